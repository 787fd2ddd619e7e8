import Foundation
import TestSupport
import Testing

@Suite("The kernels under sanitizers")
struct SanitizerTests {
  @Test(
    """
    networks of odd sizes, alone and several at a time: no step beyond an array, nothing undefined, no race, finite \
    numbers, and the same bits
    """)
  func odd() throws {
    let script = ExternalProgram(Fixtures.checkout.appending(path: "Tests/Sanitizers/sanitize.sh"))
    let outcome = try script.run([Fixtures.checkout.appending(path: ".build/sanitizers").path, "12"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    // Memory and threads, for each of three choices of an instruction set.
    #expect(outcome.output.matches(of: /12 rounds, \w+, 0 differ/).count == 6)
  }
}
