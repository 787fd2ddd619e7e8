import Foundation
import TestSupport
import Testing

/// The small form of `make fuzz`: the same inputs each time.
@Suite("Damaged inputs")
struct FuzzTests {
  @Test(
    "none crashes, hangs, is read as other numbers, or has mistakes at places that are not in it",
    arguments: [
      ("notebook", 300), ("parameters", 1500), ("data", 8000), ("picture", 2000), ("formula", 25),
      ("jupyter", 300),
    ])
  func damage(kind: String, trials: Int) throws {
    let outcome = try ExternalProgram.built("fuzz").run(["--only", kind, "--trials", String(trials)])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.hasPrefix("\(kind): \(trials) inputs in "))
  }

  @Test("what crashes, hangs or is wrong is told, and what comes behind it is read all the same")
  func faults() throws {
    let outcome = try ExternalProgram.built("fuzz").run(["--only", "faulty", "--trials", "5"])
    #expect(outcome.status == 1)
    for line in [
      "faulty 1, from complaint: it is wrong", "faulty 2, from crash: ended with",
      "faulty 3, from hang: took too long",
      "faulty: 5 inputs in ",
    ] {
      #expect(outcome.output.contains(line), "\(outcome.output)")
    }
    let kept = Fixtures.checkout.appending(path: ".build/fuzz/faulty-1-2")
    #expect(try String(contentsOf: kept, encoding: .utf8) == "crash")
  }
}
