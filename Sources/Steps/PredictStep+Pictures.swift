import DataFiles
import Figures
import Learning
import Notebook
import Wording

extension PredictStep {
  /// Names pictures from files, each with the three likeliest classes.
  func namePictures(
    _ files: [FilePath], network: Network, data: Dataset, in context: inout StepContext
  ) throws {
    var images: [GrayImage] = []
    for file in files {
      try context.checkCancellation()
      images.append(try digit(in: file, rows: data.imageRows, columns: data.imageColumns, context: &context))
    }
    let pixels = images.flatMap { data.pixelOrder == .columnMajor ? $0.columnMajorValues : $0.values }
    let outputs = network.outputs(
      for: Matrix(rows: images.count, columns: data.features.columns, elements: pixels),
      threads: context.threads)
    let guesses = (0..<outputs.rows).map { Self.likeliest(outputs.row($0), names: data.classNames) }
    context.show(.gallery(gallery(files, images, guesses)))
    context.show(.table(table(files, guesses)))
  }

  /// A class and how loudly its output answers, from 0 to 1.
  private typealias Guess = (name: String, output: Double)

  private static func likeliest(_ outputs: some Collection<Double>, names: [String]) -> [Guess] {
    // Of equals the first, as with samples.
    let order = outputs.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
    return order.prefix(3).map { (names[$0.offset], $0.element) }
  }

  private func digit(
    in file: FilePath, rows: Int, columns: Int, context: inout StepContext
  ) throws(StepFailure) -> GrayImage {
    let bytes = try context.read(file).bytes
    let raster: Raster
    do throws(PNGError) {
      raster = try PNG.decode(bytes, pixelLimit: DigitPicture.pixelLimit)
    } catch {
      if let other = DataFileError(inPlaceOfFile: bytes) {
        throw StepFailure(
          FailureWords.foundExpected(
            .name(file.path), other.found, UnreadableContent.picture("PNG").phrase),
          advice: other.advice, option: Self.files)
      }
      throw StepFailure(FailureWords.inFile(.name(file.path), error.phrase), option: Self.files)
    }
    do throws(DigitPictureError) {
      return try DigitPicture(raster).image(rows: rows, columns: columns)
    } catch {
      throw StepFailure(FailureWords.inFile(.name(file.path), error.phrase), option: Self.files)
    }
  }

  private func gallery(_ files: [FilePath], _ images: [GrayImage], _ guesses: [[Guess]]) -> Gallery {
    let tiles = zip(zip(files, images), guesses).map { picture, guesses -> Gallery.Tile in
      let grid = ImageGrid(tiles: [picture.1], columns: 1, contrast: .each, pixelScale: 1, gap: 0)
      let name = guesses.first?.name ?? ""
      return Gallery.Tile(
        raster: grid.raster(), caption: name,
        alternative: PredictWords.seen(.name(picture.0.path), .name(name)))
    }
    return Gallery(
      tiles: tiles, alternative: PredictWords.pictures(.number(tiles.count)))
  }

  private func table(_ files: [FilePath], _ guesses: [[Guess]]) -> Table {
    let output = NumberFormat.fixed(3)
    let rows = zip(files, guesses).map { file, guesses -> [Table.Cell] in
      [.text(.name(file.path))]
        + (0..<3).map { place in
          guard guesses.indices.contains(place) else { return .text("–") }
          return .text(
            PredictWords.guess(.name(guesses[place].name), .number(guesses[place].output, output)))
        }
    }
    return Table(
      title: PredictWords.likeliest(),
      columns: [
        PredictWords.picture(), PredictWords.first(), PredictWords.second(), PredictWords.third(),
      ], rows: rows)
  }
}
