#!/usr/bin/env python3
"""Prints what scipy or numpy reads from a MATLAB or NPZ file: for each array its name, type and shape, and every number
as the 64 bits of a double in hexadecimal digits, last index fastest.

    python3 print_arrays.py FILE        needs numpy and scipy
"""

import sys
import zipfile

import numpy as np
import scipy.io

path = sys.argv[1]
if path.endswith(".npz"):
    assert zipfile.ZipFile(path).testzip() is None
    arrays = np.load(path, allow_pickle=False)
else:
    arrays = scipy.io.loadmat(path)
for name in arrays:
    if name.startswith("__"):
        continue
    array = arrays[name]
    bits = [f"{word:x}" for word in np.ascontiguousarray(array, "f8").reshape(-1).view("u8").tolist()]
    print(name, array.dtype, "x".join(map(str, array.shape)), *bits)
