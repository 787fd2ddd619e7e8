import Foundation
import TestSupport
import Testing

@Suite("Memory of the command")
struct MemoryTests {
  @Test(
    "loading takes no more than 1.5 times the memory of what is loaded, whatever the file",
    arguments: ["idx", "npy", "npz", "mat", "csv"])
  func load(format: String) throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(
      """
      import struct, subprocess, sys
      import numpy as np, scipy.io
      command, format = sys.argv[1:]
      X = np.random.default_rng(1).integers(0, 256, (20000, 784), dtype=np.uint8)
      y = (np.arange(20000) % 10).astype(np.uint8)
      options = "file: X\\nlabels-file: y" if format in ("idx", "npy") else "file: X"
      if format == "idx":
          open("X", "wb").write(struct.pack(">HBBII", 0, 8, 2, *X.shape) + X.tobytes())
          open("y", "wb").write(struct.pack(">HBBI", 0, 8, 1, len(y)) + y.tobytes())
      elif format == "npy":
          np.save(open("X", "wb"), X)
          np.save(open("y", "wb"), y)
      elif format == "npz":
          np.savez(open("X", "wb"), X=X, y=y)
      elif format == "mat":
          scipy.io.savemat(open("X", "wb"), {"X": X, "y": y[:, None]}, do_compression=True)
      else:
          names = ",".join(["y"] + [f"p{i}" for i in range(784)])
          np.savetxt("X", np.c_[y, X], fmt="%d", delimiter=",", header=names, comments="")
      open("nb.md", "w").write(f"```{{load}}\\n{options}\\nhidden: 2\\n```\\n")
      # A small process of its own asks: what this one has would count as the child's until that is another program.
      asking = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); " \\
          "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
      def most(*arguments):
          return int(subprocess.run([sys.executable, "-c", asking, command, *arguments], check=True,
                                    capture_output=True, text=True).stdout)
      alone = most("steps")
      print((most("run", "nb.md", "--quiet") - alone) / (8 * X.size))
      """, to: "load.py")
    let outcome = try ExternalProgram.python.run(
      [script.path, ExternalProgram.cahier.url.path, format], in: folder.url)
    let ratio = try #require(
      Double(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(outcome.error)")
    #expect(ratio > 1, "what is loaded is in memory")
    #expect(ratio < 1.5)
  }
}
