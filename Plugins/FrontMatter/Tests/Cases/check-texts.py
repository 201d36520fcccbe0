#!/usr/bin/env python3
"""Compares texts that were written as YAML with what PyYAML and ruamel.yaml read.

EMIT=/tmp/texts swift test --filter EmitterTests; check-texts.py /tmp/texts
"""
import json
import pathlib
import sys

import ruamel.yaml
import yaml

wrong = 0
for page in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
    wanted = json.loads(page.with_suffix(".json").read_text("utf-8"))
    text = page.read_bytes().decode("utf-8")
    for name, load in [
        ("PyYAML", lambda: yaml.load(text, yaml.CSafeLoader if "-c" in sys.argv else yaml.SafeLoader)),
        ("ruamel.yaml", lambda: ruamel.yaml.YAML(typ="safe", pure=True).load(text)),
    ]:
        found = load()
        bad = [key for key in wanted if found.get(key) != wanted[key]]
        for key in bad[:10]:
            print(f"{page.name}: {name}: {key}: {wanted[key]!r} is {found.get(key)!r}")
        print(f"{page.name}: {name}: {len(wanted) - len(bad)} of {len(wanted)} texts are the same")
        wrong += len(bad)
sys.exit(1 if wrong else 0)
