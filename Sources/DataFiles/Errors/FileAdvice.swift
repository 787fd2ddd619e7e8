import Wording

/// What to do about a data file that can't be read.
enum FileAdvice: String, Words {
  case cutShort = "the file was cut short: copy or download it again"
  case saveMATLAB7 = "save it again with save('FILE.mat', '-v7')"
  case saveNumPy = "save it again with numpy.save"
  case modernComputer = "save it again on a modern computer"
  case noPassword = "unpack the archive and pack it again without a password"
  case saveNumPyArchive = "save it again with numpy.savez or numpy.savez_compressed"
  case takePart = "take a part of it"
  case fillIn = "fill it in, or leave the line out (in pandas, dropna() does)"
  case allDecimalPoints = "write all numbers with a decimal point, and none with thousands set apart"
  case nameColumn =
    "give it a name, or write the table without it: index=False in pandas, row.names = FALSE in R"
  case asManyFields = "give every line as many fields as the first"
  case pointsOrNames = "write numbers with a decimal point, or give each column a name"
  case withoutRowNames =
    "if the first column has the names of the rows, write the table without it: index=False in pandas, row.names = FALSE in R"
  case closeQuotes = "close each quotation mark, and double those inside a field"
  case writeRows =
    "write the rows as well: the table was empty when it was saved, as df.shape in pandas and dim(x) in R would show"
  case anotherFile = "take another file"
  case nameOne = "name the one that is wanted"
  case anotherName = "give it another name"
  case anotherFormat = "save it in another format"
  case damaged = "the file is damaged: copy or download it again, or save it again"
  case wrongProgram = "the file is damaged, or the program that wrote it is wrong"
  case saveDouble = "save {1} as double if the last digits do not matter"
  case eachVariableOnce = "save the file again with each variable once"
  case nameOneThere = "name one that is there"
  case correctSheet = "correct the formula in the sheet, or leave the line out"
  case fillInMissing = "fill it in, or leave the line out: dropna() in pandas, na.omit() in R"
  case finiteNumber =
    "write a number that double precision holds, or leave the line out: in pandas, replace([numpy.inf, -numpy.inf], numpy.nan).dropna()"
  case onesAndZeros = "write 1 and 0: astype(int) in pandas, + 0 in R"
  case pointsOnly = "write numbers with a decimal point, and none with thousands set apart"
  case numbersOnly = "only numbers are read, below one line of names at most"
  case numberValues =
    "only numbers are read: number the values (in pandas, factorize() does), or leave the column out"
  case percentages =
    "write shares as plain numbers: in Excel, format the column as General; in pandas, str.rstrip('%').astype(float) / 100; in R, as.numeric(sub('%', '', x)) / 100"
  case amounts =
    "write amounts as plain numbers: in Excel, format the column as General; in pandas, str.replace('[^0-9.-]', '', regex=True).astype(float); in R, as.numeric(gsub('[^0-9.-]', '', x))"
  case dates =
    "leave the column out, or write dates as numbers: in Excel, format the column as General; in pandas, pd.to_datetime(x).map(pd.Timestamp.toordinal); in R, as.numeric(as.Date(x))"
  case times =
    "leave the column out, or write times as numbers: in Excel, format the column as General; in pandas, pd.to_timedelta(x).dt.total_seconds()"
  case realParts =
    "write the real parts, or the magnitudes: numpy.savetxt('FILE.csv', X.real) or abs(X), real(X) or abs(X) in MATLAB and Octave, Re(X) or Mod(X) in R"
  case makeFull = "in MATLAB, {1} = full({1}) makes it one"
  case saveReal = "save the real parts of {1}, or their magnitudes, as a separate variable"
  case cellToMatrix = "in MATLAB, cell2mat({1}) makes it one if its cells are numbers"
  case saveField = "save the field that is wanted as a separate variable"
  case numericType =
    "they are kept as a pickle, which can run any program and is never read: give the array a numeric dtype"
  case asFloat64 = "save {1}.astype('float64')"
  case textToNumbers =
    "save it as numbers ({1}.astype(float) in numpy, str2num({1}) in MATLAB), or name another variable"
  case anotherVariable = "name another variable"
}
