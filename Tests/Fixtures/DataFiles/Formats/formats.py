#!/usr/bin/env python3
"""Writes the fixtures of this folder with numpy, scipy, Python's csv and gzip, and formats.json, which says for each
file what is in it: shape, type, and every number as the 64 bits of a double, last index fastest.

    python3 formats.py        needs numpy and scipy; made with numpy 2.4 and scipy 1.17
"""

import csv
import gzip
import io
import json
import struct
from pathlib import Path

import numpy as np
import scipy.io
import scipy.sparse

FOLDER = Path(__file__).parent
TYPES = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64"]
NAMES = {"float16": "half", "float32": "single", "float64": "double", "bool": "logical"}
expected = {}


def expect(file, name, array):
    bits = [f"{word:016x}" for word in np.ascontiguousarray(array, "<f8").reshape(-1).view("u8").tolist()]
    kind = NAMES.get(array.dtype.name, array.dtype.name)
    expected.setdefault(file, {})[name] = {"shape": list(array.shape), "type": kind, "bits": bits}


def sample(name):
    """2×3 numbers of a type: its least, its greatest and four others."""
    if name == "bool":
        return np.array([[True, False, True], [False, False, True]])
    if name in ("int64", "uint64"):
        return np.array([[-(2**53) if name == "int64" else 0, 1, 2], [2**53, 3, 4]], dtype=name)
    if name.startswith("float"):
        limits = np.finfo(name)
        return np.array([[limits.min, 0.1, -0.0], [limits.max, limits.smallest_subnormal, limits.tiny]], dtype=name)
    limits = np.iinfo(name)
    return np.array([[limits.min, 1, 2], [limits.max, 3, 4]], dtype=name)


def save_npy():
    for name in TYPES + ["bool"]:
        array = sample(name)
        for order, byteorder in [("little", "<"), ("big", ">")]:
            file = f"{name}-{order}.npy"
            stored = array.astype(array.dtype.newbyteorder(byteorder))
            np.save(FOLDER / file, np.asfortranarray(stored) if order == "big" else stored)
            expect(file, "data", array)
    cube = np.arange(24, dtype="uint8").reshape(2, 3, 4)
    shapes = {
        "cube-c": cube,
        "cube-fortran": np.asfortranarray(cube),
        "scalar": np.array(6.5),
        "line": np.array([np.inf, -np.inf, 0.1]),
        "empty": np.zeros((0, 3)),
    }
    for name, array in shapes.items():
        np.save(FOLDER / f"{name}.npy", array)
        expect(f"{name}.npy", "data", array)
    for major in [2, 3]:
        with open(FOLDER / f"version{major}.npy", "wb") as file:
            np.lib.format.write_array(file, sample("float64"), version=(major, 0))
        expect(f"version{major}.npy", "data", sample("float64"))
    # As Python 2 wrote lengths, and without the last comma.
    header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (2L, 3L)}".ljust(117) + b"\n"
    content = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + sample("float64").tobytes()
    (FOLDER / "python2.npy").write_bytes(content)
    assert np.array_equal(np.load(FOLDER / "python2.npy"), sample("float64"))
    expect("python2.npy", "data", sample("float64"))


def save_npz():
    arrays = {name: sample(name) for name in TYPES + ["bool"]}
    arrays["cube"] = np.asfortranarray(np.arange(24).reshape(2, 3, 4))
    for file, save in [("classes.npz", np.savez), ("classes-deflated.npz", np.savez_compressed)]:
        save(FOLDER / file, **arrays)
        for name, array in arrays.items():
            expect(file, name, array)
    np.savez(
        FOLDER / "others.npz",
        complex=np.array([1 + 2j]),
        structure=np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8", (2,))]),
        objects=np.array([{"a": 1}, None], dtype=object),
        words=np.array(["one", "two"]),
        bytes=np.array([b"one"]),
        times=np.array(["2020-01-01"], dtype="datetime64[D]"),
        long=np.array([1], dtype="longdouble"),
        beyond=np.array([2**53 + 1]),
    )


IDX_TYPES = {"uint8": 8, "int8": 9, "int16": 11, "int32": 12, "float32": 13, "float64": 14}


def idx(array):
    head = struct.pack(">HBB", 0, IDX_TYPES[array.dtype.name], array.ndim)
    return head + struct.pack(f">{array.ndim}I", *array.shape) + array.astype(array.dtype.newbyteorder(">")).tobytes()


def save_idx():
    for name in IDX_TYPES:
        (FOLDER / f"{name}.idx").write_bytes(idx(sample(name)))
        expect(f"{name}.idx", "data", sample(name))
    images = np.random.default_rng(1).integers(0, 256, (5, 4, 3), dtype="uint8")
    labels = np.array([7, 2, 1, 0, 4], dtype="uint8")
    for file, array in [("images-idx3-ubyte", images), ("labels-idx1-ubyte", labels)]:
        (FOLDER / file).write_bytes(idx(array))
        (FOLDER / f"{file}.gz").write_bytes(gzip.compress(idx(array), mtime=0))
        expect(file, "data", array)
        expect(f"{file}.gz", "data", array)
    # Two gzip files, one behind the other, are one.
    content = idx(images)
    (FOLDER / "two-members.gz").write_bytes(
        gzip.compress(content[:20], mtime=0) + gzip.compress(content[20:], mtime=0)
    )
    expect("two-members.gz", "data", images)
    # Zeros behind it, as on a tape.
    (FOLDER / "padded.gz").write_bytes(gzip.compress(content, mtime=0) + bytes(512))
    expect("padded.gz", "data", images)
    # 64 MiB that are no file of any kind.
    (FOLDER / "zeros.gz").write_bytes(gzip.compress(bytes(1 << 26), mtime=0))


def save_csv():
    random = np.random.default_rng(2)
    labels, pixels = random.integers(0, 10, (6, 1)), random.integers(0, 256, (6, 4))
    digits = np.hstack([labels, pixels]).astype("float64")
    names = ["label", "pixel0", "pixel1", "pixel2", "pixel3"]

    def write(file, rows, header=None, encoding="utf-8", **dialect):
        text = io.StringIO(newline="")
        writer = csv.writer(text, **dialect)
        if header:
            writer.writerow(header)
        writer.writerows(rows)
        (FOLDER / file).write_bytes(text.getvalue().encode(encoding))

    integers = digits.astype(int).tolist()
    write("train.csv", integers, names)
    write("no-header.csv", integers)
    write("quoted.csv", integers, names, quoting=csv.QUOTE_ALL, lineterminator="\n")
    write("semicolons.csv", integers, names, delimiter=";", encoding="utf-8-sig")
    write("tabs.tsv", integers, names, delimiter="\t", lineterminator="\r")
    np.savetxt(FOLDER / "savetxt.csv", digits, delimiter=",", header=",".join(names))
    (FOLDER / "train.csv.gz").write_bytes(gzip.compress((FOLDER / "train.csv").read_bytes(), mtime=0))
    for file in ["train.csv", "no-header.csv", "quoted.csv", "semicolons.csv", "tabs.tsv", "savetxt.csv", "train.csv.gz"]:
        expect(file, "", digits)

    # Doubles of every size, as `repr` and as numpy write them.
    doubles = np.concatenate(
        [
            random.integers(0, 2**64, 450, dtype="uint64").view("f8"),
            random.normal(size=150).round(3),
            [0.0, -0.0, 5e-324, 1e23, 0.1, 1e22, 2.0**53 + 2, 1e300, 123456789012345680.0],
        ]
    )
    doubles = doubles[np.isfinite(doubles)]
    doubles = doubles[len(doubles) % 6 :].reshape(-1, 6)
    write("doubles.csv", doubles.tolist())
    np.savetxt(FOLDER / "doubles-savetxt.csv", doubles, delimiter=",")
    for file in ["doubles.csv", "doubles-savetxt.csv"]:
        expect(file, "", doubles)
    # As savetxt writes where it is told nothing: blanks between columns, and comments above and below.
    np.savetxt(FOLDER / "savetxt-blanks.txt", digits, header="made on a Monday\n" + " ".join(names), footer="the end, 6")
    expect("savetxt-blanks.txt", "", digits)
    column = np.array([[5.0], [0.0], [4.0]])
    write("column.csv", column.astype(int).tolist())
    expect("column.csv", "", column)
    special = np.array([[np.nan, np.inf], [-np.inf, 1.5]])
    np.savetxt(FOLDER / "special.csv", special, delimiter=",")
    expect("special.csv", "", special)


def matrix4(order, precision, name, array):
    code = (1000 if order == ">" else 0) + 10 * precision
    head = struct.pack(order + "5I", code, *array.shape, 0, len(name) + 1)
    return head + name.encode() + b"\0" + array.astype(array.dtype.newbyteorder(order)).tobytes(order="F")


def save_matlab4():
    types = ["float64", "float32", "int32", "int16", "uint16", "uint8"]
    arrays = {name: sample(name) for name in types}
    scipy.io.savemat(FOLDER / "classes4.mat", arrays, format="4")
    for order, file in [("<", "little-endian4.mat"), (">", "big-endian4.mat")]:
        content = b"".join(matrix4(order, code, name, arrays[name]) for code, name in enumerate(types))
        (FOLDER / file).write_bytes(content)
        read = scipy.io.loadmat(FOLDER / file)
        assert all(np.array_equal(read[name], arrays[name]) for name in types)
    for file in ["classes4.mat", "little-endian4.mat", "big-endian4.mat"]:
        for name in types:
            expect(file, name, arrays[name])
    others = {"word": "Zahl", "sparse": scipy.sparse.csc_matrix(np.eye(3)), "complex": np.array([[1 + 2j, 3]])}
    scipy.io.savemat(FOLDER / "others4.mat", {**others, "scalar": 6.5}, format="4")


def expect_octave():
    """The numbers of octave.m."""
    hundredths = np.arange(-3, 9).reshape(3, 4) / 100
    for file in ["octave-v4.mat", "octave-v6.mat", "octave-v7.mat"]:
        expect(file, "X", hundredths)
        expect(file, "y", np.array([[10.0], [1.0], [2.0]]))
    expect("octave.csv", "", hundredths)


save_npy()
save_npz()
save_idx()
save_csv()
save_matlab4()
expect_octave()
(FOLDER / "formats.json").write_text(json.dumps(expected, indent=0, sort_keys=True) + "\n")
