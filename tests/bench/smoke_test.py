#!/usr/bin/python3
"""The bench runs on tiny files and says everything it should; what its figures are is not looked at.

    smoke_test.py PATH_OF_GATEPOST_BENCH
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CASES = ["points-10k", "points-100k", "points-1m", "points-1m-fgb", "lines", "long-lines", "polygons", "polygon-1m"]
RUN = {"wall_s", "peak_mb"}
PATH = {"p50_ms", "p95_ms", "max_ms", "incomplete_frames", "frames"}
FIGURES = {
    "process": {"with_basemap": RUN, "no_basemap": RUN},
    "open": {"first_picture_s", "complete_picture_s"},
    "memory": {"peak_mb", "kept_bytes_per_feature"},
    "frames": {"full": PATH, "eighth": PATH, "sixty_fourth": PATH, "selected": PATH},
    "pick": {"p50_us", "p99_us", "mean_hits", "most_hits", "world_per_px", "picks"},
}

bench = None


def run(*arguments):
    return subprocess.run([bench, "--small", "--runs", "1", *arguments], check=True, capture_output=True, text=True).stdout


# What the case's file takes beyond a small one: of small files as good as nothing, and by chance less than that.
DIFFERENCES = {"kept_bytes_per_feature", "bytes_beside_name"}


class Bench(unittest.TestCase):
    def assert_figures(self, expected, figures, where):
        """Every figure is a number; `expected` is a tree of their names."""
        for name in expected:
            with self.subTest(figure=f"{where}/{name}"):
                self.assertIn(name, figures)
                if isinstance(expected, dict):
                    self.assert_figures(expected[name], figures[name], f"{where}/{name}")
                else:
                    self.assertNotIsInstance(figures[name], bool)
                    self.assertIsInstance(figures[name], (int, float))
                    if name not in DIFFERENCES:
                        self.assertGreaterEqual(figures[name], 0)

    def test_json_has_every_case_and_figure(self):
        with tempfile.TemporaryDirectory() as folder:
            report = json.loads(run("--json", "--data", folder))
        self.assertEqual(list(report), ["machine", "cases", "atlas", "labels", "layers", "asking", "pages", "growth"])
        self.assertEqual(list(report["machine"]), ["cpu", "cores", "memory_gb", "gl_renderer"])
        self.assertEqual([case["name"] for case in report["cases"]], CASES)
        for case in report["cases"]:
            self.assert_figures(FIGURES, case, case["name"])
            self.assert_figures({"features", "vertices", "file_mb"}, case, case["name"])
        self.assert_figures({"search": {"index_s", "bytes_beside_name", "key_p50_ms", "key_p95_ms"},
                             "time": {"read_s", "histogram_ms", "step_p50_ms", "step_p95_ms"},
                             "filter": {"number_s", "number_shown", "text_s", "text_shown"}}, report["asking"], "asking")
        for view in ("border", "lang_son"):
            self.assert_figures(PATH, report["atlas"][view], view)
            self.assertEqual(set(report["atlas"][view]["passes"]), {"tiles", "lettering", "layers", "labels"})
        for page in ("map", "sheet"):
            self.assert_figures({"wall_s", "file_mb"}, report["pages"][page], page)
        self.assert_figures({"candidates", "standing", "first_ms", "p50_ms", "p95_ms"}, report["labels"], "labels")
        cases = {case["name"]: case for case in report["cases"]}
        self.assert_figures(RUN, cases["points-1m-fgb"]["process"]["one_percent"], "one_percent")
        self.assert_figures({"complete_picture_s"}, cases["points-1m"]["crs_change"], "crs_change")
        self.assertEqual((cases["lines"]["process"]["one_percent"], cases["lines"]["crs_change"]), (None, None))
        self.assertEqual(report["growth"]["/features"], 4, "1,000 points over 250")
        self.assertIn("/open/complete_picture_s", report["growth"])

    def test_it_draws_and_hits_what_it_generates(self):
        with tempfile.TemporaryDirectory() as folder:
            case, = json.loads(run("--json", "--data", folder, "--case", "points-1m"))["cases"]
        self.assertGreaterEqual(case["pick"]["mean_hits"], 1, "every place lies on a feature")
        self.assertGreater(case["open"]["first_picture_s"], 0)
        self.assertLessEqual(case["open"]["first_picture_s"], case["open"]["complete_picture_s"])

    def test_databases_are_measured(self):
        script = Path(__file__).with_name("databases.py")
        program = Path(bench).parent.parent / "gatepost"
        told = json.loads(subprocess.run([sys.executable, "-B", script, program, "--rows", "60000", "--runs", "1", "--json"], check=True, capture_output=True, text=True).stdout)
        names = [f"{case}_{figure}" for case in ("list", "query", "view", "sample", "sample_filtered", "levels", "levels_near") for figure in ("s", "peak_mb")]
        self.assertEqual(list(told["databases"]), ["rows", "rows_in_view", *names])
        for name, value in told["databases"].items():
            self.assertGreater(value, 0, name)

    def test_tables_are_for_people(self):
        with tempfile.TemporaryDirectory() as folder:
            text = run("--data", folder, "--case", "polygons")
        self.assertRegex(text, r"(?m)^case +features +file MB +basemap s")
        self.assertRegex(text, r"(?m)^polygons +1000 ")


if __name__ == "__main__":
    bench = sys.argv.pop(1)
    unittest.main(verbosity=2)
