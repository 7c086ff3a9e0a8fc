#!/usr/bin/env python3
"""The training, written again in float64 with NumPy and nothing of KernelRD's: the numbers that tests/Training holds the trainer to.

    tests/reference/training.py > tests/Training/reference.csv     the cases of the tests, each iteration of each
    import training; training.train(...)                           any other case
"""
import gzip
import pathlib
import sys

import numpy as np
from sklearn.datasets import make_blobs

FASHION = pathlib.Path("/usr/share/datasets/fashion-mnist")


def synthetic(d_in=784, train=6000, test=1000):
    points, labels = make_blobs(7000, centers=10, n_features=2, random_state=1)
    x = np.ones((7000, d_in))
    x[:, :2] = points
    return x[:train], labels[:train], x[6000:6000 + test], labels[6000:6000 + test]


def fashion(train=60000, test=10000):
    def read(name, offset):
        with gzip.open(FASHION / name) as file:
            return np.frombuffer(file.read(), np.uint8, offset=offset)
    return (read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)[:train] / 255, read("train-labels-idx1-ubyte.gz", 8)[:train],
            read("t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784)[:test] / 255, read("t10k-labels-idx1-ubyte.gz", 8)[:test])


def train(data, m, batch, iterations, seed=1, adversarial=False, constraint="none", limit=0.01, reduction="mse", unit=False, scalar=False,
          penalty=10.0, weight=1.0, rate=0.01, momentum=0.9, classes=10):
    """Yields a dictionary for the start and for each iteration."""
    x, labels, x_test, labels_test = data
    if unit:
        x, x_test = (z / np.maximum(np.linalg.norm(z, axis=1, keepdims=True), 1e-300) for z in (x, x_test))
    n, d_in = x.shape
    d_out = 1 if scalar else classes
    if scalar:
        batch, momentum = n, 0.0
        table = np.where(np.arange(classes) < classes // 2, -1.0, 1.0)[:, None]
    else:
        table = np.eye(classes)
    y, y_test = table[labels], table[labels_test]

    start = np.random.RandomState(seed)
    u = start.standard_normal((m, d_in))
    v = np.where(start.random_sample((d_out, m)) < 0.5, -1.0, 1.0)
    w = start.standard_normal((m, d_out))
    a = np.where(start.random_sample(m) < 0.5, -1.0, 1.0)

    def constrained(w):
        if constraint == "clip":
            return np.clip(w, -limit, limit)
        if constraint == "spectral":
            return w * min(1.0, limit / np.linalg.norm(w, 2))
        return w

    if adversarial:
        w = constrained(w)
    u0, v0 = u.copy(), v.copy()
    vu, vv, vw, va = (np.zeros_like(z) for z in (u, v, w, a))
    scale, root = 1 / np.sqrt(d_out * m), 1 / np.sqrt(m)
    rho = {"sum": 1.0, "mean": 1 / batch, "mse": 2 / (batch * d_out)}[reduction]
    order, weights = np.random.RandomState(seed + 1), np.random.RandomState(seed + 2)

    def outputs(x):
        return scale * np.maximum(x @ u.T, 0) @ v.T

    def measure(x, y, labels):
        f = outputs(x)
        told = (f[:, 0] > 0).astype(int) == (y[:, 0] > 0) if scalar else f.argmax(1) == labels
        return ((f - y) ** 2).mean(), 1 - told.mean()

    def state(iteration, **step):
        rows = np.linalg.norm(u - u0, axis=1)
        train_mse, train_error = measure(x, y, labels)
        test_mse, test_error = measure(x_test, y_test, labels_test)
        return dict(iteration=iteration, train_mse=train_mse, test_mse=test_mse, train_error=train_error, test_error=test_error,
                    distance_u=np.linalg.norm(u - u0), distance_v=np.linalg.norm(v - v0), max_uj=rows.max(), mean_uj=rows.mean(), **step)

    yield state(0)
    iteration = 0
    while True:
        permutation = order.permutation(n)
        for first in range(0, n - batch + 1, batch):
            if iteration == iterations:
                return
            index = permutation[first:first + batch]
            xb, yb = x[index], y[index]
            z = xb @ u.T
            mask = z >= 0
            h = z * mask
            f = scale * h @ v.T
            step = dict(loss=rho / 2 * ((f - yb) ** 2).sum())
            halves = [rho * scale * (f - yb)]
            if adversarial:
                e = weights.random_sample(batch)[:, None]
                mixed = e * yb + (1 - e) * f
                zf, zy, zm = f @ w.T, yb @ w.T, mixed @ w.T
                mf, my, mm = zf >= 0, zy >= 0, zm >= 0
                slopes = root * (mm * a) @ w
                norms = np.sqrt((slopes ** 2).sum(1, keepdims=True))
                step["penalty"] = ((norms - 1) ** 2).mean()
                step["critic_loss"] = root * (((zf * mf) @ a).mean() - ((zy * my) @ a).mean()) + penalty * step["penalty"]
                pull = np.divide(2 * penalty * (norms - 1), norms, out=np.zeros_like(norms), where=norms > 0) * slopes
                gw = root / batch * a[:, None] * (mf.T @ f - my.T @ yb + mm.T @ pull)
                ga = root / batch * ((zf * mf).sum(0) - (zy * my).sum(0) + (mm * (pull @ w.T)).sum(0))
                vw, va = momentum * vw + gw, momentum * va + ga
                w, a = constrained(w - rate * vw), a - rate * va
                halves.append(-rho * scale * weight * root * ((f @ w.T >= 0) * a) @ w)

            def gradients(d):
                return ((d @ v) * mask).T @ xb, d.T @ h

            step["reaction_u"], step["reaction_v"] = (np.linalg.norm(g) for g in gradients(halves[0]))
            if adversarial:
                step["diffusion_u"], step["diffusion_v"] = (np.linalg.norm(g) for g in gradients(halves[1]))
            gu, gv = gradients(sum(halves))
            vu, vv = momentum * vu + gu, momentum * vv + gv
            u = u - rate * vu
            if not scalar:
                v = v - rate * vv
            iteration += 1
            yield state(iteration, **step)


def pixels(train=500, test=90, d_in=50):
    """Bytes of which half are 0, and labels, of RandomState(7); the last three pixels are 0 in every image."""
    stream = np.random.RandomState(7)
    values = stream.random_sample((train + test, d_in))
    bytes_ = np.where(values < 0.5, 0, np.floor(values * 256))
    bytes_[:, -3:] = 0
    labels = np.floor(stream.random_sample(train + test) * 10).astype(int)
    return bytes_[:train] / 255, labels[:train], bytes_[train:] / 255, labels[train:]


# Name, data and settings; TrainerReferenceTests has the same names.
CASES = [
    ("synthetic", synthetic, dict(m=64, batch=256, iterations=50)),
    ("synthetic-adversarial", synthetic, dict(m=64, batch=256, iterations=50, adversarial=True)),
    ("synthetic-clip", synthetic, dict(m=64, batch=256, iterations=50, adversarial=True, constraint="clip", seed=5)),
    ("synthetic-spectral", synthetic, dict(m=96, batch=256, iterations=50, adversarial=True, constraint="spectral", limit=20, seed=2)),
    ("pixels-mean", pixels, dict(m=40, batch=33, iterations=50, adversarial=True, reduction="mean", weight=0.5)),
    ("pixels-wide", pixels, dict(m=1100, batch=100, iterations=50)),
    ("scalar", pixels, dict(m=70, batch=0, iterations=50, scalar=True, unit=True, reduction="sum", rate=1e-3)),
    ("scalar-adversarial", pixels, dict(m=70, batch=0, iterations=50, scalar=True, unit=True, reduction="sum", rate=1e-3, adversarial=True)),
]
COLUMNS = ["loss", "critic_loss", "penalty", "train_mse", "test_mse", "train_error", "test_error", "distance_u", "distance_v", "max_uj", "mean_uj",
           "reaction_u", "diffusion_u", "reaction_v", "diffusion_v"]


def main():
    print("case,iteration," + ",".join(COLUMNS))
    for name, data, settings in CASES:
        for row in train(data(), **settings):
            if row["iteration"] in (0, 1, 2, 5, 10, 20, 30, 40, 50):
                print(f"{name},{row['iteration']}," + ",".join(f"{row.get(column, np.nan):.9g}" for column in COLUMNS))


if __name__ == "__main__":
    sys.exit(main())
