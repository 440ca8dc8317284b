import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import sql_sections  # noqa: E402


class SqlSections(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        (self.root / "src").mkdir()
        (self.root / "migrations").mkdir()

    def write(self, name, text):
        (self.root / name).write_text(text, encoding="utf-8")

    def texts(self, engine):
        return {name: text for _, _, name, text in sql_sections.queries(self.root, engine)}

    def test_postgresql_sees_the_override_and_sqlite_does_not(self):
        self.write("src/x.sql", "-- :name one\nSELECT 1;\n\n-- :name two\nSELECT 2\n")
        self.write("src/x.pg.sql", "-- :name two\nSELECT 22\n")
        self.assertEqual(self.texts("sqlite"), {"one": "SELECT 1;", "two": "SELECT 2"})
        self.assertEqual(self.texts("postgresql"), {"one": "SELECT 1;", "two": "SELECT 22"})

    def test_an_override_of_nothing_is_refused(self):
        self.write("src/x.sql", "-- :name one\nSELECT 1\n")
        self.write("src/x.pg.sql", "-- :name other\nSELECT 2\n")
        with self.assertRaisesRegex(ValueError, "no other in x.sql"):
            self.texts("postgresql")

    def test_a_section_for_postgresql_alone_says_so(self):
        self.write("src/x.sql", "-- :name one\nSELECT 1\n")
        self.write("src/x.pg.sql", "-- :only two\nSELECT 2\n")
        self.assertEqual(self.texts("sqlite"), {"one": "SELECT 1"})
        self.assertEqual(self.texts("postgresql"), {"one": "SELECT 1", "two": "SELECT 2"})
        self.assertEqual([name for _, _, name, _ in sql_sections.overridden(self.root)], ["two"])
        self.write("src/x.pg.sql", "-- :only one\nSELECT 2\n")
        with self.assertRaisesRegex(ValueError, "one is in x.sql too"):
            self.texts("postgresql")

    def test_a_doubled_name_is_refused(self):
        self.write("src/x.sql", "-- :name one\nSELECT 1\n-- :name one\nSELECT 2\n")
        with self.assertRaisesRegex(ValueError, "one is there twice"):
            self.texts("sqlite")

    def test_the_line_of_a_query_is_that_of_its_name(self):
        self.write("src/x.sql", "-- Words.\n\n-- :name one\nSELECT 1\n")
        self.assertEqual([line for _, line, _, _ in sql_sections.queries(self.root, "sqlite")], [3])

    def test_migrations_come_in_order_without_the_dump(self):
        for name in ("0002_b.sql", "0001_a.sql", "schema.sql"):
            self.write(f"migrations/{name}", "")
        self.assertEqual([path.name for path in sql_sections.migrations(self.root)], ["0001_a.sql", "0002_b.sql"])
