#!/usr/bin/env python3
"""Turns the named sections of one .sql file, and of the .pg.sql beside it, into a C++ header of db::Query constants."""
import pathlib
import sys

import sql_sections

source, floor, target = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])


def literal(section):
    lines = section[1].splitlines() if section else []
    return 'R"sql(' + "\n".join(line for line in lines if not line.startswith("--")) + ')sql"'


lines = ["#pragma once", "", '#include "db/query.hpp"', "", f"namespace {floor}::sql {{", ""]
for name, (own, other) in sql_sections.pairs(source).items():
    constant = "k" + "".join(word.capitalize() for word in name.split("_"))
    texts = ", ".join([f'"{name}"', literal(own), *([literal(other)] if other else [])])
    lines += [f"inline constexpr db::Query {constant}{{{texts}}};", ""]
lines += [f"}}  // namespace {floor}::sql", ""]
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text("\n".join(lines), encoding="utf-8")
