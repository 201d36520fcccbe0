#!/usr/bin/env bash
# Runs every example: pipelines and their tests, the writer that is a program, the custom plugin.
#   Examples/check.sh GALLEY
set -euo pipefail
cd "$(dirname "$0")/.."
galley=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { echo "-- $*"; }

say "pipelines: check and test"
"$galley" check Examples/pipelines/*.yml
"$galley" test Examples/pipelines/*.yml

say "pipelines: run"
cp -R seeds "$work/"; mkdir -p "$work/Examples"; cp -R Examples/pipelines "$work/Examples/"
for pipeline in Examples/pipelines/*.yml; do
    (cd "$work" && "$galley" run -q "$pipeline")
done
[ "$(find "$work/out/four" -name '*.html' | wc -l)" -ge 4 ]

say "a writer that is a program"
printf '# One two\n\nTwo *three*.\n' > "$work/words.md"
words=$("$galley" "$work/words.md" --title none --plugin Examples/writers/word-list.yml -t word-list | tr '\n' ' ')
[ "$words" = "two three " ] || { echo "word-list printed: $words" >&2; exit 1; }

say "a plugin of one's own"
swift build --package-path Examples/custom-plugin 2>&1 | tail -n 1
gazette=$PWD/Examples/custom-plugin/.build/debug/gazette
(cd Examples/custom-plugin && "$gazette" test pipeline.yml)
"$gazette" Examples/custom-plugin/article.md -t gemtext | grep -q '^=> https://lighthouse.example/lens lens$'
say "all examples run"
