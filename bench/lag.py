#!/usr/bin/env python3
"""How far the lens is behind the ledger while some 5,000 entries a second are written by POST /api/v1/cases: every 50 ms
the newest entry is read from the store, and from /metrics how many entries the lens has not taken in. The lag is how long
ago the newest entry that the lens has was the newest of the ledger. wrk runs on the same processors.
use: bench/lag.py [build/release] [entries a second] [seconds]"""
import bisect
import pathlib
import re
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.request

import measuring

CONNECTIONS = 64
BEHIND = re.compile(r"^fivestar_lens_behind_entries (\S+)$", re.M)


class Watch(threading.Thread):
    """Two series: when the ledger had reached which entry, and when the lens had."""

    def __init__(self, company, store, token):
        super().__init__(daemon=True)
        self.url = company.url + "/metrics"
        self.headers = {"Authorization": f"Bearer {token}"}
        self.store, self.ledger, self.lens, self.over = store, [], [], threading.Event()

    def run(self):
        base = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)
        while not self.over.is_set():
            head = base.execute("SELECT seq FROM ledger WHERE organisation_id = 1 ORDER BY seq DESC LIMIT 1").fetchone()[0]
            self.ledger.append((head, time.monotonic()))
            text = urllib.request.urlopen(urllib.request.Request(self.url, headers=self.headers)).read().decode()
            # The gauge reads its own head a moment later, so this is rather too little than too much.
            self.lens.append((head - int(float(BEHIND.search(text)[1])), time.monotonic()))
            time.sleep(0.05)

    def lags(self):
        """Seconds, one a sample."""
        found = []
        for seq, at in self.lens:
            place = bisect.bisect_right(self.ledger, (seq, float("inf")))
            # Everything up to seq was in the ledger before the first sample that is beyond it.
            found.append(max(0.0, at - self.ledger[place][1]) if place < len(self.ledger) else 0.0)
        return found


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    measuring.skip_unless("wrk")
    program = measuring.binary(build)
    with tempfile.TemporaryDirectory(prefix="fivestar-lag-", dir="/var/tmp") as folder:
        data = pathlib.Path(folder) / "data"
        token = measuring.make_token(program, data, scope="cases:write,cases:read,metrics:read")
        with measuring.Fivestar(program, data) as company:
            pause, reached = CONNECTIONS * 1000 / wanted, 0
            for attempt in range(4):  # how long a request itself takes is not known before
                environment = {"TOKEN": token, "ROUND": f"try{attempt}", "PAUSE": f"{pause:.0f}"}
                took = measuring.wrk(company.url, seconds=3, script="paced.lua", environment=environment)
                pause = max(0, pause - CONNECTIONS * 1000 * (1 / took["rate"] - 1 / wanted))
            watch = Watch(company, data / "store.db", token)
            watch.start()
            environment = {"TOKEN": token, "ROUND": "last", "PAUSE": f"{pause:.0f}"}
            reached = measuring.wrk(company.url, seconds=seconds, script="paced.lua", environment=environment)["rate"]
            watch.over.set()
            watch.join()
        lags = watch.lags()
        print(f"{reached:.0f} entries/s for {seconds} s: the lens is behind by {measuring.median(lags):.2f} s at the median, "
              f"p99 {measuring.quantile(lags, 0.99):.2f} s, at most {max(lags):.2f} s (goal 1 s at 5,000 entries/s)")


main()
