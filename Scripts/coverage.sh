#!/bin/sh
# Prints how much of each source file the last test run with coverage reached.
set -eu

json=$(swift test --show-codecov-path)
python3 - "$json" <<'PYTHON'
import json, sys
data = json.load(open(sys.argv[1]))["data"][0]
rows = [(f["summary"]["lines"]["percent"], f["filename"]) for f in data["files"] if "/Sources/Copydesk" in f["filename"] and "/.build/" not in f["filename"]]
for percent, name in sorted(rows):
    print(f"{percent:6.1f} %  {name[name.index('/Sources/') + 9:]}")
lines = [f["summary"]["lines"] for f in data["files"] if "/Sources/Copydesk" in f["filename"] and "/.build/" not in f["filename"]]
print(f"{100 * sum(l['covered'] for l in lines) / sum(l['count'] for l in lines):6.1f} %  of all lines")
PYTHON
