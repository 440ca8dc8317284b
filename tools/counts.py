"""How many tests a suite ran, read from what it printed or from the JSON report it left."""
import dataclasses
import json
import pathlib
import re


@dataclasses.dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    why: str = ""

    def __add__(self, other):
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed" + (f", {self.skipped} skipped" if self.skipped else "")


def exit_status(_text, _report):
    """One test: what does not end with 0 is counted as failed by the caller."""
    return Counts(passed=1)


def closing_line(text, _report):
    """A last line `N passed, N failed`, `, N skipped` perhaps behind it."""
    lines = text.strip().splitlines()
    match = re.fullmatch(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", lines[-1].strip()) if lines else None
    return Counts(*(int(number or 0) for number in match.groups())) if match else Counts()


def doctest(text, _report):
    match = re.search(r"test cases: *\d+ \| *(\d+) passed \| *(\d+) failed(?: \| *(\d+) skipped)?", text)
    return Counts(*(int(number or 0) for number in match.groups())) if match else Counts()


def unittest(text, _report):
    ran = re.search(r"^Ran (\d+) tests? in", text, flags=re.M)
    if not ran:
        return Counts()
    bad = sum(int(number) for number in re.findall(r"(?:failures|errors)=(\d+)", text))
    skipped = sum(int(number) for number in re.findall(r"skipped=(\d+)", text))
    return Counts(int(ran[1]) - bad - skipped, bad, skipped)


def read(report):
    path = pathlib.Path(report)
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def vitest(_text, report):
    found = read(report)
    return Counts(found.get("numPassedTests", 0), found.get("numFailedTests", 0),
                  found.get("numPendingTests", 0) + found.get("numTodoTests", 0))


def playwright(_text, report):
    """A test that passed only at a second try counts as failed: it hides something."""
    stats = read(report).get("stats", {})
    return Counts(stats.get("expected", 0), stats.get("unexpected", 0) + stats.get("flaky", 0), stats.get("skipped", 0))
