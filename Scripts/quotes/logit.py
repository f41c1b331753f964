"""A conditional logit over sparse yes-or-no features: each decision has candidates, one or more of them right."""
import numpy as np


class Decisions:
    """Candidates of all decisions in flat arrays."""

    def __init__(self):
        self.features, self.sizes, self.counts, self.right, self.groups = [], [], [], [], []

    def add(self, candidates, right, group):
        """Adds a decision of an article (`group`); candidates are lists of feature numbers."""
        self.counts.append(len(candidates))
        self.groups.append(group)
        for i, features in enumerate(candidates):
            self.sizes.append(len(features))
            self.right.append(i in right)
            self.features.append(np.array(features, np.int32))

    def freeze(self):
        self.features = np.concatenate(self.features)
        self.sizes, self.counts = np.array(self.sizes), np.array(self.counts)
        self.right, self.groups = np.array(self.right), np.array(self.groups)
        self.rows = np.repeat(self.groups, self.counts)
        return self

    def part(self, keep):
        """The decisions for which `keep`, a mask over decisions, holds."""
        part, rows = Decisions(), np.repeat(keep, self.counts)
        part.features = self.features[np.repeat(rows, self.sizes)]
        part.sizes, part.right, part.counts, part.groups = self.sizes[rows], self.right[rows], self.counts[keep], self.groups[keep]
        return part


class Logit:
    def __init__(self, data, size, l2):
        self.data, self.size, self.l2 = data, size, l2
        self.first = np.concatenate([[0], np.cumsum(data.sizes)[:-1]])
        self.begin = np.concatenate([[0], np.cumsum(data.counts)[:-1]])

    def scores(self, w):
        return np.add.reduceat(w[self.data.features], self.first)

    def shares(self, scores, mask=None):
        s = scores if mask is None else np.where(mask, scores, -1e30)
        top = np.maximum.reduceat(s, self.begin)
        e = np.exp(s - np.repeat(top, self.data.counts))
        total = np.add.reduceat(e, self.begin)
        return e / np.repeat(total, self.data.counts), top + np.log(total)

    def loss(self, w):
        """The loss and its gradient."""
        scores = self.scores(w)
        p, every = self.shares(scores)
        q, right = self.shares(scores, self.data.right)
        gradient = np.bincount(self.data.features, np.repeat(p - q, self.data.sizes), self.size)
        return (every - right).sum() + self.l2 / 2 * (w @ w), gradient + self.l2 * w

    def fit(self, steps=80, memory=8):
        """L-BFGS from zero."""
        w = np.zeros(self.size)
        f, g = self.loss(w)
        pairs = []
        for _ in range(steps):
            d, kept = -g, []
            for s, y in reversed(pairs):
                a = (s @ d) / (s @ y)
                d = d - a * y
                kept.append(a)
            d *= (pairs[-1][0] @ pairs[-1][1]) / (pairs[-1][1] @ pairs[-1][1]) if pairs else 1 / np.linalg.norm(g)
            for (s, y), a in zip(pairs, reversed(kept)):
                d = d + s * (a - (y @ d) / (s @ y))
            step, slope = 1.0, g @ d
            while True:
                f2, g2 = self.loss(w + step * d)
                if f2 <= f + 1e-4 * step * slope or step < 1e-6:
                    break
                step /= 2
            if (g2 - g) @ d > 0:
                pairs = (pairs + [(step * d, g2 - g)])[-memory:]
            done = f - f2 < 1e-6 * abs(f)
            w, f, g = w + step * d, f2, g2
            if done:
                break
        return w

    def accuracy(self, w):
        """Share of the decisions whose best candidate is right."""
        s = self.scores(w)
        at = np.arange(len(s))
        top = np.repeat(np.maximum.reduceat(s, self.begin), self.data.counts)
        best = np.minimum.reduceat(np.where(s == top, at, len(s)), self.begin)
        return self.data.right[best].mean()
