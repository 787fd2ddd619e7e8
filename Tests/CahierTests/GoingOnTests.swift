import Foundation
import TestSupport
import Testing

@Suite("Stopping and going on")
struct GoingOnTests {
  private static func notebook(_ options: String) -> String {
    """
    ```{load}
    file: digits.mat
    limit: 500
    resize: [20, 20]
    ```

    ```{minimize}
    \(options)
    tolerance: 0
    ```
    """
  }

  /// The bits that must not depend on where a run was stopped.
  private func final(_ workspace: DigitsWorkspace) throws -> [String: Double] {
    let cell = try #require(try workspace.cells(["run", "test.md"])["minimize"])
    return cell.scalars.filter { $0.key != "seconds" }
  }

  @Test(
    "after kill -9 at many moments the next runs end in the bits of a run that was never stopped",
    arguments: [
      "l-bfgs", "tnc", "gradient-descent",
    ])
  func kill(method: String) throws {
    let options = "method: \(method)\niterations: \(method == "tnc" ? 40 : 1500)"
    let start = ContinuousClock.now
    let expected = try final(try DigitsWorkspace(Self.notebook(options)))
    let duration = (ContinuousClock.now - start) / .microseconds(1)
    var workspace = try DigitsWorkspace(Self.notebook(options))
    var kills = 0
    // Moments of a run as long as that took on this machine; one that comes to its end meanwhile is looked at, and begun anew.
    for _ in 0..<100 where kills < 6 {
      let delay = UInt32(Double.random(in: 0...duration))
      let outcome = try ExternalProgram.cahier.run(
        ["run", "test.md"], environment: ["CAHIER_CHECKPOINT_INTERVAL": "0.02"], in: workspace.folder.url
      ) { process in
        usleep(delay)
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
      }
      #expect(!outcome.error.contains("damaged"))
      if outcome.status == SIGKILL {
        kills += 1
      } else {
        #expect(try final(workspace) == expected)
        workspace = try DigitsWorkspace(Self.notebook(options))
      }
    }
    #expect(kills == 6)
    #expect(try final(workspace) == expected)
  }

  @Test("raising iterations goes on from the stored end, in the bits of the longer run")
  func raise() throws {
    let expected = try final(try DigitsWorkspace(Self.notebook("iterations: 60")))
    let workspace = try DigitsWorkspace(Self.notebook("iterations: 25"))
    #expect(try final(workspace)["iterations"] == 25)
    try workspace.edit("iterations: 25", "iterations: 60")
    #expect(try final(workspace) == expected)
  }

  @Test("Ctrl-C keeps what was done, and the next run goes on to the same end")
  func interrupt() throws {
    let options = "method: gradient-descent\niterations: 10000"
    let expected = try final(try DigitsWorkspace(Self.notebook(options)))
    let workspace = try DigitsWorkspace(Self.notebook(options))
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md"], environment: ["CAHIER_CHECKPOINT_INTERVAL": "0.02"], in: workspace.folder.url
    ) { process in
      // From the first checkpoint on it is in the middle of training.
      while !workspace.stored.contains(where: { $0.path.contains("checkpoints") }), process.isRunning {
        usleep(1000)
      }
      process.interrupt()
    }
    #expect(outcome.status == 130, "\(outcome.error)")
    #expect(try final(workspace) == expected)
  }
}
