import json
import pathlib
import runpy
import shutil
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SBOM = runpy.run_path(str(ROOT / "tools/sbom"))


class Sbom(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        for folder in ("tools", "web"):
            (self.root / folder).mkdir()
        for name in ("tools/licences.txt", "tools/packages.txt", "tools/duckdb.lock", "web/package-lock.json"):
            shutil.copy(ROOT / name, self.root / name)

    def test_every_component_has_a_licence_an_origin_and_a_name_of_its_own(self):
        components = SBOM["bill"](self.root)["components"]
        self.assertGreater(len(components), 100)
        self.assertEqual(len({one["purl"] for one in components}), len(components))
        for one in components:
            with self.subTest(component=one["purl"]):
                self.assertTrue(one["licenses"] and one["version"] and one["externalReferences"])

    def test_a_package_without_a_licence_is_refused(self):
        with (self.root / "tools/packages.txt").open("a") as packages:
            packages.write("libnobody-knows-dev\n")
        with self.assertRaisesRegex(ValueError, "no libnobody-knows-dev"):
            SBOM["bill"](self.root)

    def test_another_version_of_what_is_locked_is_seen(self):
        before = SBOM["comparable"](SBOM["bill"](self.root))
        lock = self.root / "web/package-lock.json"
        document = json.loads(lock.read_text())
        document["packages"]["node_modules/vue"]["version"] = "0.0.1"
        lock.write_text(json.dumps(document))
        self.assertNotEqual(SBOM["comparable"](SBOM["bill"](self.root)), before)
