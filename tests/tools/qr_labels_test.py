"""What is printed on a label is read back by zbarimg, which knows nothing of how we draw it. Chromium makes the picture."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = [ROOT / "build" / preset / "tests/print_labels" for preset in ("dev", "release")]
PROGRAM = next((path for path in BUILT if path.exists()), None)
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@unittest.skipUnless(PROGRAM and shutil.which("zbarimg") and os.access(CHROMIUM, os.X_OK),
                     "needs tests/print_labels, zbarimg and chromium")
class Labels(unittest.TestCase):
    def test_every_code_of_a_sheet_is_read_back(self):
        with tempfile.TemporaryDirectory() as folder:
            sheet = pathlib.Path(folder) / "sheet.html"
            sheet.write_text(subprocess.run([PROGRAM], check=True, capture_output=True, text=True).stdout, encoding="utf-8")
            wanted = re.findall(r"<!-- (https://\S+) -->", sheet.read_text(encoding="utf-8"))
            picture = pathlib.Path(folder) / "sheet.png"
            subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--force-device-scale-factor=2",
                            "--window-size=800,1200", f"--screenshot={picture}", sheet.as_uri()],
                           check=True, capture_output=True, timeout=120)
            read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True).stdout.split()
            self.assertEqual(len(wanted), 21)
            self.assertEqual(sorted(read), sorted(wanted))


if __name__ == "__main__":
    unittest.main()
