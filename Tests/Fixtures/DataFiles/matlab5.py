#!/usr/bin/env python3
"""Writes the MATLAB 5 fixtures of this folder: those of scipy, and those that scipy cannot write, byte by byte.

    python3 matlab5.py        needs numpy and scipy; made with numpy 2.4 and scipy 1.17
"""

import struct
import zlib
from pathlib import Path

import numpy as np
import scipy.io
import scipy.sparse

FOLDER = Path(__file__).parent
TEXT = b"MATLAB 5.0 MAT-file, a fixture of Cahier".ljust(116)


def save(name, variables, compressed):
    path = FOLDER / f"{name}.mat"
    scipy.io.savemat(path, variables, do_compression=compressed)
    content = path.read_bytes()
    path.write_bytes(TEXT + content[116:])  # scipy puts the time there.


def numeric_classes():
    """For each class of MATLAB a 2×3 matrix of its least, its greatest and four other numbers."""
    variables = {}
    for name in ["int8", "uint8", "int16", "uint16", "int32", "uint32"]:
        limits = np.iinfo(name)
        variables[name] = np.array([[limits.min, 1, 2], [limits.max, 3, 4]], dtype=name)
    variables["int64"] = np.array([[-(2**53), 1, 2], [2**53, 3, 4]], dtype="int64")
    variables["uint64"] = np.array([[0, 1, 2], [2**53, 3, 4]], dtype="uint64")
    for name in ["single", "double"]:
        limits = np.finfo(name)
        variables[name] = np.array([[limits.min, 0.1, -0.0], [limits.max, 1 / 3, limits.tiny]], dtype=name)
    variables["logical"] = np.array([[True, False, True], [False, False, True]])
    return variables


def others():
    """One variable of every kind that is no matrix of numbers, and numbers in other shapes."""
    opaque = np.array([[2**53 + 1, 2**62]], dtype="int64")
    return {
        "scalar": 6.5,
        "empty": np.zeros((0, 3)),
        "cube": np.arange(24, dtype="uint8").reshape(2, 3, 4),
        "special": np.array([[np.nan, np.inf, -np.inf]]),
        "word": "Zahl",
        "beyond": opaque,
        "complex": np.array([[1 + 2j, 3]]),
        "sparse": scipy.sparse.csc_matrix(np.eye(3)),
        "cell": np.array([[1.0, "two"]], dtype=object),
        "structure": {"inner": np.ones(2), "deeper": {"still": 1}},
    }


def element(order, code, content):
    """A data element with an ordinary tag, padded to eight bytes."""
    return struct.pack(order + "II", code, len(content)) + content + bytes(-len(content) % 8)


def small(order, code, content):
    """A data element of at most four bytes, in its own tag."""
    return struct.pack(order + "I", len(content) << 16 | code) + content.ljust(4, b"\0")


def matrix(order, name, array_class, shape, values, flags=0, shape_type=(5, "i")):
    """An array; `values` is its last element, and its dimensions are numbers of `shape_type`."""
    name = name.encode()
    body = element(order, 6, struct.pack(order + "II", flags << 8 | array_class, 0))
    body += element(order, shape_type[0], struct.pack(f"{order}{len(shape)}{shape_type[1]}", *shape))
    body += small(order, 1, name) if len(name) <= 4 else element(order, 1, name)
    body += values
    return struct.pack(order + "II", 14, len(body)) + body


def header(order):
    return TEXT + bytes(8) + struct.pack(order + "H", 0x0100) + (b"IM" if order == "<" else b"MI")


def compressed(order, content):
    stream = zlib.compress(content)
    return struct.pack(order + "II", 15, len(stream)) + stream


def by_hand(order):
    """Arrays as MATLAB stores them: in the smallest type that their values fit."""
    arrays = [
        matrix(order, "bytes", 6, [2, 2], small(order, 2, bytes([1, 2, 3, 255]))),
        matrix(order, "shorts", 6, [3, 1], element(order, 3, struct.pack(order + "3h", -1, 0, 300))),
        matrix(order, "doubles", 6, [1, 2], element(order, 9, struct.pack(order + "2d", 0.1, -2.5))),
        matrix(order, "singles", 7, [1, 2], element(order, 7, struct.pack(order + "2f", 0.5, -3.0))),
        matrix(order, "large", 15, [1, 1], element(order, 13, struct.pack(order + "Q", 2**52 + 1))),
        matrix(order, "yes", 9, [1, 3], small(order, 2, bytes([1, 0, 1])), flags=2),
        matrix(order, "latin", 4, [1, 2], small(order, 17, struct.pack(order + "2H", 0x5B57, 0xE9))),
        matrix(order, "utf8", 4, [1, 3], element(order, 16, "字é!".encode())),
    ]
    return arrays


save("classes", numeric_classes(), compressed=False)
save("classes-compressed", numeric_classes(), compressed=True)
save("others", others(), compressed=False)
save("others-compressed", others(), compressed=True)

# A compressed file with a little of everything, small enough to change it in hundreds of places.
random = np.random.default_rng(1)
pixels = np.where(random.random((60, 100)) < 0.5, 0, random.integers(0, 256, (60, 100))).astype("uint8")
save("small-compressed", {"X": pixels, "y": np.arange(60).reshape(-1, 1) % 10, "w": random.normal(size=(9, 11))}, True)

for order, name in [("<", "little"), (">", "big")]:
    arrays = by_hand(order)
    (FOLDER / f"{name}-endian.mat").write_bytes(header(order) + b"".join(arrays))
    (FOLDER / f"{name}-endian-compressed.mat").write_bytes(
        header(order) + b"".join(compressed(order, array) for array in arrays)
    )


# Dimensions of every type of integers; those of MATLAB are `int32`.
INTEGERS = {"int8": (1, "b"), "uint8": (2, "B"), "int16": (3, "h"), "uint16": (4, "H")}
INTEGERS |= {"int32": (5, "i"), "uint32": (6, "I"), "int64": (12, "q"), "uint64": (13, "Q")}
for order, ending in [("<", "little"), (">", "big")]:
    values = element(order, 9, struct.pack(order + "6d", *range(6)))
    arrays = [matrix(order, name, 6, [2, 3], values, shape_type=kind) for name, kind in INTEGERS.items()]
    (FOLDER / f"dimensions-{ending}-endian.mat").write_bytes(header(order) + b"".join(arrays))


# Compressed variables that do not keep what they promise.
def write(name, stream):
    (FOLDER / f"{name}.mat").write_bytes(header("<") + struct.pack("<II", 15, len(stream)) + stream)


array = matrix("<", "a", 9, [40, 40], element("<", 2, bytes(1600)))
write("bomb", zlib.compress(array + bytes(1 << 26)))
write("short", zlib.compress(array[:-8]))
write("ratio", zlib.compress(struct.pack("<II", 14, 1 << 31) + array[8:]))
write("padded", zlib.compress(struct.pack("<II", 14, len(array) - 8 + (1 << 20)) + array[8:] + bytes(1 << 20)))
write("behind", zlib.compress(array) + bytes(8))
