import Foundation
import Wording

/// Finds the links of a notebook that lead nowhere: to a place that the page does not have, or a file that is not there.
///
/// Links to the web and to mail are not followed: a notebook is checked without a network. A file is looked for from
/// the notebook's folder; one that a cell writes is there as soon as the notebook has run, and so is the report of a
/// notebook beside this one. A place in another notebook is looked for there, in each once, as far as notebooks have a
/// usual size.
struct LinkChecker {
  private let anchors: [String]
  private let known: Set<String>
  private let files: FileAccess?
  private let written: Set<String>
  /// What was found of each file that was looked for.
  private var problems: [String: Mistake?] = [:]
  /// The places of each notebook that links lead into; nil for one that is not looked into.
  private var places: [String: Places?] = [:]
  /// The bytes of other notebooks that are still read.
  private var budget = 8 << 20

  /// What a link can lead to in another notebook.
  private struct Places {
    let text: String
    let anchors: [String]
    let known: Set<String>
  }

  /// - Parameters:
  ///   - anchors: what the places of the page are called.
  ///   - files: the files of the notebook's folder; nil where they are not to be looked for.
  ///   - written: the names of the files that cells write beside the report.
  init(anchors: [String], files: FileAccess?, written: [String]) {
    self.anchors = anchors
    known = Set(anchors)
    self.files = files
    self.written = Set(written)
  }

  /// What is wrong with a link; nil where nothing is, or where that is not known.
  mutating func mistake(in destination: String) -> Mistake? {
    guard let link = SafeLink(destination) else { return .refusedLink(destination) }
    let address = link.destination
    guard !link.hasScheme else { return nil }
    if address.hasPrefix("#") {
      let name = Anchors.target(of: address.dropFirst())
      // Every page has a top.
      return name.isEmpty || name == "top" || known.contains(name) ? nil : unknownAnchor(name)
    }
    // From the root of a site, or of a repository: of which one, the notebook does not know.
    guard let files, !address.hasPrefix("/"), !address.hasPrefix("?") else { return nil }
    let path = String(address.prefix { $0 != "?" && $0 != "#" })
    let name = path.removingPercentEncoding ?? path
    let problem = problems[path] ?? problem(withFileAt: name, files)
    problems[path] = .some(problem)
    guard problem == nil, let mark = address.firstIndex(of: "#") else { return problem }
    return mistake(inAnchor: Anchors.target(of: address[mark...].dropFirst()), ofFileAt: name, files)
  }

  /// What is wrong with the place that a link names in another notebook, or in its report.
  private mutating func mistake(
    inAnchor name: String, ofFileAt path: String, _ files: FileAccess
  ) -> Mistake? {
    // GitHub's lines of a file.
    guard !name.isEmpty, name != "top", name.wholeMatch(of: /L\d+(-L\d+)?/) == nil else { return nil }
    let notebook = path.hasSuffix(".html") ? path.dropLast(5) + ".md" : path
    guard notebook.hasSuffix(".md") else { return nil }
    let places = places[notebook] ?? read(notebook, files)
    self.places[notebook] = .some(places)
    guard let places, !places.known.contains(name) else { return nil }
    // Markdown of GitHub's may name places in HTML.
    if ["id", "name"].contains(where: { places.text.contains("\($0)=\"\(name)\"") }) { return nil }
    return .unknownAnchorElsewhere(
      name, file: path, near: nearest(to: name, among: places.anchors, known: places.known))
  }

  private mutating func read(_ path: String, _ files: FileAccess) -> Places? {
    guard let file = FilePath(.text(path)), files.problem(with: file) == nil else { return nil }
    let url = files.url(file)
    let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize
    guard let size, size <= min(budget, SourceText.byteLimit), let data = try? Data(contentsOf: url),
      let source = try? SourceText(name: path, bytes: [UInt8](data))
    else { return nil }
    budget -= size
    let document = NotebookParser.parse(source).document
    let labels = document.cellLabels
    let formulas = document.formulaLabels.map(\.name).filter(FormulaLabel.isAnchor)
    var anchors = Anchors(taken: labels + formulas)
    let all = labels + formulas + anchors.names(for: document.headings)
    return Places(text: source.text, anchors: all, known: Set(all))
  }

  private func unknownAnchor(_ name: String) -> Mistake {
    .unknownAnchor(name, near: nearest(to: name, among: anchors, known: known))
  }

  private func nearest(to name: String, among anchors: [String], known: Set<String>) -> [String] {
    // A heading's own words, however they were made to a name.
    let slug = Anchors.slug(name)
    return known.contains(slug) ? [slug] : nearestNames(to: name, among: anchors)
  }

  private func problem(withFileAt path: String, _ files: FileAccess) -> Mistake? {
    let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    guard !written.contains(name), case .missing(_, let near)? = problem(with: path, files) else {
      return nil
    }
    if path.hasSuffix(".html"), problem(with: path.dropLast(5) + ".md", files) == nil { return nil }
    return .unknownLink(path, near: near)
  }

  private func problem(with path: String, _ files: FileAccess) -> FileProblem? {
    FilePath(.text(path)).flatMap(files.problem)
  }
}
