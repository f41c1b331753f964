#!/bin/sh
# Builds the example of somebody else's stage in its own package and looks for it wherever a stage must show.
set -eu

cd "$(dirname "$0")/../Examples/AcmeTone"
swift build
program="$(swift build --show-bin-path)/acme-desk"

"$program" stages | grep -q '^acme\.score-tone'
"$program" schema | grep -q '"acme\.score-tone"'
"$program" check pipeline.json | grep -q 'acme\.score-tone'
printf 'What a good day.\n' | "$program" run -p pipeline.json --quiet - | grep -q '"acme\.tone"'
echo "The example's stage is in stages, schema, check and the record."
