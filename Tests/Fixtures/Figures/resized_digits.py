#!/usr/bin/env python3
"""Resizes three of the main notebook's digits from 28×28 to 20×20 pixels with numpy, as MATLAB's imresize does: Keys's
kernel with a = -1/2, stretched by 28/20, weights normalised, edges repeated. Writes resized-digits.json, with images
unrolled column by column and all digits of the numbers.

    python3 resized_digits.py        needs numpy and scipy; made with numpy 2.4 and scipy 1.17
"""

import json
from pathlib import Path

import numpy as np
import scipy.io

FOLDER = Path(__file__).parent
DIGITS = FOLDER.parents[2] / "Notebooks/Data/digits.mat"


def keys(x):
    x = np.abs(x)
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    return np.where(x < 1, near, np.where(x < 2, far, 0))


def matrix(source, target):
    """target × source, so that `matrix @ line` is the resized line."""
    stretch = source / target
    weights = np.zeros((target, source))
    for pixel in range(target):
        centre = (pixel + 0.5) * stretch - 0.5
        positions = np.arange(-2 * source, 3 * source)
        shares = keys((positions - centre) / stretch)
        for position, share in zip(positions, shares / shares.sum()):
            weights[pixel, np.clip(position, 0, source - 1)] += share
    return weights


images = scipy.io.loadmat(DIGITS)["X"][[0, 1700, 4999]]
weights = matrix(28, 20)
resized = [
    (weights @ image.reshape(28, 28, order="F").astype(float) @ weights.T).ravel(order="F") for image in images
]
(FOLDER / "resized-digits.json").write_text(
    json.dumps({"pixels": images.tolist(), "resized": [image.tolist() for image in resized]}) + "\n"
)
