"""kill -9 at random moments under concurrent load: what was answered is there after each restart, a POST that was not
answered makes exactly one case when it is sent again with its key, an import goes on, a bulk action comes to its end without
being sent again, and the ledger holds.

KILLS is how many (200), SECONDS ends it earlier or, where it is given alone, is how long; SEED repeats the moments. Beneath
tests/support/postgres the stores are on PostgreSQL, and the servers are killed just the same.
"""
import concurrent.futures
import contextlib
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import store_server  # noqa: E402

STORES = max(2, os.cpu_count() or 1)
CLIENTS = 3
CASES_OF_LOG = 4000
CASES_OF_BULK = 400
SECONDS_OF_BULK = 120
POSTGRES = os.environ.get("FIVESTAR_TEST_POSTGRES")
SECONDS = float(os.environ.get("SECONDS", 0))
KILLS = int(os.environ.get("KILLS", 0 if SECONDS else 200))
SEED = int(os.environ.get("SEED", time.time_ns() % 1_000_000))


class Told:
    """What the clients of one store were told, over all its lives."""

    def __init__(self):
        self.lock = threading.Lock()
        self.unanswered = {}   # key -> what has to be sent again
        self.cases = {}        # case id -> whether its move was answered
        self.fresh = set()     # ids that were answered since they were last compared
        self.next_key = 0
        self.wrong = []

    def key(self):
        with self.lock:
            self.next_key += 1
            return f"K{self.next_key:06}"


def send_noted(client, told, key, what):
    """Sends an opening (what is None) or a move of the case `what`; whatever happens is noted."""
    with told.lock:
        told.unanswered[key] = what
    status, body, _ = client.open_case(key) if what is None else client.respond(what, key)
    with told.lock:
        if status == 201:
            told.cases[body["id"]] = what is not None
            told.fresh.add(body["id"])
            del told.unanswered[key]
        elif status != 503:
            told.wrong.append(f"{key}: {status} {body}")
    return body.get("id") if status == 201 else None


def load(port, token, told, stopped):
    with store_server.Client(port, token) as client, contextlib.suppress(*store_server.NOT_ANSWERED):
        while not stopped.is_set():
            case_id = send_noted(client, told, told.key(), None)
            if case_id and random.random() < 0.4:
                send_noted(client, told, told.key(), case_id)


def load_in_bulk(port, token, told):
    """One bulk action over what was opened so far; it is never sent again."""
    with told.lock:
        case_ids = list(told.cases)[-CASES_OF_BULK:]
    if not case_ids:
        return
    key = told.key()
    with store_server.Client(port, token) as client, contextlib.suppress(*store_server.NOT_ANSWERED):
        status, body, _ = client.make_urgent(case_ids, key)
        if status not in (200, 503):
            told.wrong.append(f"{key}: {status} {body}")


def compare(client, told):
    """After a restart: every answered case is there as it was answered; what was not answered is sent again."""
    for key, what in list(told.unanswered.items()):
        send_noted(client, told, key, what)
    for case_id in list(told.fresh):
        status, body, _ = client.send("GET", f"/api/v1/cases/{case_id}")
        if status != 200 or (told.cases[case_id] and body["state"] != "responded"):
            told.wrong.append(f"{case_id} was answered; after a kill: {status} {body}")
    told.fresh.clear()


class Store:
    """One data directory and its lives."""

    def __init__(self, number, folder):
        self.dice = random.Random(SEED * 100 + number)
        self.folder = pathlib.Path(folder)
        database = store_server.fresh_database(POSTGRES) if POSTGRES else None
        self.server = store_server.StoreServer(self.folder / "data", database)
        self.log, self.map = store_server.write_log(self.folder, CASES_OF_LOG)
        self.token = self.server.token()
        self.told = Told()
        self.kills = 0

    def live(self):
        """Starts, compares, loads, and is killed."""
        self.server.start()
        with store_server.Client(self.server.port, self.token) as client:
            compare(client, self.told)
        stopped = threading.Event()
        beside = subprocess.Popen([str(store_server.BINARY), "import", "log", str(self.log), "--map", str(self.map),
                                   *self.server.place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        clients = [threading.Thread(target=load_in_bulk, args=(self.server.port, self.token, self.told))]
        clients += [threading.Thread(target=load, args=(self.server.port, self.token, self.told, stopped))
                    for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(self.dice.uniform(0.05, 0.3))
        self.server.kill()
        stopped.set()
        for client in clients:
            client.join()
        beside.wait()
        self.kills += 1

    def wrong_of_bulks(self):
        """Waits until the server has brought every bulk action to its end; what is not whole then."""
        deadline = time.monotonic() + SECONDS_OF_BULK
        while running := self.server.rows("SELECT bulk_id FROM bulk_actions WHERE state <> 'done'"):
            if time.monotonic() > deadline:
                return [f"bulk actions did not go on: {running}"]
            time.sleep(0.2)
        acted = self.server.rows(
            "SELECT a.bulk_id, (length(a.case_ids) + 1) / 27, count(c.position), count(DISTINCT c.case_id) "
            "FROM bulk_actions a LEFT JOIN bulk_cases c ON c.bulk_id = a.bulk_id GROUP BY a.bulk_id, a.case_ids")
        wrong = [f"{bulk} was to act on {wanted} cases and did on {done}, {once} of them once"
                 for bulk, wanted, done, once in acted if not wanted == done == once]
        slow = self.server.rows("SELECT c.case_id FROM bulk_cases b JOIN cases c ON c.case_id = b.case_id "
                                "WHERE b.code = '' AND c.priority <> 'emergency'")
        return wrong + [f"{case_id} was made urgent and is not" for (case_id,) in slow]

    def resumed(self):
        """How many bulk actions a server found interrupted and brought to their end."""
        return self.server.log.read_text(encoding="utf-8", errors="replace").count("was brought to its end")

    def end(self):
        """What does not hold behind the last life."""
        self.server.start()
        with store_server.Client(self.server.port, self.token) as client:
            compare(client, self.told)
        wrong = list(self.told.wrong) + self.wrong_of_bulks()
        status, _, err = self.server.command("import", "log", self.log, "--map", self.map)
        if status != 0:
            wrong.append(f"the import did not go on: {err}")
        if self.server.stop() != 0:
            wrong.append(f"the server did not stop: {self.server.said()}")
        for words in (("ledger", "verify"), ("ledger", "replay")):
            status, out, err = self.server.command(*words)
            if status != 0:
                wrong.append(f"{words}: {out} {err}")
        wrong += [f"{product} stands {count} times" for product, count in self.server.rows(
            "SELECT product, count(*) FROM cases WHERE source IS NULL GROUP BY product HAVING count(*) > 1")]
        there = {row[0] for row in self.server.rows("SELECT case_id FROM cases")}
        wrong += [f"{case_id} was answered and is not there" for case_id in self.told.cases if case_id not in there]
        imported = self.server.rows("SELECT count(*) FROM cases WHERE source IS NOT NULL")[0][0]
        if imported != str(CASES_OF_LOG):
            wrong.append(f"{imported} cases were imported of {CASES_OF_LOG}")
        return wrong


class Kills(unittest.TestCase):
    def test_a_killed_server_keeps_what_it_answered(self):
        started = time.monotonic()
        with contextlib.ExitStack() as folders:
            stores = [Store(number, folders.enter_context(tempfile.TemporaryDirectory(prefix="fivestar-kill-")))
                      for number in range(STORES)]
            for store in stores:
                folders.callback(store.server.close)

            def lives(store):
                while not store.told.wrong:
                    if KILLS and store.kills >= -(-KILLS // STORES):
                        break
                    if SECONDS and time.monotonic() - started > SECONDS:
                        break
                    store.live()
                return store.end()

            with concurrent.futures.ThreadPoolExecutor(max_workers=STORES) as pool:
                wrong = [line for lines in pool.map(lives, stores) for line in lines]
            resumed = sum(store.resumed() for store in stores)
        answered = sum(len(store.told.cases) for store in stores)
        kills = sum(store.kills for store in stores)
        print(f"{kills} kills{' on PostgreSQL' if POSTGRES else ''}, {answered} answered cases, {resumed} bulk "
              f"actions resumed, seed {SEED}, {time.monotonic() - started:.0f} s")
        self.assertEqual(wrong, [])
        self.assertGreater(answered, 0)
        if kills >= 20:
            self.assertGreater(resumed, 0)


if __name__ == "__main__":
    unittest.main()
