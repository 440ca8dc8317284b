#!/usr/bin/env python3
"""How many durable POST /api/v1/cases a second a built server takes whose store is in PostgreSQL, 64 connections at once,
each request with a token, a new Idempotency-Key and promises set, in turns with pgbench committing one row of `cases` at
a time into the same schema over 16 connections. Everything runs on the same processors.
use: bench/intake_postgres.py [build/release] [rounds]"""
import pathlib
import re
import sys
import tempfile

import measuring

# One row of the table with the most indices, filled as a new case is.
ROW = r"""\set id random(1, 9000000000000000)
INSERT INTO cases (organisation_id, case_id, number, kind, state, priority, channel, product, opened_at, handover_count,
                   wait_count, reopened_count, waited_customer_us, details, revision)
VALUES (1, 'bare' || :id, 'BARE-' || :id, 'repair', 'open', 'normal', 'api', 'KFR-35GW', :id, 0, 0, 0, 0,
        repeat('x', 500), 1);
"""


def pgbench(postgres, script):
    said = postgres.call("pgbench", "--no-vacuum", "--protocol=prepared", "--client=16", "--jobs=1", "--time=3",
                         f"--file={script}", "--host", postgres.folder, "--username=fivestar", "fivestar")
    return float(re.search(r"tps = ([0-9.]+)", said)[1])


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    measuring.skip_unless("wrk")
    program = measuring.binary(build)
    with tempfile.TemporaryDirectory(prefix="fivestar-intake-") as folder, measuring.Postgres() as postgres:
        data = pathlib.Path(folder) / "data"
        token = measuring.make_token(program, data, "--database", postgres.url)
        script = postgres.folder / "row.sql"
        script.write_text(ROW)
        script.chmod(0o644)
        ours, theirs = [], []
        with measuring.Fivestar(program, data, "--database", postgres.url) as company:
            for number in range(rounds):
                ours.append(measuring.wrk(company.url, script="intake.lua",
                                          environment={"TOKEN": token, "ROUND": str(number)}))
                theirs.append(pgbench(postgres, script))
                print(f"round {number + 1}: {ours[-1]['rate']:6.0f} cases/s, p99 {ours[-1]['p99_ms']:.1f} ms; pgbench "
                      f"{theirs[-1]:6.0f} rows/s", flush=True)
        ratio = measuring.median(mine["rate"] / other for mine, other in zip(ours, theirs))
        print(f"median: {measuring.median(one['rate'] for one in ours):.0f} durable cases/s, {ratio:.2f} of pgbench's "
              f"commits of one row (goal 0.5), p99 {measuring.median(one['p99_ms'] for one in ours):.1f} ms")


main()
