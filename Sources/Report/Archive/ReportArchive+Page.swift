import DataFiles
import Foundation
import Notebook

/// The archive in its page.
extension ReportArchive {
  /// Why a file holds no archive that can be read.
  package enum Problem: Error, Hashable, Sendable {
    /// It is no report of Cahier's.
    case notReport
    /// It is one, but holds nothing: an index, a comparison, or a report of an earlier version.
    case empty
    /// What it holds can't be read.
    case damaged
    /// It is of a version that holds it in another form.
    case unknownFormat
  }

  /// Whether a file is a page that Cahier wrote, by the mark in its head.
  package static func isReport(_ bytes: some Sequence<UInt8>) -> Bool {
    let head = String(decoding: Array(bytes.prefix(headLength)), as: UTF8.self)
    return head.hasPrefix("<!doctype html>\n<html lang=") && head.contains(mark)
  }

  /// How much of a file is looked at for the mark.
  package static let headLength = 2048
  private static let mark = #"<meta name="generator" content="Cahier">"#

  /// The way from a report's folder to its notebook, as the head of the page has it: in letters that mean nothing in HTML.
  var owner: String? { notebookPath.flatMap(Self.written) }

  /// A path in letters that mean nothing in HTML.
  static func written(_ path: String) -> String? {
    path.addingPercentEncoding(withAllowedCharacters: plain)
  }

  private static let plain = CharacterSet(
    charactersIn: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ./_-")

  /// The way from a report's folder to its notebook, by the head of its page; nil where it does not say.
  package static func notebookPath(inHead head: some Sequence<UInt8>) -> String? {
    let text = String(decoding: Array(head), as: UTF8.self)
    guard let start = text.firstRange(of: #"<meta name="cahier.notebook" content=""#)?.upperBound,
      let end = text[start...].firstIndex(of: "\"")
    else { return nil }
    return String(text[start..<end]).removingPercentEncoding
  }

  /// Reads what a report holds.
  package init(in page: [UInt8]) throws(Problem) {
    guard Self.isReport(page) else { throw .notReport }
    let text = String(decoding: page, as: UTF8.self)
    guard let place = Self.place(in: text) else { throw .empty }
    guard let data = Data(base64Encoded: String(text[place])),
      let json = try? GzipData.inflate([UInt8](data), limit: Self.greatestSize)
    else { throw .damaged }
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(json)) else { throw .damaged }
    guard head.format == Self.format else { throw .unknownFormat }
    guard let archive = try? Self.decoder.decode(ReportArchive.self, from: Data(json)) else {
      throw .damaged
    }
    self = archive
  }

  private struct Head: Decodable { var format: Int }

  /// The most that is taken out of a report, in bytes: a notebook has 4 MB at most, tables are smaller.
  private static let greatestSize = 256 << 20

  /// The page with the archive in its place.
  ///
  /// - Parameter page: a page whose place for an archive is empty; one without a place stays as it is.
  package func put(into page: String) -> String {
    guard let place = Self.place(in: page) else { return page }
    var archive = self
    archive.page = Digest(of: page.utf8)
    guard let json = try? Self.encoder.encode(archive), let data = GzipData.compress([UInt8](json)) else {
      return page
    }
    var page = page
    page.replaceSubrange(place, with: Data(data).base64EncodedString())
    return page
  }

  /// Whether the page around the archive is the one that the archive was made for.
  func isOf(_ page: String) -> Bool { Self.around(in: page).map { Digest(of: $0.utf8) } == self.page }

  /// A page without its archive; nil where it has no place for one.
  static func around(in page: String) -> String? {
    place(in: page).map { String(page[..<$0.lowerBound] + page[$0.upperBound...]) }
  }

  /// Where a page has its archive: the last one counts, since nothing in front of it is ours alone.
  private static func place(in page: String) -> Range<String.Index>? {
    guard let open = page.range(of: opening, options: .backwards),
      let close = page[open.upperBound...].firstRange(of: closing)
    else { return nil }
    return open.upperBound..<close.lowerBound
  }

  /// The tags around the archive. A `template` is inert: nothing in it is shown, run or loaded.
  static let opening = #"<template id="report.archive" data-form="application/json+gzip+base64">"#
  static let closing = "</template>"
}
