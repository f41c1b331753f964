#!/usr/bin/env python3
"""Train the two models that weigh a page's blocks, and write them as a table of numbers.

  train.py DUMP TRUTH.jsonl OUT.tsv [--pages tune|all]

DUMP.f32, DUMP.jsonl and DUMP.names are what `Benchmarks`' BlockFeatures writes for a folder of pages; TRUTH has a line per page with
`id` and `body`, or `with` and `without`. `--pages tune` uses only the pages whose sha1(id) ends in 0-7. Needs numpy.
The features of the second model that come from the first are made from predictions for pages it was not trained on.
"""
import argparse, hashlib, json
import numpy as np
from boost import Trees, bin_edges
from labels import align, chunks


def share(raw):
    return (0.5 + 0.5 * raw / (1 + np.abs(raw))).astype(np.float32)


class Data:
    def __init__(self, dump, truth):
        self.names = open(dump + ".names").read().split("\n")
        pages = [json.loads(l) for l in open(dump + ".jsonl")]
        self.ids, self.texts = [p["id"] for p in pages], [p["blocks"] for p in pages]
        self.starts = np.cumsum([0] + [len(t) for t in self.texts])
        self.x = np.fromfile(dump + ".f32", np.float32).reshape(-1, len(self.names))
        self.page = np.repeat(np.arange(len(self.ids)), np.diff(self.starts))
        self.size = np.array([len(b.encode()) for t in self.texts for b in t], np.float32)
        self.tune = np.array([hashlib.sha1(i.encode()).hexdigest()[-1] in "01234567" for i in self.ids])
        self.y, self.w = np.zeros(len(self.x)), np.zeros(len(self.x))
        self.label({t["id"]: t for t in map(json.loads, open(truth))})

    def label(self, truth):
        for k, (i, blocks) in enumerate(zip(self.ids, self.texts)):
            t, s = truth.get(i), self.starts[k]
            if t is None or not (t.get("body") or "with" in t):
                continue
            if t.get("body"):
                labels, covered = align(blocks, t["body"])
                if covered < .5:
                    continue
            else:
                labels = chunks(blocks, t["with"], t["without"])
            for j, v in enumerate(labels):
                if v is not None:
                    self.y[s + j], self.w[s + j] = v, 1
        w = self.w * np.clip(np.sqrt(self.size) / 6, .6, 4)
        total = np.bincount(self.page, w, len(self.ids))
        self.w = w * np.where(total > 0, (100 / np.maximum(total, 1)) ** .6, 0)[self.page]

    def context(self, p):
        """What the first model says of the blocks around, in the order of `FirstRound.names`."""
        n, out = len(p), [p]
        first, last = self.starts[:-1][self.page], self.starts[1:][self.page]
        at = np.arange(n)
        for o in (-3, -2, -1, 1, 2, 3):
            ok = (at + o >= first) & (at + o < last)
            q = np.full(n, -1, np.float32)
            q[ok] = p[at[ok] + o]
            out.append(q)
        mass = p * self.size
        sums = np.concatenate([[0], np.cumsum(mass, dtype=np.float64)])
        total, before = sums[last] - sums[first], sums[at] - sums[first]
        out += [before / np.maximum(total, 1), (total - before - mass) / np.maximum(total, 1)]
        for sign in (-1, 1):
            best = np.zeros(n, np.float32)
            for o in range(1, 9):
                ok = (at + sign * o >= first) & (at + sign * o < last)
                best[ok] = np.maximum(best[ok], p[at[ok] + sign * o])
            out.append(best)
        return np.stack(out, 1).astype(np.float32)


def train(data, rows, folds=4, trees=(60, 100), leaves=16, rates=(.15, .12)):
    edges = [bin_edges(data.x[rows][:, f]) for f in range(data.x.shape[1])]
    fit = lambda x, r, n, rate, e: Trees(trees=n, leaves=leaves, rate=rate).fit(x[r], data.y[r], data.w[r], e)
    fold = np.array([int(hashlib.sha1(i.encode()).hexdigest()[:6], 16) % folds for i in data.ids])[data.page]
    first = fit(data.x, rows, trees[0], rates[0], edges)
    raw = first.predict(data.x)
    for k in range(folds):
        raw[rows & (fold == k)] = fit(data.x, rows & (fold != k), trees[0], rates[0], edges).predict(data.x[rows & (fold == k)])
    x = np.concatenate([data.x, data.context(share(raw))], 1)
    second = fit(x, rows & (raw > -4.5), trees[1], rates[1], edges + [bin_edges(x[rows][:, f]) for f in range(data.x.shape[1], x.shape[1])])
    return first, second


def write(models, names, path):
    with open(path, "w") as f:
        f.write("# Made by Scripts/blocks/train.py: regression trees over the features of a page's blocks.\n")
        f.write("# features\t" + "\t".join(names) + "\n")
        for m in models:
            f.write(f"model\t{m.bias:.5f}\n")
            for nodes in m.model:
                f.write("tree\n")
                for n in nodes:
                    f.write(f"-1\t0\t{n[0]:.5f}\n" if len(n) == 1 else f"{n[0]}\t{n[2]}\t{n[1]:.5f}\n".replace("-0.00000", "0.00000"))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("dump"), ap.add_argument("truth"), ap.add_argument("out")
    ap.add_argument("--pages", default="all", choices=["tune", "all"])
    a = ap.parse_args()
    data = Data(a.dump, a.truth)
    rows = data.w > 0
    if a.pages == "tune":
        rows &= data.tune[data.page]
    write(train(data, rows), data.names, a.out)


if __name__ == "__main__":
    main()
