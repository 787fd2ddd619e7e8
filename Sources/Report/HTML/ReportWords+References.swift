import Notebook

/// What references say.
extension ReportWords {
  /// The words for a figure or a table.
  func name(of kind: PageTargets.Kind) -> String {
    switch kind {
    case .figure: figure
    case .table: table
    }
  }

  /// What a figure or a table is called in a sentence, such as *Figure 2*.
  func reference(to kind: PageTargets.Kind, _ number: Int) -> String {
    // No line ends between the two.
    say("\(name(of: kind))\u{A0}\(number)", "\(name(of: kind))\u{2060}\(number)")
  }
}
