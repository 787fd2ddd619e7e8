/// What a sample's outputs cost against its one-hot target y.
package enum Loss: String, CaseIterable, Hashable, Sendable {
  /// ½(h − y)² of the logistic outputs h, summed over the outputs.
  case squared
  /// −y ln h − (1 − y) ln(1 − h) of the logistic outputs h, summed over the outputs; computed from the logit z as
  /// softplus(z) − y·z, which is finite for any finite z.
  case crossEntropy = "cross-entropy"
  /// −ln h of the label's output, where h = eᶻ/Σ eᶻ are the shares of the outputs; computed from the logits as
  /// ln Σ eᶻ − z with the largest z set apart (Bishop, *Pattern Recognition and Machine Learning*, equation 4.108).
  case softmax
}
