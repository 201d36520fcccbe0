#!/usr/bin/env python3
"""Compares texts that were written with what PyYAML, ruamel.yaml and tomllib read.

EMIT=/tmp/texts swift test --filter EmitterTests; check-texts.py /tmp/texts
"""
import json
import pathlib
import sys
import tomllib

import ruamel.yaml
import yaml

wrong = 0
peers = {
    ".toml": [("tomllib", tomllib.loads)],
    ".object": [("json", json.loads)],
    ".yaml": [
        ("PyYAML", lambda text: yaml.load(text, yaml.SafeLoader)),
        ("libyaml", lambda text: yaml.load(text, yaml.CSafeLoader)),
        ("ruamel.yaml", lambda text: ruamel.yaml.YAML(typ="safe", pure=True).load(text)),
    ],
}
for page in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    wanted = json.loads(page.with_suffix(".json").read_text("utf-8"))
    text = page.read_bytes().decode("utf-8")
    for name, load in peers.get(page.suffix, []):
        found = load(text)
        bad = [key for key in wanted if found.get(key) != wanted[key]]
        for key in bad[:10]:
            print(f"{page.name}: {name}: {key}: {wanted[key]!r} is {found.get(key)!r}")
        print(f"{page.name}: {name}: {len(wanted) - len(bad)} of {len(wanted)} texts are the same")
        wrong += len(bad)
sys.exit(1 if wrong else 0)
