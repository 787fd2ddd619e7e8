public import Figures
public import Learning
public import Notebook

// The words of options are the names of the field's choices: each list stands once, in the type it belongs to.

extension Activation: Choice {}
extension Contrast: Choice {}
extension Loss: Choice {}
extension OutputDelta: Choice {}
extension SampleSubset: Choice {}
extension PixelOrder: Choice {}
extension Precision: Choice {}
