import Notebook
import Report
import Testing
import Wording

@Suite("Decimals of a column")
struct AlignedDecimalsTests {
  private func texts(_ values: [Double], _ format: NumberFormat, hasHead: Bool = true) -> [String] {
    let table = Table(
      title: .name("A table"), columns: hasHead ? [.name("Cost")] : [],
      rows: values.map { [.number($0, format)] })
    return table.withAlignedDecimals.rows.map(\.[0].string)
  }

  @Test(
    "numbers alike in size have as many decimals as the one with the most, others stay as they are",
    arguments: [
      ([0.642, 0.68, 0.8086, 0.9121], ["0.6420", "0.6800", "0.8086", "0.9121"]),
      ([2.75, -2.829, 0], ["2.750", "−2.829", "0.000"]),
      // With its four digits a number has no more decimals, and gets none that were never computed.
      ([0.5, 12.34, 0.1234], ["0.5", "12.34", "0.1234"]), ([1, 0.9121], ["1", "0.9121"]),
      ([0.25, 1e-9], ["0.25", "1×10⁻⁹"]), ([0.25, .infinity], ["0.25", "∞"]), ([1, 20], ["1", "20"]),
    ] as [([Double], [String])])
  func significant(values: [Double], expected: [String]) {
    #expect(texts(values, .significant(4)) == expected)
  }

  @Test("other formats, and tables of properties, are not changed")
  func others() {
    #expect(texts([0.25, 0.125], .automatic) == ["0.25", "0.125"])
    #expect(texts([0.25, 0.125], .significant(4), hasHead: false) == ["0.25", "0.125"])
  }
}
