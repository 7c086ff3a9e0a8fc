#!/usr/bin/env python3
"""Draws tests/Training/Data/make_blobs.txt: what scikit-learn's make_blobs gives, as the little-endian bytes of its float64 numbers.

Every line is one call: its arguments, the SHA-256 of the little-endian points and of the labels as bytes, then the first and
the last point and their labels. Needs python3-sklearn.

    tests/reference/make_blobs.py > tests/Training/Data/make_blobs.txt
"""
import hashlib

import numpy as np
from sklearn.datasets import make_blobs


def bits(point):
    return " ".join(x.astype("<f8").tobytes().hex() for x in point)


for samples, centers, features, seed in ((7000, 10, 2, 1), (7000, 10, 2, 2), (1, 1, 1, 0), (23, 5, 3, 7), (3, 5, 2, 2**32 - 1), (100, 3, 1, 42)):
    points, labels = make_blobs(samples, centers=centers, n_features=features, random_state=seed)
    print(samples, centers, features, seed, ":",
          hashlib.sha256(points.astype("<f8").tobytes()).hexdigest(), hashlib.sha256(labels.astype(np.uint8).tobytes()).hexdigest(),
          ":", bits(points[0]), labels[0], ":", bits(points[-1]), labels[-1])
