#!/bin/sh
# Converts every seed through one pipeline and shows what came out.
#   Examples/demo.sh GALLEY
set -eu
cd "$(dirname "$0")/.."
galley=$1
rm -rf out/demo .galley/demo

"$galley" run Examples/pipelines/demo.yml

echo
printf '%-34s  %s\n' "From" "Title"
for file in seeds/*.txt seeds/*.html seeds/*.json seeds/*.md; do
    [ "$file" = seeds/README.md ] && continue
    title=$("$galley" inspect --meta "$file" 2>/dev/null | sed -n 's/^title: "\(.*\)"$/\1/p' | head -n 1)
    printf '%-34s  %s\n' "${file#seeds/}" "$title"
done
echo "each to HTML, Markdown, JSON and text: $(find out/demo -type f | wc -l | tr -d ' ') files below out/demo/"

seed=$(ls seeds/*.txt | head -n 1)
echo
echo "Before ($seed):"
cut -c 1-90 "$seed" | sed -n '1,10s/^/    /p'
echo
echo "After (galley $seed):"
"$galley" -q "$seed" | cut -c 1-90 | sed -n '1,18s/^/    /p'
