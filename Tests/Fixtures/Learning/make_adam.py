"""Writes adam.json: where Adam's steps over given batches lead a small network, by PyTorch and from nothing of ours.

Run by hand: python3 make_adam.py. The numbers in adam.json came from PyTorch 2.15.0.
"""

import json
import pathlib

import numpy as np
import torch

generator = np.random.default_rng(2027)
SAMPLES, SIZES, LAMBDA, RATE, EPOCHS, BATCH = 23, [7, 5, 4, 3], 0.7, 0.03, 4, 6

features = generator.normal(size=(SAMPLES, SIZES[0])) * (generator.uniform(size=(SAMPLES, SIZES[0])) < 0.6)
labels = np.arange(SAMPLES) % SIZES[-1]
start = [generator.normal(size=(b, a + 1)) for a, b in zip(SIZES, SIZES[1:])]
batches = [order[i:i + BATCH].tolist()
           for order in (generator.permutation(SAMPLES) for _ in range(EPOCHS)) for i in range(0, SAMPLES, BATCH)]
x, y = torch.from_numpy(features), torch.from_numpy(labels)


def walk(schedule):
    theta = [torch.from_numpy(w.copy()).requires_grad_() for w in start]
    optimizer = torch.optim.Adam(theta, lr=RATE)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=len(batches))
    rates = []
    for batch in batches:
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.zero_grad()
        a = x[batch]
        for w in theta[:-1]:
            a = torch.sigmoid(torch.nn.functional.linear(a, w[:, 1:], w[:, 0]))
        z = torch.nn.functional.linear(a, theta[-1][:, 1:], theta[-1][:, 0])
        decay = LAMBDA / (2 * SAMPLES) * sum((w[:, 1:] ** 2).sum() for w in theta)
        (torch.nn.functional.cross_entropy(z, y[batch]) + decay).backward()
        optimizer.step()
        if schedule == "cosine":
            cosine.step()
    states = [optimizer.state[w] for w in theta]
    flat = lambda arrays: np.concatenate([a.detach().numpy().ravel() for a in arrays]).tolist()
    return {"schedule": schedule, "rates": rates, "parameters": flat(theta),
            "mean": flat([s["exp_avg"] for s in states]), "square": flat([s["exp_avg_sq"] for s in states])}


document = {
    "sizes": SIZES, "samples": SAMPLES, "lambda": LAMBDA, "rate": RATE, "features": features.ravel().tolist(),
    "labels": labels.tolist(), "start": np.concatenate([w.ravel() for w in start]).tolist(), "batches": batches,
    "walks": [walk("constant"), walk("cosine")],
}
(pathlib.Path(__file__).parent / "adam.json").write_text(json.dumps(document) + "\n")
