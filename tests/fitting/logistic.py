"""A logistic model with a quadratic penalty, whose weights may be held to one sign each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np

RARE = 6  # examples below which a feature is left out
_LEAST_SPREAD = 0.05
_ROUNDS = 400


class Row(Protocol):
    """Something with features that is so, is not so, or nobody knows."""

    @property
    def label(self) -> bool | None: ...
    @property
    def features(self) -> Mapping[str, float]: ...


def fit(
    rows: Sequence[Row],
    penalty: float,
    *,
    fixed: Mapping[str, float],
    sign: Callable[[str], int] = lambda name: 0,
) -> dict[str, float]:
    """Log-odds by feature, the bias and the `fixed` ones among them.

    Features are scaled to one spread before the penalty meets them. `sign` gives 1 for a weight that may not be below
    nought, -1 for one that may not be above it, 0 for one that is free. Projected Newton steps, to convergence.
    """
    rows = [row for row in rows if row.label is not None]
    counts = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in counts.items() if count >= RARE and name not in fixed)
    x, offset = matrix(rows, names, fixed)
    y = np.array([row.label for row in rows], float)
    mean, spread = x.mean(0), np.maximum(x.std(0), _LEAST_SPREAD)
    z = np.hstack([(x - mean) / spread, np.ones((len(rows), 1))])
    signs = np.array([*map(sign, names), 0])
    ridge = np.array([*(penalty for _ in names), 1e-6])
    w = _solve(z, y, offset, ridge, signs)
    weights = w[:-1] / spread
    found = {name: float(value) for name, value in zip(names, weights, strict=True) if abs(value) > 1e-9}
    bias = float(w[-1] - (weights * mean).sum())
    return {"bias": bias, **found, **fixed}


def _solve(
    z: np.ndarray, y: np.ndarray, offset: np.ndarray, ridge: np.ndarray, signs: np.ndarray
) -> np.ndarray:
    def cost(w: np.ndarray) -> float:
        odds = z @ w + offset
        return float(np.logaddexp(0, np.where(y == 1, -odds, odds)).sum() + (ridge * w * w).sum() / 2)

    def allowed(w: np.ndarray) -> np.ndarray:
        return np.where(signs > 0, np.maximum(w, 0), np.where(signs < 0, np.minimum(w, 0), w))

    w = np.zeros(z.shape[1])
    now = cost(w)
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(z @ w + offset, -30, 30)))
        gradient = z.T @ (p - y) + ridge * w
        free = ~((w == 0) & (signs != 0) & (signs * gradient >= 0))  # the others are held at their bound
        hessian = (z[:, free] * (p * (1 - p))[:, None]).T @ z[:, free] + np.diag(ridge[free])
        step = np.zeros_like(w)
        step[free] = np.linalg.solve(hessian, gradient[free])
        size = 1.0
        while size > 1e-6:
            tried = allowed(w - size * step)
            then = cost(tried)
            if then < now - 1e-9:
                break
            size /= 2
        else:
            return w
        w, now = tried, then
    return w


def matrix(
    rows: Sequence[Row], names: Sequence[str], fixed: Mapping[str, float]
) -> tuple[np.ndarray, np.ndarray]:
    """The features of `names` by row, and what the `fixed` ones add to each row's odds."""
    at = {name: i for i, name in enumerate(names)}
    x, offset = np.zeros((len(rows), len(names))), np.zeros(len(rows))
    for i, row in enumerate(rows):
        for name, value in row.features.items():
            if name in at:
                x[i, at[name]] = value
            offset[i] += fixed.get(name, 0.0) * value
    return x, offset


def odds(rows: Sequence[Row], weights: Mapping[str, float]) -> np.ndarray:
    """The log-odds of each row."""
    return np.array(
        [weights.get("bias", 0.0) + sum(weights.get(n, 0.0) * v for n, v in r.features.items()) for r in rows]
    )


def loss(rows: Sequence[Row], weights: Mapping[str, float]) -> float:
    """The mean logarithmic loss over the rows that are labelled."""
    rows = [row for row in rows if row.label is not None]
    told = odds(rows, weights)
    y = np.array([row.label for row in rows])
    return float(np.logaddexp(0, np.where(y, -told, told)).mean())
