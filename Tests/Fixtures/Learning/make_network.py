"""Writes network.json: costs and gradients of small networks, by numpy and from nothing of ours.

Run by hand: python3 make_network.py. The numbers in network.json came from numpy 2.4.6.
"""

import json
import pathlib

import numpy as np

generator = np.random.default_rng(2026)
SAMPLES, SIZES, LAMBDA = 9, [6, 5, 4, 3], 0.7

features = generator.normal(size=(SAMPLES, SIZES[0]))
labels = np.arange(SAMPLES) % SIZES[-1]
weights = [generator.normal(size=(b, a + 1)) for a, b in zip(SIZES, SIZES[1:])]
targets = np.eye(SIZES[-1])[labels]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
}
def softmax(z):
    terms = np.exp(z)
    return terms / terms.sum(axis=1, keepdims=True)


LOSSES = {
    "squared": lambda h: 0.5 * (h - targets) ** 2,
    "cross-entropy": lambda h: -targets * np.log(h) - (1 - targets) * np.log(1 - h),
    "softmax": lambda h: -targets * np.log(h),
}
DELTAS = {
    ("squared", "exact"): lambda h: (h - targets) * h * (1 - h),
    ("cross-entropy", "exact"): lambda h: h - targets,
    ("squared", "logistic"): lambda h: h - targets,
    ("cross-entropy", "unscaled"): lambda h: -targets / h + (1 - targets) / (1 - h),
    ("softmax", "exact"): lambda h: h - targets,
}


def biased(a):
    return np.hstack([np.ones((len(a), 1)), a])


def evaluate(activation, loss, delta):
    f, derivative = ACTIVATIONS[activation]
    inputs, sums, a = [], [], features
    for theta in weights:
        inputs.append(biased(a))
        sums.append(inputs[-1] @ theta.T)
        a = f(sums[-1])
    h = (softmax if loss == "softmax" else sigmoid)(sums[-1])
    cost = LOSSES[loss](h).sum() / SAMPLES
    cost += LAMBDA / (2 * SAMPLES) * sum((t[:, 1:] ** 2).sum() for t in weights)
    d, gradients = DELTAS[loss, delta](h), []
    for layer in reversed(range(len(weights))):
        theta = weights[layer]
        gradient = d.T @ inputs[layer] / SAMPLES
        gradient[:, 1:] += LAMBDA / SAMPLES * theta[:, 1:]
        gradients.insert(0, gradient)
        if layer:
            d = d @ theta[:, 1:] * derivative(sums[layer - 1])
    return {
        "activation": activation, "loss": loss, "delta": delta, "cost": cost, "outputs": h.ravel().tolist(),
        "gradient": np.concatenate([g.ravel() for g in gradients]).tolist(),
    }


document = {
    "numpy": np.__version__, "samples": SAMPLES, "sizes": SIZES, "lambda": LAMBDA,
    "features": features.ravel().tolist(), "labels": labels.tolist(),
    "parameters": np.concatenate([t.ravel() for t in weights]).tolist(),
    "cases": [evaluate(a, *pair) for a in ACTIVATIONS for pair in DELTAS],
}
pathlib.Path(__file__).with_name("network.json").write_text(json.dumps(document, indent=1) + "\n")
