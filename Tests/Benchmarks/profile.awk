# Makes a profile in LLVM's text form short: leaves out what runs seldom, and the targets of calls.
#   awk -v least=COUNT -f profile.awk
# A line of `$0` says that no bitmap follows; without it the reader takes the next name, which
# begins with `$` in Swift, for the size of one.
BEGIN { RS = ""; FS = "\n"; ORS = "\n\n"; print ":ir" }
{
    name = ""; count = 0; most = 0
    for (i = 1; i <= NF; i++) {
        if ($i ~ /^#/) { part = $i; continue }
        if ($i ~ /^:/) continue
        if (name == "") { name = $i; continue }
        if (part ~ /Func Hash/) hash = $i
        if (part ~ /Counter Values/) { counts[++count] = $i; if ($i + 0 > most) most = $i + 0 }
    }
    # The counts of what the compiler makes in each file are not to be trusted.
    if (hash == "" || most < least || name ~ /^__swift_/) { hash = ""; next }
    record = name "\n" hash "\n" count
    for (i = 1; i <= count; i++) record = record "\n" counts[i]
    print record "\n$0"
    hash = ""
}
