#!/usr/bin/env python3
"""Fails when a source includes a floor above its own, or has grown past 400 lines. The table is the law."""
import pathlib
import re
import sys

MAY_INCLUDE = {
    "base": "",
    "db": "base", "http": "base", "rules": "base", "tables": "base", "json": "base",
    "domain": "base rules analytics",
    "analytics": "base",
    "ledger": "base db",
    "store": "base db domain ledger json",
    "lens": "base db ledger rules",
    "flows": "base db rules tables domain analytics ledger store lens",
    "present": "base rules tables domain flows lens json",
    "api": "base domain flows present report http json",
    "jobs": "base domain flows",
    "cli": "base domain flows present analytics rules ledger lens tables json",
    "report": "base domain flows analytics rules ledger lens json",
    "app": "present base db http rules tables json domain analytics ledger store lens flows api jobs cli report",
}
# Within domain, a noun may include another only along these arrows.
DOMAIN_ARROWS = {
    "calendar": "",
    "rating": "",
    "measures": "",
    "people": "",
    "search": "",
    "cases": "",
    "guarantee": "calendar",
    "units": "",
    "customers": "cases",
    "fees": "cases",
    "promises": "calendar cases",
}


def complaints(root):
    src = root / "src"
    for path in sorted(src.rglob("*.[ch]pp")):
        parts = path.relative_to(src).parts
        floor = parts[0]
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            match = re.match(r'#include "(\w+)/(\w+)', line)
            if not match or (root / "build") in path.parents:
                continue
            to, noun = match.groups()
            if to != floor and to not in MAY_INCLUDE[floor].split():
                yield f"{path}:{number}: {floor} may not include {to}"
            if to == floor == "domain" and noun != parts[1] and noun not in DOMAIN_ARROWS[parts[1]].split():
                yield f"{path}:{number}: domain/{parts[1]} may not include domain/{noun}"
        lines = text.count("\n")
        if lines > 400:
            yield f"{path}: {lines} lines; look for the second idea in it"


found = list(complaints(pathlib.Path(sys.argv[1])))
print("\n".join(found) or "floors hold")
sys.exit(1 if found else 0)
