import Foundation
import TestSupport
import Testing

@Suite("The kernel, and who asks it")
struct JupyterTests {
  /// A script with what it protects. Each makes a folder of its own the home of Jupyter, and installs the kernel there.
  struct Script: CustomTestStringConvertible, Sendable {
    var name: String
    var testDescription: String
  }

  private static let scripts = [
    Script(
      name: "kernel_tests", testDescription: "it passes jupyter_kernel_test, and no test of that is left out"),
    Script(
      name: "programs",
      testDescription:
        "jupyter execute, nbconvert, papermill and nbval run notebooks, and come to the command's numbers"),
    Script(
      name: "session",
      testDescription:
        "its cells are a notebook: each has its place, and a mistake is one message at its place"),
    Script(
      name: "hostile",
      testDescription:
        "nothing that is sent crashes it or makes it wait: no damage, no flood, no frontend that vanishes"),
    Script(
      name: "lab",
      testDescription: "JupyterLab in a browser runs all, changes, completes, interrupts and restarts"),
    Script(
      name: "pages",
      testDescription:
        "a converted notebook looks right on nbconvert's page, and foreign ones run as what they are"),
  ]

  @Test("scripts that are not ours to answer", arguments: scripts)
  func script(_ script: Script) throws {
    let folder = try TemporaryFolder()
    let outcome = try ExternalProgram.python.run(
      [Fixtures.url("Jupyter/\(script.name).py").path, folder.url.path],
      environment: ["CAHIER": ExternalProgram.cahier.url.path])
    #expect(outcome.status == 0, "\(outcome.output.suffix(4_000))\(outcome.error.suffix(4_000))")
  }

  @Test("the kernel spec starts this very command, and is where Jupyter looks")
  func installs() throws {
    let folder = try TemporaryFolder()
    let outcome = try ExternalProgram.cahier.run(
      ["jupyter", "install", "--prefix", folder.url.path, "--name", "cahier-next", "--display-name", "Next"])
    let place = folder.url.appending(path: "share/jupyter/kernels/cahier-next")
    #expect(outcome.output == place.path + "/\n" || outcome.output == place.path + "\n")
    let text = try String(contentsOf: place.appending(path: "kernel.json"), encoding: .utf8)
    #expect(text.contains("\"Next\"") && text.contains("{connection_file}"))
    #expect(text.contains(ExternalProgram.cahier.url.resolvingSymlinksInPath().path))
    let logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"]
    for logo in logos {
      #expect(FileManager.default.fileExists(atPath: place.appending(path: logo).path))
    }
    #expect(try ExternalProgram.cahier.run(["jupyter", "install", "--name", "../x"]).status == 64)
    #expect(try ExternalProgram.cahier.run(["jupyter", "install", "--user", "--prefix", "x"]).status == 64)
  }
}
