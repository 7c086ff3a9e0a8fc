#!/usr/bin/env python3
"""Draws tests/Kernels/numpy_random.txt: what numpy.random.RandomState gives, as the bits of its numbers.

Every line is one call on the generator that the last `seed` line made: its name, its arguments, and the last results of it.

    tests/reference/numpy_random.py > tests/Kernels/numpy_random.txt
"""
import struct

import numpy as np


def bits(values, form):
    return " ".join(struct.pack(">" + form, x).hex() for x in values)


for seed in (0, 1, 42, 2**32 - 1):
    state = np.random.RandomState(seed)
    print("seed", seed)
    print("random_sample 5 :", bits(state.random_sample(5), "d"))
    print("uniform 4 -0.03 0.03 :", bits(state.uniform(-0.03, 0.03, 4), "d"))
    print("standard_normal 3 :", bits(state.standard_normal(3), "d"))
    print("random_sample 2 :", bits(state.random_sample(2), "d"))
    print("normal 4 -2.5 0.75 :", bits(state.normal(-2.5, 0.75, 4), "d"))
    items = np.arange(20)
    state.shuffle(items)
    print("shuffle 20 :", *items)
    print("permutation 257 :", *state.permutation(257))
    print("permutation 1 :", *state.permutation(1))
    print("random_sample 2000 :", bits(state.random_sample(2000)[-4:], "d"))
    print("standard_normal 5001 :", bits(state.standard_normal(5001)[-4:], "d"))

state = np.random.RandomState(7)
print("turing 7x5 7 :", bits(np.concatenate([(1 + state.uniform(-0.03, 0.03, (5, 7))).ravel() for _ in "uv"]).astype(np.float32), "f"))
