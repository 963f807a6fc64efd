#!/usr/bin/python3
"""The installed program stands on its own: it finds its data from any folder, wherever the installation was put or moved."""

import shutil
import subprocess
from pathlib import Path

from gatepost_app import GEODATA, TestCase, build_folder, main, png_size, run


class Install(TestCase):
    def setUp(self):
        super().setUp()
        self.prefix = self.folder / "usr"
        subprocess.run(["cmake", "--install", build_folder(), "--prefix", self.prefix], check=True, capture_output=True)
        self.elsewhere = self.folder / "elsewhere"
        self.elsewhere.mkdir()

    def installed(self, *arguments, prefix=None, environment=None):
        """Runs the installed program with nothing in its environment, in an empty folder."""
        done = run(*arguments, path=(prefix or self.prefix) / "bin" / "gatepost", environment=environment or {}, cwd=self.elsewhere)
        self.assertEqual((done.code, done.stderr), (0, ""), str(done))
        return done

    def data_folder(self, **options):
        checks = self.installed("--doctor", "--json", **options).json()["checks"]
        return Path(next(check["text"] for check in checks if check["name"] == "data"))

    def test_it_finds_its_own_data_and_draws(self):
        self.assertEqual(self.data_folder().resolve(), (self.prefix / "share" / "gatepost").resolve())
        here = run("--list-layers", "--json").json()
        self.assertEqual(self.installed("--list-layers", "--json").json(), here, "the installed atlas is the atlas")
        done = self.installed("--size", "300x200", "--screenshot", "atlas.png")
        self.assertEqual(png_size((self.elsewhere / "atlas.png").read_bytes()), (300, 200), str(done))

    def test_it_may_be_moved_and_called_through_a_link(self):
        moved = self.folder / "opt" / "gatepost 1"
        moved.parent.mkdir()
        shutil.move(self.prefix, moved)
        self.assertEqual(self.data_folder(prefix=moved).resolve(), (moved / "share" / "gatepost").resolve())
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "gatepost").symlink_to(moved / "bin" / "gatepost")
        self.assertEqual(self.data_folder(prefix=self.folder).resolve(), (moved / "share" / "gatepost").resolve())

    def test_the_environment_may_name_other_data(self):
        self.assertEqual(self.data_folder(environment={"GATEPOST_DATA": str(GEODATA)}), GEODATA)

    def test_it_brings_what_shells_and_desktops_look_for(self):
        for name in ("man/man1/gatepost.1.gz", "bash-completion/completions/gatepost", "zsh/vendor-completions/_gatepost",
                     "fish/vendor_completions.d/gatepost.fish", "applications/gatepost.desktop", "metainfo/gatepost.metainfo.xml",
                     "mime/packages/gatepost.xml", "icons/hicolor/48x48/apps/gatepost.png", "icons/hicolor/scalable/apps/gatepost.svg",
                     "doc/gatepost/copyright", "doc/gatepost/NOTICES.md", "doc/gatepost/docs/recipes.md"):
            self.assertTrue((self.prefix / "share" / name).is_file(), name)

    def test_no_path_of_the_machine_that_built_it_is_in_it(self):
        for path in ("bin/gatepost", "lib/gatepost/gatepost-gdal", "lib/gatepost/gatepost-icu.so", "lib/gatepost/gatepost-postgres.so", "lib/gatepost/gatepost-pdf", "lib/gatepost/gatepost-portal"):
            self.assertNotIn(str(build_folder().parent).encode() + b"/", (self.prefix / path).read_bytes(), path)

    def test_it_installs_no_more_than_it_needs(self):
        files = [path.relative_to(self.prefix) for path in self.prefix.rglob("*") if path.is_file()]
        self.assertEqual([str(path) for path in files if path.parts[0] == "bin"], ["bin/gatepost"])
        self.assertLess(sum((self.prefix / path).stat().st_size for path in files), 70e6, "bytes installed")


if __name__ == "__main__":
    main()
