#!/usr/bin/env python3
"""The training step as a user of PyTorch writes it, on the CPU: seconds per iteration of random data, supervised or against the critic.

    training_step.py HIDDEN FEATURES BATCH ITERATIONS 0|1
"""
import sys
import time

import torch


def main():
    m, d_in, batch, iterations, adversarial = map(int, sys.argv[1:])
    d_out = 10
    torch.manual_seed(1)
    u = torch.randn(m, d_in, requires_grad=True)
    v = (torch.randint(0, 2, (d_out, m)) * 2.0 - 1).requires_grad_()
    w = torch.randn(m, d_out, requires_grad=True)
    a = (torch.randint(0, 2, (m,)) * 2.0 - 1).requires_grad_()
    x = torch.rand(8 * batch, d_in)
    y = torch.nn.functional.one_hot(torch.randint(0, d_out, (8 * batch,)), d_out).float()
    generator = torch.optim.SGD([u, v], lr=0.01, momentum=0.9)
    critic = torch.optim.SGD([w, a], lr=0.01, momentum=0.9)
    scale, rho = (d_out * m) ** -0.5, 2 / (batch * d_out)

    def g(y):
        return m ** -0.5 * torch.relu(y @ w.t()) @ a

    def step(x, y):
        f = scale * torch.relu(x @ u.t()) @ v.t()
        loss = 0.5 * ((f - y) ** 2).sum()
        if adversarial:
            fake = f.detach()
            e = torch.rand(len(x), 1)
            mixed = (e * y + (1 - e) * fake).requires_grad_()
            slope, = torch.autograd.grad(g(mixed).sum(), mixed, create_graph=True)
            objective = g(fake).mean() - g(y).mean() + 10 * ((slope.norm(dim=1) - 1) ** 2).mean()
            critic.zero_grad()
            objective.backward()
            critic.step()
            loss = loss - g(f).sum()
        generator.zero_grad()
        (rho * loss).backward()
        generator.step()

    def run(count):
        for i in range(count):
            index = torch.arange(i % 8 * batch, (i % 8 + 1) * batch)
            step(x[index], y[index])

    run(2)
    start = time.perf_counter()
    run(iterations)
    print(f"{(time.perf_counter() - start) / iterations:.6f}")


if __name__ == "__main__":
    main()
