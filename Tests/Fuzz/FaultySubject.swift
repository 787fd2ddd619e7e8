import Foundation

/// What crashes, hangs and complains on purpose: so the tests know that all three are found.
struct FaultySubject: Subject {
  static let name = "faulty"
  static let words: [String] = []
  static let limit: UInt32 = 6

  let seeds = ["sound", "complaint", "crash", "hang", "sound again"].map {
    Seed(name: $0, bytes: Array($0.utf8))
  }

  init() {}

  func complaint(about input: [UInt8], from seed: Seed) -> String? {
    switch seed.name {
    case "complaint": return "it is wrong"
    case "crash": return String(UInt8(input.count) - 255)
    case "hang":
      while true { usleep(1000) }
    default: return nil
    }
  }
}
