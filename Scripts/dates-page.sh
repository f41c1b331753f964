#!/bin/sh
# Writes docs/dates.md to standard output: the cases of the date tests as a reference of what is understood.
set -eu

cases="$(dirname "$0")/../Tests/CopydeskDatesTests/cases"

cat <<'EOF'
# What dates are understood

Made by `Scripts/dates-page.sh` from the cases that the tests check; don't edit it by hand.

`resolve-dates` marks the words in the third column and gives each a type and a TIMEX3 value, and more that is not shown here: the
interval, the rule that decided, what it was reckoned from. The second column is the day the article was published. A value with X is
open there: `XXXX-WXX-5` is some Friday, `PXY` some years. A case may name an option.
EOF

grep -H '^#! ' "$cases"/*.tsv | sed 's/^\([^:]*\):#! \([0-9]*\) .*/\2 \1/' | sort | while read -r _ file; do
  awk -F '\t' '
    function cell(text) { gsub(/\\n/, " ↵ ", text); gsub(/\|/, "\\|", text); return text }
    /^#! / { sub(/^#! [0-9]+ /, ""); print "\n## " $0 "\n"; next }
    /^#: / { sub(/^#: /, ""); print $0 "\n"; next }
    /^#/ { print "| text | published | read as |\n| --- | --- | --- |"; next }
    NF >= 2 {
      read = ""
      count = split($3, found, / ; /)
      for (i = 1; i <= count; i++) {
        split(found[i], part, "|")
        read = read (i > 1 ? "; " : "") part[1] ": " part[2] " `" part[3] "`" (part[4] == "" ? "" : ", EDTF `" part[4] "`")
      }
      if (read == "") read = "—"
      if (NF > 3 && $4 != "") read = read " (" $4 ")"
      print "| " cell($1) " | " $2 " | " cell(read) " |"
    }' "$file"
done
