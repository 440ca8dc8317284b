import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import server  # noqa: E402

# Answers /healthz and ends with the status given when it is asked to stop.
SERVES = """
import http.server, os, signal, sys
class Healthy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/healthz" else 404)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
    def log_message(self, *_): pass
signal.signal(signal.SIGTERM, lambda *_: os._exit({status}))
host, port = os.environ["FIVESTAR_LISTEN"].split(":")
print("here", flush=True)
http.server.HTTPServer((host, int(port)), Healthy).serve_forever()
"""


def serving(status):
    return server.Server([sys.executable, "-c", SERVES.format(status=status)], seconds_max=60)


class Server(unittest.TestCase):
    def test_it_is_ready_when_it_answers_and_tells_how_it_ended(self):
        for status in (0, 3):
            with serving(status) as running:
                self.assertEqual(server.fetch(running.url + "/healthz"), (200, "text/plain", b""))
                self.assertEqual(server.fetch(running.url + "/else")[0], 404)
                self.assertEqual(running.stop(), status)
                self.assertIn("here", running.said())

    def test_one_that_ends_at_once_is_reported_with_what_it_said(self):
        with self.assertRaisesRegex(RuntimeError, r"(?s)ended with 7.*no such port"):
            with server.Server(["sh", "-c", "echo no such port; exit 7"], seconds_max=60):
                self.fail("it never served")

    def test_one_that_does_not_answer_in_time_is_ended(self):
        with self.assertRaisesRegex(RuntimeError, "does not answer"):
            with server.Server(["sleep", "600"], seconds_max=0.3):
                self.fail("it never served")
