import Wording

extension Language {
  /// What is said about data files, and why they can't be read, in German.
  static let germanFileWords: [String: String] = [
    // MARK: FilePart
    "the file header": "dem Dateikopf",
    "a variable": "einer Variablen",
    "the tag of a variable": "der Kennung einer Variablen",
    "a compressed variable": "einer komprimierten Variablen",
    "the flags of an array": "den Merkmalen eines Arrays",
    "the dimensions of an array": "den Dimensionen eines Arrays",
    "the name of a variable": "dem Namen einer Variablen",
    "the values of an array": "den Werten eines Arrays",
    "the header of a variable": "dem Kopf einer Variablen",
    "the description of an array": "der Beschreibung eines Arrays",
    "a gzip stream": "einem gzip-Datenstrom",
    "the end of a ZIP archive": "dem Ende eines ZIP-Archivs",
    "the directory of a ZIP archive": "dem Verzeichnis eines ZIP-Archivs",
    "the header of a file in a ZIP archive": "dem Kopf einer Datei in einem ZIP-Archiv",
    "a file in a ZIP archive": "einer Datei in einem ZIP-Archiv",

    // MARK: FileNouns
    "{1} (byte {2})": "{1} (Byte {2})",
    "{1} (byte {2} of what inflates from byte {3})": "{1} (Byte {2} dessen, was ab Byte {3} entpackt wird)",
    "line {1}, column {2}": "Zeile {1}, Spalte {2}",
    "line {1}, column {2} ({3})": "Zeile {1}, Spalte {2} ({3})",
    "{1} byte|{1} bytes": "{1} Byte|{1} Bytes",
    "{1} number|{1} numbers": "{1} Zahl|{1} Zahlen",
    "a {1} array": "ein {1}-Array",
    "an {1} array": "ein Array {1}",
    "complex numbers": "komplexe Zahlen",
    "a sparse matrix": "eine dünn besetzte Matrix",
    "a cell array": "ein Cell-Array",
    "a structure": "eine Struktur",
    "an object": "ein Objekt",
    "a function handle": "ein Funktionshandle",
    "text": "Text",
    "Python objects": "Python-Objekte",
    "dates or times": "Daten oder Zeiten",
    "long doubles": "Zahlen vom Typ long double",

    // MARK: FileFindings
    "an empty file": "eine leere Datei",
    "the bytes {1} where a MATLAB file names its byte order":
      "die Bytes {1}, wo eine MATLAB-Datei ihre Bytefolge nennt",
    "version {1} in the header of a MATLAB file": "Version {1} im Kopf einer MATLAB-Datei",
    "only {1} of {2}": "nur {1} von {2}",
    "{1} too many after {2}": "{1} zu viel nach {2}",
    "type {1} in {2}": "Typ {1} in {2}",
    "a length of {1} in {2}": "eine Länge von {1} in {2}",
    "{1} in {2}": "{1} in {2}",
    "an array of {1} in {2}": "ein Array von {1} in {2}",
    "{1} in the {2} array {3}": "{1} im {2}-Array {3}",
    "the integer {1} in {2}": "die ganze Zahl {1} in {2}",
    "version {1} in the header of an NPY file": "Version {1} im Kopf einer NPY-Datei",
    "numbers of a Cray in {1}": "Zahlen einer Cray in {1}",
    "numbers of a VAX in {1}": "Zahlen einer VAX in {1}",
    "unknown bytes at the beginning of {1}": "unbekannte Bytes am Anfang von {1}",
    "“{1}” in {2}": "„{1}“ in {2}",
    "a contradiction in {1}": "ein Widerspruch in {1}",
    "the encrypted file {1}": "die verschlüsselte Datei {1}",
    "compression method {1} for {2}": "Kompressionsverfahren {1} für {2}",
    "more than {1} MiB in {2}": "mehr als {1} MiB in {2}",
    "nothing in {1}": "nichts in {1}",
    "“{1}” in {2}, which may be a fraction or thousands":
      "„{1}“ in {2}, was ein Bruch sein kann oder Tausender",
    "a column without a name (column {1}) beside others with names":
      "eine Spalte ohne Namen (Spalte {1}) neben anderen mit Namen",
    "{1} field in line {2}|{1} fields in line {2}": "{1} Feld in Zeile {2}|{1} Felder in Zeile {2}",
    "a quotation mark without its partner in {1}": "ein Anführungszeichen ohne Gegenstück in {1}",
    "text after the closing quotation mark in {1}": "Text nach dem schließenden Anführungszeichen in {1}",
    "a line of names and nothing below it": "eine Zeile mit Namen und nichts darunter",
    "two variables named {1}": "zwei Variablen namens {1}",
    "no variable at all": "gar keine Variable",
    "the variable {1}": "die Variable {1}",
    "the variables {1}": "die Variablen {1}",
    "the name {1}": "der Name {1}",
    "more numbers in {1} than a {2} file can hold": "mehr Zahlen in {1}, als eine {2}-Datei halten kann",
    "more numbers in {1} than an {2} file can hold":
      "mehr Zahlen in {1}, als eine Datei vom Format {2} halten kann",

    // MARK: DamageWords
    "damage ({1})": "ein Schaden ({1})",
    "a wrong checksum": "eine falsche Prüfsumme",
    "no end after {1}": "kein Ende nach {1}",
    "an end after {1}": "ein Ende nach {1}",
    "more bytes than it promises": "mehr Bytes, als zugesagt sind",
    "{1} after the end of the stream": "{1} nach dem Ende des Datenstroms",
    "a promise of {1} from {2}": "eine Zusage von {1} aus {2}",
    "a deflated stream": "ein komprimierter Datenstrom",
    "the end of the stream": "das Ende des Datenstroms",
    "the one that fits its content": "die zum Inhalt passende",
    "nothing after it": "nichts danach",
    "at most 1032 from each": "höchstens 1032 aus jedem",

    // MARK: FileExpectations
    "a {1} file": "eine Datei im Format {1}",
    "the end there": "das Ende an dieser Stelle",
    "14 (an array) or 15 (a compressed array)": "14 (ein Array) oder 15 (ein komprimiertes Array)",
    "6 (flags), and in them a class from 1 to 17": "6 (Merkmale) und darin eine Klasse von 1 bis 17",
    "5 (integers of 32 bits), or integers of another size":
      "5 (ganze Zahlen mit 32 Bit) oder ganze Zahlen anderer Größe",
    "1 (text)": "1 (Text)",
    "numbers": "Zahlen",
    "8, 9, 11, 12, 13 or 14": "8, 9, 11, 12, 13 oder 14",
    "decimal digits MOPT with M up to 4, O zero, P up to 5, T up to 2":
      "Dezimalziffern MOPT mit M bis 4, O null, P bis 5, T bis 2",
    "another": "ein anderer",
    "one that fits what is there": "eine, die zum Vorhandenen passt",
    "as many numbers as the file has bytes for": "so viele Zahlen, wie die Datei Bytes dafür hat",
    "the {1} of its dimensions": "die {1} seiner Dimensionen",
    "whole numbers from {1} to {2}": "ganze Zahlen von {1} bis {2}",
    "a value of the type {1}": "ein Wert vom Typ {1}",
    "integers up to 2⁵³, which are exact in double precision":
      "ganze Zahlen bis 2⁵³, die in doppelter Genauigkeit exakt sind",
    "version 1, 2 or 3": "Version 1, 2 oder 3",
    "numbers as IEEE 754 defines them": "Zahlen, wie IEEE 754 sie festlegt",
    "the bytes that {1} begins with": "die Bytes am Anfang von {1}",
    "descr, fortran_order and shape, as numpy writes them":
      "descr, fortran_order und shape, wie numpy sie schreibt",
    "the same everywhere": "überall dasselbe",
    "one that is not encrypted": "eine unverschlüsselte",
    "0 (stored) or 8 (deflated)": "0 (unkomprimiert) oder 8 (Deflate)",
    "less": "weniger",
    "a number": "eine Zahl",
    "a finite number": "eine endliche Zahl",
    "a decimal point, as in lines above": "ein Dezimalpunkt wie in Zeilen darüber",
    "a decimal comma, as in lines above": "ein Dezimalkomma wie in Zeilen darüber",
    "numbers with a decimal point": "Zahlen mit Dezimalpunkt",
    "one that numbers the rows": "eine, die die Zeilen nummeriert",
    "{1}, one for each name in the first line": "{1}, eines für jeden Namen der ersten Zeile",
    "{1}, as in the first line": "{1} wie in der ersten Zeile",
    "another at the end of the field": "ein weiteres am Ende des Feldes",
    "the end of the field": "das Ende des Feldes",
    "each name once": "jeder Name einmal",
    "just one": "genau eine",
    "a variable named {1}": "eine Variable namens {1}",
    "a full array of real numbers": "ein volles Array reeller Zahlen",
    "a letter, and then letters, digits and underscores, 63 in all":
      "ein Buchstabe, dann Buchstaben, Ziffern und Unterstriche, zusammen 63",
    "a name that a file can have": "ein Name, den eine Datei haben kann",
    "fewer": "weniger Zahlen",

    // MARK: FileAdvice
    "the file was cut short: copy or download it again":
      "die Datei wurde abgeschnitten: noch einmal kopieren oder herunterladen",
    "save it again with save('FILE.mat', '-v7')": "mit save('FILE.mat', '-v7') noch einmal speichern",
    "save it again with numpy.save": "mit numpy.save noch einmal speichern",
    "save it again on a modern computer": "auf einem heutigen Rechner noch einmal speichern",
    "unpack the archive and pack it again without a password":
      "das Archiv entpacken und ohne Passwort neu packen",
    "save it again with numpy.savez or numpy.savez_compressed":
      "mit numpy.savez oder numpy.savez_compressed noch einmal speichern",
    "take a part of it": "einen Teil davon nehmen",
    "fill it in, or leave the line out (in pandas, dropna() does)":
      "ausfüllen oder die Zeile weglassen (in pandas mit dropna())",
    "write all numbers with a decimal point, and none with thousands set apart":
      "alle Zahlen mit Dezimalpunkt schreiben und ohne Tausendertrennung",
    "give it a name, or write the table without it: index=False in pandas, row.names = FALSE in R":
      "ihr einen Namen geben oder die Tabelle ohne sie schreiben: index=False in pandas, row.names = FALSE in R",
    "give every line as many fields as the first": "jeder Zeile so viele Felder geben wie der ersten",
    "write numbers with a decimal point, or give each column a name":
      "Zahlen mit Dezimalpunkt schreiben oder jeder Spalte einen Namen geben",
    "if the first column has the names of the rows, write the table without it: index=False in pandas, row.names = FALSE in R":
      "wenn in der ersten Spalte die Namen der Zeilen stehen, die Tabelle ohne sie schreiben: index=False in pandas, row.names = FALSE in R",
    "close each quotation mark, and double those inside a field":
      "jedes Anführungszeichen schließen und die in einem Feld verdoppeln",
    "write the rows as well: the table was empty when it was saved, as df.shape in pandas and dim(x) in R would show":
      "auch die Zeilen schreiben: Die Tabelle war leer, als sie gespeichert wurde, wie df.shape in pandas und dim(x) in R zeigen würden",
    "take another file": "eine andere Datei nehmen",
    "name the one that is wanted": "die gewünschte nennen",
    "give it another name": "ihr einen anderen Namen geben",
    "save it in another format": "in einem anderen Format speichern",
    "the file is damaged: copy or download it again, or save it again":
      "die Datei ist beschädigt: noch einmal kopieren, herunterladen oder speichern",
    "the file is damaged, or the program that wrote it is wrong":
      "die Datei ist beschädigt, oder das Programm, das sie schrieb, hat einen Fehler",
    "save {1} as double if the last digits do not matter":
      "wenn es auf die letzten Ziffern nicht ankommt, {1} als double speichern",
    "save the file again with each variable once": "die Datei mit jeder Variablen nur einmal neu speichern",
    "name one that is there": "eine vorhandene nennen",
    "correct the formula in the sheet, or leave the line out":
      "die Formel in der Tabelle berichtigen oder die Zeile weglassen",
    "fill it in, or leave the line out: dropna() in pandas, na.omit() in R":
      "ausfüllen oder die Zeile weglassen: dropna() in pandas, na.omit() in R",
    "write a number that double precision holds, or leave the line out: in pandas, replace([numpy.inf, -numpy.inf], numpy.nan).dropna()":
      "eine Zahl schreiben, die doppelte Genauigkeit fasst, oder die Zeile weglassen: in pandas replace([numpy.inf, -numpy.inf], numpy.nan).dropna()",
    "write 1 and 0: astype(int) in pandas, + 0 in R": "1 und 0 schreiben: astype(int) in pandas, + 0 in R",
    "write numbers with a decimal point, and none with thousands set apart":
      "Zahlen mit Dezimalpunkt schreiben und ohne Tausendertrennung",
    "only numbers are read, below one line of names at most":
      "es werden nur Zahlen gelesen, unter höchstens einer Zeile mit Namen",
    "only numbers are read: number the values (in pandas, factorize() does), or leave the column out":
      "es werden nur Zahlen gelesen: die Werte nummerieren (in pandas mit factorize()) oder die Spalte weglassen",
    "write shares as plain numbers: in Excel, format the column as General; in pandas, str.rstrip('%').astype(float) / 100; in R, as.numeric(sub('%', '', x)) / 100":
      "Anteile als einfache Zahlen schreiben: in Excel die Spalte als Standard formatieren; in pandas str.rstrip('%').astype(float) / 100; in R as.numeric(sub('%', '', x)) / 100",
    "write amounts as plain numbers: in Excel, format the column as General; in pandas, str.replace('[^0-9.-]', '', regex=True).astype(float); in R, as.numeric(gsub('[^0-9.-]', '', x))":
      "Beträge als einfache Zahlen schreiben: in Excel die Spalte als Standard formatieren; in pandas str.replace('[^0-9.-]', '', regex=True).astype(float); in R as.numeric(gsub('[^0-9.-]', '', x))",
    "leave the column out, or write dates as numbers: in Excel, format the column as General; in pandas, pd.to_datetime(x).map(pd.Timestamp.toordinal); in R, as.numeric(as.Date(x))":
      "die Spalte weglassen oder Datumsangaben als Zahlen schreiben: in Excel die Spalte als Standard formatieren; in pandas pd.to_datetime(x).map(pd.Timestamp.toordinal); in R as.numeric(as.Date(x))",
    "leave the column out, or write times as numbers: in Excel, format the column as General; in pandas, pd.to_timedelta(x).dt.total_seconds()":
      "die Spalte weglassen oder Zeiten als Zahlen schreiben: in Excel die Spalte als Standard formatieren; in pandas pd.to_timedelta(x).dt.total_seconds()",
    "write the real parts, or the magnitudes: numpy.savetxt('FILE.csv', X.real) or abs(X), real(X) or abs(X) in MATLAB and Octave, Re(X) or Mod(X) in R":
      "Realteile oder Beträge schreiben: numpy.savetxt('FILE.csv', X.real) oder abs(X), real(X) oder abs(X) in MATLAB und Octave, Re(X) oder Mod(X) in R",
    "in MATLAB, {1} = full({1}) makes it one": "in MATLAB macht {1} = full({1}) eines daraus",
    "save the real parts of {1}, or their magnitudes, as a separate variable":
      "die Realteile von {1} oder ihre Beträge als eigene Variable speichern",
    "in MATLAB, cell2mat({1}) makes it one if its cells are numbers":
      "in MATLAB macht cell2mat({1}) eines daraus, wenn die Zellen Zahlen sind",
    "save the field that is wanted as a separate variable":
      "das gewünschte Feld als eigene Variable speichern",
    "they are kept as a pickle, which can run any program and is never read: give the array a numeric dtype":
      "sie sind als Pickle abgelegt, das jedes Programm ausführen kann und nie gelesen wird: dem Array einen Zahlentyp (dtype) geben",
    "save {1}.astype('float64')": "stattdessen {1}.astype('float64') speichern",
    "save it as numbers ({1}.astype(float) in numpy, str2num({1}) in MATLAB), or name another variable":
      "als Zahlen speichern ({1}.astype(float) in numpy, str2num({1}) in MATLAB) oder eine andere Variable nennen",
    "name another variable": "eine andere Variable nennen",

    // MARK: ContentWords
    "a MATLAB 7.3 file, which is HDF5": "eine Datei von MATLAB 7.3, also HDF5",
    "an HDF5 file": "eine HDF5-Datei",
    "a {1} image": "ein {1}-Bild",
    "a PDF document": "ein PDF-Dokument",
    "a ZIP archive": "ein ZIP-Archiv",
    "a gzip-compressed file": "eine mit gzip komprimierte Datei",
    "a {1} archive": "ein {1}-Archiv",
    "a file that {1} compressed": "eine von {1} komprimierte Datei",
    "a workbook or another office document": "eine Arbeitsmappe oder ein anderes Office-Dokument",
    "a Python pickle": "ein Python-Pickle",
    "a file of PyTorch, which is a Python pickle": "eine Datei von PyTorch, also ein Python-Pickle",
    "a file of R's own objects": "eine Datei mit R-eigenen Objekten",
    "a file in Octave's own format": "eine Datei in Octaves eigenem Format",
    "samples in the format of LIBSVM": "Beispiele im Format von LIBSVM",
    "a table in Weka's format ARFF": "eine Tabelle in Wekas Format ARFF",
    "a pointer of Git LFS, which stands for the file": "ein Zeiger von Git LFS, der für die Datei steht",
    "a pointer of git-annex, which stands for the file": "ein Zeiger von git-annex, der für die Datei steht",
    "a web page": "eine Webseite",
    "a text in XML that begins with “{1}”": "ein Text in XML, der mit „{1}“ anfängt",
    "a text in JSON that begins with “{1}”": "ein Text in JSON, der mit „{1}“ anfängt",
    "a text in UTF-16": "ein Text in UTF-16",
    "a text with nothing in it": "ein Text, in dem nichts steht",
    "a text that is no table and begins with “{1}”": "ein Text, der keine Tabelle ist und mit „{1}“ anfängt",
    "a file that begins with the bytes {1}": "eine Datei, die mit den Bytes {1} anfängt",

    // MARK: ContentAdvice
    "in MATLAB, save it with save('FILE.mat', '-v7')": "in MATLAB mit save('FILE.mat', '-v7') speichern",
    "it was compressed twice: decompress it once, with gunzip":
      "sie wurde zweimal komprimiert: einmal mit gunzip entpacken",
    "unpack it, and name the file in it that is wanted": "entpacken und die gewünschte Datei darin nennen",
    "decompress it with {1} -d": "mit {1} -d entpacken",
    "in Python, pandas reads it, and to_csv('FILE.csv', index=False) writes a table":
      "in Python liest pandas sie, und to_csv('FILE.csv', index=False) schreibt eine Tabelle",
    "save the sheet as CSV": "die Tabelle als CSV speichern",
    "a pickle can run any program and is never read: numpy.save writes an array":
      "ein Pickle kann jedes Programm ausführen und wird nie gelesen: numpy.save schreibt ein Array",
    "in R, write.csv(x, 'FILE.csv', row.names = FALSE) writes a table":
      "in R schreibt write.csv(x, 'FILE.csv', row.names = FALSE) eine Tabelle",
    "in Octave, save it with save -7 FILE.mat": "in Octave mit save -7 FILE.mat speichern",
    "in Python, sklearn.datasets.load_svmlight_file reads it, and numpy.savez writes its arrays":
      "in Python liest sklearn.datasets.load_svmlight_file sie, und numpy.savez schreibt ihre Arrays",
    "in Python, scipy.io.arff.loadarff reads it, and numpy.savetxt writes a table":
      "in Python liest scipy.io.arff.loadarff sie, und numpy.savetxt schreibt eine Tabelle",
    "fetch the file itself with git lfs pull": "die Datei selbst mit git lfs pull holen",
    "fetch the file itself with git annex get": "die Datei selbst mit git annex get holen",
    "the address leads to a page about the file: download the file itself":
      "die Adresse führt zu einer Seite über die Datei: die Datei selbst herunterladen",
    "if a server's error message was downloaded in place of the file, download it again":
      "wenn statt der Datei die Fehlermeldung eines Servers heruntergeladen wurde: noch einmal herunterladen",
    "only numbers are read: number labels that are words (in pandas, factorize() does); if a message was downloaded in place of the file, download it again":
      "es werden nur Zahlen gelesen: Labels, die Wörter sind, nummerieren (in pandas mit factorize()); wenn statt der Datei eine Meldung heruntergeladen wurde: noch einmal herunterladen",
    "save it as UTF-8": "als UTF-8 speichern",
    "in Python, numpy.savez or scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')":
      "in Python schreibt numpy.savez oder scipy.io.savemat eine, in MATLAB save('FILE.mat', '-v7')",

    // MARK: PNGWords
    "found an image of {1}×{2} pixels, expected at least one pixel":
      "ein Bild von {1}×{2} Pixeln gefunden, mindestens ein Pixel erwartet",
    "found a PNG image of {1}×{2} pixels, expected at most {3}; make it smaller":
      "ein PNG-Bild von {1}×{2} Pixeln gefunden, höchstens {3} erwartet; verkleinern",
    "found a PNG image of {1}×{2} pixels, expected no more than its bytes can hold; copy it again or save it again":
      "ein PNG-Bild von {1}×{2} Pixeln gefunden, mehr, als seine Bytes halten können; noch einmal kopieren oder speichern",
    "found a file that is not a PNG image, expected one; convert the image to PNG":
      "eine Datei gefunden, die kein PNG-Bild ist; das Bild in PNG umwandeln",
    "found a damaged PNG image ({1}); copy it again or save it again":
      "ein beschädigtes PNG-Bild gefunden ({1}); noch einmal kopieren oder speichern",

    // MARK: FileAccessWords
    "there is no file `{1}`": "es gibt keine Datei `{1}`",
    "`{1}` is a link to `{2}`, and nothing is there": "`{1}` verweist auf `{2}`, und dort ist nichts",
    "`{1}` is a folder, a file was expected": "`{1}` ist ein Ordner, erwartet war eine Datei",
    "`{1}` is not a regular file": "`{1}` ist keine gewöhnliche Datei",
    "there is no permission to read the file `{1}`": "die Datei `{1}` darf nicht gelesen werden",
    "the file `{1}` could not be read: {2}": "die Datei `{1}` konnte nicht gelesen werden: {2}",
    "the file `{1}` changed while the notebook ran":
      "die Datei `{1}` änderte sich, während das Notebook lief",
    "fetch the file with git annex get": "die Datei mit git annex get holen",
    "bring back what it leads to, or link to something else":
      "das Ziel zurückholen oder auf etwas anderes verweisen",
    "give yourself the permission to read it": "sich das Leserecht geben",
    "paths start at the notebook's folder": "Pfade beginnen beim Ordner des Notebooks",
    "run the notebook again": "das Notebook noch einmal ausführen",

    // MARK: SuggestionWords
    "did you mean {1}?": "war {1} gemeint?",
  ]
}
