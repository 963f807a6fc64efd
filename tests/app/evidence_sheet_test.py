#!/usr/bin/python3
"""The evidence sheet as a PDF: it lists what the sheet as a page lists, row by row, and its pages are sound.

Witnesses: pdftotext for its words, pdfinfo for its structure and places, qpdf for its objects and links.
"""

import html.parser
import json
import re
import subprocess

from gatepost_app import TestCase, collection, feature, main, run

LAO_CAI = ("--bbox", "103.8,22.3,104.2,22.7")
LONG_ADDRESS = "https://example.org/" + "a" * 300 + "?x=1&y=" + "b" * 40


def output_of(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


class Table(html.parser.HTMLParser):
    """The cells of the table of a page, row by row."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.is_in_cell = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self.is_in_cell = self.is_in_cell or tag in ("td", "th")

    def handle_endtag(self, tag):
        self.is_in_cell = self.is_in_cell and tag not in ("td", "th")

    def handle_data(self, data):
        if self.is_in_cell:
            self.rows[-1][-1] += data


def without_blanks(text):
    return re.sub(r"\s", "", text)


def table_of_pdf(path, heading):
    """What stands below the heading on each page, and above its foot, row by row and cell by cell, without blanks."""
    text = ""
    for page in output_of("pdftotext", "-raw", path, "-").split("\f"):
        text += without_blanks(re.sub(r"\n(©[^©]*)?\d+ / \d+\n?$", "", page.partition(heading)[2]))
    return text


def holds(text, cell, pieces=3):
    """Whether a cell stands in a text, whole or in pieces, as page ends part it."""
    if cell in text:
        return True
    end = max((end for end in range(len(cell)) if cell[:end] in text), default=0)
    return pieces > 1 and end > 0 and holds(text, cell[end:], pieces - 1)


class Sheets(TestCase):
    def sheet(self, *arguments, name="sheet.pdf", code=0):
        path = self.folder / name
        self.ran("--sheet", path, *arguments, code=code)
        return path

    def assert_sound(self, path):
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_both_kinds_of_sheet_list_the_same_rows_in_each_language(self):
        for language, heading in (("en", "No."), ("vi", "Số"), ("zh", "编号")):
            arguments = (*LAO_CAI, "--ui-lang", language)
            rows = Table(self.sheet(*arguments, name="sheet.html").read_text()).rows
            self.assertGreater(len(rows), 30)
            long_page = table_of_pdf(self.sheet(*arguments, "--size", "210x3000mm"), heading)  # on which no page ends
            self.assertEqual(without_blanks(heading) + long_page, without_blanks("".join(cell for row in rows for cell in row)))
            pages = table_of_pdf(self.sheet(*arguments), heading)
            for cell in (without_blanks(cell) for row in rows[1:] for cell in row):
                self.assertTrue(holds(pages, cell), cell)

    def test_pages_have_heading_number_title_and_credits(self):
        path = self.sheet(*LAO_CAI, "--ui-lang", "en")
        told = output_of("pdfinfo", path)
        pages = int(re.search(r"Pages: +(\d+)", told)[1])
        self.assertGreater(pages, 2)
        for text in ("Title: +Vietnam–China border atlas – Evidence sheet\n", "Tagged: +yes\n", r"Page size: +595.276 x 841.89 pts \(A4\)"):
            self.assertRegex(told, text)
        for page in range(1, pages + 1):
            words = output_of("pdftotext", "-f", str(page), "-l", str(page), path, "-")
            for text in ("Vietnam–China border atlas", "No.", "Names", "Position", "Source", "OpenStreetMap", f"{page} / {pages}"):
                self.assertIn(text, words, f"page {page}")
        structure = output_of("pdfinfo", "-struct", path)
        self.assertIn("  Table (block)\n    TR\n" + "      TH\n" * 6 + "    TR\n      TH\n" + "      TD\n" * 4, structure)
        self.assertEqual(structure.count("Table"), 1)
        self.assert_sound(path)

    def test_sources_are_links_and_pins_lead_to_their_rows(self):
        path = self.sheet(*LAO_CAI, "--ui-lang", "en")
        objects = json.loads(output_of("qpdf", "--json", "--json-key=qpdf", path))["qpdf"][1].values()
        actions = [o["value"]["/A"] for o in objects if isinstance(o.get("value"), dict) and "/A" in o["value"]]
        addresses = {a["/URI"][2:] for a in actions if a.get("/S") == "/URI"}
        page = self.sheet(*LAO_CAI, "--ui-lang", "en", name="sheet.html").read_text()
        self.assertEqual(addresses, {html.unescape(a) for a in re.findall(r'<a href="(http[^"]*)"', page)})
        places = output_of("pdfinfo", "-dests", path)
        rows = re.findall(r'^ +(\d+) \[ XYZ +\d+ +(\d+) .*"row-(\d+)"', places, re.MULTILINE)
        self.assertEqual(sorted(int(number) for _, _, number in rows), list(range(1, len(rows) + 1)))
        self.assertGreater(len({height for _, height, _ in rows}), 5, "rows, not tops of pages")
        self.assertEqual(len(re.findall(r'<a href="#row-', page)), sum("'/Dest':" in str(o) for o in objects))

    def test_texts_of_any_script_and_length(self):
        data = self.write("own.geojson", collection(
            feature([105, 22], id="A", name="عنوان طويل", start="2019-05", source=LONG_ADDRESS),
            feature([105.1, 22], id="B", name="Very long " + "name of a place " * 300, start="2020"),
            feature([105.2, 22.1], id="C", name="བོད་ཡིག <script>", start="2021", source="javascript:alert(1)")))
        arguments = (data, "--no-basemap", "--layers", "own", "--ui-lang", "en")
        path = self.sheet(*arguments, "--title", "ชื่อ 标题 tiêu đề")
        self.assert_sound(path)
        page = Table(self.sheet(*arguments, name="sheet.html").read_text()).rows
        pages = table_of_pdf(path, "No.")
        for cell in (without_blanks(cell) for row in page[2:] for cell in row):
            self.assertTrue(holds(pages, cell), cell)
        words = output_of("pdftotext", path, "-")
        self.assertIn(LONG_ADDRESS, without_blanks(words))
        for text in ("عنوان طويل", "ชื่อ 标题 tiêu đề", "no source", "javascript:alert(1)"):
            self.assertIn(text, words)
        self.assertNotIn(b"URI (javascript", subprocess.run(["qpdf", "--qdf", path, "-"], capture_output=True, check=True).stdout)

    def test_the_paper_may_be_chosen(self):
        for paper, size in (("A5", "419.528 x 595.276"), ("A4-landscape", "841.89 x 595.276"), ("Letter", "612 x 792")):
            path = self.sheet(*LAO_CAI, "--paper", paper)
            self.assertIn(size, output_of("pdfinfo", path), paper)
            self.assert_sound(path)

    def test_a_sheet_of_nothing_says_so(self):
        path = self.sheet("--layers", "gates", "--bbox", "10,10,11,11", "--ui-lang", "en")
        self.assertIn("Nothing in this view has events.", output_of("pdftotext", path, "-"))
        self.assert_sound(path)

    def test_the_same_sheet_twice_is_the_same_bytes(self):
        self.assertEqual(self.sheet(*LAO_CAI).read_bytes(), self.sheet(*LAO_CAI).read_bytes())

    def test_another_ending_is_bad_usage(self):
        for name in ("sheet.png", "sheet", "pdf"):
            finished = run("--sheet", self.folder / name)
            self.assertEqual(finished.code, 2, finished)
            self.assertEqual(len(finished.lines), 1, finished)
            self.assertFalse((self.folder / name).exists())


if __name__ == "__main__":
    main()
