#!/usr/bin/env python3
"""Changes every single bit of small-compressed.mat, from its version field on, and lists those that scipy reads as if
nothing had happened: the bit, counted from the least significant of byte 0, one a line. It stops if scipy reads other
numbers for any.

    python3 harmless_flips.py        needs numpy and scipy; made with numpy 2.4 and scipy 1.17
"""

import io
import warnings
from pathlib import Path

import numpy as np
import scipy.io

FOLDER = Path(__file__).parent
warnings.simplefilter("ignore")


def arrays(content):
    return {k: v for k, v in scipy.io.loadmat(io.BytesIO(content)).items() if not k.startswith("__")}


content = bytearray((FOLDER / "small-compressed.mat").read_bytes())
right = arrays(bytes(content))
harmless = []
for bit in range(124 * 8, len(content) * 8):
    content[bit // 8] ^= 1 << bit % 8
    try:
        read = arrays(bytes(content))
    except Exception:
        continue
    finally:
        content[bit // 8] ^= 1 << bit % 8
    if read.keys() != right.keys() or any(not np.array_equal(read[k], right[k]) for k in right):
        raise SystemExit(f"scipy reads other numbers after a change of bit {bit}")
    harmless.append(bit)
(FOLDER / "small-compressed.harmless.txt").write_text("".join(f"{bit}\n" for bit in harmless))
