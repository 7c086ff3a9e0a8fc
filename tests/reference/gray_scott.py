#!/usr/bin/env python3
"""Checks Gray-Scott against an independent implementation: NumPy, float64, nothing shared with KernelRD.

Runs `kernelrd run gray-scott` for the four (F, k) of the paper on each device, 2000 steps of dt = 1 on a 100 x 100 periodic grid,
and prints how far u.npy and v.npy are from the float64 solution. Fails where the relative error is 1e-4 or more.

    tests/reference/gray_scott.py [DEVICE ...]        default: cpu opencl
"""
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
N, STEPS, DT, DU, DV = 100, 2000, 1.0, 2e-5, 1e-5
PAIRS = [(0.025, 0.055), (0.025, 0.060), (0.040, 0.060), (0.035, 0.065)]


def laplacian(f):
    return (np.roll(f, 1, 0) + np.roll(f, -1, 0) + np.roll(f, 1, 1) + np.roll(f, -1, 1) - 4 * f) * N**2


def solve(feed, kill):
    u, v = np.ones((N, N)), np.zeros((N, N))
    patch = slice(N // 2 - 2, N // 2 + 3)
    u[patch, patch], v[patch, patch] = 0, 1
    for _ in range(STEPS):
        reaction = u * v * v
        u, v = (u + DT * (feed * (1 - u) - reaction + DU * laplacian(u)),
                v + DT * (reaction - (feed + kill) * v + DV * laplacian(v)))
    return u, v


def relative_error(actual, expected):
    return np.linalg.norm(actual.astype(np.float64) - expected) / np.linalg.norm(expected)


def main():
    failed = False
    print(f"{'F':>6} {'k':>6} {'device':>8} {'error of u':>12} {'error of v':>12}")
    for feed, kill in PAIRS:
        expected = solve(feed, kill)
        for device in sys.argv[1:] or ["cpu", "opencl"]:
            with tempfile.TemporaryDirectory() as folder:
                out = pathlib.Path(folder) / "run"
                subprocess.run(
                    [ROOT / "kernelrd", "run", "gray-scott", "--feed", str(feed), "--kill", str(kill), "--steps", str(STEPS),
                     "--dt", str(DT), "--size", str(N), "--device", device, "--out", out],
                    check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                errors = [relative_error(np.load(out / f"{name}.npy"), field) for name, field in zip("uv", expected)]
            failed |= not max(errors) < 1e-4
            print(f"{feed:6.3f} {kill:6.3f} {device:>8} {errors[0]:12.2e} {errors[1]:12.2e}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
