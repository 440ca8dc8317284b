"""The built server tells whoever watches it how long requests take, what waits to be written and how large its groups are,
how far the lens is behind, and how late promises were broken."""
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import server  # noqa: E402

BINARY = next((path for preset in ("dev", "release") if (path := server.ROOT / "build" / preset / "fivestar").exists()),
              None)
SERVES = f'exec "{BINARY}" serve --data "$FIVESTAR_DATA" --listen "$FIVESTAR_LISTEN"'


@unittest.skipIf(BINARY is None, "no fivestar is built")
class Metrics(unittest.TestCase):
    def test_what_is_watched_is_told(self):
        with server.Server(["sh", "-c", SERVES], seconds_max=120) as running:
            server.fetch(running.url + "/api/v1/cases")
            status, kind, body = server.fetch(running.url + "/metrics")
            self.assertEqual((status, kind), (200, "text/plain"))
            told = dict(re.findall(r"^# TYPE (\S+) (\S+)$", body.decode(), re.M))
        for name, shape in (("fivestar_http_request_seconds", "histogram"), ("fivestar_http_in_flight", "gauge"),
                            ("fivestar_writer_waiting", "gauge"), ("fivestar_commit_seconds", "histogram"),
                            ("fivestar_commit_changes", "histogram"), ("fivestar_lens_behind_entries", "gauge"),
                            ("fivestar_promise_late_seconds", "histogram"), ("fivestar_event_streams", "gauge")):
            with self.subTest(name):
                self.assertEqual(told.get(name), shape)


if __name__ == "__main__":
    unittest.main()
