#!/usr/bin/env python3
"""How many durable POST /api/v1/cases a second a built server takes, 64 connections at once, each request with a token, a
new Idempotency-Key and promises set, in turns with nginx serving a file of 300 bytes; then bare SQLite inserting the very
rows that came of it, a hundred in a transaction. wrk runs on the same processors.
use: bench/intake.py [build/release] [rounds]"""
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import measuring

TABLES = ("ledger", "cases", "case_promises", "personal", "idempotency")


def rows_of(store):
    with sqlite3.connect(store) as base:
        return {table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    measuring.skip_unless("wrk", "nginx")
    program = measuring.binary(build)
    with tempfile.TemporaryDirectory(prefix="fivestar-intake-", dir="/var/tmp") as folder, measuring.Nginx() as nginx:
        data = pathlib.Path(folder) / "data"
        token = measuring.make_token(program, data)
        ours, theirs = [], []
        with measuring.Fivestar(program, data) as company:
            for number in range(rounds):
                used = company.processor_seconds()
                ours.append(measuring.wrk(company.url, script="intake.lua",
                                          environment={"TOKEN": token, "ROUND": str(number)}))
                used = company.processor_seconds() - used
                theirs.append(measuring.wrk(nginx.url))
                print(f"round {number + 1}: {ours[-1]['rate']:7.0f} cases/s, p50 {ours[-1]['p50_ms']:.1f} ms, p99 "
                      f"{ours[-1]['p99_ms']:.1f} ms, {used / ours[-1]['requests'] * 1e6:.0f} us of processor each; nginx "
                      f"{theirs[-1]['rate']:7.0f}/s", flush=True)
        ratio = measuring.median(mine["rate"] / other["rate"] for mine, other in zip(ours, theirs))
        rate = measuring.median(one["rate"] for one in ours)
        print(f"median: {rate:.0f} durable cases/s, {ratio:.3f} of nginx (goal 0.25), p99 "
              f"{measuring.median(one['p99_ms'] for one in ours):.1f} ms (goal 20 ms)")
        rows = rows_of(data / "store.db")
        cases = rows["cases"]
        each = sum(rows.values()) / cases
        bare = subprocess.run([pathlib.Path(build) / "bench/bench_bare_rows", data / "store.db", *TABLES], check=True,
                              capture_output=True, text=True).stdout
        print(f"rows a case: {', '.join(f'{table} {count / cases:.2f}' for table, count in rows.items())}")
        for line in bare.splitlines():
            group, bare_rate = line.split()
            print(f"bare SQLite, {group} rows in a transaction: {float(bare_rate):.0f} rows/s; ours {rate * each:.0f} rows/s, "
                  f"{rate * each / float(bare_rate):.2f} of it" + (" (goal 0.5)" if group == "100" else ""))


main()
