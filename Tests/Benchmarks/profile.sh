#!/bin/sh
# Builds as the command is built to be used, by the profile of the command: how often each branch is
# taken where it converts the project's own texts.
#   profile.sh build ARGUMENT …   `swift build` with what lays the code out by galley.proftext
#   profile.sh record             writes galley.proftext anew, by a build of its own in .build-profile
# Without the toolchain's llvm-profdata there is no profile, and the compiler guesses as usual.
set -eu
cd "$(dirname "$0")/../.."
text=Tests/Benchmarks/galley.proftext
resources=$(${SWIFT:-swift} -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
merge=${resources%/lib/swift*}/bin/llvm-profdata

optimised() {
    OPTIMISED=1 ${SWIFT:-swift} build -c release --static-swift-stdlib "$@"
}

build() {
    # Named by what it holds, since the package manager builds anew where a flag has changed.
    profile=$PWD/.build/profile/$(cksum <"$text" | cut -d ' ' -f 1).profdata
    if [ ! -f "$profile" ] && [ -x "$merge" ]; then
        rm -rf .build/profile
        mkdir -p .build/profile
        "$merge" merge -o "$profile" "$text" || rm -f "$profile"
    fi
    [ ! -f "$profile" ] || set -- "$@" -Xswiftc -Xfrontend -Xswiftc "-ir-profile-use=$profile"
    optimised "$@"
}

record() {
    runtime=$(ls "$resources"/../clang/*/lib/linux/libclang_rt.profile-"$(uname -m)".a | head -n 1)
    optimised --product galley --scratch-path .build-profile \
        -Xswiftc -Xfrontend -Xswiftc -ir-profile-generate \
        -Xlinker -u__llvm_profile_runtime -Xlinker "$runtime"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    mkdir "$work/often" "$work/once"
    convert "$work" >"$work/log" 2>&1
    "$merge" merge -sparse -text -o "$work/all" "$work"/once/*.profraw \
        $(printf -- '-weighted-input=100,%s ' "$work"/often/*.profraw)
    awk -v least=10000 -f Tests/Benchmarks/profile.awk "$work/all" >"$text"
    wc -c "$text"
}

# Reads and writes each form; ordinary Markdown is what counts most.
convert() {
    copy "$1/pages" '*.md' ':!Tests/*' ':!Plugins/*'
    copy "$1/cases" 'Tests/*.md' 'Plugins/*.md'
    for raw in keep parse; do
        for pair in gfm:html gfm:gfm commonmark:html markdown:html markdown:markdown; do
            run "$1/often" -f "${pair%:*}" -t "${pair#*:}" --raw $raw "$1"/pages/* -o "$1/${pair#*:}/"
            run "$1/once" -f "${pair%:*}" -t "${pair#*:}" --raw $raw "$1"/cases/* -o "$1/rest/"
        done
    done
    run "$1/once" -t json "$1"/pages/* -o "$1/json/"
    for to in html markdown text; do run "$1/once" -t $to "$1"/json/* -o "$1/rest/"; done
    for to in json markdown text; do run "$1/once" -t $to "$1"/html/* -o "$1/rest/"; done
    for to in html markdown json; do run "$1/once" -t $to seeds/*.* -o "$1/rest/"; done
}

# Copies files of the project into one folder.
copy() {
    mkdir "$1"
    to=$1
    shift
    git ls-files "$@" | while read -r file; do cp "$file" "$to/$(echo "$file" | tr / -)"; done
}

# Converts, and puts what was counted into a folder. That some files do not convert is no matter.
run() {
    counts=$1
    shift
    LLVM_PROFILE_FILE="$counts/%p.profraw" .build-profile/release/galley -q "$@" || true
}

what=${1:-}
case $what in
    build | record) shift; "$what" "$@" ;;
    *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
esac
