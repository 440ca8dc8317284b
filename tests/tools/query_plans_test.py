"""No query of a page may read a whole table: SQLite is asked for the plan of every SELECT, on an empty store."""
import pathlib
import re
import sqlite3
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import sql_sections  # noqa: E402

# A scan that is meant carries its reason: `-- scan: the export reads everything`.
EXCUSE = re.compile(r"^-- scan: \S", re.M)


# A search that knows no more than the organisation reads all of these too.
GROWING = {"cases", "ledger", "personal", "case_promises", "idempotency", "units", "customers", "sessions"}
# Only running clocks are in it.
SMALL_INDEX = "case_promises_by_due"


def statement(text):
    return "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip()


def scans(store, text):
    """The steps of the plan that visit every row of a table or of an index."""
    parameters = {number: None for number in re.findall(r"\$(\d+)", text)}
    plan = store.execute("EXPLAIN QUERY PLAN " + text, parameters).fetchall()
    full = [step[3] for step in plan if step[3].startswith("SCAN") and step[3] != "SCAN CONSTANT ROW"]
    return full + [step[3] for step in plan if is_disguised_scan(step[3], text)]


def is_disguised_scan(step, text):
    match = re.fullmatch(r"SEARCH (\w+) USING (?:COVERING )?INDEX (\w+) \(organisation_id=\?\)", step)
    if not match or match[2] == SMALL_INDEX or re.search(r"\bLIMIT 1$", text):
        return False
    return bool(GROWING & {match[1], *re.findall(rf"\b(\w+) {match[1]}\b", text)})


class QueryPlans(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.store = sqlite3.connect(":memory:")
        for path in [*sql_sections.migrations(ROOT), ROOT / "migrations/index/sqlite.sql"]:
            cls.store.executescript(path.read_text(encoding="utf-8"))

    def test_no_select_scans_without_a_reason(self):
        asked = 0
        for path, line, name, text in sql_sections.queries(ROOT, "sqlite"):
            if not statement(text).upper().startswith("SELECT"):
                continue
            asked += 1
            with self.subTest(query=name, place=f"{path.relative_to(ROOT)}:{line}"):
                found = scans(self.store, statement(text))
                if not EXCUSE.search(text):
                    self.assertEqual(found, [])
        self.assertGreater(asked, 20)

    def test_updates_and_deletes_find_their_rows_too(self):
        for path, line, name, text in sql_sections.queries(ROOT, "sqlite"):
            if statement(text).upper().startswith(("UPDATE", "DELETE")) and not EXCUSE.search(text):
                with self.subTest(query=name, place=f"{path.relative_to(ROOT)}:{line}"):
                    self.assertEqual(scans(self.store, statement(text)), [])

    def test_a_scan_would_be_seen(self):
        self.assertTrue(scans(self.store, "SELECT number FROM cases WHERE details = $1"))
        self.assertTrue(scans(self.store, "SELECT number FROM cases WHERE organisation_id = $1 AND details = $2"))
        self.assertTrue(scans(self.store, "SELECT c.number FROM cases c WHERE c.organisation_id = $1 AND c.details = $2"))

    def test_lists_of_cases_come_in_the_order_of_their_index(self):
        """No page is sorted after it was found: with ten million cases that would read them all."""
        for _, _, name, text in sql_sections.queries(ROOT, "sqlite"):
            if name.startswith(("cases_", "work_")) and name != "cases_of_serial":
                with self.subTest(query=name):
                    parameters = {number: None for number in re.findall(r"\$(\d+)", text)}
                    plan = self.store.execute("EXPLAIN QUERY PLAN " + statement(text), parameters).fetchall()
                    self.assertNotIn("USE TEMP B-TREE FOR ORDER BY", [step[3] for step in plan])
