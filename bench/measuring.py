"""What the benchmarks that drive a built server share: starting it, nginx beside it, wrk in turns, and medians."""
import json
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))
import server  # noqa: E402

NGINX = """worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log /dev/null crit;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    keepalive_requests 100000000;
    sendfile on; tcp_nopush on;
    types {{ application/json json; }}
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


def skip_unless(*programs):
    """Ends well, saying so, where a program is missing that this machine would have to install first."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        print(f"skipped: needs {', '.join(missing)}")
        sys.exit(0)


def binary(build):
    path = pathlib.Path(build) / "fivestar"
    if not path.exists():
        sys.exit(f"{path} is not there; `make build` makes it")
    return str(path.resolve())


class Fivestar:
    """`with Fivestar(program, data) as company:` serves the folder; `seconds_to_answer` is from start to the first 200."""

    def __init__(self, program, data, *options):
        self.port = server.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = [program, "serve", "--data", str(data), "--listen", f"127.0.0.1:{self.port}", *options]

    def __enter__(self):
        begin = time.monotonic()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE)
        os.set_blocking(self.process.stderr.fileno(), False)
        while self.process.poll() is None:
            try:
                if server.fetch(self.url + "/healthz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.002)
        else:
            sys.exit(f"the server ended: {self.process.stderr.read().decode()}")
        self.seconds_to_answer = time.monotonic() - begin
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=120)

    def resident_mib(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0

    def processor_seconds(self):
        return processor_seconds(self.process.pid)

    def get(self, path, token):
        asked = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return json.load(answer)


class Nginx:
    """nginx as Debian ships it, with one worker, serving a file of 300 bytes."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="fivestar-nginx-")
        os.chmod(self.folder.name, 0o755)
        folder = pathlib.Path(self.folder.name)
        (folder / "case.json").write_bytes(b"x" * 300)
        port = server.free_port()
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
        self.process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)],
                                        stderr=subprocess.DEVNULL)
        self.url = f"http://127.0.0.1:{port}/case.json"
        while self.process.poll() is None:
            try:
                if server.fetch(self.url)[0] == 200:
                    return self
            except OSError:
                time.sleep(0.01)
        sys.exit("nginx does not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=60)
        self.folder.cleanup()


class Postgres:
    """A PostgreSQL 15 of its own, as Debian ships it: every commit waits for the disk. `url` names an empty database."""

    BIN = pathlib.Path("/usr/lib/postgresql/15/bin")

    def __enter__(self):
        if not (self.BIN / "pgbench").exists():
            print("skipped: needs PostgreSQL 15")
            sys.exit(0)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="fivestar-postgres-", dir="/var/tmp"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.call("initdb", "--pgdata", self.folder / "data", "--username=fivestar", "--auth=trust", "--encoding=UTF8",
                  "--locale=C")
        self.call("pg_ctl", "--pgdata", self.folder / "data", "--log", self.folder / "log", "--wait", "--options",
                  f"-c listen_addresses= -c unix_socket_directories={self.folder} -c shared_buffers=512MB", "start")
        self.call("createdb", "--host", self.folder, "--username=fivestar", "fivestar")
        self.url = f"host={self.folder} user=fivestar dbname=fivestar"
        return self

    def call(self, program, *words):
        """What a program of PostgreSQL says. It refuses root."""
        command = [str(self.BIN / program), *map(str, words)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        out = subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE  # the server would keep the pipe open
        return subprocess.run(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL,
                              text=True, check=True).stdout

    def __exit__(self, *_):
        self.call("pg_ctl", "--pgdata", self.folder / "data", "--mode=fast", "--wait", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wrk(url, seconds=3, connections=64, script="report.lua", environment=None):
    """{requests, seconds, rate, p50_ms, p99_ms, failed} of one run; a failed answer ends the benchmark."""
    run = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "-s", str(HERE / script), url],
                         env={**os.environ, "LUA_PATH": f"{HERE}/?.lua;;", **(environment or {})},
                         capture_output=True, text=True, check=True)
    measured = json.loads(run.stdout.rpartition("report ")[2])
    if measured["failed"]:
        sys.exit(f"{measured['failed']} answers of {url} were refused or failed")
    measured["rate"] = measured["requests"] / measured["seconds"]
    return measured


def make_token(program, data, *options, scope="cases:write,cases:read"):
    return subprocess.run([program, "token", "create", "--data", str(data), "--name", "bench", "--scope", scope,
                           *options], check=True, capture_output=True, text=True).stdout.strip()


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


median = statistics.median
