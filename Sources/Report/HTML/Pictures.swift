import Figures
import Notebook

/// The pictures of one page. One that the page shows more than once, it carries once.
///
/// Where it comes first, it is an `image` in an SVG element, with a name; where it comes again, SVG's `use` shows that
/// one: so a page needs no script for it, and asks for nothing. A picture that is shown once is an `img`.
///
/// A class, since every writer adds to it; it lives as long as one rendering.
final class Pictures {
  private enum Content: Hashable {
    case file(LocalImage)
    case raster(Raster)
  }

  private let find: (String) -> LocalImage?
  private var files: [String: LocalImage?] = [:]
  /// How often each is shown, at most.
  private var counts: [Content: Int] = [:]
  /// The names of those that are carried already.
  private var names: [Content: String] = [:]
  /// The PNG files of those that are shown more than once: nil for one that can't be made.
  private var encoded: [Raster: [UInt8]?] = [:]

  /// - Parameters:
  ///   - areShared: whether a picture that is shown more than once is carried once.
  ///   - find: the picture that a notebook calls by this source.
  init(of result: RunResult, areShared: Bool = true, find: @escaping (String) -> LocalImage?) {
    self.find = find
    guard areShared else { return }
    let cells = zip(result.plan.cells, result.cells).filter { $0.0.common.output }
    for source in result.plan.pictures {
      if let file = file(source) { counts[.file(file), default: 0] += 1 }
    }
    for raster in cells.flatMap({ $0.1.outputs.flatMap(\.rasters) }) {
      counts[.raster(raster), default: 0] += 1
    }
  }

  /// The picture that the notebook calls by this source, read once.
  func file(_ source: String) -> LocalImage? {
    if let known = files[source] { return known }
    let file = find(source)
    files[source] = .some(file)
    return file
  }

  /// A picture file.
  ///
  /// - Parameters:
  ///   - alternative: what it shows, in words.
  ///   - title: its title; empty for none.
  func markup(_ file: LocalImage, alternative: String, title: String) -> Markup {
    let address = { DataURI.string(file.mediaType, file.bytes) }
    guard let size = file.size, counts[.file(file), default: 0] > 1, file.bytes.count > Self.least else {
      return .empty("img", ["src": address(), "alt": alternative, "title": title.isEmpty ? nil : title])
    }
    return shared(
      .file(file), address: address, pixels: size, shown: size, alternative: alternative, title: title)
  }

  /// Pixels as PNG; what they show in words where there are none to show.
  ///
  /// - Parameter factor: how many pixels of the screen each gets, in width and height.
  func markup(_ raster: Raster, alternative: String, enlarged factor: Int = 1) -> Markup {
    let isRepeated = counts[.raster(raster), default: 0] > 1
    let known = isRepeated ? encoded[raster] : nil
    let png = known ?? (try? PNG.encode(raster))
    if isRepeated { encoded[raster] = .some(png) }
    guard let bytes = png else {
      return .tag("span", ["class": "no-picture"], .text(alternative))
    }
    let shown = PictureSize(width: raster.width * factor, height: raster.height * factor)
    let address = { DataURI.string("image/png", bytes) }
    guard isRepeated, bytes.count > Self.least else {
      return .empty(
        "img",
        [
          "src": address(), "alt": alternative, "width": String(shown.width), "height": String(shown.height),
        ])
    }
    return shared(
      .raster(raster), address: address, pixels: PictureSize(width: raster.width, height: raster.height),
      shown: shown, alternative: alternative, title: "")
  }

  /// The bytes beneath which carrying a picture again is shorter.
  private static let least = 400

  private func shared(
    _ content: Content, address: () -> String, pixels: PictureSize, shown: PictureSize, alternative: String,
    title: String
  ) -> Markup {
    let picture: Markup
    if let name = names[content] {
      picture = .tag("use", ["href": "#\(name)"], .none)
    } else {
      // No label and no heading has a full stop.
      let name = "picture.\(names.count + 1)"
      names[content] = name
      picture = .tag(
        "image",
        [
          "id": name, "href": address(), "width": String(pixels.width), "height": String(pixels.height),
        ], .none)
    }
    return .tag(
      "svg",
      [
        "class": "shared", "role": alternative.isEmpty ? nil : "img",
        "aria-label": alternative.isEmpty ? nil : alternative,
        "aria-hidden": alternative.isEmpty ? "true" : nil,
        "viewBox": "0 0 \(pixels.width) \(pixels.height)", "width": String(shown.width),
        "height": String(shown.height),
      ],
      (title.isEmpty ? .none : .tag("title", .text(title))) + picture)
  }
}

extension Output {
  /// The pixels that it shows.
  var rasters: [Raster] {
    switch self {
    case .figure(let figure): [figure.raster]
    case .gallery(let gallery): gallery.tiles.map(\.raster)
    case .instrument(let instrument): [instrument.picture]
    case .text, .note, .table, .chart: []
    }
  }
}
