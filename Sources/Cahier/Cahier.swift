// What other packages import: the public declarations of the houses, under one name.

@_exported public import Figures
@_exported public import Learning
@_exported public import Notebook
@_exported public import Report
@_exported public import Steps
@_exported public import Wording
