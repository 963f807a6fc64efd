#!/usr/bin/python3
"""Checks that every message that the modules below the interface form in English stands in the table of messages
(src/words/messages_*.cpp), so that a person reads it in the language of the interface.

    message_words.py               check the sources beside this folder
    message_words.py --self-test   prove that it fails when it should

A message is a literal with a word and a blank in it; it may be part of a longer one. What never reaches the window
is named in NOT_SHOWN with its reason.
"""

import re
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "src"
MODULES = ("base", "geo", "text", "table", "style", "map", "label", "io", "render", "app")

# file → (beginnings of literals that no person reads in the window; none: all of them, and why)
NOT_SHOWN = {
    "app/command_line.cpp": ((), "the command line ends before a window opens"),
    "app/where_option.cpp": ((), "so does a part of it"),
    "app/frame_options.cpp": ((), "so does another"),
    "map/feature_condition.cpp": ((" in (",), "a condition"),
    "app/option_groups.cpp": ((), "the command line ends before a window opens"),
    "app/headless.cpp": ((), "answers of the command line"),
    "app/headless_export.cpp": ((), "answers of the command line"),
    "app/html_export.cpp": ((), "answers of the command line"),
    "app/doctor.cpp": ((), "answers of the command line"),
    "app/help_text.cpp": ((), "answers of the command line"),
    "app/manual_page.cpp": ((), "answers of the command line"),
    "app/option_table.cpp": ((), "answers of the command line"),
    "app/option_table.hpp": ((), "answers of the command line"),
    "app/shell_completion.cpp": ((), "answers of the command line"),
    "app/verify.cpp": ((), "answers of the command line"),
    "app/exporter.cpp": (("The map that",), "goes into files"),
    "app/picture_desk.cpp": (("{} × {} px", " · {:.0f}"), "numbers and units"),
    "app/versions.cpp": ((), "answers of the command line"),
    "base/nearest_word.cpp": ((), "the end of what the command line says"),
    "app/reports.cpp": ((), "answers of the command line"),
    "app/window.cpp": (("no ",), "there is no window"),
    "app/interface_host.cpp": (("#version",), "a shader"),
    "app/open_map.cpp": (("done again",), "the log"),
    "base/log.cpp": ((), "the command line"),
    "base/secrets.cpp": ((), "signs of secrets, looked for"),
    "geo/crs.cpp": (
        (
            *("east north", "north east", "World Geodetic System", "Transverse Mercator", "Longitude of", "Latitude of"),
            *("Scale factor", "False ", " +type", "EPSG:3857 around", "Popular Vis", "WGS 84 /"),
        ),
        "names of PROJ and of CRSs",
    ),
    "geo/transformer.cpp": (("China 2000",), "the name of a CRS"),
    "io/gdal/gdal_errors.cpp": (
        ("cannot ", "could not", "out of", "not support", "cut off", "really slow", "open option", "non closed", "Got ", "Down"),
        "signs in GDAL's messages, looked for",
    ),
    "io/gdal/gdal_words.cpp": (
        (
            *("HTTP ", "Could not resolve", "connection ", "Operation ", "Couldn't", "Failed to", "server closed"),
            *("terminating", "Range down", "disk image", "file is not", "reading ", "ut of", "annot ", "clamped to"),
            *("not rec", "XML", "mismatched", "no element", "unclosed", "xml", "undefined", "unknown enc", "junk", "PQ"),
        ),
        "signs in GDAL's messages, looked for",
    ),
    "app/diff_layers.cpp": ((), "looks, and names in a picture"),
    "app/diff_report.cpp": ((), "answers of the command line"),
    "app/headless_diff.cpp": ((), "answers of the command line"),
    "app/layer_credit.cpp": (("{}ODbL",), "goes into files"),
    "io/kml_writer.cpp": ((), "markup"),
    "io/gdal/layer_reader.cpp": (("MapInfo File",), "the name of a driver"),
    "io/postgres_attributes.cpp": (("SELECT ",), "SQL"),
    "io/postgres_catalogue.cpp": (("SELECT ", "FROM ", "JOIN ", "WHERE ", " AND ", "(c.relname", ") q JOIN"), "SQL"),
    "io/postgres_connection.cpp": (("BEGIN ", ") TO STDOUT", "SELECT set_config"), "SQL"),
    "io/postgres_crs.cpp": (("SELECT ",), "SQL"),
    "io/postgres_condition.cpp": ((), "SQL"),
    "io/postgres_estimates.cpp": (("SELECT ", "EXPLAIN ", "Plan Rows"), "SQL"),
    "io/postgres_filter.cpp": (("EXPLAIN ",), "SQL"),
    "io/postgres_reader.cpp": (("SELECT ",), "SQL"),
    "io/postgres_view.cpp": ((), "SQL"),
    "io/gdal/open_source.cpp": (("SQLite format 3", "line ", "Couldn't"), "signs that are looked for"),
    "map/card_facts.cpp": ((" km",), "a unit"),
    "map/scale_bar.cpp": ((), "a unit"),
    "io/gdal/raster_writer.cpp": (("rows of",), "a fault of the program itself"),
    "io/png_writer.hpp": (("Gatepost ",), "keys in a file"),
    "io/xmp.cpp": ((), "markup"),
    "map/georeference.cpp": ((), "markup"),
    "render/headless_context.cpp": ((), "there is no window"),
    "render/shader_program.cpp": ((), "there is no window without them"),
    "render/shader_source.cpp": ((), "there is no window without them"),
    "text/font_set.cpp": (("Noto",), "names of fonts"),
    "text/script_family.cpp": ((), "names of fonts"),
}
# Statements whose literals go to the log, to standard output or into a search.
OTHER_STATEMENTS = re.compile(r"\blog\w*\(|\bLOG|\bspdlog|\.find\(|\bsigns\{|\bpass_is_over\(|\bmark\(|\bdebug\(|\binfo\(")


def literals(text):
    """(position, text) of each string literal, those side by side joined; comments, characters and includes are
    passed over."""
    found, at = [], 0
    token = re.compile(r"//[^\n]*|/\*.*?\*/|^[ \t]*#[^\n]*|'(?:\\.|[^\\'\n])'|" r'R"(\w*)\((.*?)\)\1"|"((?:\\.|[^"\\\n])*)"', re.S | re.M)
    for match in token.finditer(text):
        body = match[2] if match[2] is not None else match[3]
        if body is None:
            continue
        if found and not text[at : match.start()].strip():
            found[-1] = (found[-1][0], found[-1][1] + body)
        else:
            found.append((match.start(), body))
        at = match.end()
    return found


def statement_before(text, at):
    return text[max(text.rfind(sign, 0, at) for sign in ";{}") + 1 : at]


def normal(text):
    """As the table writes it: blanks without their format."""
    return re.sub(r"(?<!\{)\{[^{}]*\}", "{}", text)


def is_message(text):
    return re.search(r"[a-z]{2}", text) is not None and " " in text and re.search(r"[a-z]{2} |[ '][a-z]{2}", text) is not None


def is_not_shown(name, text):
    beginnings, _ = NOT_SHOWN.get(name, (("\n",), ""))
    return not beginnings or text.startswith(beginnings)


def holds(pattern, message, is_whole):
    """Whether a pattern holds a message, whose blanks may stand for more than one of the pattern's: as a whole, or
    as a part that begins and ends with whole words."""
    wanted = ".*".join(map(re.escape, message.split("{}")))
    return re.fullmatch(wanted, pattern) is not None if is_whole else re.search(rf"(?<!\w){wanted}(?!\w)", pattern) is not None


def patterns_of(table_text):
    """The English patterns: each first of three."""
    rows = re.findall(r'\{"((?:\\.|[^"\\])*)",\s*"(?:\\.|[^"\\])*",\s*"(?:\\.|[^"\\])*"\}', table_text)
    return [normal(row) for row in rows]


def missing_in(name, text, patterns):
    """One line for each message of a file that no pattern holds."""
    lines = []
    for at, literal in literals(text):
        wanted = normal(literal).strip()
        is_whole = re.search(r"\b(fmt_error|Error)[({]\s*$", text[:at]) is not None
        known = any(holds(pattern, wanted, is_whole) for pattern in patterns)
        if is_message(literal) and not known and not is_not_shown(name, literal):
            if not OTHER_STATEMENTS.search(statement_before(text, at)):
                lines.append(f"src/{name}:{text.count(chr(10), 0, at) + 1}: not in words/messages_*.cpp: {literal}")
    return lines


def check():
    patterns = []
    for table in sorted((SOURCES / "words").glob("messages_*.cpp")):
        patterns += patterns_of(table.read_text(encoding="utf-8"))
    lines, files = [], 0
    for module in MODULES:
        for path in sorted((SOURCES / module).rglob("*.[ch]pp")):
            files += 1
            lines += missing_in(path.relative_to(SOURCES).as_posix(), path.read_text(encoding="utf-8"), patterns)
    if not patterns or not files:
        lines.append("no table or no sources were found")
    lines += [f"tests/message_words.py: {name} of NOT_SHOWN is no file" for name in NOT_SHOWN if not (SOURCES / name).exists()]
    doubled = {pattern for pattern in patterns if patterns.count(pattern) > 1}
    lines += [f"src/words/messages_*.cpp: twice in the table: {pattern}" for pattern in sorted(doubled)]
    return lines, len(patterns), files


def self_test():
    patterns = patterns_of('{"{}: there is no such {}",\n "{}: vi {}",\n "{}：zh {}"},')
    wrong = 0
    for title, text, expected in (
        ("a message in the table passes", 'throw fmt_error("{}: there is no such {:.3g}", a, b);', 0),
        ("a part of an error does not", 'throw fmt_error("{}: there is no such", a);', 1),
        ("a part of a word does not", 'text += "here is no such ";', 1),
        ("a part of one passes", 'text += "there is no such ";', 0),
        ("a message that is not there fails", 'throw fmt_error("{}: gone for good", a);', 1),
        ("one whose blank stands for words passes", 'throw fmt_error("{}: there is {}", a, b);', 0),
        ("joined literals are one", 'throw fmt_error("{}: there is "\n "no such {}", a, b);', 0),
        ("a comment is none", '// "this is no message"\n', 0),
        ("a key is none", 'take("min_zoom", "two words here");', 1),
        ("a log line is none", 'log_info("a tile came late");', 0),
    ):
        found = missing_in("io/made.cpp", text, patterns)
        if len(found) != expected:
            wrong += 1
            print(f"self-test: {title}: {found}")
    print(f"message_words self-test: {wrong} failed")
    return wrong


def main(arguments):
    if arguments == ["--self-test"]:
        return 1 if self_test() else 0
    lines, patterns, files = check()
    print("\n".join(lines + [f"message_words: {patterns} patterns, {files} files, {len(lines)} without words"]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
