import Wording

extension Language {
  /// What is said about data files, and why they can't be read, in French.
  static let frenchFileWords: [String: String] = [
    // MARK: FilePart
    "the file header": "l’en-tête du fichier",
    "a variable": "une variable",
    "the tag of a variable": "le marqueur d’une variable",
    "a compressed variable": "une variable compressée",
    "the flags of an array": "les indicateurs d’un tableau",
    "the dimensions of an array": "les dimensions d’un tableau",
    "the name of a variable": "le nom d’une variable",
    "the values of an array": "les valeurs d’un tableau",
    "the header of a variable": "l’en-tête d’une variable",
    "the description of an array": "la description d’un tableau",
    "a gzip stream": "un flux gzip",
    "the end of a ZIP archive": "la fin d’une archive ZIP",
    "the directory of a ZIP archive": "le répertoire d’une archive ZIP",
    "the header of a file in a ZIP archive": "l’en-tête d’un fichier d’une archive ZIP",
    "a file in a ZIP archive": "un fichier d’une archive ZIP",

    // MARK: FileNouns
    "{1} (byte {2})": "{1} (octet {2})",
    "{1} (byte {2} of what inflates from byte {3})":
      "{1} (octet {2} de ce qui se décompresse à partir de l’octet {3})",
    "line {1}, column {2}": "la ligne {1}, colonne {2}",
    "line {1}, column {2} ({3})": "la ligne {1}, colonne {2} ({3})",
    "{1} byte|{1} bytes": "{1} octet|{1} octets",
    "{1} number|{1} numbers": "{1} nombre|{1} nombres",
    "a {1} array": "un tableau {1}",
    "an {1} array": "un tableau de type {1}",
    "complex numbers": "des nombres complexes",
    "a sparse matrix": "une matrice creuse",
    "a cell array": "un tableau de cellules (cell array)",
    "a structure": "une structure",
    "an object": "un objet",
    "a function handle": "une référence de fonction",
    "text": "du texte",
    "Python objects": "des objets Python",
    "dates or times": "des dates ou des heures",
    "long doubles": "des nombres de type long double",

    // MARK: FileFindings
    "an empty file": "un fichier vide",
    "the bytes {1} where a MATLAB file names its byte order":
      "les octets {1} là où un fichier MATLAB donne l’ordre de ses octets",
    "version {1} in the header of a MATLAB file": "la version {1} dans l’en-tête d’un fichier MATLAB",
    "only {1} of {2}": "seulement {1} dans {2}",
    "{1} too many after {2}": "{1} de trop après {2}",
    "type {1} in {2}": "le type {1} dans {2}",
    "a length of {1} in {2}": "une longueur de {1} dans {2}",
    "{1} in {2}": "{1} dans {2}",
    "an array of {1} in {2}": "un tableau de {1} dans {2}",
    "{1} in the {2} array {3}": "{1} dans le tableau {2} {3}",
    "the integer {1} in {2}": "l’entier {1} dans {2}",
    "version {1} in the header of an NPY file": "la version {1} dans l’en-tête d’un fichier NPY",
    "numbers of a Cray in {1}": "des nombres d’un Cray dans {1}",
    "numbers of a VAX in {1}": "des nombres d’un VAX dans {1}",
    "unknown bytes at the beginning of {1}": "des octets inconnus avec lesquels commence {1}",
    "“{1}” in {2}": "«\u{202F}{1}\u{202F}» dans {2}",
    "a contradiction in {1}": "une contradiction dans {1}",
    "the encrypted file {1}": "le fichier chiffré {1}",
    "compression method {1} for {2}": "la méthode de compression {1} pour {2}",
    "more than {1} MiB in {2}": "plus de {1} Mio dans {2}",
    "nothing in {1}": "rien dans {1}",
    "“{1}” in {2}, which may be a fraction or thousands":
      "«\u{202F}{1}\u{202F}» dans {2}, des décimales ou des milliers",
    "a column without a name (column {1}) beside others with names":
      "une colonne sans nom (colonne {1}) à côté d’autres qui en ont un",
    "{1} field in line {2}|{1} fields in line {2}": "{1} champ à la ligne {2}|{1} champs à la ligne {2}",
    "a quotation mark without its partner in {1}": "un guillemet sans son pendant dans {1}",
    "text after the closing quotation mark in {1}": "du texte après le guillemet fermant dans {1}",
    "a line of names and nothing below it": "une ligne de noms et rien en dessous",
    "two variables named {1}": "deux variables nommées {1}",
    "no variable at all": "aucune variable",
    "the variable {1}": "la variable {1}",
    "the variables {1}": "les variables {1}",
    "the name {1}": "le nom {1}",
    "more numbers in {1} than a {2} file can hold":
      "plus de nombres dans {1} qu’un fichier {2} n’en contient",
    "more numbers in {1} than an {2} file can hold":
      "plus de nombres dans {1} qu’un fichier au format {2} n’en contient",

    // MARK: DamageWords
    "damage ({1})": "des octets abîmés ({1})",
    "a wrong checksum": "une somme de contrôle fausse",
    "no end after {1}": "pas de fin après {1}",
    "an end after {1}": "une fin après {1}",
    "more bytes than it promises": "plus d’octets qu’annoncé",
    "{1} after the end of the stream": "{1} après la fin du flux",
    "a promise of {1} from {2}": "une annonce de {1} à partir de {2}",
    "a deflated stream": "un flux compressé",
    "the end of the stream": "la fin du flux",
    "the one that fits its content": "celle de son contenu",
    "nothing after it": "rien après",
    "at most 1032 from each": "au plus 1032 à partir de chacun",

    // MARK: FileExpectations
    "a {1} file": "un fichier {1}",
    "the end there": "la fin à cet endroit",
    "14 (an array) or 15 (a compressed array)": "14 (un tableau) ou 15 (un tableau compressé)",
    "6 (flags), and in them a class from 1 to 17": "6 (des indicateurs), avec une classe de 1 à 17",
    "5 (integers of 32 bits), or integers of another size":
      "5 (des entiers de 32 bits), ou des entiers d’une autre taille",
    "1 (text)": "1 (du texte)",
    "numbers": "des nombres",
    "8, 9, 11, 12, 13 or 14": "8, 9, 11, 12, 13 ou 14",
    "decimal digits MOPT with M up to 4, O zero, P up to 5, T up to 2":
      "des chiffres décimaux MOPT avec M jusqu’à 4, O nul, P jusqu’à 5, T jusqu’à 2",
    "another": "un autre",
    "one that fits what is there": "une qui convient à ce qui est là",
    "as many numbers as the file has bytes for": "autant de nombres que le fichier a d’octets pour eux",
    "the {1} of its dimensions": "les {1} de ses dimensions",
    "whole numbers from {1} to {2}": "des entiers de {1} à {2}",
    "a value of the type {1}": "une valeur du type {1}",
    "integers up to 2⁵³, which are exact in double precision":
      "des entiers jusqu’à 2⁵³, exacts en double précision",
    "version 1, 2 or 3": "la version 1, 2 ou 3",
    "numbers as IEEE 754 defines them": "des nombres tels qu’IEEE 754 les définit",
    "the bytes that {1} begins with": "les octets par lesquels commence {1}",
    "descr, fortran_order and shape, as numpy writes them":
      "descr, fortran_order et shape, tels que numpy les écrit",
    "the same everywhere": "la même chose partout",
    "one that is not encrypted": "un fichier non chiffré",
    "0 (stored) or 8 (deflated)": "0 (sans compression) ou 8 (deflate)",
    "less": "moins",
    "a number": "un nombre",
    "a finite number": "un nombre fini",
    "a decimal point, as in lines above": "un point décimal, comme dans les lignes précédentes",
    "a decimal comma, as in lines above": "une virgule décimale, comme dans les lignes précédentes",
    "numbers with a decimal point": "des nombres à point décimal",
    "one that numbers the rows": "une qui numérote les lignes",
    "{1}, one for each name in the first line": "{1}, un pour chaque nom de la première ligne",
    "{1}, as in the first line": "{1}, comme à la première ligne",
    "another at the end of the field": "un autre à la fin du champ",
    "the end of the field": "la fin du champ",
    "each name once": "chaque nom une seule fois",
    "just one": "une seule",
    "a variable named {1}": "une variable nommée {1}",
    "a full array of real numbers": "un tableau plein de nombres réels",
    "a letter, and then letters, digits and underscores, 63 in all":
      "une lettre, puis des lettres, des chiffres et des tirets bas, 63 en tout",
    "a name that a file can have": "un nom qu’un fichier peut porter",
    "fewer": "moins de nombres",

    // MARK: FileAdvice
    "the file was cut short: copy or download it again":
      "le fichier est tronqué\u{A0}: copiez-le ou téléchargez-le de nouveau",
    "save it again with save('FILE.mat', '-v7')": "enregistrez-le de nouveau avec save('FILE.mat', '-v7')",
    "save it again with numpy.save": "enregistrez-le de nouveau avec numpy.save",
    "save it again on a modern computer": "enregistrez-le de nouveau sur un ordinateur actuel",
    "unpack the archive and pack it again without a password":
      "décompressez l’archive et refaites-la sans mot de passe",
    "save it again with numpy.savez or numpy.savez_compressed":
      "enregistrez-le de nouveau avec numpy.savez ou numpy.savez_compressed",
    "take a part of it": "prenez-en une partie",
    "fill it in, or leave the line out (in pandas, dropna() does)":
      "remplissez-le, ou retirez la ligne (avec pandas, dropna() le fait)",
    "write all numbers with a decimal point, and none with thousands set apart":
      "écrivez tous les nombres avec un point décimal, sans séparer les milliers",
    "give it a name, or write the table without it: index=False in pandas, row.names = FALSE in R":
      "donnez-lui un nom, ou écrivez la table sans elle\u{A0}: index=False avec pandas, row.names = FALSE avec R",
    "give every line as many fields as the first": "donnez à chaque ligne autant de champs qu’à la première",
    "write numbers with a decimal point, or give each column a name":
      "écrivez les nombres avec un point décimal, ou donnez un nom à chaque colonne",
    "if the first column has the names of the rows, write the table without it: index=False in pandas, row.names = FALSE in R":
      "si la première colonne contient les noms des lignes, écrivez la table sans elle\u{A0}: index=False avec pandas, row.names = FALSE avec R",
    "close each quotation mark, and double those inside a field":
      "fermez chaque guillemet, et doublez ceux qui sont dans un champ",
    "write the rows as well: the table was empty when it was saved, as df.shape in pandas and dim(x) in R would show":
      "écrivez aussi les lignes\u{A0}: la table était vide lors de l’enregistrement, comme le montreraient df.shape avec pandas et dim(x) avec R",
    "take another file": "prenez un autre fichier",
    "name the one that is wanted": "nommez celle qui est voulue",
    "give it another name": "donnez-lui un autre nom",
    "save it in another format": "enregistrez-la dans un autre format",
    "the file is damaged: copy or download it again, or save it again":
      "le fichier est abîmé\u{A0}: copiez-le, téléchargez-le ou enregistrez-le de nouveau",
    "the file is damaged, or the program that wrote it is wrong":
      "le fichier est abîmé, ou le programme qui l’a écrit se trompe",
    "save {1} as double if the last digits do not matter":
      "enregistrez {1} en double si les derniers chiffres n’importent pas",
    "save the file again with each variable once":
      "enregistrez de nouveau le fichier avec chaque variable une seule fois",
    "name one that is there": "nommez-en une qui s’y trouve",
    "correct the formula in the sheet, or leave the line out":
      "corrigez la formule dans la feuille, ou retirez la ligne",
    "fill it in, or leave the line out: dropna() in pandas, na.omit() in R":
      "remplissez-le, ou retirez la ligne\u{A0}: dropna() avec pandas, na.omit() avec R",
    "write a number that double precision holds, or leave the line out: in pandas, replace([numpy.inf, -numpy.inf], numpy.nan).dropna()":
      "écrivez un nombre que la double précision contient, ou retirez la ligne\u{A0}: avec pandas, replace([numpy.inf, -numpy.inf], numpy.nan).dropna()",
    "write 1 and 0: astype(int) in pandas, + 0 in R":
      "écrivez 1 et 0\u{A0}: astype(int) avec pandas, + 0 avec R",
    "write numbers with a decimal point, and none with thousands set apart":
      "écrivez les nombres avec un point décimal, sans séparer les milliers",
    "only numbers are read, below one line of names at most":
      "seuls des nombres sont lus, sous une ligne de noms au plus",
    "only numbers are read: number the values (in pandas, factorize() does), or leave the column out":
      "seuls des nombres sont lus\u{A0}: numérotez les valeurs (avec pandas, factorize() le fait), ou retirez la colonne",
    "write shares as plain numbers: in Excel, format the column as General; in pandas, str.rstrip('%').astype(float) / 100; in R, as.numeric(sub('%', '', x)) / 100":
      "écrivez les parts comme de simples nombres\u{A0}: avec Excel, format Standard pour la colonne\u{202F}; avec pandas, str.rstrip('%').astype(float) / 100\u{202F}; avec R, as.numeric(sub('%', '', x)) / 100",
    "write amounts as plain numbers: in Excel, format the column as General; in pandas, str.replace('[^0-9.-]', '', regex=True).astype(float); in R, as.numeric(gsub('[^0-9.-]', '', x))":
      "écrivez les montants comme de simples nombres\u{A0}: avec Excel, format Standard pour la colonne\u{202F}; avec pandas, str.replace('[^0-9.-]', '', regex=True).astype(float)\u{202F}; avec R, as.numeric(gsub('[^0-9.-]', '', x))",
    "leave the column out, or write dates as numbers: in Excel, format the column as General; in pandas, pd.to_datetime(x).map(pd.Timestamp.toordinal); in R, as.numeric(as.Date(x))":
      "retirez la colonne, ou écrivez les dates comme des nombres\u{A0}: avec Excel, format Standard pour la colonne\u{202F}; avec pandas, pd.to_datetime(x).map(pd.Timestamp.toordinal)\u{202F}; avec R, as.numeric(as.Date(x))",
    "leave the column out, or write times as numbers: in Excel, format the column as General; in pandas, pd.to_timedelta(x).dt.total_seconds()":
      "retirez la colonne, ou écrivez les heures comme des nombres\u{A0}: avec Excel, format Standard pour la colonne\u{202F}; avec pandas, pd.to_timedelta(x).dt.total_seconds()",
    "write the real parts, or the magnitudes: numpy.savetxt('FILE.csv', X.real) or abs(X), real(X) or abs(X) in MATLAB and Octave, Re(X) or Mod(X) in R":
      "écrivez les parties réelles, ou les modules\u{A0}: numpy.savetxt('FILE.csv', X.real) ou abs(X), real(X) ou abs(X) avec MATLAB et Octave, Re(X) ou Mod(X) avec R",
    "in MATLAB, {1} = full({1}) makes it one": "avec MATLAB, {1} = full({1}) en fait un",
    "save the real parts of {1}, or their magnitudes, as a separate variable":
      "enregistrez les parties réelles de {1}, ou leurs modules, dans une variable à part",
    "in MATLAB, cell2mat({1}) makes it one if its cells are numbers":
      "avec MATLAB, cell2mat({1}) en fait un si ses cellules sont des nombres",
    "save the field that is wanted as a separate variable":
      "enregistrez le champ voulu dans une variable à part",
    "they are kept as a pickle, which can run any program and is never read: give the array a numeric dtype":
      "ils sont conservés dans un pickle, qui peut exécuter n’importe quel programme et n’est jamais lu\u{A0}: donnez au tableau un dtype numérique",
    "save {1}.astype('float64')": "enregistrez {1}.astype('float64')",
    "save it as numbers ({1}.astype(float) in numpy, str2num({1}) in MATLAB), or name another variable":
      "enregistrez-la en nombres ({1}.astype(float) avec numpy, str2num({1}) avec MATLAB), ou nommez une autre variable",
    "name another variable": "nommez une autre variable",

    // MARK: ContentWords
    "a MATLAB 7.3 file, which is HDF5": "un fichier MATLAB 7.3, c’est-à-dire HDF5",
    "an HDF5 file": "un fichier HDF5",
    "a {1} image": "une image {1}",
    "a PDF document": "un document PDF",
    "a ZIP archive": "une archive ZIP",
    "a gzip-compressed file": "un fichier compressé par gzip",
    "a {1} archive": "une archive {1}",
    "a file that {1} compressed": "un fichier compressé par {1}",
    "a workbook or another office document": "un classeur ou un autre document bureautique",
    "a Python pickle": "un pickle de Python",
    "a file of PyTorch, which is a Python pickle": "un fichier de PyTorch, c’est-à-dire un pickle de Python",
    "a file of R's own objects": "un fichier d’objets propres à R",
    "a file in Octave's own format": "un fichier au format propre à Octave",
    "samples in the format of LIBSVM": "des exemples au format de LIBSVM",
    "a table in Weka's format ARFF": "une table au format ARFF de Weka",
    "a pointer of Git LFS, which stands for the file": "un pointeur de Git LFS, qui tient lieu du fichier",
    "a pointer of git-annex, which stands for the file":
      "un pointeur de git-annex, qui tient lieu du fichier",
    "a web page": "une page web",
    "a text in XML that begins with “{1}”": "un texte en XML qui commence par «\u{202F}{1}\u{202F}»",
    "a text in JSON that begins with “{1}”": "un texte en JSON qui commence par «\u{202F}{1}\u{202F}»",
    "a text in UTF-16": "un texte en UTF-16",
    "a text with nothing in it": "un texte sans contenu",
    "a text that is no table and begins with “{1}”":
      "un texte qui n’est pas une table et commence par «\u{202F}{1}\u{202F}»",
    "a file that begins with the bytes {1}": "un fichier qui commence par les octets {1}",

    // MARK: ContentAdvice
    "in MATLAB, save it with save('FILE.mat', '-v7')":
      "avec MATLAB, enregistrez-le par save('FILE.mat', '-v7')",
    "it was compressed twice: decompress it once, with gunzip":
      "il a été compressé deux fois\u{A0}: décompressez-le une fois, avec gunzip",
    "unpack it, and name the file in it that is wanted": "décompressez-la, et nommez le fichier voulu",
    "decompress it with {1} -d": "décompressez-le avec {1} -d",
    "in Python, pandas reads it, and to_csv('FILE.csv', index=False) writes a table":
      "avec Python, pandas le lit, et to_csv('FILE.csv', index=False) écrit une table",
    "save the sheet as CSV": "enregistrez la feuille en CSV",
    "a pickle can run any program and is never read: numpy.save writes an array":
      "un pickle peut exécuter n’importe quel programme et n’est jamais lu\u{A0}: numpy.save écrit un tableau",
    "in R, write.csv(x, 'FILE.csv', row.names = FALSE) writes a table":
      "avec R, write.csv(x, 'FILE.csv', row.names = FALSE) écrit une table",
    "in Octave, save it with save -7 FILE.mat": "avec Octave, enregistrez-le par save -7 FILE.mat",
    "in Python, sklearn.datasets.load_svmlight_file reads it, and numpy.savez writes its arrays":
      "avec Python, sklearn.datasets.load_svmlight_file les lit, et numpy.savez écrit leurs tableaux",
    "in Python, scipy.io.arff.loadarff reads it, and numpy.savetxt writes a table":
      "avec Python, scipy.io.arff.loadarff la lit, et numpy.savetxt écrit une table",
    "fetch the file itself with git lfs pull": "obtenez le fichier lui-même avec git lfs pull",
    "fetch the file itself with git annex get": "obtenez le fichier lui-même avec git annex get",
    "the address leads to a page about the file: download the file itself":
      "l’adresse mène à une page sur le fichier\u{A0}: téléchargez le fichier lui-même",
    "if a server's error message was downloaded in place of the file, download it again":
      "si le message d’erreur d’un serveur a été téléchargé à la place du fichier, téléchargez-le de nouveau",
    "only numbers are read: number labels that are words (in pandas, factorize() does); if a message was downloaded in place of the file, download it again":
      "seuls des nombres sont lus\u{A0}: numérotez les étiquettes qui sont des mots (avec pandas, factorize() le fait)\u{202F}; si un message a été téléchargé à la place du fichier, téléchargez-le de nouveau",
    "save it as UTF-8": "enregistrez-le en UTF-8",
    "in Python, numpy.savez or scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')":
      "avec Python, numpy.savez ou scipy.io.savemat en écrit un\u{202F}; avec MATLAB, save('FILE.mat', '-v7')",

    // MARK: PNGWords
    "found an image of {1}×{2} pixels, expected at least one pixel":
      "image de {1}×{2} pixels, on attendait au moins un pixel",
    "found a PNG image of {1}×{2} pixels, expected at most {3}; make it smaller":
      "image PNG de {1}×{2} pixels, on en attendait au plus {3}\u{202F}; réduisez-la",
    "found a PNG image of {1}×{2} pixels, expected no more than its bytes can hold; copy it again or save it again":
      "image PNG de {1}×{2} pixels, plus que ses octets n’en contiennent\u{202F}; copiez-la ou enregistrez-la de nouveau",
    "found a file that is not a PNG image, expected one; convert the image to PNG":
      "fichier qui n’est pas une image PNG\u{202F}; convertissez l’image en PNG",
    "found a damaged PNG image ({1}); copy it again or save it again":
      "image PNG abîmée ({1})\u{202F}; copiez-la ou enregistrez-la de nouveau",

    // MARK: FileAccessWords
    "there is no file `{1}`": "il n’y a pas de fichier `{1}`",
    "`{1}` is a link to `{2}`, and nothing is there": "`{1}` est un lien vers `{2}`, où il n’y a rien",
    "`{1}` is a folder, a file was expected": "`{1}` est un dossier, on attendait un fichier",
    "`{1}` is not a regular file": "`{1}` n’est pas un fichier ordinaire",
    "there is no permission to read the file `{1}`": "le fichier `{1}` n’est pas lisible faute de droits",
    "the file `{1}` could not be read: {2}": "le fichier `{1}` n’a pas pu être lu\u{A0}: {2}",
    "the file `{1}` changed while the notebook ran":
      "le fichier `{1}` a changé pendant que le carnet s’exécutait",
    "fetch the file with git annex get": "obtenez le fichier avec git annex get",
    "bring back what it leads to, or link to something else":
      "remettez ce à quoi il mène, ou liez autre chose",
    "give yourself the permission to read it": "donnez-vous le droit de le lire",
    "paths start at the notebook's folder": "les chemins partent du dossier du carnet",
    "run the notebook again": "exécutez de nouveau le carnet",

    // MARK: SuggestionWords
    "did you mean {1}?": "vouliez-vous dire {1}\u{202F}?",
  ]
}
