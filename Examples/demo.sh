#!/bin/sh
# Converts every seed through one pipeline and shows what came out.
#   Examples/demo.sh GALLEY
set -eu
cd "$(dirname "$0")/.."
galley=$1
rm -rf out/demo .galley/demo

"$galley" run Examples/pipelines/demo.yml

echo
echo "From                                   Title                                        Files"
echo "-------------------------------------  -------------------------------------------  -----"
for file in seeds/*.txt seeds/*.html seeds/*.json seeds/*.md; do
    [ "$file" = seeds/README.md ] && continue
    title=$("$galley" inspect --meta "$file" 2>/dev/null | sed -n 's/^title: "\(.*\)"$/\1/p' | head -n 1)
    slug=$("$galley" "$file" -q -t json 2>/dev/null | grep -c '"galley"' || true)
    short=$(printf '%s' "$title" | cut -c 1-42)
    printf '%-37s  %-43s  %s\n' "$file" "$short" "html md json txt"
    [ "$slug" -ge 0 ]
done
echo
echo "Written: $(find out/demo -type f | wc -l) files below out/demo/"

seed=$(ls seeds/*.txt | head -n 1)
echo
echo "Before: $seed"
echo "------"
cut -c 1-100 "$seed" | sed -n '1,14p'
echo "  …"
echo
echo "After: galley $seed"
echo "-----"
"$galley" "$seed" 2>&1 | cut -c 1-100 | sed -n '1,24p'
echo "  …"
