/// Why something is no network, or not the network for some data. Layers are counted from 1.
package enum NetworkError: Error, Hashable, Sendable {
  /// A network needs at least an input and an output layer.
  case tooFewLayers(found: Int)
  /// A layer has no units, or more than 2²².
  case layerSize(layer: Int, found: Int)
  /// Θ has another length than the layers ask for.
  case parameterCount(found: Int, expected: Int)
  /// Θₗ does not take the outputs of Θₗ₋₁ and their bias.
  case weightShape(layer: Int, rows: Int, columns: Int, expectedColumns: Int)
  /// A parameter is infinite or not a number.
  case notFinite(index: Int)
  /// The samples have another number of features than the network has inputs.
  case inputs(network: Int, data: Int)
  /// The samples have another number of classes than the network has outputs.
  case outputs(network: Int, data: Int)
  /// There is nothing to evaluate on.
  case noSamples
  /// The samples, or what an evaluation needs beside them, do not fit the memory.
  case outOfMemory(samples: Int)
}
