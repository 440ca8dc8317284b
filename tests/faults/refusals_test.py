"""What a server says and does where the disk is full or read only, the store is locked, or another server has it: a
clear refusal, nothing answered lost, and it goes on when the trouble is over."""
import contextlib
import os
import pathlib
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import store_server  # noqa: E402

SEED = int(os.environ.get("SEED", 1))
# What an import leaves behind but the ids, which differ from run to run, and the instants of writing.
CASES = """SELECT number, kind, state, priority, channel, product, opened_at, first_resolved_at, resolved_at, handover_count,
    wait_count, reopened_count, source, source_key, revision FROM cases ORDER BY source_key"""
ENTRIES = """SELECT l.seq, l.happened_at, l.actor, l.type, c.source_key FROM ledger l JOIN cases c ON c.case_id = l.subject_id
    ORDER BY l.seq"""
PROMISES = """SELECT c.source_key, p.promise_id, p.due_at, p.settled_at, p.outcome, p.running FROM case_promises p
    JOIN cases c ON c.case_id = p.case_id ORDER BY c.source_key, p.promise_id"""
COUNTS = "SELECT kind, state, slot, cases FROM case_counts ORDER BY kind, state, slot"


def fill(ballast):
    with contextlib.suppress(OSError), ballast.open("ab", buffering=0) as out:
        while True:
            out.write(b"b" * 4096)


class OnOneStore(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="fivestar-refusals-")))
        self.prepare(self.folder / "data")

    def prepare(self, data):
        self.server = store_server.StoreServer(data)
        self.addCleanup(self.server.close)
        self.token = self.server.token()

    def client(self):
        return self.enterContext(store_server.Client(self.server.port, self.token))

    def assertUnavailable(self, answer):
        status, body, headers = answer
        self.assertEqual((status, body["code"]), (503, "busy"), self.server.said())
        self.assertTrue(headers["Retry-After"])

    def assertSound(self, answered):
        """The server stops well, and what it has answered is in a store that holds."""
        self.assertEqual(self.server.stop(), 0, self.server.said())
        self.assertEqual(self.server.command("ledger", "verify")[0], 0)
        self.assertEqual(self.server.command("ledger", "replay")[0], 0)
        with contextlib.closing(sqlite3.connect(self.server.data / "store.db")) as store:
            there = {row[0] for row in store.execute("SELECT case_id FROM cases")}
        self.assertEqual([case_id for case_id in answered if case_id not in there], [])

    def fill_until_refused(self, client):
        """Opens cases until one is refused; the ids, and the refusal."""
        answered = []
        for number in range(20_000):
            answer = client.open_case(f"fill-{number}", "x" * 90)
            if answer[0] != 201:
                return answered, answer
            answered.append(answer[1]["id"])
        self.fail("the disk was never full")

    def check_full_disk(self, make_room):
        client = self.client()
        answered, refusal = self.fill_until_refused(client)
        self.assertGreater(len(answered), 0)
        self.assertUnavailable(refusal)
        self.assertUnavailable(client.open_case("again"))
        self.assertEqual(client.send("GET", f"/api/v1/cases/{answered[-1]}")[0], 200)
        make_room()
        status, body, _ = client.open_case("again")
        self.assertEqual(status, 201, self.server.said())
        self.assertSound([*answered, body["id"]])


class FullDisk(OnOneStore):
    def test_a_limit_on_file_sizes_is_a_full_disk(self):
        size = 3 << 20
        self.server.start(store_server.limit_file_size(size))
        self.check_full_disk(lambda: resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE,
                                                      (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))


class OwnDisk(OnOneStore):
    def mount(self, options):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], capture_output=True).returncode != 0:
            self.skipTest("a disk of its own needs root")
        self.addCleanup(subprocess.run, ["umount", "--lazy", disk], check=True)
        return disk

    def test_a_full_disk_and_room_on_it_again(self):
        disk = self.mount("size=12m")
        self.prepare(disk / "data")
        ballast = disk / "ballast"
        self.server.start()
        ballast.write_bytes(b"b" * (shutil.disk_usage(disk).free - (1 << 20)))
        self.check_full_disk(ballast.unlink)

    def test_a_server_starts_on_a_full_disk_and_shows_what_it_has(self):
        disk = self.mount("size=12m")
        self.prepare(disk / "data")
        self.server.start()
        answered = [self.client().open_case("before")[1]["id"]]
        self.assertEqual(self.server.stop(), 0)
        ballast = disk / "ballast"
        fill(ballast)
        self.server.start()
        fill(ballast)  # what the lens has given back
        client = self.client()
        self.assertEqual(client.send("GET", f"/api/v1/cases/{answered[0]}")[0], 200, self.server.said())
        self.assertUnavailable(client.open_case("full"))
        ballast.unlink()
        status, body, _ = client.open_case("full")
        self.assertEqual(status, 201, self.server.said())
        self.assertSound([*answered, body["id"]])

    def test_a_read_only_disk_is_refused_in_a_sentence(self):
        disk = self.mount("size=24m")
        self.prepare(disk / "data")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        status, out, err = self.server.command("serve", "--listen", "127.0.0.1:0")
        self.assertEqual((status, out), (2, ""), err)
        self.assertIn("cannot be opened for writing (check the permissions", err)


class Shared(OnOneStore):
    def test_a_locked_store_refuses_writes_and_answers_reads(self):
        self.server.start()
        client = self.client()
        first = client.open_case("first")[1]["id"]
        with contextlib.closing(sqlite3.connect(self.server.data / "store.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            self.assertUnavailable(client.open_case("locked"))
            self.assertEqual(client.send("GET", f"/api/v1/cases/{first}")[0], 200)
            other.execute("ROLLBACK")
        status, body, _ = client.open_case("locked")
        self.assertEqual(status, 201)
        self.assertSound([first, body["id"]])

    def test_a_second_server_on_the_same_data_is_refused(self):
        self.server.start()
        status, out, err = self.server.command("serve", "--listen", f"127.0.0.1:{store_server.free_port()}")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("another fivestar has this data directory open", err)
        self.assertEqual(self.client().open_case("still")[0], 201)


class NewerStore(OnOneStore):
    def test_a_store_of_a_newer_program_is_refused_by_every_command(self):
        with contextlib.closing(sqlite3.connect(self.server.data / "store.db")) as store:
            store.execute("INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', 0)")
            store.commit()
        for words in (("serve", "--listen", "127.0.0.1:0"), ("ledger", "verify"), ("ledger", "replay"), ("token", "list"),
                      ("star",), ("demo",), ("ledger", "export", self.folder / "out")):
            with self.subTest(words=words):
                status, out, err = self.server.command(*words)
                self.assertEqual((status, out), (2, ""), err)
                self.assertIn("this store was written by a newer program (schema 9999", err)
                self.assertIn("install the newer version", err)


class KilledImport(OnOneStore):
    def test_an_import_that_was_killed_goes_on_and_ends_as_one_that_was_not(self):
        log, described = store_server.write_log(self.folder, 6000)
        whole = store_server.StoreServer(self.folder / "whole")
        self.addCleanup(whole.close)
        whole.token()
        self.assertEqual(whole.command("import", "log", log, "--map", described)[0], 0)
        dice = random.Random(SEED)
        kills = 0
        while True:
            running = subprocess.Popen([str(store_server.BINARY), "import", "log", str(log), "--map", str(described), "--data",
                                        str(self.server.data)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                status = running.wait(timeout=dice.uniform(0.15, 0.6) + kills * 0.01)
                break
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
                kills += 1
        self.assertEqual(status, 0)
        self.assertGreater(kills, 0, "the import was too quick to be killed")
        for query in (CASES, ENTRIES, PROMISES, COUNTS):
            rows = []
            for data in (self.server.data, self.folder / "whole"):
                with contextlib.closing(sqlite3.connect(data / "store.db")) as store:
                    rows.append(store.execute(query).fetchall())
            self.assertEqual(rows[0], rows[1])
        self.assertEqual(self.server.command("ledger", "verify")[0], 0)
        self.assertEqual(self.server.command("ledger", "replay")[0], 0)


if __name__ == "__main__":
    unittest.main()
