#!/usr/bin/env python3
"""Prints, as JSON, the folder of the MAT files that scipy brings for its own tests, and for each file what scipy reads in
it: of an array of real numbers its shape and its numbers, as the 64 bits of a double, last index fastest; of anything else
a word for what it is. A file or a variable that scipy does not read is null.

    python3 scipy_files.py        needs numpy and scipy
"""

import json
import warnings
from pathlib import Path

import numpy as np
import scipy.io
import scipy.io.matlab
import scipy.sparse

warnings.simplefilter("ignore")
FOLDER = Path(scipy.io.matlab.__file__).parent / "tests" / "data"


def content(value):
    if scipy.sparse.issparse(value):
        return {"kind": "sparse"}
    if isinstance(value, scipy.io.matlab.MatlabFunction):
        return {"kind": "functionHandle"}
    if isinstance(value, scipy.io.matlab.MatlabObject):
        return {"kind": "object"}
    if value.dtype.names:
        return {"kind": "structure"}
    kinds = {"O": "cell", "U": "text", "S": "text", "c": "complex"}
    if value.dtype.kind in kinds:
        return {"kind": kinds[value.dtype.kind]}
    bits = np.ascontiguousarray(value, "<f8").reshape(-1).view("u8")
    return {"kind": "numbers", "shape": list(value.shape), "bits": [f"{word:016x}" for word in bits.tolist()]}


def variables(path):
    """What scipy reads in each variable of a file, each by itself; None if it does not read the file."""
    try:
        names = [name for name, _, _ in scipy.io.whosmat(path)]
        contents = {}
        for name in names:
            try:
                contents[name] = content(scipy.io.loadmat(path, variable_names=[name], chars_as_strings=False)[name])
            except Exception:
                contents[name] = None
        return contents
    except Exception:
        return None


files = {path.name: variables(path) for path in sorted(FOLDER.glob("*.mat"))}
print(json.dumps({"folder": str(FOLDER), "files": files}))
