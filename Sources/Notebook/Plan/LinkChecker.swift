import Foundation
import Wording

/// Finds the links of a notebook that lead nowhere: to a place that the page does not have, or a file that is not there.
///
/// Links to the web and to mail are not followed: a notebook is checked without a network. A file is looked for from
/// the notebook's folder; one that a cell writes is there as soon as the notebook has run, and so is the report of a
/// notebook beside this one.
struct LinkChecker {
  private let anchors: [String]
  private let known: Set<String>
  private let files: FileAccess?
  private let written: Set<String>
  /// What was found of each file that was looked for.
  private var problems: [String: Mistake?] = [:]

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
    if let problem = problems[path] { return problem }
    let problem = problem(withFileAt: path.removingPercentEncoding ?? path, files)
    problems[path] = .some(problem)
    return problem
  }

  private func unknownAnchor(_ name: String) -> Mistake {
    // A heading's own words, however they were made to a name.
    let slug = Anchors.slug(name)
    return .unknownAnchor(name, near: known.contains(slug) ? [slug] : nearestNames(to: name, among: anchors))
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
