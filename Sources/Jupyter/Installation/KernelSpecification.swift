package import Foundation
import Report

/// What tells Jupyter how to start the kernel: a folder with `kernel.json` and logos (jupyter_client, *Kernel specs*).
package struct KernelSpecification {
  private let name: String
  private let displayName: String
  private let command: [String]

  /// - Parameters:
  ///   - name: the folder's name, by which notebooks know the kernel.
  ///   - displayName: what people see.
  ///   - command: what starts the kernel, but for the connection file.
  /// - Throws: ``KernelProblem`` for a name that no kernel can have.
  package init(name: String, displayName: String, command: [String]) throws(KernelProblem) {
    guard name.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil, name.first != "." else {
      throw KernelProblem("'\(name)' is no name of a kernel: letters, digits, '.', '_' and '-' were expected")
    }
    self.name = name
    self.displayName = displayName
    self.command = command
  }

  /// Writes the folder, in place of the one that is there, and gives its path.
  ///
  /// - Parameter kernels: the folder of all kernels.
  package func install(in kernels: URL) throws -> URL {
    let folder = kernels.appending(path: name, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (file, bytes) in files {
      try Data(bytes).write(to: folder.appending(path: file), options: .atomic)
    }
    return folder
  }

  private var files: [(String, [UInt8])] {
    [
      ("kernel.json", Array(json.document().utf8)),
      ("logo-32x32.png", PackageResources.logo_32x32_png),
      ("logo-64x64.png", PackageResources.logo_64x64_png),
      ("logo-svg.svg", PackageResources.logo_svg_svg),
    ]
  }

  private var json: JSONValue {
    [
      "argv": .array((command + ["{connection_file}"]).map { .string($0) }),
      "display_name": .string(displayName), "language": "cahier",
      // A message finds the kernel wherever it runs; the signal is understood, too.
      "interrupt_mode": "message", "metadata": ["debugger": false],
    ]
  }
}
