#!/usr/bin/env python3
"""Turns the named sections of one .sql file into a C++ header of db::Query constants."""
import pathlib
import re
import sys

source, floor, target = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
sections = re.split(r"^-- :name (\w+)\n", source.read_text(encoding="utf-8"), flags=re.M)[1:]
lines = ["#pragma once", "", '#include "db/query.hpp"', "", f"namespace {floor}::sql {{", ""]
for name, body in zip(sections[::2], sections[1::2]):
    text = "\n".join(line for line in body.strip().splitlines() if not line.startswith("--"))
    constant = "k" + "".join(word.capitalize() for word in name.split("_"))
    lines += [f'inline constexpr db::Query {constant}{{"{name}", R"sql({text})sql"}};', ""]
lines += [f"}}  // namespace {floor}::sql", ""]
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text("\n".join(lines), encoding="utf-8")
