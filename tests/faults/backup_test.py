"""A backup of a server under load is a store that holds, with every case that was answered before it began; it is
restored by the program and by tar and sha256sum alike; the doctor finds what was spoilt."""
import contextlib
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import store_server  # noqa: E402


def verdicts(out):
    return {check["check"]: check["verdict"] for check in json.loads(out)["checks"]}


class Backups(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="fivestar-backup-")))
        self.server = store_server.StoreServer(self.folder / "data")
        self.addCleanup(self.server.close)
        self.token = self.server.token()
        self.file = self.folder / "b.tar"

    def restored(self, *words):
        """(the restored directory as a StoreServer, exit status, standard error)."""
        other = store_server.StoreServer(self.folder / "restored")
        self.addCleanup(other.close)
        status, _, err = other.command("restore", *words)
        return other, status, err

    def test_a_backup_under_load_restores_every_case_answered_before_it(self):
        self.server.start()
        answered, stopped = [], threading.Event()

        def load(number):
            with store_server.Client(self.server.port, self.token) as client:
                while not stopped.is_set():
                    status, body, _ = client.open_case(f"{number}-{len(answered)}")
                    if status != 201:
                        break
                    answered.append(body["id"])

        clients = [threading.Thread(target=load, args=(number,)) for number in range(2)]
        for client in clients:
            client.start()
        while len(answered) < 20 and any(client.is_alive() for client in clients):
            stopped.wait(0.01)
        before = list(answered)
        status, out, err = self.server.command("backup", self.file)
        during = len(answered)
        stopped.set()
        for client in clients:
            client.join()
        self.assertEqual(status, 0, err)
        self.assertGreater(during, len(before), "no write was answered while the backup was made")
        head = dict(line.split() for line in out.splitlines())["head"]

        byhand = self.folder / "by-hand"
        byhand.mkdir()
        subprocess.run(["tar", "xf", self.file], cwd=byhand, check=True)
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=byhand, check=True)
        self.assertFalse((byhand / "keys/ledger.key").exists())

        other, status, err = self.restored(self.file)
        self.assertEqual(status, 0, err)
        with contextlib.closing(sqlite3.connect(other.data / "store.db")) as store:
            there = {row[0] for row in store.execute("SELECT case_id FROM cases")}
        self.assertEqual([case_id for case_id in before if case_id not in there], [])
        self.assertEqual(other.command("ledger", "verify", "--head", head)[0], 0)
        other.start()
        with store_server.Client(other.port, self.token) as client:
            self.assertEqual(client.open_case("after")[0], 201)
        self.assertEqual(other.stop(), 0)
        self.assertTrue((other.data / "keys/ledger-1.pub").exists())
        self.assertEqual(other.command("ledger", "verify")[0], 0)

    def test_a_damaged_backup_is_refused_with_its_place(self):
        self.assertEqual(self.server.command("backup", self.file)[0], 0)
        whole = self.file.read_bytes()
        self.file.write_bytes(whole[:len(whole) // 2])
        other, status, err = self.restored(self.file)
        self.assertEqual(status, 2)
        self.assertRegex(err, r"b\.tar: byte \d+: the archive breaks off")
        self.assertFalse(other.data.exists())
        status, _, err = self.server.command("restore", self.file)
        self.assertEqual(status, 2)
        self.assertIn("is not empty", err)

    def test_the_doctor_finds_what_was_spoilt(self):
        self.server.start()
        with store_server.Client(self.server.port, self.token) as client:
            client.open_case("one")
        status, out, err = self.server.command("doctor", "--format", "json")  # beside the server
        self.assertEqual(status, 0, out + err)
        self.assertEqual({verdict for check, verdict in verdicts(out).items() if check not in ("backup", "lens")}, {"good"})
        self.assertEqual(self.server.stop(), 0)

        shutil.rmtree(self.server.data / "lens")
        (self.server.data / "keys/ledger.key").chmod(0o644)
        with contextlib.closing(sqlite3.connect(self.server.data / "store.db")) as store:
            store.execute("INSERT INTO case_promises VALUES (1, 'nothing', 'p', NULL, NULL, 'open', 0)")
            store.execute("UPDATE ledger SET payload = '{}' WHERE seq = 2")
            store.commit()
        status, out, _ = self.server.command("doctor", "--format", "json")
        self.assertEqual(status, 1)
        self.assertEqual({check for check, verdict in verdicts(out).items() if verdict == "broken"},
                         {"keys", "rows", "ledger"})
        status, _, err = self.server.command("backup", self.file)
        self.assertEqual(status, 3, err)
        self.assertFalse(self.file.exists())

    def test_the_clock_makes_backups_where_the_configuration_says_so(self):
        with (self.server.data / "config.yaml").open("a", encoding="utf-8") as config:
            config.write("backup: {keep: 3, every: 24h}\n")
        self.server.start()
        made = self.server.data / "backup"
        for _ in range(600):
            if any(file.suffix == ".tar" for file in made.iterdir()):
                break
            threading.Event().wait(0.05)
        self.assertEqual(len([file for file in made.iterdir() if file.suffix == ".tar"]), 1, self.server.said())
        self.assertEqual(self.server.stop(), 0)
        other, status, err = self.restored(next(made.glob("*.tar")))
        self.assertEqual(status, 0, err)


if __name__ == "__main__":
    unittest.main()
