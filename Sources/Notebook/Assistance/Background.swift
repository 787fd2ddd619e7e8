import Foundation

/// What is known of a notebook, whichever of its places is asked about.
struct Background {
  let sketch: Sketch
  let catalogue: StepCatalogue
  /// Where the notebook's files are named from; nil where none are to be looked for.
  let folder: URL?
  /// The notebook as it was checked last without a mistake.
  let plan: Plan?
  /// The numbers that cells came to, by label.
  let results: [String: [Scalar]]

  /// The works that the notebook can cite, as their files have them now.
  var works: [Work] {
    let references = sketch.frontMatter.references
    guard let folder else { return references.works.map(\.content) }
    let bibliography = Bibliography(references, citing: nil, FileAccess(folder: folder), checksFiles: false)
    return bibliography.keys.compactMap { bibliography.cited[$0] }
  }

  /// The step of a cell; nil where its fence names none.
  func step(of cell: Int) -> (any Step.Type)? { catalogue[sketch.cells[cell].step] }

  /// The options that a cell can have.
  func options(of cell: Int) -> [any AnyOption] { (step(of: cell)?.options ?? []) + CommonOptions.options }

  /// The option of a name, fixed or open.
  func option(_ name: String, of cell: Int) -> (any AnyOption)? {
    options(of: cell).first { $0.name == name } ?? step(of: cell)?.openOption?.option(named: name)
  }

  /// The numbers that a cell will have: as its options have it where they are known, or else all that its step knows.
  func scalars(of cell: Int) -> [ScalarSummary] {
    guard let step = step(of: cell) else { return [] }
    guard let planned = plan?.cell(labelled: sketch.labels[cell]), planned.stepName == step.name else {
      return step.scalars
    }
    let names = Set(planned.step.scalarNames)
    return step.scalars.filter { names.contains($0.name) }
  }

  /// What a number came to; nil where that is not known.
  func value(of scalar: String, in label: String) -> Double? {
    results[label]?.first { $0.name == scalar }?.value
  }

  /// The parameters, those in effect over those of the text.
  var parameters: [FrontMatter.Parameter] {
    sketch.frontMatter.parameters.map { parameter in
      var parameter = parameter
      if let value = plan?.parameters[parameter.name] { parameter.value = value }
      return parameter
    }
  }
}
