import Notebook
import Testing
import Wording

@Suite("cost and backprop")
struct CostStepTests {
  private static let start = Bench.small + Bench.weights

  @Test("the cost is numpy's, in its two terms", arguments: ["squared", "cross-entropy"])
  func cost(loss: String) async throws {
    let numbers = try Numbers.read()
    let result = try await Bench.run(
      Self.start + "```{cost}\nloss: \(loss)\nlambda: \(numbers.lambda)\n```\n")
    let data = try #require(numbers.costs[loss])
    #expect(agree(try result.scalar("cost", "data-term"), data))
    #expect(agree(try result.scalar("cost", "regularization"), numbers.regularization))
    #expect(agree(try result.scalar("cost", "cost"), data + numbers.regularization))
    let table = try result.table("cost", "The cost")
    #expect(agree(try table.numbers("Cost J").first ?? 0, data + numbers.regularization))
  }

  @Test("the cross-entropy is finite and right where the outputs are 0 and 1 to the last bit")
  func huge() async throws {
    let result = try await Bench.run(
      Bench.small
        + "```{network}\nweights: huge-weights.mat\n```\n```{cost}\nlambda: 0\n```\n```{backprop}\ncheck: 5\nlambda: 0\n```\n"
    )
    // A sample costs 0, 1e4 or 2e4 by its class, and ln 2 for the output that can't decide.
    let expected = try Numbers.read().hugeCost
    #expect(expected > 1e4)
    #expect(agree(try result.scalar("cost", "cost"), expected))
    #expect(try result.scalar("backprop", "gradient-norm").isFinite)
  }

  @Test("a part of the samples costs what that part costs")
  func parts() async throws {
    let text = "```{load}\nfile: small.mat\nshape: [4, 3]\nhidden: 5\nholdout: 0.25\n```\n" + Bench.weights
    let result = try await Bench.run(
      text
        + "```{cost a}\non: all\nlambda: 0\n```\n```{cost t}\nlambda: 0\n```\n```{cost h}\non: held-out\nlambda: 0\n```\n"
    )
    let (all, train, heldOut) = (
      try result.scalar("a", "cost"), try result.scalar("t", "cost"), try result.scalar("h", "cost")
    )
    #expect(agree(all, try #require(try Numbers.read().costs["cross-entropy"])))
    #expect(agree(all, (45 * train + 15 * heldOut) / 60))
    #expect(train != heldOut)
  }

  @Test("without held-out samples there is nothing to be honest about, and the error says how to get some")
  func nothingHeldOut() async throws {
    for step in ["cost", "backprop", "predict"] {
      let result = try await Bench.run(Self.start + "```{\(step) it}\non: held-out\n```\n")
      let failure = try #require(try result.cell("it").failure)
      #expect(failure.message.english == "no samples of the data are held out")
      #expect(failure.advice?.english.contains("holdout") == true)
      #expect(failure.range.start == SourcePosition(line: 10, column: 5))
    }
  }

  @Test("a network for other data is refused, with both sizes")
  func misfit() async throws {
    let other = "```{load other}\nfile: small.mat\nimages: square\n```\n"
    // `load` writes a network of its own, so that of the first data has to be kept from it.
    let result = try await Bench.run(other + "```{cost}\n```\n")
    #expect(result.status == .succeeded)
  }

  @Test(
    "the gradient's norms are numpy's, layer by layer",
    arguments: [
      ("squared", "exact"), ("squared", "logistic"), ("cross-entropy", "exact"),
      ("cross-entropy", "unscaled"),
    ])
  func norms(loss: String, delta: String) async throws {
    let numbers = try Numbers.read()
    let expected = try #require(numbers.gradients["\(loss) \(delta)"])
    let result = try await Bench.run(
      Self.start + "```{backprop}\nloss: \(loss)\ndelta: \(delta)\nlambda: \(numbers.lambda)\n```\n")
    #expect(agree(try result.scalar("backprop", "gradient-norm"), expected.all))
    #expect(
      agree(try result.scalar("backprop", "cost"), try #require(numbers.costs[loss]) + numbers.regularization)
    )
    let table = try result.table("backprop", "Norms")
    for (name, row) in zip(["Θ₁", "Θ₂"], expected.layers) {
      for (found, number) in zip(try table.numbers(name), row) { #expect(agree(found, number)) }
    }
    #expect(agree(try table.numbers("All").first ?? 0, expected.all))
  }

  @Test(
    "a right gradient passes its check, with every kind of every layer among the parameters",
    arguments: ["squared", "cross-entropy"])
  func passes(loss: String) async throws {
    let result = try await Bench.run(Self.start + "```{backprop}\nloss: \(loss)\ncheck: 8\n```\n")
    #expect(try result.scalar("backprop", "worst-relative-error") < 1e-7)
    #expect(try result.notes("backprop").map(\.kind) == [.success])
    let names = try result.table("backprop", "The parameters").rows.compactMap { $0.first?.string }
    for start in ["Θ₁: bias", "Θ₁: unit", "Θ₂: bias", "Θ₂: unit"] {
      #expect(names.contains { $0.hasPrefix(start) })
    }
  }

  @Test(
    "a delta that does not belong to the loss fails, and the check says plainly why",
    arguments: [("squared", "logistic"), ("squared", "unscaled"), ("cross-entropy", "unscaled")])
  func fails(loss: String, delta: String) async throws {
    let result = try await Bench.run(
      Self.start + "```{backprop}\nloss: \(loss)\ndelta: \(delta)\ncheck: 8\n```\n")
    #expect(result.status == .succeeded)
    #expect(try result.scalar("backprop", "worst-relative-error") > 1e-3)
    let notes = try result.notes("backprop")
    #expect(notes.map(\.kind) == [.warning, .warning])
    #expect(notes[0].text.english.contains("does not belong to the \(loss) loss"))
    #expect(notes[1].text.english.contains("failed") && notes[1].text.english.contains("does not belong"))
  }

  @Test("h − y is the cross-entropy's own delta")
  func belongs() async throws {
    let result = try await Bench.run(Self.start + "```{backprop}\ndelta: logistic\ncheck: 4\n```\n")
    #expect(try result.notes("backprop").map(\.kind) == [.success])
  }
}
