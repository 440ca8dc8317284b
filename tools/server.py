"""A Fivestar server for a test: with its own data folder, on a free port, ended the way an administrator ends it."""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url):
    """(status, content type, body), also where the status is an error."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read()


def descendants(pid):
    """The processes below this one, children first."""
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children")
    for child in map(int, children.read_text().split() if children.exists() else []):
        yield child
        yield from descendants(child)


class Server:
    """`with Server(command) as server:` starts the command, a shell line that serves at $FIVESTAR_LISTEN from the folder
    $FIVESTAR_DATA, and waits until GET /healthz answers 200."""

    def __init__(self, command, seconds_max):
        self.command, self.seconds_max = command, seconds_max
        self.listen = f"127.0.0.1:{free_port()}"
        self.url = f"http://{self.listen}"

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="fivestar-server-")
        self.log = pathlib.Path(self.folder.name) / "server.log"
        environment = {**os.environ, "FIVESTAR_DATA": f"{self.folder.name}/data", "FIVESTAR_LISTEN": self.listen}
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(self.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                                            stderr=subprocess.STDOUT, start_new_session=True)
        try:
            self.wait_until_healthy()
        except BaseException:
            self.__exit__()
            raise
        return self

    def wait_until_healthy(self):
        deadline = time.monotonic() + self.seconds_max
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if fetch(self.url + "/healthz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        state = f"ended with {self.process.poll()}" if self.process.poll() is not None else "does not answer"
        raise RuntimeError(f"the server {state}; it said\n{self.said()}")

    def said(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self, seconds_max=60):
        """Sends SIGTERM to the server itself, not to the make above it, and gives the exit status of the command."""
        servers = [pid for pid in [self.process.pid, *descendants(self.process.pid)]
                   if os.readlink(f"/proc/{pid}/exe").endswith("/fivestar")]
        for pid in servers or [self.process.pid]:
            os.kill(pid, signal.SIGTERM)
        return self.process.wait(timeout=seconds_max)

    def __exit__(self, *_):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.folder.cleanup()


def shipped():
    """The command that serves with the built release binary."""
    binary = ROOT / "build/release/fivestar"
    if not binary.exists():
        sys.exit("build/release/fivestar is not there; `make build` makes it.")
    return ["sh", "-c", f'exec "{binary}" serve --data "$FIVESTAR_DATA" --listen "$FIVESTAR_LISTEN" --demo']
