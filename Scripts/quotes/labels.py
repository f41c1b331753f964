"""What annotated articles say of the program's decisions: which candidates of each are right."""


def touches(a, b):
    return a[0] < b[1] and b[0] < a[1]


class Truth:
    """One annotated article; ranges become byte offsets of its UTF-8 text, as the program counts."""

    def __init__(self, article):
        self.at = [0]
        for c in article["text"]:
            self.at.append(self.at[-1] + len(c.encode()))
        self.text = article["text"]
        self.discard = self.bytes(article.get("discard", []))
        self.attributions = []
        for a in article["attributions"]:
            head = a.get("sourceHead")
            self.attributions.append({
                "speech": a["speech"], "cue": self.bytes(a["cue"] or self.colon(a)),
                "content": self.bytes(a["content"]), "source": self.bytes(a["source"]),
                "head": self.bytes([head])[0] if head else None})

    def bytes(self, spans):
        return [(self.at[s], self.at[e]) for s, e in spans]

    def colon(self, a):
        """The colon of a speaker without a verb: "Name: ..."."""
        if a["source"] and a["content"]:
            end, start = a["source"][-1][1], a["content"][0][0]
            if end < start and self.text[end:start].strip() == ":":
                return [(end, start)]
        return []

    def speakers(self, attribution, candidates):
        """Indexes of the candidates that are the attribution's speaker."""
        if not attribution["source"]:
            return [i for i, c in enumerate(candidates) if c[2] and c[0] < 0]
        named = [(i, (c[0], c[1])) for i, c in enumerate(candidates) if c[0] >= 0]
        head = attribution["head"]
        found = [i for i, c in named if head and touches(c, head)]
        return found or [i for i, c in named if any(touches(c, s) for s in attribution["source"])]

    def report(self, start, end, candidates):
        """Right candidates of a word that may report; none where it should not count."""
        for a in self.attributions:
            if any(touches((start, end), c) for c in a["cue"]):
                return self.speakers(a, candidates) if a["speech"] else []
        if any(touches((start, end), d) for d in self.discard):
            return []
        return [i for i, c in enumerate(candidates) if not c[2]]

    def stretch(self, start, end, candidates):
        """Right candidates of a stretch in quotation marks; none where it should not count.

        The kind of an attribution is not asked: it was told by marks of fewer styles than the program knows.
        """
        best, size = None, 0
        for a in self.attributions:
            overlap = sum(max(0, min(end, e) - max(start, s)) for s, e in a["content"])
            if overlap > size:
                best, size = a, overlap
        if best and size * 2 >= end - start:
            return self.speakers(best, candidates)
        if any(touches((start, end), d) for d in self.discard):
            return []
        return [i for i, c in enumerate(candidates) if not c[2]]
