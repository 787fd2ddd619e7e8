/// Something of ours that reads what others wrote, put to the test with what nobody meant to write.
protocol Subject: Sendable {
  /// What it is called on the command line and in what is found.
  static var name: String { get }
  /// Words that mean something in this kind of file.
  static var words: [String] { get }
  /// How long one trial may take, in seconds.
  static var limit: UInt32 { get }
  /// Sound inputs, which the damaged ones are made from.
  var seeds: [Seed] { get }

  init() throws
  /// Reads an input; what is wrong with what came of it, or nil. What crashes or never ends is told by the parent.
  func complaint(about input: [UInt8], from seed: Seed) throws -> String?
}

extension Subject {
  static var limit: UInt32 { 20 }
}

/// A sound input.
struct Seed: Sendable {
  var name: String
  var bytes: [UInt8]
  /// Whether a checksum covers its numbers, so that a damaged copy is refused or read as the same ones.
  var isChecked = false
}

/// Everything that is put to the test.
enum Subjects {
  static let all: [any Subject.Type] = [
    NotebookSubject.self, ParametersSubject.self, DataFileSubject.self, PictureSubject.self,
    FormulaSubject.self, JupyterSubject.self,
  ]

  /// Those, and one for the test of this program.
  static let known = all + [FaultySubject.self]

  static let names = all.map { $0.name }
}
