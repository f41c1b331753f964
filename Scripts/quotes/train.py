#!/usr/bin/env python3
"""Train the two linear models that read quotations, and write them as a table of numbers.

  train.py RECORDS.jsonl ARTICLES.jsonl OUT.tsv --tool QuoteFeatures [--check]

RECORDS are what the program makes of the articles' texts, ids kept, with `--offsets utf8` and the stages `read` and
`split-sentences`; ARTICLES are annotated as PolNeAR is: a line each with `id`, `text`, `attributions` (source, cue, content, kind).
QuoteFeatures is built in `Benchmarks`. The table holds weights of templates over word classes, positions and lengths; it holds no
words and no text. The second model's features lean on the first model, so they are made by first models that didn't see the
article. `--check` prints how many decisions about unseen articles are right instead of writing. Needs numpy.
"""
import argparse, hashlib, json, os, subprocess, tempfile
import numpy as np
from labels import Truth
from logit import Decisions, Logit

FOLDS = 4
# How strongly weights are pulled to zero; chosen by --check.
L2 = {"report": 3.0, "stretch": 3.0}


def fold(article):
    return int(hashlib.sha1(article.encode()).hexdigest()[:6], 16) % FOLDS


def dump(tool, records, model=None):
    """Templates and one row of decisions per article, as the tool writes them."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "features.jsonl")
        subprocess.run([tool, records, out] + ([model] if model else []), check=True)
        with open(out) as f:
            templates = json.loads(f.readline())
            yield templates
            yield from map(json.loads, f)


def decisions(rows, truths, kind, into):
    for row in rows:
        truth = truths[row["id"]]
        for start, end, candidates in row[kind]:
            right = getattr(truth, kind)(start, end, candidates)
            if right:
                into.add([c[3:] for c in candidates], set(right), fold(row["id"]))


def write(path, models):
    with open(path, "w") as f:
        f.write("# Made by Scripts/quotes/train.py: template, number of the value, weight in thousandths.\n")
        for templates, weights in models:
            at = 0
            for name, size in templates.items():
                for value, weight in enumerate(weights[at:at + size]):
                    if abs(weight) >= .02:
                        f.write(f"{name}\t{value}\t{round(weight * 1000)}\n")
                at += size


def fit(data, templates, kind):
    return Logit(data, sum(templates[kind].values()), L2[kind]).fit()


def check(data, templates, kind):
    right = []
    for k in range(FOLDS):
        size = sum(templates[kind].values())
        w = Logit(data.part(data.groups != k), size, L2[kind]).fit()
        right.append(Logit(data.part(data.groups == k), size, 0).accuracy(w))
    print(f"{kind}: {100 * np.mean(right):.2f} % of {len(data.counts)} decisions about unseen articles are right", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("records"), ap.add_argument("articles"), ap.add_argument("out")
    ap.add_argument("--tool", required=True), ap.add_argument("--check", action="store_true")
    a = ap.parse_args()
    with open(a.articles) as f:
        truths = {t["id"]: Truth(t) for t in map(json.loads, f)}
    rows = dump(a.tool, a.records)
    templates = next(rows)
    reports = Decisions()
    decisions(rows, truths, "report", reports)
    reports.freeze()
    if a.check:
        check(reports, templates, "report")
    stretches = Decisions()
    with tempfile.TemporaryDirectory() as folder:
        for k in range(FOLDS):
            model, part = os.path.join(folder, "model.tsv"), os.path.join(folder, "part.jsonl")
            write(model, [(templates["report"], fit(reports.part(reports.groups != k), templates, "report"))])
            with open(a.records) as f, open(part, "w") as g:
                g.writelines(line for line in f if fold(json.loads(line)["id"]) == k)
            rows = dump(a.tool, part, model)
            next(rows)
            decisions(rows, truths, "stretch", stretches)
    stretches.freeze()
    if a.check:
        return check(stretches, templates, "stretch")
    write(a.out, [(templates["report"], fit(reports, templates, "report")), (templates["stretch"], fit(stretches, templates, "stretch"))])


if __name__ == "__main__":
    main()
