#!/usr/bin/env python3
"""Holds the documents against the tree: commands, paths and links they name exist, the glossary is a table of five
columns, no decision record has another's number, and no file tells of the machine it was written on."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOP = {"api", "bench", "cmake", "docs", "examples", "fuzz", "migrations", "rulebooks", "src", "tests", "tools", "web",
       ".ci"}
MADE = ("build/", "data/", "third_party/", "web/dist", "web/node_modules")
# Split, so that this file does not tell of them itself.
FORBIDDEN = ["/wo" "rk/main", "/wo" "rk/wt-", "/wo" "rk/shared", "/ro" "ot/", "registry." "npmjs", "deb." "debian.org", "snapshot." "debian.org", "/ho" "me/"]


def tracked():
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
                             "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def documents():
    return [path for path in tracked() if path.suffix == ".md" and path.name != "CHANGELOG.md"]


def lines_of(path):
    """(number, line, whether it stands in a fenced block) of every line."""
    fenced = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
            continue
        yield number, line, fenced or line.startswith("    ")


def code_of(path):
    """(place, code) of what is set as code, in a line or in a block."""
    for number, line, is_block in lines_of(path):
        for code in [line] if is_block else re.findall(r"`([^`]+)`", line):
            yield f"{path.relative_to(ROOT)}:{number}", code


def unknown_make_targets():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z_-]*):", makefile, flags=re.M))
    for path in documents():
        for place, code in code_of(path):
            for target in re.findall(r"(?:^|&& *|; *)make +(?:[A-Z_]+=\S+ +)*([a-z][a-z_-]*)", code.strip()):
                if target not in targets:
                    yield f"{place}: there is no `make {target}`"


def unknown_commands():
    binaries = [ROOT / "build" / preset / "fivestar" for preset in ("dev", "release")]
    binary = next((path for path in binaries if path.exists()), None)
    shown = subprocess.run([binary, "--help"], capture_output=True, text=True) if binary else None
    if not shown or shown.returncode != 0:
        print("skipped: no built binary answers --help, so the commands in the documents were not looked up")
        return
    known = set(re.findall(r"^ +([a-z]+)\b", shown.stdout + shown.stderr, flags=re.M))
    for path in documents():
        for place, code in code_of(path):
            for command in re.findall(r"(?:^|[ /])fivestar +([a-z]+)\b", code):
                if command not in known:
                    yield f"{place}: there is no `fivestar {command}`"


def missing_paths():
    for path in documents():
        for place, code in code_of(path):
            word = code.strip().split(" ")[0].rstrip(":,")
            name = re.sub(r":\d+$", "", word)
            is_path = name.split("/")[0] in TOP and "/" in name or re.fullmatch(r"[A-Z]+\.md|Makefile|CMake\S+", name)
            if is_path and not re.search(r"[*<>{}…]|NNNN|\.\.\.", name) and not name.startswith(MADE):
                if not (ROOT / name).exists():
                    yield f"{place}: there is no {name}"


def broken_links():
    for path in documents():
        for number, line, is_block in lines_of(path):
            for target in [] if is_block else re.findall(r"\]\(([^)#\s]+)[^)]*\)", line):
                if not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
                    yield f"{path.relative_to(ROOT)}:{number}: the link to {target} leads nowhere"


def ragged_glossary():
    glossary = ROOT / "docs/glossary.md"
    for number, line, _ in lines_of(glossary) if glossary.exists() else []:
        if line.startswith("|") and len(re.split(r"(?<!\\)\|", line.strip().strip("|"))) != 5:
            yield f"docs/glossary.md:{number}: a term has 5 columns: English, 中文, one sentence, not to be confused with, where"


def doubled_adr_numbers():
    seen = {}
    for path in sorted((ROOT / "docs/adr").glob("[0-9]*.md")):
        if (other := seen.setdefault(path.name[:4], path)) != path:
            yield f"{path.relative_to(ROOT)}: {other.name} has that number"


def told_places():
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        for word in FORBIDDEN:
            if word in text:
                number = text.count("\n", 0, text.index(word)) + 1
                yield f"{path.relative_to(ROOT)}:{number}: tells of {word}"


CHECKS = [unknown_make_targets, unknown_commands, missing_paths, broken_links, ragged_glossary, doubled_adr_numbers,
          told_places]
failed = 0
for check in CHECKS:
    complaints = list(check())
    failed += bool(complaints)
    print("".join(f"{complaint}\n" for complaint in complaints), end="")
print(f"{len(CHECKS) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
