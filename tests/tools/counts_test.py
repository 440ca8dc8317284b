import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import counts  # noqa: E402


class Readers(unittest.TestCase):
    def test_doctest_counts_cases_not_assertions(self):
        text = "[doctest] test cases:   12 |   10 passed | 2 failed | 1 skipped\n[doctest] assertions: 99 | 97 passed |"
        self.assertEqual(counts.doctest(text, ""), counts.Counts(10, 2, 1))

    def test_only_the_last_line_counts(self):
        self.assertEqual(counts.closing_line("9 passed, 9 failed\n3 passed, 0 failed\n", ""), counts.Counts(3, 0))
        self.assertEqual(counts.closing_line("3 passed, 0 failed\nand then it died\n", ""), counts.Counts())

    def test_a_crash_counts_nothing(self):
        for reader in (counts.doctest, counts.closing_line, counts.unittest):
            self.assertEqual(reader("AddressSanitizer: heap-use-after-free", ""), counts.Counts())

    def test_unittest_failures_and_skips_are_taken_from_the_total(self):
        text = "Ran 7 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=1)\n"
        self.assertEqual(counts.unittest(text, ""), counts.Counts(3, 3, 1))

    def test_a_browser_test_that_passed_at_the_second_try_failed(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as report:
            json.dump({"stats": {"expected": 5, "unexpected": 0, "flaky": 1, "skipped": 2}}, report)
            report.flush()
            self.assertEqual(counts.playwright("", report.name), counts.Counts(5, 1, 2))

    def test_a_report_that_was_not_written_counts_nothing(self):
        self.assertEqual(counts.vitest("", "nowhere.json"), counts.Counts())
