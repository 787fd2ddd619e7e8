import DataFiles
import Foundation
import TestSupport
import Testing
import Wording

@Suite("Tables in text")
struct CSVTests {
  private func table(_ text: String) throws -> NumericTable {
    try #require(try DataFile(contentsOf: [UInt8](text.utf8)).table)
  }

  @Test(
    "the label column goes by its name or its number, and the others are the images",
    arguments: [
      "label", "1",
    ])
  func labels(reference: String) throws {
    let file = try DataFile(format: "train.csv")
    let table = try #require(file.table)
    #expect(table.hasNames)
    #expect(file.variableNames == ["label", "pixel0", "pixel1", "pixel2", "pixel3"])
    let labels = try table.column(reference)
    #expect(labels.shape == [6, 1])
    #expect(try file.array(named: reference) == labels)
    let images = try table.columns(except: reference)
    #expect(images.shape == [6, 4])
    for row in 0..<6 {
      let line = [labels.elements[row]] + images.elements[4 * row..<4 * row + 4]
      #expect(line == [Double](table.numbers.elements[5 * row..<5 * row + 5]))
    }
  }

  @Test(
    "the names are the same, however a program writes them",
    arguments: [
      "quoted.csv", "semicolons.csv", "tabs.tsv", "savetxt.csv", "savetxt-blanks.txt", "train.csv.gz",
    ])
  func names(file: String) throws {
    #expect(try DataFile(format: file).variableNames == DataFile(format: "train.csv").variableNames)
  }

  @Test("without names, columns go by their numbers")
  func numbers() throws {
    let table = try #require(DataFile(format: "no-header.csv").table)
    #expect(!table.hasNames)
    #expect(table.columnNames == ["1", "2", "3", "4", "5"])
    let error = #expect(throws: DataFileError.self) { try table.column("6") }
    #expect(error?.problem == .missingVariable("6", available: table.columnNames))
    #expect(error?.advice.english == "name one that is there")
  }

  @Test(
    "quotation marks, spaces, empty lines and names of any kind are read",
    arguments: [
      ("a,b\n1,2\n", ["a", "b"], [1, 2]),
      ("\n a , b \n\n 1 ,\t2 \n\n", ["a", "b"], [1, 2]),
      ("\"a,b\",\"say \"\"c\"\"\"\r\n\"1\",\"2\"\r\n", ["a,b", "say \"c\""], [1, 2]),
      ("\"two\nlines\",b\n1,2", ["two\nlines", "b"], [1, 2]),
      ("a;b\n1;2\n", ["a", "b"], [1, 2]),
      ("a,b;c\n1,2\n", ["a", "b;c"], [1, 2]),
      ("# 1,2\n3,4\n", ["1", "2"], [3, 4]),
      ("1;2\n3;4", ["1", "2"], [1, 2, 3, 4]),
      ("Länge\n+1.50E+1\n", ["Länge"], [15]),
      ("x\n.5\n5.\n-0.25e-1\n000123456789012345678\n", ["x"], [0.5, 5, -0.025, 123_456_789_012_345_680]),
    ])
  func dialects(text: String, names: [String], numbers: [Double]) throws {
    let table = try table(text)
    #expect(table.columnNames == names)
    #expect(Array(table.numbers.elements) == numbers)
  }

  @Test(
    "a mistake is told with its line, its column and what to do",
    arguments: [
      ("a,b\n1,2\n3,x\n", "found “x” in line 3, column 2 (b), expected a number"),
      ("1,2\n3,4\n5,\n", "found nothing in line 3, column 2, expected a number"),
      ("a,b\n1,2\n3\n", "found 1 field in line 3, expected 2, one for each name in the first line"),
      ("1,2\n3,4,5\n", "found 3 fields in line 2, expected 2, as in the first line"),
      ("a,b\n1,2\n\"3,4\n", "found a quotation mark without its partner in line 3, column 1 (a)"),
      ("a,b\n1,\"2\"3\n", "found text after the closing quotation mark in line 2, column 2 (b)"),
      ("a,\"b\nc\",1\n\n1,2,0x10\n", "found “0x10” in line 4, column 3 (1)"),
      ("#\"a\n\"1\"2,3\n4,5\n", "found text after the closing quotation mark in line 2, column 1"),
      ("a,1\n", "found a line of names and nothing below it, expected numbers"),
      ("a,b\n1,2\n3,\u{1}4\u{7}\n", "found “\u{FFFD}4\u{FFFD}” in line 3, column 2 (b)"),
      ("a,b\n1,1e12345\n", "found “1e12345” in line 2, column 2 (b)"),
    ])
  func mistakes(text: String, words: String) throws {
    let error = #expect(throws: DataFileError.self) { try table(text) }
    #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
  }

  @Test("a name that two columns have is refused where it is asked for")
  func duplicateNames() throws {
    let table = try table("a,b,a\n1,2,3\n")
    #expect(try table.column("b").elements == [2])
    #expect(try table.column("3").elements == [3])
    let error = #expect(throws: DataFileError.self) { try table.column("a") }
    #expect(error?.problem == .duplicateVariable("a"))
  }
}
