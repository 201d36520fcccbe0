#!/bin/sh
# Fuzzes MINUTES in all, each check for its share: fuzz.sh MINUTES [CHECK ...]
# With SEED=N each run goes the same way, and a slow machine is given more time for an input.
# Inputs that reach new code are kept in .build-fuzz/corpus, those that break something in .build-fuzz/findings.
set -eu
cd "$(dirname "$0")/../.."
minutes=${1:-4}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- markdown-reader markdown-writer front-matter pipeline
seconds=$((minutes * 60 / $#))
FUZZ=1 ${SWIFT:-swift} build -c release --product galley-fuzz --scratch-path .build-fuzz \
    -Xswiftc -use-ld=lld >.build-fuzz.log 2>&1 || { cat .build-fuzz.log; exit 1; }
rm -f .build-fuzz.log
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=symbolize=0
failed=0
timeout=1 seed=""
if [ -n "${SEED:-}" ]; then timeout=10 seed="-seed=$SEED"; fi
for check in "$@"; do
    case $check in markdown-*) words=markdown ;; *) words=yaml ;; esac
    corpus=.build-fuzz/corpus/$check findings=.build-fuzz/findings/$check
    mkdir -p "$corpus" "$findings"
    log=.build-fuzz/$check.log
    if .build-fuzz/release/galley-fuzz "--check=$check" -max_total_time="$seconds" $seed -timeout="$timeout" \
        -rss_limit_mb=1024 -max_len=4096 -dict="Tests/Fuzz/$words.dict" \
        -artifact_prefix="$findings/" "$corpus" "Tests/Fuzz/Corpus/$check" >"$log" 2>&1 </dev/null
    then
        printf '%-16s %s\n' "$check" "$(sed -n 's/^Done //p' "$log" | tail -n 1), nothing found"
    else
        failed=1
        grep -a -v -e '^INFO' -e 'NEW_FUNC' -e 'NEW  ' -e REDUCE "$log" | tail -n 60
        echo "$check: broken by the file that is named above; make it small with -minimize_crash=1,"
        echo "mend the fault, and keep the file in Tests/Fuzz/Findings/$check"
    fi
done
exit $failed
