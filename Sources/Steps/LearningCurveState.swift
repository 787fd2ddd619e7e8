import Learning
import Notebook

/// The trainings of a learning curve that are done, by their numbers of samples, and the one that is under way: what a
/// checkpoint holds.
struct LearningCurveState {
  /// What a training came to on some samples.
  struct Measures: Hashable {
    /// The mean loss.
    var cost: Double
    /// The share that was named rightly.
    var accuracy: Double
  }

  /// What a training came to.
  struct Point: Hashable {
    var trained: Measures
    var heldOut: Measures
  }

  var points: [Int: Point] = [:]
  var underWay: (size: Int, optimizer: OptimizerState)?

  var archived: [UInt8] {
    var archive = ArchiveWriter()
    archive.write(points.count)
    for (size, point) in points.sorted(by: { $0.key < $1.key }) {
      archive.write(size)
      for measures in [point.trained, point.heldOut] {
        archive.write(measures.cost)
        archive.write(measures.accuracy)
      }
    }
    archive.write(underWay != nil)
    if let underWay {
      archive.write(underWay.size)
      underWay.optimizer.write(to: &archive)
    }
    return archive.bytes
  }
}

extension LearningCurveState {
  /// Reads a state back; nil when the bytes hold none.
  init?(archived bytes: [UInt8]) {
    var archive = ArchiveReader(bytes)
    do {
      for _ in 0..<max(0, try archive.readInt()) {
        let size = try archive.readInt()
        points[size] = Point(
          trained: try Self.measures(from: &archive), heldOut: try Self.measures(from: &archive))
      }
      if try archive.readBool() {
        underWay = (try archive.readInt(), try OptimizerState(from: &archive))
      }
    } catch {
      return nil
    }
  }

  private static func measures(from archive: inout ArchiveReader) throws(ArchiveReader.Damaged) -> Measures {
    Measures(cost: try archive.readDouble(), accuracy: try archive.readDouble())
  }
}
