"""PostgreSQL is started anew, and then lost for good, while cases are being opened: every case that was answered is
there afterwards, once, and the ledger holds. Two clusters of its own, the second following the first in step
(synchronous_commit=remote_apply); the server knows both (target_session_attrs=read-write)."""
import concurrent.futures
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import server  # noqa: E402

PROGRAM = ROOT / os.environ.get("FIVESTAR_PROGRAM", "build/dev/fivestar")
BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
SECONDS_MAX = 300


class Cluster:
    """A PostgreSQL on a unix socket in a folder of its own."""

    def __init__(self, folder):
        self.folder, self.data = folder, folder / "data"
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
            folder.chmod(0o755)

    def call(self, *words):
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run([*as_user, *map(str, words)], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{words[0]}: {done.stdout}")

    def make(self):
        self.call(BIN / "initdb", "--pgdata", self.data, "--username=fivestar", "--auth=trust", "--encoding=UTF8",
                  "--locale=C", "--no-sync")

    def follow(self, primary):
        self.call(BIN / "pg_basebackup", "--pgdata", self.data, "--host", primary.folder, "--username=fivestar",
                  "--write-recovery-conf", "--checkpoint=fast", "--no-sync")

    def control(self, action, *options):
        settings = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off -c max_connections=60"
        start = ["--options", settings] if action in ("start", "restart") else []
        self.call(BIN / "pg_ctl", "--pgdata", self.data, "--log", self.folder / "log", "--wait", *start, *options, action)

    def sql(self, statement, database="fivestar"):
        done = subprocess.run(["psql", f"host={self.folder} user=fivestar dbname={database}", "-qAtXc", statement],
                              capture_output=True, text=True, check=True)
        return done.stdout.strip()


class Load:
    """Four callers who open cases, each under a key, and ask again with that key until they are answered."""

    def __init__(self, url, token):
        self.url, self.token = url, token
        self.answered, self.lock, self.ends = {}, threading.Lock(), threading.Event()
        self.pool = concurrent.futures.ThreadPoolExecutor(4)
        self.callers = [self.pool.submit(self.call, caller) for caller in range(4)]

    def call(self, caller):
        number = 0
        while not self.ends.is_set():
            number += 1
            key = f"{caller}-{number}"
            case_id = self.open(key)
            with self.lock:
                self.answered[key] = case_id

    def open(self, key):
        deadline = time.monotonic() + SECONDS_MAX
        body = json.dumps({"kind": "repair", "subject": key, "contact": {}}).encode()
        while time.monotonic() < deadline:
            request = urllib.request.Request(self.url + "/api/v1/cases", data=body, method="POST", headers={
                "Authorization": f"Bearer {self.token}", "Idempotency-Key": key})
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return json.load(answer)["id"]
            except urllib.error.HTTPError as error:
                if error.code not in (429, 503):
                    raise
            time.sleep(0.05)
        raise RuntimeError(f"{key} was never answered")

    def wait_for(self, more):
        with self.lock:
            wanted = len(self.answered) + more
        deadline = time.monotonic() + SECONDS_MAX
        while len(self.answered) < wanted:
            for caller in self.callers:
                if caller.done():
                    caller.result()
            if time.monotonic() > deadline:
                raise RuntimeError("the load stands still")
            time.sleep(0.02)

    def end(self):
        self.ends.set()
        for caller in self.callers:
            caller.result()
        return self.answered


class Failover(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="fivestar-failover-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.folder.chmod(0o755)
        self.primary, self.standby = Cluster(self.folder / "a"), Cluster(self.folder / "b")
        self.primary.make()
        self.start(self.primary)
        self.primary.sql("CREATE DATABASE fivestar", "postgres")

    def start(self, cluster):
        cluster.control("start")
        self.addCleanup(self.stop, cluster)

    def stop(self, cluster):
        if (cluster.data / "postmaster.pid").exists():
            cluster.control("stop", "--mode=immediate")

    def run_program(self, *words):
        done = subprocess.run([PROGRAM, "--data", self.folder / "data", "--database", self.url, *words], text=True,
                              capture_output=True, timeout=SECONDS_MAX)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def under_load(self, *steps):
        """Runs each step with cases being opened before and behind it; gives what was answered."""
        hosts = ",".join(str(cluster.folder) for cluster in (self.primary, self.standby))
        self.url = f"postgresql:///fivestar?host={hosts}&port=5432,5432&user=fivestar&target_session_attrs=read-write"
        token = self.run_program("token", "create", "--name", "t", "--scope", "cases:read,cases:write")
        command = ["sh", "-c", f'exec "{PROGRAM}" --data "{self.folder}/data" --database "{self.url}" serve '
                               '--listen "$FIVESTAR_LISTEN"']
        with server.Server(command, seconds_max=120) as serving:
            load = Load(serving.url, token)
            load.wait_for(30)
            for step in steps:
                step()
                load.wait_for(30)
            answered = load.end()
            self.assertEqual(serving.stop(), 0, serving.said())
        return answered

    def check(self, cluster, answered):
        rows = cluster.sql("SELECT case_id FROM cases").split()
        self.assertEqual(sorted(rows), sorted(answered.values()))
        self.run_program("ledger", "verify")
        self.run_program("ledger", "replay")

    def test_every_answered_case_survives_a_restart(self):
        answered = self.under_load(lambda: self.primary.control("restart", "--mode=fast"),
                                   lambda: self.primary.control("restart", "--mode=immediate"))
        self.check(self.primary, answered)

    def test_every_answered_case_is_on_the_standby_that_takes_over(self):
        self.standby.follow(self.primary)
        self.start(self.standby)
        for setting in ("synchronous_standby_names = '*'", "synchronous_commit = 'remote_apply'"):
            self.primary.sql(f"ALTER SYSTEM SET {setting}", "postgres")
        self.primary.sql("SELECT pg_reload_conf()", "postgres")

        def lose_the_primary():
            self.primary.control("stop", "--mode=immediate")
            self.standby.control("promote")

        self.check(self.standby, self.under_load(lose_the_primary))


if __name__ == "__main__":
    unittest.main()
