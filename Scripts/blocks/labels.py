"""Labels for the blocks of annotated pages: which of a page's blocks belong to the article's text.

A truth line has `body` (the whole text) or `with`/`without` (chunks that must and must not be there). Blocks are aligned with the
body by their words: the heaviest chain of matches that keeps the order of both sides.
"""
import re
from bisect import bisect_left
from collections import defaultdict

TOKEN = re.compile(r"\w+")


def words(text):
    return [t.lower() for t in TOKEN.findall(text)]


def align(blocks, body):
    """For each block the share of its words that lie in the body at its place: 0 or 1 mostly. None for a block without words."""
    target = words(body)
    at = defaultdict(list)
    for i, w in enumerate(target):
        at[w].append(i)
    candidates = []  # (block, start, end, weight, share)
    tokens = [words(b) for b in blocks]
    for b, toks in enumerate(tokens):
        n = len(toks)
        if not n:
            continue
        starts = at.get(toks[0], []) if n < 5 else None
        if n < 5:
            for s in starts:
                if target[s:s + n] == toks:
                    candidates.append((b, s, s + n, n, 1.0))
            continue
        # Long blocks: offsets at which most 4-grams agree.
        votes = defaultdict(int)
        for k in range(0, n - 3):
            for s in at.get(toks[k], [])[:60]:
                if target[s:s + 4] == toks[k:k + 4]:
                    votes[(s - k)] += 1
        if not votes:
            continue
        merged = sorted(votes.items(), key=lambda x: (-x[1], x[0]))[:3]
        for off, v in merged:
            hit = sum(v2 for o2, v2 in votes.items() if abs(o2 - off) <= max(3, n // 8))
            share = min(1.0, (hit + 3) / n)
            if share >= 0.3:
                s, e = max(0, off), min(len(target), off + n)
                candidates.append((b, s, e, hit + 3, share))
    # Heaviest chain: blocks ascending, positions not falling (small overlaps allowed).
    candidates.sort(key=lambda c: (c[0], c[1]))
    best = []
    ends = []  # (end, score, index) kept as a staircase
    keys, vals, idx = [], [], []
    back = [-1] * len(candidates)
    score = [0.0] * len(candidates)
    i = 0
    while i < len(candidates):
        j = i
        while j < len(candidates) and candidates[j][0] == candidates[i][0]:
            j += 1
        for c in range(i, j):
            _, s, e, w, _ = candidates[c]
            slack = 2
            k = bisect_left(keys, s + slack + 1) - 1
            score[c] = w + (vals[k] if k >= 0 else 0)
            back[c] = idx[k] if k >= 0 else -1
        for c in range(i, j):
            e = candidates[c][2]
            k = bisect_left(keys, e)
            if (k > 0 and vals[k - 1] >= score[c]) or (k < len(keys) and keys[k] == e and vals[k] >= score[c]):
                continue
            if k < len(keys) and keys[k] == e:
                vals[k], idx[k] = score[c], c
            else:
                keys.insert(k, e); vals.insert(k, score[c]); idx.insert(k, c)
            k2 = k + 1
            while k2 < len(keys) and vals[k2] <= score[c]:
                del keys[k2], vals[k2], idx[k2]
        i = j
    labels = [0.0 if t else None for t in tokens]
    c = idx[-1] if idx else -1
    covered = 0
    while c >= 0:
        labels[candidates[c][0]] = candidates[c][4]
        covered += candidates[c][3]
        c = back[c]
    return labels, min(1.0, covered / max(1, len(target)))


def chunks(blocks, with_, without):
    """Labels from chunks: None where nothing is known."""
    flat = lambda s: re.sub(r"\s+", " ", s).strip()
    labels = [None] * len(blocks)
    texts = [flat(b) for b in blocks]
    for want, value in ((without, 0.0), (with_, 1.0)):
        for chunk in want:
            c = flat(chunk)
            hits = [i for i, t in enumerate(texts) if c in t]
            if not hits and len(c) > 20:
                hits = [i for i, t in enumerate(texts) if len(t) > 15 and t in c]
            if value == 1.0 and len(hits) > 1:
                longest = max(len(texts[i]) for i in hits)
                hits = [i for i in hits if len(texts[i]) == longest] if len(c) > 20 else hits
                if len(hits) > 1:
                    continue
            for i in hits:
                labels[i] = value
    return labels
