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
    let text = (style.hasDecimalCommas ? LoadWords.setApartWithCommas : .setApart)(style.separator.phrase)
    return [[.text(LoadWords.text()), .text(text)]]
      + rowNames.map { [.text(LoadWords.leftOut()), .text(words($0))] }
  }

  private func words(_ names: RowNames) -> Phrase {
    let name = names.name.map { LoadWords.name(.name($0)) } ?? LoadWords.withoutName()
    let content =
      switch names.kind {
      case .count(let first): LoadWords.counts(.number(first))
      case .numbers: LoadWords.numbers()
      case .words: LoadWords.names()
      }
    return LoadWords.column(.number(names.column), name, content)
  }

  /// What may be wrong with the table; nil if nothing seems so.
  var warning: Phrase? { suspectedIndex.map { LoadWords.suspectedIndex(.number($0)) } }
}
