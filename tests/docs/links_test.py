#!/usr/bin/python3
"""Every link of the Markdown files leads somewhere: files are there, anchors too, by GitHub's rule. Addresses of the web
are only looked at for their form. Also: what files at the top promise of each other."""

import re
import subprocess
import unittest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^(```|~~~).*?^\1", re.S | re.M)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns], cwd=REPOSITORY,
                            capture_output=True, check=True)
    return [REPOSITORY / name for name in listed.stdout.decode().split("\0") if name]


def text_of(path):
    """Without code, in which a link is none."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", path.read_text(encoding="utf-8")))


def anchors_of(path):
    headings = re.findall(r"^#+ +(.*?) *$", FENCE.sub("", path.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


class Links(unittest.TestCase):
    def test_every_link_leads_somewhere(self):
        pages = tracked("*.md")
        count = 0
        for page in pages:
            for target in LINK.findall(text_of(page)):
                with self.subTest(f"{page.relative_to(REPOSITORY)}: {target}"):
                    count += 1
                    if re.match(r"[a-z]+:", target):
                        self.assertRegex(target, r"^https://[\w.-]+\.\w+(/\S*)?$")
                        continue
                    name, _, anchor = target.partition("#")
                    path = (page.parent / name).resolve() if name else page
                    self.assertTrue(path.exists(), "no such file")
                    self.assertTrue(path.is_relative_to(REPOSITORY), "a file outside the project")
                    if anchor:
                        self.assertIn(anchor, anchors_of(path))
        self.assertGreater(len(pages), 8)
        self.assertGreater(count, 20)

    def test_every_page_of_docs_is_linked_from_somewhere_else(self):
        linked = {(page.parent / target.partition("#")[0]).resolve() for page in tracked("*.md") for target in LINK.findall(text_of(page))
                  if not re.match(r"[a-z]+:", target)}
        self.assertEqual({page for page in tracked("docs/*.md") if page.resolve() not in linked}, set())

    def test_the_architecture_names_every_file_at_the_top(self):
        architecture = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
        top = {path.relative_to(REPOSITORY).parts[0] for path in tracked()} - {"ARCHITECTURE.md"}
        self.assertEqual({name for name in top if f"`{name}`" not in architecture and f"`{name}/`" not in architecture}, set())


class Notices(unittest.TestCase):
    def test_every_library_has_its_line(self):
        lines = (REPOSITORY / "scripts" / "deps").read_text(encoding="utf-8").split("# --- libraries ---")[1].split("# ---")[0]
        packages = re.findall(r"^([a-z0-9.+-]+)", lines, re.M)
        notices = (REPOSITORY / "NOTICES.md").read_text(encoding="utf-8")
        self.assertGreater(len(packages), 15)
        self.assertEqual([package for package in packages if not re.search(rf"[| ]{re.escape(package)}[,| ]", notices)], [])

    def test_nobody_is_invented(self):
        for path in tracked("*.md", "*.cff", "packaging", "LICENSE"):
            if path.suffix in (".png", ".svg"):
                continue
            with self.subTest(path.name):
                self.assertNotRegex(path.read_text(encoding="utf-8"), r"[\w.-]+@[\w-]+\.[a-z]{2,}", "an e-mail address")

    def test_the_citation_is_of_this_version(self):
        cmake = (REPOSITORY / "CMakeLists.txt").read_text(encoding="utf-8")
        citation = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
        self.assertIn(f"\nversion: {re.search(r'VERSION ([0-9.]+) LANGUAGES', cmake)[1]}\n", citation)
        self.assertIn(f'\ndate-released: "{re.search(r"GATEPOST_DATE ([0-9-]+)", cmake)[1]}"\n', citation)
        self.assertIn("name: The Gatepost authors", citation)


if __name__ == "__main__":
    unittest.main(verbosity=2)
