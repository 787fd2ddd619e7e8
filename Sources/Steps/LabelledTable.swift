import DataFiles
import Notebook
import Wording

/// The pixels in a table of text, and how the text was read where programs write tables differently.
struct LabelledTable {
  /// The columns that hold pixels.
  let images: NumericArray
  /// What sets columns apart, and what marks fractions.
  private let style: TableStyle
  /// The columns that name the rows, which are no pixels.
  private let rowNames: [RowNames]
  /// The number of a column among the pixels that counts the rows; nil if there is none.
  private let suspectedIndex: Int?

  /// - Parameter labels: the column with the labels; nil if another file has them.
  init(_ table: NumericTable, labels: String?) throws(DataFileError) {
    images = try table.columns(except: labels)
    style = table.style
    rowNames = table.rowNames
    suspectedIndex = try table.suspectedIndex(except: labels)
  }

  /// How the text was read, for the table of the data.
  var rows: [[Table.Cell]] {
    let decimals = style.hasDecimalCommas ? ", numbers with decimal commas" : ""
    let text = "columns set apart by \(style.separator.rawValue)\(decimals)"
    return [[.text("Text"), .text(text)]] + rowNames.map { [.text("Left out"), .text(words($0))] }
  }

  private func words(_ names: RowNames) -> String {
    let name = names.name.map { "(`\($0)`)" } ?? "(without a name)"
    let content =
      switch names.kind {
      case .count(let first): "counts the rows from \(first)"
      case .numbers: "numbers the rows"
      case .words: "names the rows"
      }
    return "column \(names.column) \(name), which \(content)"
  }

  /// What may be wrong with the table; nil if nothing seems so.
  var warning: String? {
    suspectedIndex.map {
      "Column \($0) counts the rows. If it is an index and no pixel, write the table without it: index=False in pandas, row.names = FALSE in R."
    }
  }
}
