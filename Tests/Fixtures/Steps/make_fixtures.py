#!/usr/bin/env python3
"""Writes what the tests of the steps are held against: small datasets and networks as MATLAB files, by scipy, and the
numbers that numpy makes of them (steps.json). Nothing of ours has a part in it.

    python3 make_fixtures.py        needs numpy and scipy; made with numpy 2.4.6 and scipy 1.17.1
"""

import json
from pathlib import Path

import numpy as np
import scipy.io

FOLDER = Path(__file__).parent
generator = np.random.default_rng(2026)
M, ROWS, COLUMNS, CLASSES, LAMBDA = 60, 4, 3, 3, 0.5
SIZES = [ROWS * COLUMNS, 5, CLASSES]


def save(name, **variables):
    scipy.io.savemat(FOLDER / name, variables, do_compression=True)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def biased(a):
    return np.hstack([np.ones((len(a), 1)), a])


# A dataset: each class is a pattern with noise, pixels 0…255, images unrolled column by column, labels 1…3.
labels = np.repeat(np.arange(1, CLASSES + 1), M // CLASSES)
patterns = generator.integers(0, 256, size=(CLASSES, SIZES[0]))
pixels = np.clip(patterns[labels - 1] + generator.normal(0, 90, size=(M, SIZES[0])), 0, 255).round()
weights = [generator.normal(size=(b, a + 1)) for a, b in zip(SIZES, SIZES[1:])]
save("small.mat", X=pixels.astype("uint8"), y=labels.astype("uint8").reshape(-1, 1),
     square=pixels.astype("uint8")[:, :9])
save("weights.mat", Theta1=weights[0], Theta2=weights[1])
huge = [np.zeros_like(w) for w in weights]
huge[1][:, 0] = [1e4, -1e4, 0]
save("huge-weights.mat", Theta1=huge[0], Theta2=huge[1])

features = pixels / 255
targets = np.eye(CLASSES)[labels - 1]
inputs = [biased(features)]
hidden = sigmoid(inputs[0] @ weights[0].T)
inputs.append(biased(hidden))
logits = inputs[1] @ weights[1].T
h = sigmoid(logits)
regularization = LAMBDA / (2 * M) * sum((w[:, 1:] ** 2).sum() for w in weights)
costs = {
    "squared": (0.5 * (h - targets) ** 2).sum() / M,
    "cross-entropy": (np.logaddexp(0, logits) - targets * logits).sum() / M,
}
deltas = {
    "squared exact": (h - targets) * h * (1 - h), "squared logistic": h - targets,
    "cross-entropy exact": h - targets, "cross-entropy unscaled": -targets / h + (1 - targets) / (1 - h),
}


def norms(delta):
    back = delta @ weights[1][:, 1:] * hidden * (1 - hidden)
    gradients = [d.T @ i / M for d, i in zip([back, delta], inputs)]
    for gradient, weight in zip(gradients, weights):
        gradient[:, 1:] += LAMBDA / M * weight[:, 1:]
    rows = [[np.linalg.norm(g[:, 0]), np.linalg.norm(g[:, 1:]), np.linalg.norm(g)] for g in gradients]
    return {"layers": rows, "all": np.sqrt(sum(row[2] ** 2 for row in rows))}


predicted = h.argmax(1)
confusion = np.zeros((CLASSES, CLASSES), int)
np.add.at(confusion, (labels - 1, predicted), 1)
right = np.diag(confusion)
with np.errstate(invalid="ignore"):
    precision, recall = right / confusion.sum(0), right / confusion.sum(1)
    f1 = 2 * precision * recall / (precision + recall)

# With these weights the outputs are the logistic of ±1e4 and 0 whatever the image: the cross-entropy in closed form.
huge_logits = np.array([1e4, -1e4, 0.0])
huge_cost = (np.logaddexp(0, huge_logits) - targets * huge_logits).sum() / M

document = {
    "lambda": LAMBDA, "costs": costs, "regularization": regularization,
    "gradients": {name: norms(delta) for name, delta in deltas.items()},
    "confusion": confusion.tolist(), "accuracy": float(right.sum() / M),
    "precision": [None if np.isnan(x) else x for x in precision], "recall": recall.tolist(),
    "f1": [None if np.isnan(x) else x for x in f1], "hugeCost": huge_cost,
    "pixels": pixels.astype(int).tolist(), "labels": labels.tolist(), "predicted": (predicted + 1).tolist(),
    "hiddenUnits": weights[0][:, 1:].tolist(),
}
(FOLDER / "steps.json").write_text(json.dumps(document) + "\n")

# Whole numbers that are in [0, 1] already, 16-bit ones, and labels from 0.
save("identity.mat", other=np.eye(3), deep=(np.eye(3) * 65535).astype("uint16"), eye=np.array([[1], [2], [3]]),
     zeroImages=np.eye(3), zeroLabels=np.array([[9], [0], [9]]))

# Two images of class 1, 58 of class 2.
save("uneven.mat", X=pixels.astype("uint8"), y=np.where(np.arange(M) < 2, 1, 2).reshape(-1, 1))

# What a load cell must refuse.
save("bad-labels-count.mat", X=pixels.astype("uint8"), y=labels[:-1].reshape(-1, 1))
save("bad-labels-fraction.mat", X=pixels.astype("uint8"), y=np.where(np.arange(M) == 6, 1.5, labels).reshape(-1, 1))
save("bad-labels-nan.mat", X=pixels.astype("uint8"), y=np.where(np.arange(M) == 6, np.nan, labels).reshape(-1, 1))
with_nan = features.copy()
with_nan[9, 4] = np.nan
save("bad-nan.mat", X=with_nan, y=labels.reshape(-1, 1))
with_nan[9, 4] = np.inf
save("bad-infinity.mat", X=with_nan, y=labels.reshape(-1, 1))
cells = np.empty((M, 1), object)
cells[:, 0] = [row for row in features]
save("bad-cell.mat", X=cells, y=labels.reshape(-1, 1))
save("bad-struct.mat", X={"pixels": features}, y=labels.reshape(-1, 1))
save("bad-empty.mat", X=np.zeros((0, 12)), y=np.zeros((0, 1)))
save("bad-weights.mat", Theta1=weights[0], Theta2=weights[1][:, 1:])
save("other-weights.mat", Theta1=np.ones((4, 8)), Theta2=np.ones((3, 5)))
save("nan-weights.mat", Theta1=weights[0] * np.nan, Theta2=weights[1])
whole = (FOLDER / "small.mat").read_bytes()
(FOLDER / "bad-short.mat").write_bytes(whole[: len(whole) // 2])
(FOLDER / "bad-7.3.mat").write_bytes(
    b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Sun Nov 22 12:00:00 2026 HDF5 schema 1.00 .".ljust(124)
    + b"\x00\x02IM" + b"\0" * 384 + b"\x89HDF\r\n\x1a\n" + b"\0" * 512)
(FOLDER / "bad-empty-file.mat").write_bytes(b"")
(FOLDER / "bad-bytes.mat").write_bytes(bytes(range(1, 200)))
