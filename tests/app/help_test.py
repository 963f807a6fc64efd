#!/usr/bin/python3
"""What the program says of itself: help, manual, completions, versions, the doctor; and what it answers to slips."""

import os
import re
import subprocess

import gatepost_app
from gatepost_app import REPOSITORY, TestCase, main, run

OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*")
GROUPS = ["Output", "Picture", "View", "Layers", "Data", "Program", "Exit codes", "Examples"]


def help_lines():
    return run("--help").stdout.decode().splitlines()


def options_of_help():
    """The names that --help explains: those before the column of explanations."""
    return {name for line in help_lines() if re.match(r"  -", line) for name in OPTION.findall(re.split(r"\s{2,}", line.strip())[0])}


class Help(TestCase):
    def test_it_stands_in_groups_that_are_known_and_in_lines_that_fit(self):
        lines = help_lines()
        self.assertEqual([line for line in lines if re.match(r"[A-Z][a-z ]+$", line)], GROUPS)
        self.assertLessEqual(max(map(len, lines)), 80)

    def test_it_says_what_values_are(self):
        text = "\n".join(help_lines())
        for heading in ("--screenshot FILE", "--size W×H", "--center LON,LAT", "--theme light|dark|print", "-t_srs, --t_srs CRS"):
            self.assertIn(f"\n  {heading} ", text)
        self.assertNotRegex(text, r"TEXT|FLOAT|INT\b", "CLI11's own names of kinds")

    def test_every_option_stands_in_the_readme(self):
        readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
        command_line = readme[readme.index("## Command line"):]
        self.assertEqual(options_of_help() - {"-h"} - set(OPTION.findall(command_line)), set())

    def test_it_names_the_exit_codes_and_three_examples(self):
        lines = help_lines()
        examples = [line for line in lines[lines.index("Examples"):] if line.startswith("  gatepost")]
        self.assertEqual(len(examples), 3)
        codes = [int(line.split()[0]) for line in lines[lines.index("Exit codes"):] if re.match(r"  \d", line)]
        self.assertEqual(codes[:4], [0, 1, 2, 3])


class Slips(TestCase):
    def answer(self, *arguments, code=2):
        done = run(*arguments)
        self.assertEqual((done.code, len(done.lines)), (code, 1), str(done))
        return done.stderr

    def test_an_unknown_option_is_answered_with_the_nearest(self):
        self.assertIn("'--screenshot'?", self.answer("--screenshoot", "x.png"))
        self.assertIn("'--hide-layers'?", self.answer("--hide-layer", "gates"))
        self.assertNotIn("mean", self.answer("--frobnicate"))

    def test_an_unknown_word_is_answered_with_the_nearest(self):
        self.assertIn("'dark'?", self.answer("--theme", "drak"))
        self.assertIn("'warning'?", self.answer("--log", "warnin"))
        self.assertIn("--help?", self.answer("help"))

    def test_an_unknown_layer_is_answered_with_the_nearest(self):
        picture = self.folder / "x.png"
        self.assertIn("'gates'?", self.answer("--layers", "gatez", "--screenshot", picture))
        self.assertIn("'gates'?", self.answer("--hide-layers", "gate", "--list-layers"))
        self.assertIn("'gates'?", self.answer("--select", "gatez:G06", "--screenshot", picture, code=1))
        self.assertFalse(picture.exists())


class Manual(TestCase):
    def test_mandoc_finds_nothing_wrong(self):
        done = subprocess.run(["mandoc", "-Tlint"], input=run("--man").stdout, capture_output=True)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))

    def test_it_has_every_option(self):
        text = subprocess.run(["mandoc", "-Tutf8"], input=run("--man").stdout, capture_output=True, check=True).stdout.decode()
        plain = re.sub(r".\x08", "", text)
        self.assertEqual(options_of_help() - set(OPTION.findall(plain)), set())
        self.assertIn("W×H", plain)

    def test_the_one_that_is_installed_is_the_program_s(self):
        built = gatepost_app.build_folder() / "share"
        self.assertEqual((built / "gatepost.1").read_bytes(), run("--man").stdout)


class Completions(TestCase):
    """Each shell itself says what it would offer."""

    def script(self, shell):
        return self.write(f"gatepost.{shell}", run("--completion", shell).stdout)

    def shell(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, env={**os.environ, "HOME": str(self.folder)})
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")

    def bash(self, *words):
        """What bash offers for the last of these words."""
        typed = " ".join(f"'{word}'" for word in words)
        return set(filter(None, self.shell("bash", "-c", f"source {self.script('bash')}; COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; "
                                 f"_gatepost gatepost '{words[-1]}' '{words[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"")))

    def fish(self, line):
        return {row.split("\t")[0] for row in self.shell("fish", "-c", f"source {self.script('fish')}; complete -C '{line}'") if row}

    def test_bash_offers_the_words_of_the_help(self):
        self.assertEqual(self.bash("gatepost", "-"), options_of_help())
        self.assertEqual(self.bash("gatepost", "--theme", ""), {"light", "dark", "print"})
        self.assertEqual(self.bash("gatepost", "--theme", "=", "d"), {"dark"})
        self.assertEqual(self.bash("gatepost", "--theme", "="), {"light", "dark", "print"})
        self.assertEqual(self.bash("gatepost", "--zoom", ""), set())

    def test_bash_offers_files(self):
        self.write("mine.geojson", "{}")
        self.assertEqual(self.bash("gatepost", "mi"), {"mine.geojson"})
        self.assertEqual(self.bash("gatepost", "--save", "mi"), {"mine.geojson"})

    def test_fish_offers_the_words_of_the_help(self):
        names = self.fish("gatepost -") | self.fish("gatepost --")
        self.assertEqual({name for name in names if not name.startswith("-=")} & options_of_help(), options_of_help())
        self.assertEqual(self.fish("gatepost --theme "), {"light", "dark", "print"})

    def test_zsh_reads_its_script_and_the_words_are_those_of_the_help(self):
        script = self.script("zsh")
        self.shell("zsh", "-n", str(script))
        self.assertTrue(script.read_text().startswith("#compdef gatepost\n"))
        listed = re.findall(r"^ +'\*?(--?[\w-]+)=?\[", script.read_text(), re.M)
        self.assertEqual(sorted(listed), sorted(options_of_help()))

    def test_zsh_runs_its_script(self):
        # _arguments is the one function of zsh's machinery that the script calls: what it is given must be well-formed.
        lines = self.shell("zsh", "-fc", "_arguments() { printf '%s\\n' \"$@\" }; source " + str(self.script("zsh")))
        self.assertIn("*:input:_files", lines)
        self.assertEqual(len([line for line in lines if line.startswith(("-", "*-"))]), len(options_of_help()))


class Versions(TestCase):
    def test_it_has_those_of_the_libraries(self):
        text = self.ran("--version").stdout.decode()
        self.assertRegex(text, r"^gatepost \d+\.\d+\.\d+\n")
        for pattern in (r"\nGDAL \d+\.\d+\.\d+\n", r"\nPROJ \d+\.\d+", r"\nPROJ database EPSG v[\d.]+ of \d{4}-\d\d-\d\d\n",
                        r"\nDear ImGui 1\.\d+", r"\nOpenGL \d\.\d.*llvmpipe"):
            self.assertRegex(text, pattern)

    def test_they_are_those_that_the_libraries_say_themselves(self):
        versions = self.ran("--version", "--json").json()
        gdal = subprocess.run(["gdalinfo", "--version"], capture_output=True, text=True, check=True).stdout
        self.assertIn(f"GDAL {versions['gdal']},", gdal)
        proj = subprocess.run(["cs2cs"], capture_output=True, text=True).stderr
        self.assertIn(versions["proj"], proj)


class Doctor(TestCase):
    def checks(self, **options):
        done = run("--doctor", "--json", **options)
        answer = done.json()
        self.assertEqual(done.code, 0 if answer["ok"] else 1, str(done))
        return answer["ok"], {check["name"]: check for check in answer["checks"]}

    def test_this_machine_is_fit(self):
        is_fit, checks = self.checks()
        self.assertTrue(is_fit)
        for name in ("data", "GDAL", "PROJ", "OpenGL", "font: Latin with Vietnamese", "font: Chinese", "font: Thai", "font: icons"):
            self.assertEqual(checks[name]["state"], "ok", checks[name])

    def test_what_is_missing_is_named_and_what_is_needed_fails(self):
        _, checks = self.checks(environment={**os.environ, "DISPLAY": ":987", "WAYLAND_DISPLAY": ""})
        self.assertEqual(checks["display"]["state"], "lacking")
        is_fit, checks = self.checks(environment={**os.environ, "PROJ_DATA": str(self.folder), "PROJ_LIB": str(self.folder)})
        self.assertEqual((is_fit, checks["PROJ"]["state"]), (False, "failed"))
        self.assertIn("proj-data", checks["PROJ"]["text"])

    def test_without_fonts_it_says_which_scripts_cannot_be_shown(self):
        config = self.write("fonts.conf", "<fontconfig><dir>/usr/share/fonts/truetype/fork-awesome</dir>"
                            f"<cachedir>{self.folder}/cache</cachedir></fontconfig>")
        is_fit, checks = self.checks(environment={**os.environ, "FONTCONFIG_FILE": str(config)})
        self.assertFalse(is_fit)
        self.assertEqual(checks["font: Latin with Vietnamese"]["state"], "failed")
        self.assertEqual(checks["font: Thai"]["state"], "lacking")

    def test_folders_that_cannot_be_written_to_are_named(self):
        _, checks = self.checks(environment={**os.environ, "XDG_CONFIG_HOME": str(self.write("file", "") / "in-it")})
        self.assertEqual(checks["folder: settings"]["state"], "lacking")

    def test_as_text_it_is_one_line_a_finding(self):
        lines = self.ran("--doctor").stdout.decode().splitlines()
        self.assertGreater(len(lines), 20)
        for line in lines:
            self.assertRegex(line, r"^(ok|lacking|failed) +[\w:' -]+: .")


if __name__ == "__main__":
    main()
