import Figures
import Foundation
import Learning
import Notebook
import Steps
import Testing
import Wording

@Suite("The step `try`")
struct TryStepTests {
  private func instrument(_ text: String) async throws -> Instrument {
    let result = try await Bench.run(Bench.small + Bench.weights + text)
    let cell = try #require(result.cells.last)
    try #require(cell.failure == nil, "\(cell.failure?.message ?? "")")
    guard case .instrument(let instrument)? = cell.outputs.first else {
      throw Bench.Mistaken(messages: ["none"])
    }
    return instrument
  }

  private func numbers(_ data: Data) -> [Double] {
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count, by: 4).map { place in
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
      return Double(Float(bitPattern: bits))
    }
  }

  @Test("the page carries the network and samples as they are, in single precision")
  func content() async throws {
    let found = try await instrument("```{try}\nsamples: 7\n```\n")
    let (data, network) = try await Bench.values(after: Bench.small + Bench.weights)
    #expect(found.layerSizes == network.layerSizes)
    #expect(found.classNames == data.classNames)
    #expect((found.rows, found.columns) == (data.imageRows, data.imageColumns))
    #expect(numbers(found.weights) == network.parameters.map { Double(Float($0)) })
    #expect(found.sampleNames.count == 7)
    #expect(found.isSound)
    let samples = numbers(found.samples)
    let width = network.layerSizes[0]
    for (index, name) in found.sampleNames.enumerated() {
      let pixels = Array(samples[index * width..<(index + 1) * width])
      let isOfData = data.labels.indices.contains { sample in
        data.classNames[data.labels[sample]] == name
          && data.features.row(sample).map { Double(Float($0)) } == pixels
      }
      #expect(isOfData, "sample \(index + 1)")
    }
  }

  @Test("the same seed draws the same samples, and there are no more than the data have")
  func samples() async throws {
    let first = try await instrument("```{try}\n```\n")
    #expect(first == (try await instrument("```{try}\n```\n")))
    #expect(try await instrument("```{try}\nsamples: 500\n```\n").sampleNames.count <= 60)
  }

  @Test("what is stored and does not go together is not taken")
  func soundness() async throws {
    let sound = try await instrument("```{try}\n```\n")
    var damaged = sound
    damaged.weights.removeLast()
    #expect(!damaged.isSound)
    damaged = sound
    damaged.classNames.removeLast()
    #expect(!damaged.isSound)
    damaged = sound
    damaged.rows = .max
    #expect(!damaged.isSound)
  }
}
