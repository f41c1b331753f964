#!/bin/sh
# Writes the pages that come from the program itself, docs/stages.md and the two schemas, and docs/dates.md and docs/quotes.md,
# which come from the cases of the tests. With --check nothing is written, and a page that is not what it is made from is an
# error.
set -eu

program="$(swift build --show-bin-path)/copydesk"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$program" stages --markdown >"$folder/stages.md"
"$program" schema pipeline >"$folder/pipeline.schema.json"
"$program" schema record >"$folder/record.schema.json"
Scripts/dates-page.sh >"$folder/dates.md"
Scripts/quotes-page.sh >"$folder/quotes.md"

status=0
for page in dates.md quotes.md stages.md pipeline.schema.json record.schema.json; do
  if [ "${1:-}" != --check ]; then
    mkdir -p docs
    cp "$folder/$page" "docs/$page"
  elif ! cmp -s "$folder/$page" "docs/$page"; then
    echo "docs/$page is not what it is made from; run 'make docs'." >&2
    status=1
  fi
done
exit $status
