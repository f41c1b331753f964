#!/usr/bin/env python3
"""Train the two models that weigh a page's blocks, and write them as a table of numbers.

  train.py DUMP TRUTH.jsonl OUT.tsv [--pages tune|all]

DUMP.f32, DUMP.jsonl and DUMP.names are what `Benchmarks`' BlockFeatures writes for a folder of pages; TRUTH has a line per page with
`id` and `body`, or `with` and `without`. `--pages tune` uses only the pages whose sha1(id) ends in 0-7. Needs numpy and lightgbm.
The features of the second model that come from the first are made from predictions for pages it was not trained on.
"""
import argparse, hashlib, json
import lightgbm, numpy as np
from urllib.parse import urlparse
from labels import align, chunks


DEPTH = 7
# As in `BoostedTrees`.
LOOK, SETTLED = 20, 3.2


def share(raw):
    return (0.5 + 0.5 * raw / (1 + np.abs(raw))).astype(np.float32)


def logarithm(size):
    """As `Logarithm.of`: about four times the binary logarithm."""
    exponent = np.floor(np.log2(size + 1))
    return 4 * (exponent + (size + 1) / 2 ** exponent - 1)


def site(url):
    """The part of a host's name that a site has to itself, roughly."""
    parts = (urlparse(url).netloc.lower() or url).split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


class Data:
    def __init__(self, dump, truth):
        self.names = open(dump + ".names").read().split("\n")
        pages = [json.loads(l) for l in open(dump + ".jsonl")]
        self.ids, self.texts = [p["id"] for p in pages], [p["blocks"] for p in pages]
        places = np.array([b for p in pages for b in p["places"]], int).reshape(-1, 7)
        self.starts = np.cumsum([0] + [len(t) for t in self.texts])
        first = np.repeat(self.starts[:-1], np.diff(self.starts))
        self.spans = places[:, 1:] + first[:, None]
        # Groups are numbered through all pages.
        counts = [max((b[0] for b in p["places"]), default=-1) + 1 for p in pages]
        self.group = places[:, 0] + np.repeat(np.cumsum([0] + counts)[:-1], np.diff(self.starts))
        self.x = np.fromfile(dump + ".f32", np.float32).reshape(-1, len(self.names))
        self.page = np.repeat(np.arange(len(self.ids)), np.diff(self.starts))
        self.size = np.array([len(b.encode()) for t in self.texts for b in t], np.float32)
        self.tune = np.array([hashlib.sha1(i.encode()).hexdigest()[-1] in "01234567" for i in self.ids])
        self.y, self.w = np.zeros(len(self.x)), np.zeros(len(self.x))
        known = {t["id"]: t for t in map(json.loads, open(truth))}
        self.sites = [site(known.get(i, {}).get("url") or i) for i in self.ids]
        self.label(known)

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
        out.append((np.bincount(self.group, mass) / np.maximum(np.bincount(self.group, self.size), 1))[self.group])
        bytes = np.concatenate([[0], np.cumsum(self.size, dtype=np.float64)])
        for level in range(0, 6, 2):
            lower, upper = self.spans[:, level], self.spans[:, level + 1]
            out.append((sums[upper] - sums[lower]) / np.maximum(bytes[upper] - bytes[lower], 1))
        strong = (p > .7) & (self.size >= 60)
        count = np.concatenate([[0], np.cumsum(strong)])
        before = np.where(strong, at, -1)
        before = np.concatenate([[-1], np.maximum.accumulate(before)[:-1]])
        out.append(np.where(before >= first, np.minimum(at - before, 20), 20))
        after = np.where(strong, at, n)
        after = np.concatenate([np.minimum.accumulate(after[::-1])[::-1][1:], [n]])
        out.append(np.where(after < last, np.minimum(after - at, 20), 20))
        out += [logarithm(count[at] - count[first]), logarithm(count[last] - count[at + 1])]
        return np.stack(out, 1).astype(np.float32)


def fit(data, x, rows, trees, rate, leaves):
    """Friedman 2001; one thread and fixed seeds, so that the same data gives the same trees."""
    sample = lightgbm.Dataset(x[rows], data.y[rows], weight=data.w[rows])
    return lightgbm.train(dict(
        objective="cross_entropy", num_leaves=leaves, learning_rate=rate, max_depth=DEPTH, min_data_in_leaf=15, lambda_l2=5.0,
        feature_fraction=.3, bagging_fraction=.8, bagging_freq=1, max_bin=63, seed=1, num_threads=1, deterministic=True,
        force_row_wise=True, verbose=-1), sample, trees)


def predict(model, x):
    """As `BoostedTrees.scores`: rows that are far from 0 after every so many trees keep the score they have then."""
    score, open = np.zeros(len(x)), np.arange(len(x))
    for start in range(0, model.num_trees(), LOOK):
        if not len(open):
            break
        score[open] += model.predict(x[open], raw_score=True, start_iteration=start, num_iteration=LOOK)
        open = open[np.abs(score[open]) <= SETTLED]
    return score


def fold(data, folds):
    """Pages of one site lie in one fold."""
    return np.array([int(hashlib.sha1(s.encode()).hexdigest()[:6], 16) % folds for s in data.sites])[data.page]


def train(data, rows, folds=4, trees=(60, 200), rates=(.15, .06), leaves=(16, 31)):
    parts = fold(data, folds)
    first = fit(data, data.x, rows, trees[0], rates[0], leaves[0])
    score = predict(first, data.x)
    for k in range(folds):
        inside = rows & (parts == k)
        if inside.any():
            score[inside] = predict(fit(data, data.x, rows & (parts != k), trees[0], rates[0], leaves[0]), data.x[inside])
    x = np.concatenate([data.x, data.context(share(score))], 1)
    return first, fit(data, x, rows & (score > -SETTLED), trees[1], rates[1], leaves[1])


def scores(data, models):
    """What the two models make of all blocks, as the program does."""
    score = predict(models[0], data.x)
    hopeful = score > -SETTLED
    x = np.concatenate([data.x, data.context(share(score))], 1)
    score[hopeful] = predict(models[1], x[hopeful])
    return score


def nodes(tree):
    """The nodes of a tree as (feature, left, value), the two below a node next to each other; -1 for a leaf."""
    out, queue = [None], [(0, tree)]
    while queue:
        at, node = queue.pop(0)
        if "leaf_value" in node:
            out[at] = (-1, 0, np.float32(node["leaf_value"]))
            continue
        limit = np.float32(node["threshold"])
        if limit > node["threshold"]:
            limit = np.nextafter(limit, np.float32(-np.inf))
        out[at] = (node["split_feature"], len(out), limit)
        queue += [(len(out), node["left_child"]), (len(out) + 1, node["right_child"])]
        out += [None, None]
    return out


def number(value):
    return np.format_float_positional(value, trim="-") if abs(value) > 1e-7 else "0"


def write(models, names, path):
    with open(path, "w") as f:
        f.write("# Made by Scripts/blocks/train.py: regression trees over the features of a page's blocks.\n")
        f.write("# features\t" + "\t".join(names) + "\n")
        for model in models:
            f.write("model\t0\n")
            for tree in model.dump_model()["tree_info"]:
                f.write("tree\n" + "".join(f"{n[0]}\t{n[1]}\t{number(n[2])}\n" for n in nodes(tree["tree_structure"])))


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
