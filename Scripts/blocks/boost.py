"""Gradient-boosted regression trees for a binary label, over features cut into at most 255 bins. Needs only numpy.

Friedman 2001; second-order gains as in Chen and Guestrin 2016. Deterministic.
"""
import numpy as np


def bin_edges(x, limit=64):
    """Cut points for one feature: midpoints between distinct values, or quantiles where there are many."""
    values = np.unique(x)
    if len(values) <= limit:
        return ((values[1:] + values[:-1]) / 2).astype(np.float32)
    qs = np.unique(np.quantile(x, np.linspace(0, 1, limit + 1)[1:-1]).astype(np.float32))
    return qs


def binned(x, edges):
    out = np.empty(x.shape, np.uint8)
    for f, e in enumerate(edges):
        out[:, f] = np.searchsorted(e, x[:, f], side="left")
    return out


class Trees:
    def __init__(self, trees=120, leaves=16, rate=0.1, minimum=8.0, ridge=2.0, columns=0.4, seed=1):
        self.__dict__.update(locals())

    def fit(self, x, y, w, edges=None, base=None):
        rng = np.random.default_rng(self.seed)
        self.edges = edges or [bin_edges(x[:, f]) for f in range(x.shape[1])]
        b = binned(x, self.edges)
        bt = np.ascontiguousarray(b.T)
        n, nf = b.shape
        self.bias = float(np.log((w * y).sum() / (w * (1 - y)).sum()))
        raw = np.full(n, self.bias)
        self.model = []
        for t in range(self.trees):
            p = 1 / (1 + np.exp(-raw))
            g, h = (w * (p - y)), (w * p * (1 - p) + 1e-9)
            cols = np.sort(rng.choice(nf, max(1, int(nf * self.columns)), replace=False))
            tree, leaf = self.grow(bt, g, h, cols)
            raw += leaf
            self.model.append(tree)
        return self

    def best(self, bt, rows, g, h, cols):
        gs, hs = g[rows], h[rows]
        G, H = gs.sum(), hs.sum()
        parent = G * G / (H + self.ridge)
        best = (1e-3, None, None)
        for f in cols:
            k = len(self.edges[f])
            if not k:
                continue
            v = bt[f, rows]
            gb = np.cumsum(np.bincount(v, gs, k + 1))[:-1]
            hb = np.cumsum(np.bincount(v, hs, k + 1))[:-1]
            ok = (hb > self.minimum * .25) & (H - hb > self.minimum * .25)
            gain = np.where(ok, gb * gb / (hb + self.ridge) + (G - gb) ** 2 / (H - hb + self.ridge) - parent, -1)
            i = int(gain.argmax())
            if gain[i] > best[0]:
                best = (float(gain[i]), int(f), i)
        return best

    def grow(self, bt, g, h, cols):
        """Best-first growth. A tree is a list of nodes: (feature, threshold, left, right) or (value,)."""
        rows = np.arange(len(g))
        nodes = [None]
        leaves = {0: (rows, self.best(bt, rows, g, h, cols))}
        while len(leaves) < self.leaves:
            i = max(leaves, key=lambda k: leaves[k][1][0])
            rows, (gain, f, cut) = leaves[i]
            if f is None:
                break
            left = bt[f, rows] <= cut
            l, r = len(nodes), len(nodes) + 1
            nodes[i] = (f, float(self.edges[f][cut]), l, r)
            nodes += [None, None]
            del leaves[i]
            for k, part in ((l, rows[left]), (r, rows[~left])):
                leaves[k] = (part, self.best(bt, part, g, h, cols))
        out = np.zeros(len(g))
        for i, (rows, _) in leaves.items():
            value = float(-self.rate * g[rows].sum() / (h[rows].sum() + self.ridge))
            nodes[i] = (value,)
            out[rows] = value
        return nodes, out

    def predict(self, x):
        raw = np.full(len(x), self.bias)
        for nodes in self.model:
            at = np.zeros(len(x), int)
            active = np.arange(len(x))
            while len(active):
                nxt = []
                for i in np.unique(at[active]):
                    rows = active[at[active] == i]
                    node = nodes[i]
                    if len(node) == 1:
                        raw[rows] += node[0]
                        continue
                    f, t, l, r = node
                    at[rows] = np.where(x[rows, f] <= t, l, r)
                    nxt.append(rows)
                active = np.concatenate(nxt) if nxt else np.array([], int)
        return raw
