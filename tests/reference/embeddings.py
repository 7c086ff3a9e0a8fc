#!/usr/bin/env python3
"""Computes tests/Training/embeddings.json: what scikit-learn makes of points that both sides draw from the same stream.

    tests/reference/embeddings.py > tests/Training/embeddings.json
"""
import json
import warnings

import numpy as np
from sklearn.cluster import AffinityPropagation
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.metrics import silhouette_score

warnings.filterwarnings("ignore")


def points(seed, n, d, centres, spread):
    """centres x d normals times spread, then n x d normals; point i belongs to centre i mod centres. float32."""
    state = np.random.RandomState(seed)
    middle = state.standard_normal((centres, d)) * spread
    return (middle[np.arange(n) % centres] + state.standard_normal((n, d))).astype(np.float32)


def case(seed, n, d, centres, spread):
    return {"seed": seed, "n": n, "d": d, "centres": centres, "spread": spread}


result = {"pca": [], "tsne": [], "affinity": []}
for arguments, count in [((1, 50, 8, 3, 4.0), 2), ((2, 90, 300, 4, 3.0), 10), ((3, 40, 40, 1, 1.0), 10), ((4, 20, 60, 2, 2.0), 5)]:
    scores = PCA(count, svd_solver="full").fit_transform(points(*arguments).astype(np.float64))
    result["pca"].append(case(*arguments) | {"count": count, "scores": [round(x, 7) for x in scores.ravel().tolist()]})
for arguments, perplexity in [((5, 120, 10, 3, 4.0), 30), ((6, 110, 10, 1, 1.0), 30), ((7, 64, 5, 4, 6.0), 10)]:
    tsne = TSNE(method="exact", init="pca", learning_rate="auto", perplexity=perplexity, random_state=0).fit(points(*arguments))
    result["tsne"].append(case(*arguments) | {"perplexity": perplexity, "divergence": float(tsne.kl_divergence_)})
for arguments in [(8, 60, 2, 3, 8.0), (9, 150, 2, 5, 6.0), (10, 300, 2, 1, 1.0), (32, 120, 2, 4, 10.0), (34, 80, 2, 8, 20.0), (12, 3, 2, 3, 5.0), (13, 2, 2, 1, 1.0)]:
    affinity = AffinityPropagation(random_state=0).fit(points(*arguments))
    assert affinity.n_iter_ < 200
    clusters = len(set(affinity.labels_))
    silhouette = silhouette_score(points(*arguments).astype(np.float64), affinity.labels_) if 2 <= clusters < arguments[1] else None
    result["affinity"].append(case(*arguments) | {"labels": affinity.labels_.tolist(), "silhouette": silhouette})
print(json.dumps(result))
