"""A Fivestar server that may be killed at any moment, and what its clients were told."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("FIVESTAR_BINARY", ROOT / "build/release/fivestar"))
MAP = """\
source: test-desk
rows: events
zone: Asia/Shanghai
case: case
activity: step
instant: {columns: [at], format: yyyy-MM-dd HH:mm:ss}
resource: who
meanings: {opened: [received], resolved: [fixed]}
attributes:
  kind: {constant: repair}
  product: {column: product}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_log(folder, cases):
    """A log of so many cases with three rows each, and its map; their paths."""
    log, described = folder / "log.csv", folder / "map.yaml"
    with log.open("w", encoding="utf-8") as out:
        out.write("case,step,at,who,product\n")
        for number in range(cases):
            day, minute = 1 + number % 28, number % 60
            for hour, step in ((9, "received"), (10, "looked at"), (11, "fixed")):
                out.write(f"C{number},{step},2026-10-{day:02} {hour:02}:{minute:02}:00,Li,K{number % 7}\n")
    described.write_text(MAP, encoding="utf-8")
    return log, described


def limit_file_size(size):
    def before_exec():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    return before_exec


def fresh_database(admin):
    """The address of a new database of the PostgreSQL that the libpq connection string `admin` names."""
    name = "s" + uuid.uuid4().hex
    subprocess.run(["psql", admin, "-qXc", f"CREATE DATABASE {name}"], check=True)
    return f"postgresql://fivestar@/{name}?host={re.search(r'host=([^ ]+)', admin)[1]}"


class StoreServer:
    """A data directory, and the server on it while one runs; its store is there, or in the database of that address."""

    def __init__(self, data, database=None):
        self.data = pathlib.Path(data)
        self.database = database
        self.place = ["--data", str(self.data), *(["--database", database] if database else [])]
        self.log = pathlib.Path(tempfile.mkstemp(prefix="fivestar-faults-", suffix=".log")[1])
        self.process = None
        self.port = free_port()

    def command(self, *words, timeout=300):
        """(exit status, standard output, standard error) of a command on this data directory."""
        done = subprocess.run([str(BINARY), *map(str, words), *self.place], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=timeout)
        return done.returncode, done.stdout, done.stderr

    def token(self):
        status, out, err = self.command("token", "create", "--name", "faults", "--scope", "cases:write,cases:read")
        if status != 0:
            raise RuntimeError(f"no token: {err}")
        return out.strip()

    def start(self, before_exec=None, seconds_max=60):
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [str(BINARY), "serve", *self.place, "--listen", f"127.0.0.1:{self.port}"],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=before_exec)
        deadline = time.monotonic() + seconds_max
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5):
                    return self
            except OSError:
                time.sleep(0.005)
        raise RuntimeError(f"the server did not start: {self.process.poll()}\n{self.said()}")

    def rows(self, question):
        """The rows of a SELECT, asked beside the server; texts and numbers as texts."""
        if self.database:
            done = subprocess.run(["psql", self.database, "-qXAtF\t", "-c", question], capture_output=True, text=True,
                                  check=True)
            return [tuple(line.split("\t")) for line in done.stdout.splitlines()]
        with contextlib.closing(sqlite3.connect(self.data / "store.db", timeout=60)) as store:
            return [tuple(map(str, row)) for row in store.execute(question)]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """The exit status after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def said(self):
        return self.log.read_text(encoding="utf-8", errors="replace")[-4000:]

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        self.log.unlink(missing_ok=True)


class Client:
    """One connection that is made anew when it breaks. OSError and HTTPException mean that nothing was answered."""

    def __init__(self, port, token, timeout=30):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def send(self, method, path, body=None, key=None):
        """(status, the body as JSON, the headers)."""
        headers = {**self.headers, **({"Idempotency-Key": key} if key else {})}
        try:
            self.connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = self.connection.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else None, answer.headers
        except BaseException:
            self.connection.close()
            raise

    def open_case(self, key, marker=None):
        return self.send("POST", "/api/v1/cases", {"kind": "repair", "subject": "漏水", "product": marker or key,
                                                   "contact": {"name": "王强", "mobile": "13900001111"}}, key)

    def make_urgent(self, case_ids, key):
        return self.send("POST", "/api/v1/bulk-actions", {"action": {"priority": {"priority": "emergency"}},
                                                          "case_ids": case_ids}, key)

    def respond(self, case_id, key):
        return self.send("POST", f"/api/v1/cases/{case_id}/moves", {"move": "respond", "text": "马上"}, key)


NOT_ANSWERED = (OSError, http.client.HTTPException, ValueError)

if not BINARY.exists():
    sys.exit(f"{BINARY} is not there; `make build` makes it.")
