"""Writes the small files that Notebooks/guide.md reads: 300 digits as MNIST keeps them, and three pictures.

    python3 guide_data.py ../../../Notebooks/Data

The digits are every sixteenth of digits.mat and a few more, in the IDX format with gzip around it; the pictures are
drawn here, stroke by stroke, the way a person might: a pen on paper, chalk on a board, a marker.
"""

import gzip
import math
import struct
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from scipy.io import loadmat

folder = Path(sys.argv[1])


def write_idx(name, array):
    head = struct.pack(">HBB", 0, 8, array.ndim) + b"".join(struct.pack(">I", n) for n in array.shape)
    (folder / name).write_bytes(gzip.compress(head + array.astype(np.uint8).tobytes(), 9, mtime=0))


mat = loadmat(folder / "digits.mat")
labels = mat["y"].ravel() % 10
chosen = np.concatenate([np.flatnonzero(labels == digit)[7::16][:30] for digit in range(10)])
# Mixed, as they would be: 101 and 300 have no common factor.
chosen = chosen[np.arange(300) * 101 % 300]
images = mat["X"][chosen].reshape(-1, 28, 28).transpose(0, 2, 1)
write_idx("few-images-idx3-ubyte.gz", images)
write_idx("few-labels-idx1-ubyte.gz", labels[chosen])


def arc(x, y, width, height, start, end):
    steps = range(33)
    angles = [math.radians(start + (end - start) * step / 32) for step in steps]
    return [(x + width * math.cos(a), y + height * math.sin(a)) for a in angles]


def draw(name, size, paper, ink, thickness, strokes):
    large = 4
    width, height = (side * large for side in size)
    picture = Image.new("RGB", (width, height), paper)
    pen = ImageDraw.Draw(picture)
    radius = thickness * large / 2
    for stroke in strokes:
        points = [(x * width, y * height) for x, y in stroke]
        for (x1, y1), (x2, y2) in zip(points, points[1:]):
            count = int(math.hypot(x2 - x1, y2 - y1)) + 1
            for step in range(count + 1):
                x, y = x1 + (x2 - x1) * step / count, y1 + (y2 - y1) * step / count
                pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)
    picture.resize(size, Image.Resampling.LANCZOS).save(folder / name, optimize=True)


draw("three.png", (90, 110), (250, 247, 238), (28, 52, 128), 7,
     [arc(0.45, 0.33, 0.21, 0.16, -160, 80) + arc(0.45, 0.66, 0.24, 0.18, -80, 150)])
draw("seven.png", (120, 120), (38, 70, 58), (236, 238, 230), 9,
     [[(0.27, 0.27), (0.72, 0.24), (0.66, 0.36), (0.55, 0.55), (0.46, 0.8)]])
draw("zero.png", (64, 80), (255, 255, 255), (196, 30, 40), 8,
     [arc(0.5, 0.5, 0.26, 0.32, -100, 262)])
