import DataFiles
import Testing
import Wording

/// Tables as programs write them, letter by letter: numpy's savetxt, pandas' to_csv, R's write.table and write.csv, Excel,
/// MATLAB's save -ascii and writetable, Octave.
@Suite("Tables of other programs")
struct TableProgramTests {
  private func table(_ text: String) throws -> NumericTable {
    try #require(try DataFile(contentsOf: [UInt8](text.utf8)).table)
  }

  /// The program, its text, and the numbers of the columns that hold samples, row by row.
  struct Sample: Sendable, CustomTestStringConvertible {
    let program, text: String
    let rows: [[Double]]
    var testDescription: String { program }
  }

  private static let samples = [
    Sample(
      program: "numpy.savetxt",
      text: "# by me, 3 rows\n1.000000000000000000e+00 2.5e+00\n3e+00 -4e-05\n# end\n",
      rows: [[1, 2.5], [3, -0.00004]]),
    Sample(program: "numpy.savetxt(comments='% ')", text: "% a,b\n1,2\n3,4\n", rows: [[1, 2], [3, 4]]),
    Sample(program: "pandas, with its index", text: ",a,b\n0,1,28\n1,2,86\n", rows: [[1, 28], [2, 86]]),
    Sample(program: "pandas, after sampling", text: ",a,b\n17,1,28\n3,2,86\n", rows: [[1, 28], [2, 86]]),
    Sample(program: "pandas, an index of words", text: ",a,b\nx,1,28\ny,2,86\n", rows: [[1, 28], [2, 86]]),
    Sample(program: "pandas, two levels", text: ",,a,b\nx,0,1,2\nx,1,3,4\n", rows: [[1, 2], [3, 4]]),
    Sample(
      program: "pandas, read and written again", text: ",Unnamed: 0,a\n0,0,5\n1,1,7\n", rows: [[5], [7]]),
    Sample(
      program: "pandas, index_label='id'", text: "id,a,b\n0,1,28\n1,2,86\n", rows: [[1, 28], [2, 86]]),
    Sample(program: "pandas, default names", text: "0,1,2\n5,6,7\n8,9,9\n", rows: [[5, 6, 7], [8, 9, 9]]),
    Sample(
      program: "pandas, default names and index", text: ",0,1\n0,6,7\n1,9,9\n", rows: [[6, 7], [9, 9]]),
    Sample(program: "pandas, a series", text: ",0\n0,6\n1,9\n", rows: [[6], [9]]),
    Sample(
      program: "R, write.table", text: "\"a\" \"b\"\n\"1\" 1 28.5\n\"2\" 2 1e-05\n",
      rows: [[1, 28.5], [2, 1e-05]]),
    Sample(
      program: "R, write.table of cars", text: "\"mpg\" \"cyl\"\n\"Mazda RX4\" 21 6\n\"Fiat 128\" 32.4 4\n",
      rows: [[21, 6], [32.4, 4]]),
    Sample(program: "R, quote = FALSE", text: "a b\n1 1 28\n2 2 86\n", rows: [[1, 28], [2, 86]]),
    Sample(
      program: "R, sep = tab", text: "\"a\"\t\"b\"\n\"7\"\t1\t2\n\"4\"\t3\t4\n", rows: [[1, 2], [3, 4]]),
    Sample(
      program: "R, write.csv", text: "\"\",\"a\",\"b\"\n\"1\",1,28\n\"2\",2,86\n", rows: [[1, 28], [2, 86]]),
    Sample(
      program: "R, write.csv2", text: "\"\";\"a\";\"b\"\n\"1\";1;2,5\n\"2\";2;1e-05\n",
      rows: [[1, 2.5], [2, 1e-05]]),
    Sample(
      program: "Excel in German", text: "\u{FEFF}a;b;;\r\n1;2,5;;\r\n2;-0,25;;\r\n;;;\r\n",
      rows: [[1, 2.5], [2, -0.25]]),
    Sample(program: "Excel with sep=", text: "sep=;\r\na;b\r\n1;2,5\r\n", rows: [[1, 2.5]]),
    Sample(program: "Excel with sep=,", text: "sep=,\r\na,b\r\n1,2\r\n", rows: [[1, 2]]),
    Sample(program: "Excel, text with tabs", text: "a\tb\r\n1\t2,5\r\n", rows: [[1, 2.5]]),
    Sample(
      program: "quoted decimal commas", text: "a,b\n1,\"2,5\"\n2,\"3,125\"\n", rows: [[1, 2.5], [2, 3.125]]),
    Sample(
      program: "decimal commas between blanks", text: "1,5 2,5\n3,5 4,5\n", rows: [[1.5, 2.5], [3.5, 4.5]]),
    Sample(program: "commas without points", text: "1,5\n2,5\n", rows: [[1, 5], [2, 5]]),
    Sample(
      program: "MATLAB, save -ascii",
      text: "   1.0000000e+00   2.5000000e+00\n  -3.0000000e+00   4.0000000e+00\n",
      rows: [[1, 2.5], [-3, 4]]),
    Sample(
      program: "MATLAB, writetable", text: "Var1,Var2\n1,Inf\n-Inf,3\n",
      rows: [[1, .infinity], [-.infinity, 3]]),
    Sample(program: "trailing separators", text: "1,2,\n3,4,\n", rows: [[1, 2], [3, 4]]),
    Sample(
      program: "names without a trailing separator", text: "a,b\n1,2,\n3,4,\n", rows: [[1, 2], [3, 4]]),
    Sample(
      program: "comments anywhere", text: "# one\n\na,b\n% units\n1,2\n # no\n3,4\n",
      rows: [[1, 2], [3, 4]]),
    Sample(program: "a count that goes on", text: "0,1,2\n3,4,5\n", rows: [[0, 1, 2], [3, 4, 5]]),
    Sample(program: "blanks of both kinds", text: "1 \t 2\n3\t4 \n", rows: [[1, 2], [3, 4]]),
  ]

  @Test("the numbers are read, and what only names the rows is no sample", arguments: samples)
  func numbers(sample: Sample) throws {
    let images = try table(sample.text).columns()
    #expect(images.shape == [sample.rows.count, sample.rows.first?.count ?? 0])
    #expect(Array(images.elements) == sample.rows.flatMap(\.self))
  }

  @Test("a column that names the rows can be asked for, and counts as a column")
  func rowNames() throws {
    let pandas = try table(",label,p0\n0,1,28\n1,2,86\n")
    #expect(pandas.rowNames == [RowNames(column: 1, name: nil, kind: .count(from: 0))])
    #expect(try pandas.column("label").elements == [1, 2])
    #expect(try pandas.column("2").elements == [1, 2])
    #expect(try pandas.columns(except: "label").elements == [28, 86])
    let words = try table(",label\nx,1\ny,2\n")
    #expect(words.rowNames.map(\.kind) == [.words])
    #expect(throws: DataFileError.self) { try words.column("1") }
  }

  @Test("a column that has a name of its own, or labels, is a sample's; one that counts is suspected")
  func suspected() throws {
    let counting = try table("x,y,z\n0,5,6\n1,5,7\n2,6,8\n")
    #expect(counting.rowNames.isEmpty)
    #expect(try counting.suspectedIndex(except: "y") == 1)
    #expect(try counting.suspectedIndex(except: "x") == nil)
    #expect(try table("1,5,6\n2,5,7\n4,6,8\n").suspectedIndex() == nil)
  }

  @Test(
    "what cannot be read is refused with what to do, in the words of the program that wrote it",
    arguments: [
      ("label,p0\n1,NA\n", "found “NA” in line 2, column 2 (p0)", "na.omit() in R"),
      ("label,p0\n1,#N/A\n", "found “#N/A”", "the formula in the sheet"),
      ("p0,label\n#DIV/0!,1\n", "found “#DIV/0!” in line 2, column 1 (p0)", "the formula in the sheet"),
      ("label,p0\n1,\n", "found nothing in line 2, column 2 (p0)", "dropna()"),
      ("label,p0\n1,True\n", "found “True”", "astype(int) in pandas"),
      ("label,kind\n1,setosa\n", "found “setosa”", "factorize()"),
      ("label,p0\n1,50%\n", "found “50%” in line 2, column 2 (p0)", "in pandas, str.rstrip('%')"),
      ("label;p0\n1;12,5 %\n", "found “12,5 %”", "in Excel, format the column as General"),
      ("50%,20%\n30%,1%\n", "found “50%” in line 1, column 1, expected a number", "sub('%', '', x)"),
      ("label,p0\n1,€1\n", "found “€1”", "gsub('[^0-9.-]', '', x)"),
      ("label,p0\n1,\"$1,000\"\n", "found “$1,000”", "in pandas, str.replace"),
      ("label;p0\n1;1.000,00 €\n", "found “1.000,00 €”", "write amounts as plain numbers"),
      ("label,p0\n1,CHF 5\n", "found “CHF 5”", "write amounts as plain numbers"),
      ("label,p0\n1,2024-01-31\n", "found “2024-01-31”", "as.numeric(as.Date(x))"),
      (
        "when;label;p0\n31.12.2024;1;5\n", "found “31.12.2024” in line 2, column 1 (when)",
        "pd.to_datetime(x)"
      ),
      ("2024-01-31 1 2\n2024-02-01 3 4\n", "found “2024-01-31” in line 1, column 1", "leave the column out"),
      ("label,p0\n1,5-Jan-24\n", "found “5-Jan-24”", "pd.to_datetime(x)"),
      ("label,p0\n1,2024-01-31T12:30:00Z\n", "found “2024-01-31T12:30:00Z”", "pd.to_datetime(x)"),
      ("label,p0\n1,12:30\n", "found “12:30”", "pd.to_timedelta(x)"),
      (
        " (1.0e+00+2.0e+00j)  (3.0e+00+-4.0e+00j)\n (1.0e+00+2.0e+00j)  (nan+nanj)\n",
        "found “(1.0e+00+2.0e+00j)” in line 1, column 1", "numpy.savetxt('FILE.csv', X.real)"
      ),
      ("(1.0e+00+2.0e+00j)\n(1.0e+00+2.0e+00j)\n", "found “(1.0e+00+2.0e+00j)” in line 1", "abs(X)"),
      ("1+2i,3-4i\n", "found “1+2i” in line 1, column 1", "real(X) or abs(X) in MATLAB"),
      ("label,p0,p1\n", "found a line of names and nothing below it, expected numbers", "df.shape in pandas"),
      ("\"label\";\"pixel 0\"\r\n", "found a line of names and nothing below it", "dim(x) in R"),
      ("a;b\n1;1.234.567\n", "found “1.234.567”", "none with thousands set apart"),
      ("a;b\n1;1.234,5\n", "found “1.234,5”", "none with thousands set apart"),
      ("a;b\n1;1\u{202F}234,5\n", "in line 2, column 2 (b)", "none with thousands set apart"),
      ("a,b\n1,\"1,234\"\n2,\"5,678\"\n", "which may be a fraction or thousands", "with a decimal point"),
      (
        "a;b\n1;1.5\n2;2,5\n", "found “2,5” in line 3, column 2 (b), expected a decimal point",
        "decimal point"
      ),
      (
        "a;b\n1;2,5\n2;1.5\n", "found “1.5” in line 3, column 2 (b), expected a decimal comma",
        "decimal point"
      ),
      ("x\n1,5\n2,5\n", "found 2 fields in line 2, expected 1", "decimal point"),
      ("a,b\n7,1,2\n9,3,4\n", "found 3 fields in line 2, expected 2", "row.names = FALSE in R"),
      ("\"a\" 1 2\n\"b\" 3 4\n", "found “a” in line 1, column 1", "only numbers are read"),
    ])
  func refused(text: String, found: String, advice: String) throws {
    let error = #expect(throws: DataFileError.self) { try table(text) }
    #expect(error?.description.contains(found) == true, "\(error?.description ?? "")")
    #expect(error?.advice.english.contains(advice) == true, "\(error?.advice ?? .nothing)")
  }

  @Test("a column without a name that does not number the rows is neither pixels nor left out")
  func unnamed() throws {
    let error = #expect(throws: DataFileError.self) {
      try table(",a,b\n0.5,1,2\n0.5,3,4\n").columns(except: "a")
    }
    #expect(error?.problem == .unnamedColumn(1))
    #expect(error?.advice.english.contains("index=False in pandas") == true)
  }

  @Test("dates are names of columns where no dates are below them")
  func dates() throws {
    #expect(try table("2024-01-01,2024-02-01\n1,2\n").columnNames == ["2024-01-01", "2024-02-01"])
  }

  @Test("how a text was read is known")
  func style() throws {
    let styles = try ["a,b\n1,2\n", "a;b\n1;2,5\n", "1\t2\n", "1 2\n"].map { try table($0).style }
    #expect(styles.map(\.separator) == [.comma, .semicolon, .tab, .blanks])
    #expect(styles.map(\.hasDecimalCommas) == [false, true, false, false])
  }
}
