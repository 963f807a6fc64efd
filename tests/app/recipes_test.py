#!/usr/bin/python3
"""The recipes of docs/recipes.md work as they are written. Their pictures stay in the build folder, in recipes/."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy

import gatepost_app
from gatepost_app import REPOSITORY, TestCase, build_folder, main, png_size, read_png


def recipes():
    """(heading, commands) of each."""
    page = (REPOSITORY / "docs" / "recipes.md").read_text(encoding="utf-8")
    for section in page.split("\n## ")[1:]:
        heading = section.split("\n")[0]
        yield heading, "\n".join(re.findall(r"^```sh\n(.*?)^```", section, re.S | re.M))


class Recipes(TestCase):
    def setUp(self):
        super().setUp()
        self.pictures = build_folder() / "recipes"
        self.pictures.mkdir(exist_ok=True)
        path = f"{Path(gatepost_app.program).parent}:{os.environ['PATH']}"
        self.environment = {**os.environ, "PATH": path, "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config")}

    def cook(self, commands):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=folder, env=self.environment, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        pictures = list(folder.glob("*.png"))
        self.assertEqual(len(pictures), 1, "pictures")
        shutil.copy(pictures[0], self.pictures)
        asked = re.search(r"--size (\d+)x(\d+)", commands)
        self.assertEqual(png_size(pictures[0].read_bytes()), (int(asked[1]), int(asked[2])))
        colours = numpy.unique(read_png(pictures[0])[::4, ::4].astype(int) @ (1, 256, 65536))
        self.assertGreater(len(colours), 50, "colours in the picture")

    def test_there_are_ten_and_each_works(self):
        names = []
        for heading, commands in recipes():
            with self.subTest(heading):
                names.append(heading)
                self.cook(commands)
        self.assertEqual([name.split(".")[0] for name in names], [str(i + 1) for i in range(10)])

    def test_the_example_of_the_answers_works(self):
        page = (REPOSITORY / "docs" / "json-answers.md").read_text(encoding="utf-8")
        command = re.search(r"^```sh\n(.*?)^```", page, re.S | re.M)[1]
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], env=self.environment, capture_output=True, text=True)
        self.assertGreater(int(done.stdout), 100, done.stderr)


if __name__ == "__main__":
    main()
