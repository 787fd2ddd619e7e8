package import Figures

/// What a step shows. It knows no HTML and no terminal: the report's walkers decide how each case looks there.
package enum Output: Hashable, Codable, Sendable {
  /// A sentence or a few, plain text.
  case text(String)
  /// A remark that the reader should not miss.
  case note(Note)
  case table(Table)
  case figure(Figure)
  case gallery(Gallery)
  case chart(Chart)
}

/// A remark with its weight, such as a passed or failed check.
package struct Note: Hashable, Codable, Sendable {
  package enum Kind: String, Hashable, Codable, Sendable { case information, success, warning }
  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A picture made of pixels.
package struct Figure: Hashable, Codable, Sendable {
  package var raster: Raster
  /// What the picture shows, for readers who do not see it.
  package var alternative: String
  /// What kind of picture it is, in a word or two: the stem of a file name, the line in a terminal.
  package var name: String

  package init(raster: Raster, alternative: String, name: String = "figure") {
    self.raster = raster
    self.alternative = alternative
    self.name = name
  }
}

/// Small pictures, each with a word under it: the misclassified digits with what they were taken for.
package struct Gallery: Hashable, Codable, Sendable {
  package struct Tile: Hashable, Codable, Sendable {
    package var raster: Raster
    /// The words under the picture, such as `4 → 9`.
    package var caption: String
    /// What the tile shows, for readers who do not see it.
    package var alternative: String

    package init(raster: Raster, caption: String, alternative: String) {
      self.raster = raster
      self.caption = caption
      self.alternative = alternative
    }
  }

  package var tiles: [Tile]
  package var alternative: String

  package init(tiles: [Tile], alternative: String) {
    self.tiles = tiles
    self.alternative = alternative
  }
}

/// A drawing that is made of lines and words, and follows the page's colours and width.
package struct Chart: Hashable, Codable, Sendable {
  package enum Drawing: Hashable, Codable, Sendable {
    case line(LineChart)
    case dots(DotChart)
    case heatMap(HeatMap)
  }

  package var drawing: Drawing
  package var alternative: String

  package init(_ drawing: Drawing, alternative: String) {
    self.drawing = drawing
    self.alternative = alternative
  }
}
