#!/bin/sh
# Writes docs/quotes.md to standard output: the cases of the quotation tests as a reference of what is understood.
set -eu

cases="$(dirname "$0")/../Tests/CopydeskQuotesTests/cases"

cat <<'END'
# What quotations are understood

Made by `Scripts/quotes-page.sh` from the cases that the tests check; don't edit it by hand.

`attribute-quotes` finds direct quotations (all words in marks), mixed ones (some) and indirect ones (none). Each line of the second
column is a quotation: its parts in ⟦…⟧, then who says it by which words. A ¶ stands for the end of a paragraph. Cases marked ✗ say what an editor would
say, but the program doesn't yet.
END

awk '
  function cell(text) { gsub(/\|/, "\\|", text); return text }
  function flush(  row) {
    if (text == "") return
    row = "| " (why == "" ? "" : "✗ ") cell(text) " | " (found == "" ? "—" : found) (why == "" ? "" : "<br>✗ " cell(why)) " |"
    print row
    text = found = why = ""
  }
  /^## / { flush(); print "\n" $0; next }
  /^#/ {
    flush(); sub(/^# */, "")
    if ($0 != phenomenon) print "\n### " toupper(substr($0, 1, 1)) substr($0, 2) "\n\n| text | quotations |\n| --- | --- |"
    phenomenon = $0; next
  }
  /^> none/ { next }
  /^>/ {
    sub(/^> */, ""); split($0, field, / \| /)
    parts = field[2]; gsub(/ … /, "⟧ ⟦", parts)
    who = field[4] == "-" ? "nobody named" : "**" field[4] "**"
    found = found (found == "" ? "" : "<br>") field[1] ": ⟦" cell(parts) "⟧ — " who (field[3] == "-" ? "" : ", *" field[3] "*")
    next
  }
  /^\?/ { sub(/^\? */, ""); why = $0; next }
  /^$/ { flush(); next }
  { text = text (text == "" ? "" : " ") $0 }
  END { flush() }' "$cases"/*.txt
