/// One formula to be set.
///
/// Requests go to a process of their own and answers come back, so both can be written as JSON.
struct FormulaRequest: Codable, Hashable, Sendable {
  var tex: String
  var isDisplay: Bool
  /// Whether the macros that it defines hold in the formulas after it.
  var defines: Bool
}

/// What came of setting one formula.
enum Typesetting: Codable, Hashable, Sendable {
  /// KaTeX's markup: boxes for the eye, MathML for those who do not see it. Not checked yet.
  case markup(String)
  /// It is not the TeX that KaTeX knows; what is wrong, and the UTF-16 units of the TeX that it is about.
  case mistake(String, Range<Int>?)
  /// It stands for more than any formula that a person wrote, such as by its macros.
  case tooLarge
}

/// What a worker gives back for a request.
struct FormulaAnswer: Codable, Hashable, Sendable {
  var typesetting: Typesetting
  /// The bytes that it asked for in sum, which measure the work.
  var work: Int
}
