#!/usr/bin/env python3
"""A large company at work: how soon a built server answers after its start and what it then holds in memory, how many
cases picked at random it shows a second (in turns with nginx serving a file of 300 bytes), and how long each list and tab
count of the web page takes, deep pages too, by the clock of the client. wrk and this script run on the
same processors. A store that is in FOLDER already is used again.
use: bench/pages.py [build/release] [cases] [FOLDER] [rounds]"""
import http.client
import itertools
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

import measuring

STATES = ("open", "responded", "assigned", "waiting", "resolved", "closed", "merged")
KINDS = ("complaint", "repair", "consultation", "return")
ASKED_EACH = 40
DEEP_PAGES = 25


class Asker:
    """One connection that is kept."""

    def __init__(self, company, token):
        self.connection = http.client.HTTPConnection("127.0.0.1", company.port)
        self.headers = {"Authorization": f"Bearer {token}"}

    def ask(self, path, query):
        """(milliseconds, answer)"""
        target = path + "?" + urllib.parse.urlencode({key: value for key, value in query.items() if value})
        begin = time.perf_counter()
        self.connection.request("GET", target, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - begin) * 1e3
        if answer.status != 200:
            sys.exit(f"{target} answered {answer.status}: {body[:200]}")
        return took, json.loads(body)


def filters(store):
    """Everything that the page of cases can be narrowed by, with outlets and people as they occur, large and small."""
    with sqlite3.connect(store) as base:
        def some(column):
            words = [word for word, in base.execute(f"SELECT {column} FROM cases WHERE {column} IS NOT NULL "
                                                    f"ORDER BY case_id LIMIT 2000")]
            return random.Random(7).sample(sorted(set(words)), 3)
        outlets, people, serials = some("outlet"), some("person"), some("serial")
        number = base.execute("SELECT number FROM cases ORDER BY case_id DESC LIMIT 1 OFFSET 5000").fetchone()[0]
    for state, kind in itertools.product(("", *STATES), ("", *KINDS)):
        yield {"state": state, "kind": kind}
    for outlet, state in itertools.product(outlets, ("", *STATES)):
        yield {"outlet": outlet, "state": state}
    for person, state, kind in itertools.product(people[:2], ("", "waiting", "merged"), ("", "return")):
        yield {"person": person, "state": state, "kind": kind}
    for outlet, kind in itertools.product(outlets[:2], KINDS):
        yield {"outlet": outlet, "kind": kind, "state": "waiting"}
    for kind, outlet in itertools.product(("", *KINDS), ("", *outlets[:2])):
        yield {"late": "true", "kind": kind, "outlet": outlet}
    for searched in (number, number[:11], number[:7], number[:2], *serials):
        yield {"q": searched}


def measure_lists(company, token, store):
    asker = Asker(company, token)
    rows = []
    for narrowed in filters(store):
        asked = {**narrowed, "limit": 50}
        query, deep = asked, asked
        for _ in range(DEEP_PAGES):
            cursor = asker.ask("/api/v1/cases", {**query, "limit": 200})[1]["next_cursor"]
            if cursor is None:
                break
            query = deep = {**asked, "cursor": cursor}
        name = ", ".join(f"{key} {value}" for key, value in narrowed.items() if value) or "all cases"
        first = [asker.ask("/api/v1/cases", asked)[0] for _ in range(ASKED_EACH)]
        later = [asker.ask("/api/v1/cases", deep)[0] for _ in range(ASKED_EACH)]
        rows.append((name, first, later))
    for kind in ("", *KINDS):
        took = [asker.ask("/api/v1/case-counts", {"kind": kind})[0] for _ in range(ASKED_EACH)]
        rows.append((f"tab counts {kind}".strip(), took, took))
    rows.sort(key=lambda row: -max(measuring.median(row[1]), measuring.median(row[2])))
    print(f"{len(rows)} lists and counts, {ASKED_EACH} times each; the slowest, in ms, first page and deep page:")
    for name, first, later in rows[:12]:
        print(f"  {name:45} median {measuring.median(first):7.2f} {measuring.median(later):7.2f}   p99 "
              f"{measuring.quantile(first, 0.99):7.2f} {measuring.quantile(later, 0.99):7.2f}")
    every = [took for _, first, later in rows for took in (*first, *later)]
    print(f"over all of them: median {measuring.median(every):.2f} ms, p99 {measuring.quantile(every, 0.99):.2f} ms "
          "(goal 5 ms)")


def measure_reads(company, token, store, rounds):
    with sqlite3.connect(store) as base, tempfile.NamedTemporaryFile("w", suffix=".txt") as ids:
        every = [row[0] for row in base.execute("SELECT case_id FROM cases")]
        ids.write("\n".join(random.Random(7).choices(every, k=200_000)) + "\n")
        ids.flush()
        ratios = []
        with measuring.Nginx() as nginx:
            for number in range(rounds):
                ours = measuring.wrk(company.url, script="read.lua", environment={"TOKEN": token, "IDS": ids.name})
                theirs = measuring.wrk(nginx.url)
                ratios.append(ours["rate"] / theirs["rate"])
                print(f"round {number + 1}: {ours['rate']:7.0f} cases/s, p99 {ours['p99_ms']:.1f} ms; nginx "
                      f"{theirs['rate']:7.0f}/s", flush=True)
        print(f"GET one of {len(every)} cases at random: median {measuring.median(ratios):.3f} of nginx (goal 0.8)")


def measure_start(program, data, rounds):
    starts, resident = [], []
    for _ in range(rounds):
        with measuring.Fivestar(program, data) as company:
            starts.append(company.seconds_to_answer)
            resident.append(company.resident_mib())
    print(f"start: first answer after {measuring.median(starts):.3f} s (goal 0.5 s), {measuring.median(resident):.0f} MiB "
          "then held (goal 100 MiB without the lens)")


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    cases = sys.argv[2] if len(sys.argv) > 2 else "100000"
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    measuring.skip_unless("wrk", "nginx")
    program = measuring.binary(build)
    with tempfile.TemporaryDirectory(prefix="fivestar-pages-", dir="/var/tmp") as made:
        data = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else made)
        if not (data / "store.db").exists():
            subprocess.run([program, "demo", "--data", data, "--cases", cases], check=True)
        token = measuring.make_token(program, data)
        measure_start(program, data, rounds)
        with measuring.Fivestar(program, data) as company:
            measure_reads(company, token, data / "store.db", rounds)
            measure_lists(company, token, data / "store.db")
            print(f"{company.resident_mib():.0f} MiB held at the end")


main()
