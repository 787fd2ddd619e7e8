import Wording

extension Language {
  /// What is said about data files, and why they can't be read, in Spanish.
  static let spanishFileWords: [String: String] = [
    // MARK: FilePart
    "the file header": "la cabecera del archivo",
    "a variable": "una variable",
    "the tag of a variable": "la marca de una variable",
    "a compressed variable": "una variable comprimida",
    "the flags of an array": "los indicadores de una matriz",
    "the dimensions of an array": "las dimensiones de una matriz",
    "the name of a variable": "el nombre de una variable",
    "the values of an array": "los valores de una matriz",
    "the header of a variable": "la cabecera de una variable",
    "the description of an array": "la descripción de una matriz",
    "a gzip stream": "un flujo gzip",
    "the end of a ZIP archive": "el final de un archivo ZIP",
    "the directory of a ZIP archive": "el directorio de un archivo ZIP",
    "the header of a file in a ZIP archive": "la cabecera de un fichero de un archivo ZIP",
    "a file in a ZIP archive": "un fichero de un archivo ZIP",

    // MARK: FileNouns
    "{1} (byte {2})": "{1} (byte {2})",
    "{1} (byte {2} of what inflates from byte {3})":
      "{1} (byte {2} de lo que se descomprime desde el byte {3})",
    "line {1}, column {2}": "la línea {1}, columna {2}",
    "line {1}, column {2} ({3})": "la línea {1}, columna {2} ({3})",
    "{1} byte|{1} bytes": "{1} byte|{1} bytes",
    "{1} number|{1} numbers": "{1} número|{1} números",
    "a {1} array": "una matriz {1}",
    "an {1} array": "una matriz de tipo {1}",
    "complex numbers": "números complejos",
    "a sparse matrix": "una matriz dispersa",
    "a cell array": "una matriz de celdas (cell array)",
    "a structure": "una estructura",
    "an object": "un objeto",
    "a function handle": "un identificador de función",
    "text": "texto",
    "Python objects": "objetos de Python",
    "dates or times": "fechas u horas",
    "long doubles": "números de tipo long double",

    // MARK: FileFindings
    "an empty file": "un archivo vacío",
    "the bytes {1} where a MATLAB file names its byte order":
      "los bytes {1} donde un archivo de MATLAB indica el orden de sus bytes",
    "version {1} in the header of a MATLAB file": "la versión {1} en la cabecera de un archivo de MATLAB",
    "only {1} of {2}": "solo {1} en {2}",
    "{1} too many after {2}": "{1} de más tras {2}",
    "type {1} in {2}": "el tipo {1} en {2}",
    "a length of {1} in {2}": "una longitud de {1} en {2}",
    "{1} in {2}": "{1} en {2}",
    "an array of {1} in {2}": "una matriz de {1} en {2}",
    "{1} in the {2} array {3}": "{1} en la matriz {2} {3}",
    "the integer {1} in {2}": "el entero {1} en {2}",
    "version {1} in the header of an NPY file": "la versión {1} en la cabecera de un archivo NPY",
    "numbers of a Cray in {1}": "números de un Cray en {1}",
    "numbers of a VAX in {1}": "números de un VAX en {1}",
    "unknown bytes at the beginning of {1}": "bytes desconocidos con los que empieza {1}",
    "“{1}” in {2}": "«{1}» en {2}",
    "a contradiction in {1}": "una contradicción en {1}",
    "the encrypted file {1}": "el fichero cifrado {1}",
    "compression method {1} for {2}": "el método de compresión {1} para {2}",
    "more than {1} MiB in {2}": "más de {1} MiB en {2}",
    "nothing in {1}": "nada en {1}",
    "“{1}” in {2}, which may be a fraction or thousands": "«{1}» en {2}, que pueden ser decimales o millares",
    "a column without a name (column {1}) beside others with names":
      "una columna sin nombre (columna {1}) junto a otras que lo tienen",
    "{1} field in line {2}|{1} fields in line {2}": "{1} campo en la línea {2}|{1} campos en la línea {2}",
    "a quotation mark without its partner in {1}": "unas comillas sin su pareja en {1}",
    "text after the closing quotation mark in {1}": "texto tras las comillas de cierre en {1}",
    "a line of names and nothing below it": "una línea de nombres y nada debajo",
    "two variables named {1}": "dos variables llamadas {1}",
    "no variable at all": "ninguna variable",
    "the variable {1}": "la variable {1}",
    "the variables {1}": "las variables {1}",
    "the name {1}": "el nombre {1}",
    "more numbers in {1} than a {2} file can hold": "más números en {1} de los que caben en un archivo {2}",
    "more numbers in {1} than an {2} file can hold":
      "más números en {1} de los que caben en un archivo de formato {2}",

    // MARK: DamageWords
    "damage ({1})": "daños ({1})",
    "a wrong checksum": "una suma de comprobación errónea",
    "no end after {1}": "ningún final tras {1}",
    "an end after {1}": "un final tras {1}",
    "more bytes than it promises": "más bytes de los anunciados",
    "{1} after the end of the stream": "{1} tras el final del flujo",
    "a promise of {1} from {2}": "un anuncio de {1} a partir de {2}",
    "a deflated stream": "un flujo comprimido",
    "the end of the stream": "el final del flujo",
    "the one that fits its content": "la de su contenido",
    "nothing after it": "nada después",
    "at most 1032 from each": "como mucho 1032 de cada uno",

    // MARK: FileExpectations
    "a {1} file": "un archivo {1}",
    "the end there": "el final en ese lugar",
    "14 (an array) or 15 (a compressed array)": "14 (una matriz) o 15 (una matriz comprimida)",
    "6 (flags), and in them a class from 1 to 17": "6 (indicadores), con una clase de 1 a 17",
    "5 (integers of 32 bits), or integers of another size":
      "5 (enteros de 32 bits), o enteros de otro tamaño",
    "1 (text)": "1 (texto)",
    "numbers": "números",
    "8, 9, 11, 12, 13 or 14": "8, 9, 11, 12, 13 o 14",
    "decimal digits MOPT with M up to 4, O zero, P up to 5, T up to 2":
      "dígitos decimales MOPT con M hasta 4, O cero, P hasta 5, T hasta 2",
    "another": "otro",
    "one that fits what is there": "una acorde con lo que hay",
    "as many numbers as the file has bytes for": "tantos números como bytes tiene el archivo para ellos",
    "the {1} of its dimensions": "los {1} de sus dimensiones",
    "whole numbers from {1} to {2}": "números enteros de {1} a {2}",
    "a value of the type {1}": "un valor del tipo {1}",
    "integers up to 2⁵³, which are exact in double precision":
      "enteros hasta 2⁵³, exactos en doble precisión",
    "version 1, 2 or 3": "la versión 1, 2 o 3",
    "numbers as IEEE 754 defines them": "números como los define IEEE 754",
    "the bytes that {1} begins with": "los bytes con los que empieza {1}",
    "descr, fortran_order and shape, as numpy writes them":
      "descr, fortran_order y shape, como los escribe numpy",
    "the same everywhere": "lo mismo en todas partes",
    "one that is not encrypted": "uno sin cifrar",
    "0 (stored) or 8 (deflated)": "0 (sin compresión) u 8 (deflate)",
    "less": "menos",
    "a number": "un número",
    "a finite number": "un número finito",
    "a decimal point, as in lines above": "un punto decimal, como en las líneas anteriores",
    "a decimal comma, as in lines above": "una coma decimal, como en las líneas anteriores",
    "numbers with a decimal point": "números con punto decimal",
    "one that numbers the rows": "una que numere las filas",
    "{1}, one for each name in the first line": "{1}, uno por cada nombre de la primera línea",
    "{1}, as in the first line": "{1}, como en la primera línea",
    "another at the end of the field": "otras al final del campo",
    "the end of the field": "el final del campo",
    "each name once": "cada nombre una sola vez",
    "just one": "solo una",
    "a variable named {1}": "una variable llamada {1}",
    "a full array of real numbers": "una matriz completa de números reales",
    "a letter, and then letters, digits and underscores, 63 in all":
      "una letra y después letras, dígitos y guiones bajos, 63 en total",
    "a name that a file can have": "un nombre que un archivo puede llevar",
    "fewer": "menos números",

    // MARK: FileAdvice
    "the file was cut short: copy or download it again":
      "el archivo quedó cortado: cópielo o descárguelo de nuevo",
    "save it again with save('FILE.mat', '-v7')": "guárdelo de nuevo con save('FILE.mat', '-v7')",
    "save it again with numpy.save": "guárdelo de nuevo con numpy.save",
    "save it again on a modern computer": "guárdelo de nuevo en un ordenador actual",
    "unpack the archive and pack it again without a password":
      "desempaquete el archivo y vuelva a empaquetarlo sin contraseña",
    "save it again with numpy.savez or numpy.savez_compressed":
      "guárdelo de nuevo con numpy.savez o numpy.savez_compressed",
    "take a part of it": "use una parte",
    "fill it in, or leave the line out (in pandas, dropna() does)":
      "rellénelo o quite la línea (en pandas, con dropna())",
    "write all numbers with a decimal point, and none with thousands set apart":
      "escriba todos los números con punto decimal y sin separar los millares",
    "give it a name, or write the table without it: index=False in pandas, row.names = FALSE in R":
      "póngale un nombre o escriba la tabla sin ella: index=False en pandas, row.names = FALSE en R",
    "give every line as many fields as the first": "dé a cada línea tantos campos como a la primera",
    "write numbers with a decimal point, or give each column a name":
      "escriba los números con punto decimal o ponga nombre a cada columna",
    "if the first column has the names of the rows, write the table without it: index=False in pandas, row.names = FALSE in R":
      "si la primera columna contiene los nombres de las filas, escriba la tabla sin ella: index=False en pandas, row.names = FALSE en R",
    "close each quotation mark, and double those inside a field":
      "cierre todas las comillas y duplique las que estén dentro de un campo",
    "write the rows as well: the table was empty when it was saved, as df.shape in pandas and dim(x) in R would show":
      "escriba también las filas: la tabla estaba vacía al guardarla, como mostrarían df.shape en pandas y dim(x) en R",
    "take another file": "use otro archivo",
    "name the one that is wanted": "nombre la que se quiere",
    "give it another name": "póngale otro nombre",
    "save it in another format": "guárdela en otro formato",
    "the file is damaged: copy or download it again, or save it again":
      "el archivo está dañado: cópielo, descárguelo o guárdelo de nuevo",
    "the file is damaged, or the program that wrote it is wrong":
      "el archivo está dañado, o el programa que lo escribió se equivoca",
    "save {1} as double if the last digits do not matter":
      "guarde {1} como double si los últimos dígitos no importan",
    "save the file again with each variable once":
      "guarde de nuevo el archivo con cada variable una sola vez",
    "name one that is there": "nombre una que exista",
    "correct the formula in the sheet, or leave the line out":
      "corrija la fórmula en la hoja o quite la línea",
    "fill it in, or leave the line out: dropna() in pandas, na.omit() in R":
      "rellénelo o quite la línea: dropna() en pandas, na.omit() en R",
    "write a number that double precision holds, or leave the line out: in pandas, replace([numpy.inf, -numpy.inf], numpy.nan).dropna()":
      "escriba un número que quepa en doble precisión o quite la línea: en pandas, replace([numpy.inf, -numpy.inf], numpy.nan).dropna()",
    "write 1 and 0: astype(int) in pandas, + 0 in R": "escriba 1 y 0: astype(int) en pandas, + 0 en R",
    "write numbers with a decimal point, and none with thousands set apart":
      "escriba los números con punto decimal y sin separar los millares",
    "only numbers are read, below one line of names at most":
      "solo se leen números, debajo de una línea de nombres como mucho",
    "only numbers are read: number the values (in pandas, factorize() does), or leave the column out":
      "solo se leen números: numere los valores (en pandas, con factorize()) o quite la columna",
    "write shares as plain numbers: in Excel, format the column as General; in pandas, str.rstrip('%').astype(float) / 100; in R, as.numeric(sub('%', '', x)) / 100":
      "escriba las proporciones como números simples: en Excel, formato General para la columna; en pandas, str.rstrip('%').astype(float) / 100; en R, as.numeric(sub('%', '', x)) / 100",
    "write amounts as plain numbers: in Excel, format the column as General; in pandas, str.replace('[^0-9.-]', '', regex=True).astype(float); in R, as.numeric(gsub('[^0-9.-]', '', x))":
      "escriba los importes como números simples: en Excel, formato General para la columna; en pandas, str.replace('[^0-9.-]', '', regex=True).astype(float); en R, as.numeric(gsub('[^0-9.-]', '', x))",
    "leave the column out, or write dates as numbers: in Excel, format the column as General; in pandas, pd.to_datetime(x).map(pd.Timestamp.toordinal); in R, as.numeric(as.Date(x))":
      "quite la columna o escriba las fechas como números: en Excel, formato General para la columna; en pandas, pd.to_datetime(x).map(pd.Timestamp.toordinal); en R, as.numeric(as.Date(x))",
    "leave the column out, or write times as numbers: in Excel, format the column as General; in pandas, pd.to_timedelta(x).dt.total_seconds()":
      "quite la columna o escriba las horas como números: en Excel, formato General para la columna; en pandas, pd.to_timedelta(x).dt.total_seconds()",
    "write the real parts, or the magnitudes: numpy.savetxt('FILE.csv', X.real) or abs(X), real(X) or abs(X) in MATLAB and Octave, Re(X) or Mod(X) in R":
      "escriba las partes reales o los módulos: numpy.savetxt('FILE.csv', X.real) o abs(X), real(X) o abs(X) en MATLAB y Octave, Re(X) o Mod(X) en R",
    "in MATLAB, {1} = full({1}) makes it one": "en MATLAB, {1} = full({1}) la convierte",
    "save the real parts of {1}, or their magnitudes, as a separate variable":
      "guarde las partes reales de {1}, o sus módulos, en una variable aparte",
    "in MATLAB, cell2mat({1}) makes it one if its cells are numbers":
      "en MATLAB, cell2mat({1}) la convierte si sus celdas son números",
    "save the field that is wanted as a separate variable":
      "guarde el campo que se quiere en una variable aparte",
    "they are kept as a pickle, which can run any program and is never read: give the array a numeric dtype":
      "están guardados como pickle, que puede ejecutar cualquier programa y no se lee nunca: dé a la matriz un dtype numérico",
    "save {1}.astype('float64')": "guarde {1}.astype('float64')",
    "save it as numbers ({1}.astype(float) in numpy, str2num({1}) in MATLAB), or name another variable":
      "guárdela como números ({1}.astype(float) en numpy, str2num({1}) en MATLAB) o nombre otra variable",
    "name another variable": "nombre otra variable",

    // MARK: ContentWords
    "a MATLAB 7.3 file, which is HDF5": "un archivo de MATLAB 7.3, es decir, HDF5",
    "an HDF5 file": "un archivo HDF5",
    "a {1} image": "una imagen {1}",
    "a PDF document": "un documento PDF",
    "a ZIP archive": "un archivo ZIP",
    "a gzip-compressed file": "un archivo comprimido con gzip",
    "a {1} archive": "un archivo {1} empaquetado",
    "a file that {1} compressed": "un archivo comprimido con {1}",
    "a workbook or another office document": "un libro de cálculo u otro documento de oficina",
    "a Python pickle": "un pickle de Python",
    "a file of PyTorch, which is a Python pickle": "un archivo de PyTorch, es decir, un pickle de Python",
    "a file of R's own objects": "un archivo de objetos propios de R",
    "a file in Octave's own format": "un archivo en el formato propio de Octave",
    "samples in the format of LIBSVM": "muestras en el formato de LIBSVM",
    "a table in Weka's format ARFF": "una tabla en el formato ARFF de Weka",
    "a pointer of Git LFS, which stands for the file": "un puntero de Git LFS, que sustituye al archivo",
    "a pointer of git-annex, which stands for the file": "un puntero de git-annex, que sustituye al archivo",
    "a web page": "una página web",
    "a text in XML that begins with “{1}”": "un texto en XML que empieza por «{1}»",
    "a text in JSON that begins with “{1}”": "un texto en JSON que empieza por «{1}»",
    "a text in UTF-16": "un texto en UTF-16",
    "a text with nothing in it": "un texto sin contenido",
    "a text that is no table and begins with “{1}”": "un texto que no es una tabla y empieza por «{1}»",
    "a file that begins with the bytes {1}": "un archivo que empieza por los bytes {1}",

    // MARK: ContentAdvice
    "in MATLAB, save it with save('FILE.mat', '-v7')": "en MATLAB, guárdelo con save('FILE.mat', '-v7')",
    "it was compressed twice: decompress it once, with gunzip":
      "se comprimió dos veces: descomprímalo una vez con gunzip",
    "unpack it, and name the file in it that is wanted": "desempaquételo y nombre el fichero que se quiere",
    "decompress it with {1} -d": "descomprímalo con {1} -d",
    "in Python, pandas reads it, and to_csv('FILE.csv', index=False) writes a table":
      "en Python, pandas lo lee, y to_csv('FILE.csv', index=False) escribe una tabla",
    "save the sheet as CSV": "guarde la hoja como CSV",
    "a pickle can run any program and is never read: numpy.save writes an array":
      "un pickle puede ejecutar cualquier programa y no se lee nunca: numpy.save escribe una matriz",
    "in R, write.csv(x, 'FILE.csv', row.names = FALSE) writes a table":
      "en R, write.csv(x, 'FILE.csv', row.names = FALSE) escribe una tabla",
    "in Octave, save it with save -7 FILE.mat": "en Octave, guárdelo con save -7 FILE.mat",
    "in Python, sklearn.datasets.load_svmlight_file reads it, and numpy.savez writes its arrays":
      "en Python, sklearn.datasets.load_svmlight_file las lee, y numpy.savez escribe sus matrices",
    "in Python, scipy.io.arff.loadarff reads it, and numpy.savetxt writes a table":
      "en Python, scipy.io.arff.loadarff la lee, y numpy.savetxt escribe una tabla",
    "fetch the file itself with git lfs pull": "obtenga el archivo mismo con git lfs pull",
    "fetch the file itself with git annex get": "obtenga el archivo mismo con git annex get",
    "the address leads to a page about the file: download the file itself":
      "la dirección lleva a una página sobre el archivo: descargue el archivo mismo",
    "if a server's error message was downloaded in place of the file, download it again":
      "si se descargó el mensaje de error de un servidor en lugar del archivo, descárguelo de nuevo",
    "only numbers are read: number labels that are words (in pandas, factorize() does); if a message was downloaded in place of the file, download it again":
      "solo se leen números: numere las etiquetas que sean palabras (en pandas, con factorize()); si se descargó un mensaje en lugar del archivo, descárguelo de nuevo",
    "save it as UTF-8": "guárdelo como UTF-8",
    "in Python, numpy.savez or scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')":
      "en Python, numpy.savez o scipy.io.savemat escribe uno; en MATLAB, save('FILE.mat', '-v7')",

    // MARK: PNGWords
    "found an image of {1}×{2} pixels, expected at least one pixel":
      "imagen de {1}×{2} píxeles; se esperaba al menos un píxel",
    "found a PNG image of {1}×{2} pixels, expected at most {3}; make it smaller":
      "imagen PNG de {1}×{2} píxeles; se esperaban como mucho {3}; redúzcala",
    "found a PNG image of {1}×{2} pixels, expected no more than its bytes can hold; copy it again or save it again":
      "imagen PNG de {1}×{2} píxeles, más de los que caben en sus bytes; cópiela o guárdela de nuevo",
    "found a file that is not a PNG image, expected one; convert the image to PNG":
      "archivo que no es una imagen PNG; convierta la imagen a PNG",
    "found a damaged PNG image ({1}); copy it again or save it again":
      "imagen PNG dañada ({1}); cópiela o guárdela de nuevo",

    // MARK: FileAccessWords
    "there is no file `{1}`": "no hay ningún archivo `{1}`",
    "`{1}` is a link to `{2}`, and nothing is there": "`{1}` es un enlace a `{2}`, donde no hay nada",
    "`{1}` is a folder, a file was expected": "`{1}` es una carpeta; se esperaba un archivo",
    "`{1}` is not a regular file": "`{1}` no es un archivo ordinario",
    "there is no permission to read the file `{1}`": "no hay permiso para leer el archivo `{1}`",
    "the file `{1}` could not be read: {2}": "no se pudo leer el archivo `{1}`: {2}",
    "the file `{1}` changed while the notebook ran":
      "el archivo `{1}` cambió mientras se ejecutaba el cuaderno",
    "fetch the file with git annex get": "obtenga el archivo con git annex get",
    "bring back what it leads to, or link to something else":
      "recupere aquello a lo que lleva o enlace otra cosa",
    "give yourself the permission to read it": "concédase el permiso de leerlo",
    "paths start at the notebook's folder": "las rutas parten de la carpeta del cuaderno",
    "run the notebook again": "ejecute de nuevo el cuaderno",

    // MARK: SuggestionWords
    "did you mean {1}?": "¿quiso decir {1}?",
  ]
}
