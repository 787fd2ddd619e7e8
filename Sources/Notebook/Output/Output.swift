public import Figures
public import Wording

/// What a step shows. It knows no HTML and no terminal: the report's walkers decide how each case looks there.
public enum Output: Hashable, Codable, Sendable {
  /// A sentence or a few, plain text.
  case text(Phrase)
  /// A remark that the reader should not miss.
  case note(Note)
  case table(Table)
  case figure(Figure)
  case gallery(Gallery)
  case chart(Chart)
  case instrument(Instrument)
}

extension Output {
  /// What an output is, whatever is in it.
  public enum Kind: String, Hashable, CaseIterable, Sendable {
    case text, note, table, figure, gallery, lineChart, dotChart, heatMap, instrument
  }

  /// What it is, whatever is in it.
  public var kind: Kind {
    switch self {
    case .text: .text
    case .note: .note
    case .table: .table
    case .figure: .figure
    case .gallery: .gallery
    case .instrument: .instrument
    case .chart(let chart):
      switch chart.drawing {
      case .line: .lineChart
      case .dots: .dotChart
      case .heatMap: .heatMap
      }
    }
  }
}

/// A remark with its weight, such as a passed or failed check.
public struct Note: Hashable, Codable, Sendable {
  /// The weight of a remark.
  public enum Kind: String, Hashable, Codable, Sendable { case information, success, warning }
  /// The weight of the remark.
  public var kind: Kind
  /// A sentence or a few.
  public var text: Phrase

  /// A remark of one kind.
  public init(_ kind: Kind, _ text: Phrase) {
    self.kind = kind
    self.text = text
  }
}

/// A picture made of pixels.
public struct Figure: Hashable, Codable, Sendable {
  /// The pixels.
  public var raster: Raster
  /// What the picture shows, for readers who do not see it.
  public var alternative: Phrase
  /// What kind of picture it is, in a word or two: the stem of a file name, the line in a terminal.
  public var name: String

  /// A picture; `alternative` says what it shows to those who do not see it.
  public init(raster: Raster, alternative: Phrase, name: String = "figure") {
    self.raster = raster
    self.alternative = alternative
    self.name = name
  }
}

/// Small pictures, each with a word under it: the misclassified digits with what they were taken for.
public struct Gallery: Hashable, Codable, Sendable {
  /// One small picture.
  public struct Tile: Hashable, Codable, Sendable {
    /// The pixels.
    public var raster: Raster
    /// The words under the picture, such as `4 → 9`.
    public var caption: String
    /// What the tile shows, for readers who do not see it.
    public var alternative: Phrase

    /// A tile; `alternative` says what it shows to those who do not see it.
    public init(raster: Raster, caption: String, alternative: Phrase) {
      self.raster = raster
      self.caption = caption
      self.alternative = alternative
    }
  }

  /// The pictures, in order.
  public var tiles: [Tile]
  /// What the gallery shows, for readers who do not see it.
  public var alternative: Phrase
  /// How many of the pictures belong on each line; nil where they follow each other as they fit.
  public var lines: [Int]?

  /// A gallery of these pictures.
  public init(tiles: [Tile], alternative: Phrase, lines: [Int]? = nil) {
    self.tiles = tiles
    self.alternative = alternative
    self.lines = lines
  }

  /// The pictures that begin a line, by index.
  package var beginnings: Set<Int> {
    var next = 0
    // A stored number may be any.
    return Set(
      (lines ?? []).map { count in
        defer { next &+= count }
        return next
      })
  }
}

/// A drawing that is made of lines and words, and follows the page's colours and width.
public struct Chart: Hashable, Codable, Sendable {
  /// The kinds of charts.
  public enum Drawing: Hashable, Codable, Sendable {
    case line(LineChart)
    case dots(DotChart)
    case heatMap(HeatMap)
  }

  /// What is drawn.
  public var drawing: Drawing
  /// What the chart shows, for readers who do not see it.
  public var alternative: Phrase

  /// A chart; `alternative` says what it shows to those who do not see it.
  public init(_ drawing: Drawing, alternative: Phrase) {
    self.drawing = drawing
    self.alternative = alternative
  }
}
