#!/usr/bin/env python3
"""Turns files into one C++ source that holds their bytes, as base/embedded.hpp describes.

    embed_files.py SYMBOL ROOT STEM     reads STEM.list (a path a line), writes STEM.bin and STEM.cpp

The bytes go into STEM.bin and the assembler takes them in as they are: a compiler reading megabytes of string literals
takes a minute for what this does at once.
"""
import pathlib
import sys

symbol, root, stem = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
names = sorted(pathlib.Path(f"{stem}.list").read_text(encoding="utf-8").split("\n"))
blob, rows = bytearray(), []
for name in map(pathlib.Path, filter(None, names)):
    data = name.read_bytes()
    rows.append(f'        {{"{name.relative_to(root).as_posix()}", {{blob_{symbol} + {len(blob)}, {len(data)}}}}},')
    blob += data + b"\0"
pathlib.Path(f"{stem}.bin").write_bytes(bytes(blob))
pathlib.Path(f"{stem}.cpp").write_text(f"""#include "base/embedded.hpp"

asm(R"(.pushsection .rodata
.balign 16
blob_{symbol}: .incbin "{stem}.bin"
.byte 0
.popsection)");
extern "C" const char blob_{symbol}[];

namespace base::embedded {{

const std::vector<File>& {symbol}() {{
    static const std::vector<File> kFiles{{
""" + "\n".join(rows) + """
    };
    return kFiles;
}

}  // namespace base::embedded
""", encoding="utf-8")
