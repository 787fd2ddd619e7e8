/// Which samples of a dataset are meant.
package enum Part: String, CaseIterable, Hashable, Sendable {
  /// Those to learn from: all that are not held out.
  case train
  /// Those kept aside for an honest number.
  case heldOut = "held-out"
  /// Every one.
  case all
}
