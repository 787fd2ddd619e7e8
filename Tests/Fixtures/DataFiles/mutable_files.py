#!/usr/bin/env python3
"""Writes the files whose damaged copies are read by MutationTests: images of pixels as scipy, numpy, Python's csv and
gzip write them, each of some eighty thousand numbers, or twenty thousand with exponents.

    python3 mutable_files.py FOLDER        needs numpy and scipy
"""

import csv
import gzip
import struct
import sys
from pathlib import Path

import numpy as np
import scipy.io

folder = Path(sys.argv[1])
random = np.random.default_rng(1)
X = np.where(random.random((800, 100)) < 0.6, 0, random.integers(0, 256, (800, 100))).astype("uint8")
y = (np.arange(800) % 10).astype("uint8")
w = random.normal(size=(20, 11))
named = {"X": X, "y": y, "w": w}

scipy.io.savemat(folder / "deflated.mat", named, do_compression=True)
scipy.io.savemat(folder / "plain.mat", named)
scipy.io.savemat(folder / "matlab4.mat", named, format="4")
images = struct.pack(">HBB3I", 0, 8, 3, 800, 10, 10) + X.tobytes()
(folder / "images-idx3-ubyte").write_bytes(images)
(folder / "images-idx3-ubyte.gz").write_bytes(gzip.compress(images, mtime=0))
np.save(folder / "array.npy", X)
np.savez(folder / "stored.npz", **named)
np.savez_compressed(folder / "deflated.npz", **named)
with open(folder / "table.csv", "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["label"] + [f"pixel{i}" for i in range(100)])
    writer.writerows(np.column_stack([y, X]).tolist())
np.savetxt(folder / "savetxt.txt", np.column_stack([y, X])[:200], fmt="%.3e", header="two hundred images")
(folder / "table.csv.gz").write_bytes(gzip.compress((folder / "table.csv").read_bytes(), mtime=0))
