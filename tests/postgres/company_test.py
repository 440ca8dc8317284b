"""A company on PostgreSQL, as its administrator sees it: `fivestar move` there and back, two servers on one database, and
what is refused. Runs the built program; beneath tests/support/postgres."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import server  # noqa: E402

PROGRAM = ROOT / os.environ.get("FIVESTAR_PROGRAM", "build/dev/fivestar")
ADMIN = os.environ["FIVESTAR_TEST_POSTGRES"]


def run(data, *words):
    """(exit status, standard output, standard error)"""
    done = subprocess.run([PROGRAM, "--data", str(data), *map(str, words)], capture_output=True, text=True, timeout=600)
    return done.returncode, done.stdout, done.stderr


def serving(data):
    command = ["sh", "-c", f'exec "{PROGRAM}" serve --data "{data}" --listen "$FIVESTAR_LISTEN"']
    return server.Server(command, seconds_max=120)


def ask(url, method, path, token, body=None, **headers):
    request = urllib.request.Request(url + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                     headers={"Authorization": f"Bearer {token}", **headers})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


class CompanyOnPostgresql(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="fivestar-company-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.data = self.folder / "data"
        name = "c" + uuid.uuid4().hex
        subprocess.run(["psql", ADMIN, "-qXc", f"CREATE DATABASE {name}"], check=True)
        host = re.search(r"host=(\S+)", ADMIN)[1]
        self.url = f"postgresql://fivestar:unused@/{name}?host={host}"

    def demo(self, cases):
        status, _, said = run(self.data, "demo", "--cases", cases, "--until", "2026-11-22")
        self.assertEqual(status, 0, said)

    def export(self, data):
        file = self.folder / "ledger.txt"
        status, head, said = run(data, "ledger", "export", file)
        self.assertEqual(status, 0, said)
        return file.read_bytes(), head

    def sql(self, statement):
        done = subprocess.run(["psql", self.url, "-qAtXc", statement], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def test_a_company_moves_there_and_back_with_every_number_and_hash(self):
        self.demo(200)
        before = self.export(self.data)
        status, out, said = run(self.data, "move", "--to", self.url)
        self.assertEqual(status, 0, said)
        self.assertIn("config.yaml says so", out)
        self.assertNotIn("unused", out + said)
        self.assertIn(self.url, (self.data / "config.yaml").read_text())
        self.assertEqual(self.export(self.data), before)
        self.assertEqual(run(self.data, "ledger", "verify")[0], 0)
        self.assertEqual(run(self.data, "ledger", "replay")[0], 0)
        self.assertEqual(self.sql("SELECT count(*) FROM cases"), "200")
        # It lives on there, and goes home with what came to it.
        self.assertEqual(run(self.data, "token", "create", "--name", "t", "--scope", "cases:read")[0], 0)
        after = self.export(self.data)
        self.assertGreater(len(after[0]), len(before[0]))
        status, _, said = run(self.data, "move", "--to", "sqlite")
        self.assertEqual(status, 2)
        self.assertIn("is not empty", said)
        (self.data / "store.db").rename(self.folder / "old.db")
        status, _, said = run(self.data, "move", "--to", "sqlite")
        self.assertEqual(status, 0, said)
        self.assertNotIn("database:", (self.data / "config.yaml").read_text())
        self.assertEqual(self.export(self.data), after)
        self.assertEqual(run(self.data, "ledger", "replay")[0], 0)

    def test_a_move_that_cannot_be_made_leaves_the_company_where_it_was(self):
        self.demo(60)
        before = self.export(self.data)
        status, _, said = run(self.data, "move", "--to", re.sub("/c[0-9a-f]{32}", "/nowhere", self.url))
        self.assertEqual(status, 3, said)
        self.assertIn("nothing was moved", said)
        subprocess.run([PROGRAM, "--data", self.folder / "other", "--database", self.url, "token", "list"], check=True,
                       capture_output=True)
        status, _, said = run(self.data, "move", "--to", self.url)
        self.assertEqual(status, 2, said)
        self.assertIn("is not empty", said)
        self.assertNotIn("database:", (self.data / "config.yaml").read_text())
        self.assertEqual(self.export(self.data), before)

    def test_two_servers_with_one_key_are_one_company(self):
        subprocess.run([PROGRAM, "--data", self.data, "--database", self.url, "token", "list"], check=True,
                       capture_output=True)
        (self.data / "config.yaml").write_text((self.data / "config.yaml").read_text() + f"database: '{self.url}'\n")
        token = run(self.data, "token", "create", "--name", "t", "--scope", "cases:read,cases:write")[1].strip()
        second = self.folder / "second"
        second.mkdir()
        shutil.copytree(self.data / "keys", second / "keys")
        shutil.copy(self.data / "config.yaml", second)
        self.assertEqual(self.export(self.data)[1], self.export(second)[1])
        with serving(self.data) as one, serving(second) as two:
            self.assertNotIn("unused", one.said())
            key = {"Idempotency-Key": "k1"}
            wanted = {"kind": "repair", "subject": "漏水", "contact": {}}
            made = ask(one.url, "POST", "/api/v1/cases", token, wanted, **key)
            again = ask(two.url, "POST", "/api/v1/cases", token, wanted, **key)
            self.assertEqual(made, again)
            path = f"/api/v1/cases/{made['id']}"
            moved = ask(two.url, "POST", path + "/moves", token, {"move": "respond"})
            self.assertEqual(ask(one.url, "GET", path, token)["state"], moved["state"])
            self.assertEqual(run(self.data, "move", "--to", "sqlite")[0], 2)
            self.assertEqual((one.stop(), two.stop()), (0, 0))
        self.assertEqual(run(second, "ledger", "verify")[0], 0)
        self.assertEqual(run(second, "ledger", "replay")[0], 0)

    def test_a_server_with_another_key_is_refused_with_the_cure(self):
        self.demo(20)
        self.assertEqual(run(self.data, "move", "--to", self.url)[0], 0)
        status, _, said = run(self.folder / "stranger", "--database", self.url, "token", "list")
        self.assertEqual(status, 2)
        self.assertIn("is not the key that has sealed this ledger", said)
        self.assertIn("copy the folder keys/", said)

    def test_an_address_that_is_none_is_refused(self):
        status, _, said = run(self.data, "move", "--to", "mysql://x")
        self.assertEqual((status, "is no store" in said), (2, True), said)
        status, _, said = run(self.data, "--database", "postgresql://nobody@127.0.0.1:1/x", "token", "list")
        self.assertEqual(status, 3)
        self.assertIn("cannot be reached", said)


if __name__ == "__main__":
    unittest.main()
