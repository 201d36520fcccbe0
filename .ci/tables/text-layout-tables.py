#!/usr/bin/env python3
"""Write the tables of `Sources/TextLayout` from the Unicode data of Python and Perl.

usage: text-layout-tables.py            (uses the package unicodedata2 where it is installed)

Numbers are packed as text: five bits a character, lowest first, from "0" on; the sixth bit says
that more follows. A table is a list of runs or entries, each as differences to the one before.
"""
import os, subprocess

try:
    import unicodedata2 as unicodedata
except ImportError:
    import unicodedata

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Sources/TextLayout/Tables")
LAST = 0x110000
CLASSES = """XX BK CR LF NL SP ZW WJ GL BA BB B2 HY CB CL CP EX IN NS OP QU IS NU PO PR SY AL HL ID
EB EM H2 H3 JL JV JT RI ZWJ CM""".split()


def pack(numbers):
    out = []
    for n in numbers:
        while True:
            out.append(chr(48 + (n & 31 | (32 if n > 31 else 0))))
            n >>= 5
            if not n:
                break
    return "".join(out)


def zigzag(n):
    return n * 2 if n >= 0 else -n * 2 - 1


def runs(value):
    """(length, value) of each run of equal values."""
    out, start = [], 0
    for c in range(1, LAST + 1):
        if c == LAST or value[c] != value[start]:
            out += [c - start, value[start]]
            start = c
    return out


def write(name, about, tables):
    with open(os.path.join(FOLDER, name + ".swift"), "w") as f:
        f.write("// Written by .ci/tables/text-layout-tables.py from Unicode %s.\n\n" % unicodedata.unidata_version)
        f.write("/// %s\nenum %s {\n" % (about, name))
        for k, (field, doc, numbers) in enumerate(tables):
            text = pack(numbers)
            f.write("\n" * (k > 0) + "    /// %s\n    static let %s = #\"\"\"\n" % (doc, field))
            for at in range(0, len(text), 88):
                f.write("        %s\n" % text[at:at + 88])
            f.write('        """#\n')
        f.write("}\n")


def line_break():
    program = """use Unicode::UCD "prop_invmap"; my ($l, $m) = prop_invmap("lb");
    print "$l->[$_] $m->[$_]\\n" for 0 .. $#$l"""
    short = {"Unknown": "AL", "AI": "AL", "SG": "AL", "CJ": "NS"}
    rows = [line.split() for line in subprocess.check_output(["perl", "-e", program], text=True).splitlines()]
    out = [0] * LAST
    for (start, name), end in zip(rows, [int(r[0]) for r in rows[1:]] + [LAST]):
        name = short.get(name, name)
        for c in range(int(start), end):
            kind = name
            if kind == "SA":
                kind = "CM" if unicodedata.category(chr(c)) in ("Mn", "Mc") else "AL"
            elif kind == "XX":
                kind = "AL"
            out[c] = CLASSES.index(kind)
    return out


def width(c):
    ch = chr(c)
    kind = unicodedata.category(ch)
    if kind in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp") and c not in (0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F):
        return 0
    if 0x1160 <= c <= 0x11FF or 0xD7B0 <= c <= 0xD7FF:
        return 0
    return 2 if unicodedata.east_asian_width(ch) in "WF" else 1


def main():
    lb = line_break()
    cells = [width(c) if not 0xD800 <= c < 0xE000 else 1 for c in range(LAST)]
    write("CharacterTable", "Cell width and line breaking class of every scalar.", [
        ("widths", "Runs of scalars of one width in cells.", runs(cells)),
        ("breaks", "Runs of scalars of one line breaking class.", runs(lb))])
    decomposed, pairs, before = [], [], 0
    for c in range(LAST):
        if 0xAC00 <= c < 0xD7A4:
            continue
        d = unicodedata.decomposition(chr(c))
        if d and not d.startswith("<"):
            parts = [int(x, 16) for x in d.split()]
            composes = len(parts) == 2 and unicodedata.normalize("NFC", chr(c)) == chr(c)
            second = parts[1] if len(parts) == 2 else 0
            decomposed += [c - before, zigzag(parts[0] - c), second * 2 + composes]
            before = c
    ccc = [unicodedata.combining(chr(c)) for c in range(LAST)]
    seconds = {int(unicodedata.decomposition(chr(c)).split()[1], 16) for c in range(LAST)
               if not 0xAC00 <= c < 0xD7A4 and len(unicodedata.decomposition(chr(c)).split()) == 2
               and not unicodedata.decomposition(chr(c)).startswith("<") and unicodedata.normalize("NFC", chr(c)) == chr(c)}
    seconds |= set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
    state = [0 if 0xD800 <= c < 0xE000 else 2 * ccc[c] + (c in seconds or unicodedata.normalize("NFC", chr(c)) != chr(c)) for c in range(LAST)]
    write("NormalizationTable", "Canonical decompositions and combining classes.", [
        ("decompositions", "Scalar, first part and twice the second, odd where the pair composes again.", decomposed),
        ("states", "Runs of twice the combining class, odd where composed text may not hold the scalar.", runs(state))])


main()
