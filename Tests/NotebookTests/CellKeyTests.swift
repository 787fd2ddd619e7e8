import Notebook
import Testing
import Wording

@Suite("The key of a cell's results")
struct CellKeyTests {
  private static let key = CellKey(
    step: "minimize", revision: 1, options: ["lambda": .number(0.1), "method": .text("tnc")],
    inputs: ["data": Digest(of: [1])], files: ["a.mat": Digest(of: [2])], results: ["first": Digest(of: [3])],
    seed: 1, variant: "avx512")

  private static func changed(_ change: (inout CellKey) -> Void) -> CellKey {
    var key = key
    change(&key)
    return key
  }

  @Test(
    "each of its parts changes it, and the reason names the part with its old and new value",
    arguments: [
      (changed { $0.step = "cost" }, "step was `minimize`, is `cost`"),
      (changed { $0.revision = 2 }, "step revised"),
      (changed { $0.options["lambda"] = .number(0.2) }, "option `lambda` was 0.1, is 0.2"),
      (changed { $0.options["method"] = .text("l-bfgs") }, "option `method` was tnc, is l-bfgs"),
      (changed { $0.options["lambda"] = .text("0.1") }, "option `lambda` was 0.1, is 0.1"),
      (changed { $0.options["extra"] = .null }, "option `extra` was absent, is null"),
      (changed { $0.inputs["data"] = Digest(of: [9]) }, "input `data` changed"),
      (changed { $0.files["a.mat"] = Digest(of: [9]) }, "file a.mat changed"),
      (changed { $0.results["first"] = Digest(of: [9]) }, "results of `first` changed"),
      (changed { $0.seed = 2 }, "seed was 1, is 2"),
      (changed { $0.variant = "portable" }, "numeric variant was avx512, is portable"),
    ])
  func parts(changed: CellKey, reason: String) {
    #expect(changed.digest != Self.key.digest)
    #expect(changed.differences(from: Self.key).map(\.english) == [reason])
  }

  @Test("it does not depend on the order in which its parts were put in")
  func order() {
    var other = Self.key
    other.options = ["method": .text("tnc"), "lambda": .number(0.1)]
    #expect(other.digest == Self.key.digest)
    #expect(other.differences(from: Self.key) == [])
  }

  @Test("names and values can't run into each other")
  func boundaries() {
    let first = Self.changed { $0.options = ["ab": .text("c")] }
    let second = Self.changed { $0.options = ["a": .text("bc")] }
    #expect(first.digest != second.digest)
  }
}
