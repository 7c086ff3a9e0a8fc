#!/usr/bin/env python3
"""Gray-Scott as a NumPy user would write it with care: float32, a ring of ghost cells, slices instead of np.roll.

    bench/peers/gray_scott.py SIZE STEPS        prints the seconds that the steps took; on stderr the sum of v
"""
import sys
import time

import numpy as np


def fill_ring(f):
    f[0], f[-1] = f[-2], f[1]
    f[:, 0], f[:, -1] = f[:, -2], f[:, 1]


def laplacian(f):
    return (f[1:-1, :-2] + f[1:-1, 2:]) + (f[:-2, 1:-1] + f[2:, 1:-1]) - 4 * f[1:-1, 1:-1]


def main():
    n, steps = int(sys.argv[1]), int(sys.argv[2])
    du, dv, feed, drain = (np.float32(x) for x in (0.2, 0.1, 0.025, 0.08))
    u, v = np.ones((n + 2, n + 2), np.float32), np.zeros((n + 2, n + 2), np.float32)
    patch = slice(n // 2 - 1, n // 2 + 4)
    u[patch, patch], v[patch, patch] = 0, 1
    for step in range(-(steps // 10), steps):
        if step == 0:
            start = time.perf_counter()
        fill_ring(u)
        fill_ring(v)
        here, other = u[1:-1, 1:-1], v[1:-1, 1:-1]
        reaction = here * (other * other)
        change_u = du * laplacian(u) + (feed * (1 - here) - reaction)
        change_v = dv * laplacian(v) + (reaction - drain * other)
        here += change_u
        other += change_v
    print(f"{time.perf_counter() - start:.6f}")
    print(f"sum of v: {v[1:-1, 1:-1].sum(dtype=np.float64):.6g}", file=sys.stderr)


if __name__ == "__main__":
    main()
