package import Learning
package import Notebook

/// The slots that the steps of small neural networks share.
package enum Slots {
  package static let data = Slot<Dataset>("data")
  package static let network = Slot<Network>("network")
}

extension Dataset: SessionValue {
  package static var typeName: String { "a dataset" }
}

extension Network: SessionValue {
  package static var typeName: String { "a network" }
}

extension SlotUse {
  static let data = SlotUse(Slots.data)
  static let network = SlotUse(Slots.network)
}
