import Foundation
import Notebook
import Steps
import Testing
import Wording

@Suite("The reference of every step")
struct StepReferenceTests {
  static let names = StepCatalogue.standard.names

  private func step(_ name: String) throws -> any Step.Type { try #require(StepCatalogue.standard[name]) }

  @Test("all the steps of the notebook's story are there")
  func catalogue() {
    for name in ["load", "network", "display", "cost", "backprop", "minimize", "predict"] {
      #expect(Self.names.contains(name))
    }
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test("the example is a cell without mistakes", arguments: names)
  func example(name: String) throws {
    let summary = try step(name).summary
    let load =
      "```{load first}\nfile: Data/digits.mat\nholdout: 0.2\n```\n\n"
      + "```{minimize train}\n```\n```{predict}\n```\n```{minimize train-2}\n```\n```{predict}\n```\n"
    let text = (name == "load" ? "" : load) + "```{\(name) it}\n\(summary.example)\n```\n"
    let outcome = Planner.plan(
      SourceText(name: "a.md", text: text), in: Bench.digits, catalogue: .standard)
    #expect(outcome.diagnostics.map(\.message) == [])
    #expect(summary.example.isEmpty == false)
  }

  @Test("options and scalars are explained in a sentence each, under names of their own", arguments: names)
  func help(name: String) throws {
    let type = try step(name)
    #expect(type.summary.sentence.hasSuffix("."))
    #expect(type.summary.discussion.hasSuffix("."))
    let common = CommonOptions.options.map(\.name)
    let options = type.options.map(\.name)
    #expect(Set(options + common).count == options.count + common.count)
    for option in type.options {
      #expect(option.help.hasSuffix("."), "\(option.name)")
      #expect(!option.expectation.isEmpty)
      #expect(option.name.wholeMatch(of: /[a-z][a-z-]*/) != nil, "\(option.name)")
      // A default can be written into a cell.
      if let value = option.defaultValue { #expect(option.read(value.value) != nil, "\(option.name)") }
      for choice in option.choices {
        let value = choice == "true" || choice == "false" ? Value.boolean(choice == "true") : .text(choice)
        #expect(option.read(value) != nil, "\(option.name): \(choice)")
      }
    }
    for scalar in type.scalars {
      #expect(scalar.help.hasSuffix("."))
      #expect(scalar.name.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil, "\(scalar.name)")
    }
  }

  @Test("the names of scalars are those that the format promises")
  func scalarNames() throws {
    let promised = [
      "load": ["samples", "features", "classes"], "network": ["parameters"], "display": [],
      "cost": ["cost", "data-term", "regularization"],
      "backprop": ["cost", "gradient-norm", "worst-relative-error"],
      "minimize": ["cost", "initial-cost", "gradient-norm", "iterations", "evaluations", "seconds"],
      "predict": ["accuracy", "misclassified"],
    ]
    for (name, scalars) in promised {
      #expect(Set(scalars).isSubset(of: try step(name).scalars.map(\.name)), "\(name)")
    }
  }

  /// A cell of every step, and of every option that changes what it reads or sets.
  private static let everything = """
    ```{load}
    file: small.mat
    shape: [4, 3]
    hidden: 5
    holdout: 0.2
    ```
    ```{network}
    ```
    ```{network drawn}
    hidden: [4, 3]
    init: glorot
    ```
    ```{network read}
    weights: weights.mat
    ```
    ```{display}
    ```
    ```{display units}
    of: hidden-units
    ```
    ```{display wrong}
    sample: misclassified
    ```
    ```{cost}
    ```
    ```{backprop}
    ```
    ```{backprop checked}
    check: 3
    ```
    ```{minimize}
    iterations: 5
    ```
    ```{predict}
    on: held-out
    ```
    """

  @Test("what a cell sets and shows is what its step promised")
  func promises() async throws {
    let result = try await Bench.run(Self.everything)
    #expect(result.status == .succeeded, "\(result.cells.compactMap(\.failure?.message))")
    for (cell, outcome) in zip(result.plan.cells, result.cells) {
      #expect(outcome.scalars.map(\.name).sorted() == cell.step.scalarNames.sorted(), "\(cell.label)")
      #expect(cell.step.outputKinds.isSubset(of: outcome.outputs.map(\.kind)), "\(cell.label)")
      #expect(Set(cell.step.dataflow.unread).isSubset(of: type(of: cell.step).reads), "\(cell.label)")
    }
  }

  @Test("every picture and chart says what it shows")
  func alternatives() async throws {
    let result = try await Bench.run(Self.everything)
    for cell in result.cells {
      for output in cell.outputs {
        switch output {
        case .figure(let figure): #expect(figure.alternative.english.count > 20)
        case .chart(let chart): #expect(chart.alternative.english.count > 20)
        case .gallery(let gallery):
          #expect(gallery.alternative.english.count > 20)
          #expect(gallery.tiles.allSatisfy { $0.alternative.english.count > 10 })
        case .instrument(let instrument): #expect(instrument.alternative.english.count > 20)
        case .table(let table): #expect(!table.title.isEmpty)
        case .text, .note: break
        }
      }
    }
  }
}
