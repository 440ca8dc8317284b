#!/usr/bin/env python3
"""Turns files into one C++ source that holds their bytes, as base/embedded.hpp describes."""
import pathlib
import sys

symbol, root, target, *files = sys.argv[1:]
root = pathlib.Path(root)
out = ['#include "base/embedded.hpp"', "", "namespace base::embedded {", "namespace {", ""]
rows = []
for index, name in enumerate(sorted(files)):
    data = pathlib.Path(name).read_bytes()
    path = pathlib.Path(name).relative_to(root).as_posix()
    escaped, chunks = [], []
    for byte in data:
        if 32 <= byte < 127 and byte not in (34, 92, 63):
            escaped.append(chr(byte))
        else:
            escaped.append(f"\\{byte:03o}")
        if len(escaped) >= 2000:
            chunks.append('"' + "".join(escaped) + '"')
            escaped = []
    chunks.append('"' + "".join(escaped) + '"')
    out.append(f"const char kBytes{index}[] =\n    " + "\n    ".join(chunks) + ";")
    rows.append(f'    {{"{path}", {{kBytes{index}, {len(data)}}}}},')
out += ["", "}  // namespace", "", f"const std::vector<File>& {symbol}() {{",
        "    static const std::vector<File> kFiles{", *rows, "    };", "    return kFiles;", "}", "",
        "}  // namespace base::embedded", ""]
pathlib.Path(target).parent.mkdir(parents=True, exist_ok=True)
pathlib.Path(target).write_text("\n".join(out), encoding="utf-8")
