import Learning
import Testing

@Suite("The gradient check")
struct GradientCheckTests {
  private static let layers = [12, 7, 6, 4]

  private func check(_ loss: Loss, _ delta: OutputDelta, count: Int = 30) throws -> GradientCheck {
    let objective = try NetworkObjective(
      dataset: SmallNetworks.dataset(Self.layers, samples: 50), layerSizes: Self.layers, activation: .sigmoid,
      loss: loss, lambda: 0.1, delta: delta, threads: 1)
    return GradientCheck.run(
      objective, at: SmallNetworks.network(Self.layers).parameters, count: count, seed: 1)
  }

  @Test(
    "passes where the delta belongs to the loss, and only there", arguments: Loss.allCases,
    OutputDelta.allCases)
  func verdict(loss: Loss, delta: OutputDelta) throws {
    let check = try check(loss, delta)
    #expect(check.passed == delta.belongs(to: loss))
    if check.passed {
      #expect(check.worst.relativeError < 1e-8)
    } else {
      #expect(check.worst.relativeError > 0.1)
    }
  }

  @Test("looks at a bias and a weight of every layer even when asked for no parameter")
  func kinds() throws {
    let entries = try check(.squared, .exact, count: 0).entries
    #expect(entries.count == 6)
    let kinds = Set(entries.map { "\($0.layer) \($0.kind)" })
    #expect(kinds == ["1 bias", "1 weight", "2 bias", "2 weight", "3 bias", "3 weight"])
  }

  @Test("says where in Θ each entry is")
  func places() throws {
    let network = SmallNetworks.network(Self.layers)
    let entries = try check(.squared, .exact, count: network.parameterCount).entries
    #expect(entries.count == network.parameterCount)
    #expect(entries[0].row == 0 && entries[0].column == 0 && entries[0].kind == .bias)
    let last = entries[entries.count - 1]
    #expect(last.layer == 3 && last.row == 3 && last.column == 6 && last.kind == .weight)
    #expect(entries[7 * 13].layer == 2)
  }
}
