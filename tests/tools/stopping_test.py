"""The built server as it stops: it says so first, ends its streams with a hint, and answers what it has begun."""
import json
import pathlib
import signal
import socket
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import server  # noqa: E402

BINARY = next((path for preset in ("dev", "release") if (path := server.ROOT / "build" / preset / "fivestar").exists()),
              None)
CONFIG = r"organisation:\n  name: x\n  zone: Asia/Shanghai\nlimits:\n  notice_seconds: 600\n"
SERVES = (f"mkdir -p $FIVESTAR_DATA && printf '{CONFIG}' > $FIVESTAR_DATA/config.yaml && "
          f'exec "{BINARY}" serve --data "$FIVESTAR_DATA" --listen "$FIVESTAR_LISTEN"')


class Client:
    def __init__(self, running, head, body=""):
        host, port = running.listen.split(":")
        self.socket = socket.create_connection((host, int(port)), timeout=60)
        self.send(head + "\r\n\r\n" + body)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, text):
        self.socket.sendall(text.encode())

    def read_until(self, wanted):
        """What came up to and with these words; all of it where the server ends the connection before."""
        text = ""
        while wanted not in text and (more := self.socket.recv(65536)):
            text += more.decode()
        return text

    def read_to_end(self):
        return self.read_until("\0")


@unittest.skipIf(BINARY is None, "no fivestar is built")
class Stopping(unittest.TestCase):
    def test_notice_then_farewell_then_the_last_answers(self):
        with server.Server(["sh", "-c", SERVES], seconds_max=120) as running:
            token = subprocess.run([BINARY, "token", "create", "--data", f"{running.folder.name}/data", "--name", "t",
                                    "--scope", "cases:write,cases:read"], capture_output=True, text=True, check=True,
                                   timeout=120).stdout.strip()
            who = f"Host: x\r\nAuthorization: Bearer {token}"
            body = json.dumps({"kind": "repair", "subject": "x", "contact": {"name": "y"}})
            post = f"POST /api/v1/cases HTTP/1.1\r\n{who}\r\nContent-Length: {len(body)}"
            list_cases = f"GET /api/v1/cases HTTP/1.1\r\n{who}\r\nConnection: close"
            with Client(running, f"GET /api/v1/events HTTP/1.1\r\n{who}") as page, \
                    Client(running, post, body[:10]) as begun:
                self.assertIn("event: ready", page.read_until("event: ready"))
                running.process.send_signal(signal.SIGTERM)
                while server.fetch(running.url + "/healthz")[0] != 503:
                    pass
                with Client(running, list_cases) as still:
                    self.assertTrue(still.read_to_end().startswith("HTTP/1.1 200 "))

                running.process.send_signal(signal.SIGTERM)
                farewell = page.read_to_end()
                self.assertIn("retry: 1000\nevent: restart\n", farewell)
                self.assertTrue(farewell.endswith("0\r\n\r\n"))
                begun.send(body[10:])
                answer = begun.read_to_end()
                self.assertTrue(answer.startswith("HTTP/1.1 201 "), answer)
                self.assertIn("Connection: close", answer)
            self.assertEqual(running.process.wait(timeout=120), 0)
