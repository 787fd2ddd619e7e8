"""Whether nbformat takes every .ipynb of a folder."""
import pathlib
import sys
import warnings

import nbformat

warnings.simplefilter("error")
count = 0
for path in pathlib.Path(sys.argv[1]).glob("*.ipynb"):
    nbformat.validate(nbformat.reads(path.read_text(), 4))
    count += 1
print(count, "valid")
