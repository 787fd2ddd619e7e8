import Foundation
import Learning
import TestSupport
import Testing

/// The kernels of every instruction set, those of other machines too, through a program of C that is all that they need.
@Suite("The kernels of each machine")
struct MachineTests {
  /// What runs the program, its name, what chooses the kernels, and what these say that they are.
  static let machines: [(runner: String?, program: String, kernels: String, sets: [String])] = [
    (nil, "native", "widest", ["avx512", "avx2", "neon", "portable"]),
    (nil, "native", "avx2", ["avx2", "neon", "portable"]),
    (nil, "native", "portable", ["portable", "neon"]),
    ("/usr/bin/qemu-aarch64", "aarch64", "widest", ["neon"]),
  ]

  /// Layers, samples, and the share of features that are zero: with units that fill vectors, and some over.
  static let problems: [(layers: [Int], samples: Int, zeros: Double)] = [
    ([3, 1, 2], 5, 0), ([31, 25, 10], 515, 0.5), ([20, 33, 10], 130, 0), ([9, 8, 7, 6, 5], 65, 0.2),
    ([50, 129, 4], 70, 0.8), ([40, 3], 200, 0.9),
  ]

  /// Compiled once, whichever test comes first.
  private static let folder = Result {
    let folder = Fixtures.checkout.appending(path: ".build/kernels")
    let script = ExternalProgram(Fixtures.checkout.appending(path: "Tests/Kernels/build.sh"))
    let outcome = try script.run([folder.path])
    guard outcome.status == 0 else { throw NotCompiled(error: outcome.error) }
    return folder
  }

  struct NotCompiled: Error { let error: String }

  private func run(
    _ machine: Int, _ arguments: [String], program: String? = nil
  ) throws -> ExternalProgram.Outcome {
    let (runner, name, kernels, _) = Self.machines[machine]
    let path = try Self.folder.get().appending(path: program ?? name)
    let emulator = runner.map { ExternalProgram(URL(filePath: $0)) }
    return try (emulator ?? ExternalProgram(path)).run(
      (emulator == nil ? [] : [path.path]) + arguments, environment: ["CAHIER_KERNELS": kernels])
  }

  @Test(
    "cost, gradient and outputs agree with the readable reference", arguments: machines.indices,
    problems.indices)
  func reference(machine: Int, problem: Int) throws {
    let (layers, samples, zeros) = Self.problems[problem]
    let dataset = try SmallNetworks.dataset(layers, samples: samples, zeros: zeros)
    let scratch = try TemporaryFolder()
    let result = scratch.url.appending(path: "result")
    for (code, loss) in [Loss.squared, .crossEntropy, .softmax].enumerated() {
      let activation = [Activation.sigmoid, .tanh, .relu][(problem + code) % 3]
      let network = Network(
        layerSizes: layers, activation: activation, outputFunction: loss.outputFunction,
        initialization: .normal(standardDeviation: 0.3), seed: 1)
      let expected = Reference.cost(of: network, on: dataset, loss: loss, lambda: 0.3)
      for single in [false, true] {
        let activationCode = (problem + code) % 3
        let kind = loss == .softmax ? 2 : 1
        let integers =
          [single ? 1 : 0, 2, activationCode, code, 0, kind, layers.count - 1] + layers + [samples]
          + dataset.labels
        let doubles = [0.3 / Double(samples)] + network.parameters + dataset.features.elements
        let bytes =
          integers.map { Int32($0) }.withUnsafeBytes { Data($0) } + doubles.withUnsafeBytes { Data($0) }
        let outcome = try run(machine, [try scratch.write(bytes, to: "problem").path, result.path])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(Self.machines[machine].sets.contains(outcome.output.trimmingCharacters(in: .newlines)))
        let numbers = try Data(contentsOf: result).withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
        let parameters = network.parameters.count
        try #require(numbers.count == 2 + parameters + samples * layers[layers.count - 1])
        let outputs = (0..<samples).flatMap {
          Reference.outputs(of: network, for: Array(dataset.features.row($0)))
        }
        let bound = single ? 1e-5 : 1e-12
        #expect(relativeDifference([numbers[0]], [expected.cost.dataTerm]) < bound)
        #expect(numbers[1] == numbers[0])
        #expect(relativeDifference(Array(numbers[2..<2 + parameters]), expected.gradient) < bound)
        #expect(relativeDifference(Array(numbers[(2 + parameters)...]), outputs) < bound)
      }
    }
  }

  @Test("on Arm networks of odd sizes come to the same bits on any number of threads")
  func oddOnArm() throws {
    let outcome = try run(3, ["4"], program: "aarch64-odd")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("4 rounds, neon, 0 differ"))
  }
}
