#!/usr/bin/python3
"""Checks that every #include in src/ follows the module table below, so that the arrows between modules only point
down and every library stays inside the modules that own it. Inside a module too: no unit (a header and the .cpp of its name)
needs another one that needs it.

    layering.py [SOURCE_FOLDER]    check; default: ../src beside this file
    layering.py --self-test        prove on made-up trees that it fails when it should

It reads text, not C++: an #include inside #if or a raw string counts like any other.
"""

import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

# module → the modules it may include. Every module may include itself.
MODULES = {
    "base": set(),
    "geo": {"base"},
    "text": {"base"},
    "words": set(),
    "table": {"geo", "base"},
    "style": {"table", "geo", "base"},
    "map": {"style", "table", "words", "geo", "base"},
    "label": {"map", "style", "table", "text", "geo", "base"},
    "figure": {"label", "map", "style", "table", "text", "words", "geo", "base"},
    "page": {"figure", "label", "map", "style", "table", "text", "words", "geo", "base"},
    "io": {"map", "style", "table", "geo", "base"},
    "render": {"map", "style", "table", "text", "geo", "base"},
    "ui": {"label", "map", "style", "table", "text", "words", "geo", "base"},
    "app": {"base", "geo", "text", "words", "table", "style", "map", "label", "figure", "page", "io", "render", "ui"},
}

EVERY_MODULE = set(MODULES)

# library → (its headers, the modules that own it). A header named nowhere here is refused: add it with its owner.
LIBRARIES = {
    "fmt": (r"fmt/.*", EVERY_MODULE),
    "spdlog": (r"spdlog/.*", {"base"}),
    "PROJ": (r"(proj|geodesic|proj_experimental)\.h|proj/.*", {"geo"}),
    "GeographicLib": (r"GeographicLib/.*", {"geo"}),
    "GDAL": (r"(gdal|ogr|cpl_|vrt).*\.h", {"io"}),
    "the processor's vector instructions": (r"emmintrin\.h", {"io", "table"}),
    "simdjson": (r"simdjson\.h", {"io"}),
    "FlatBuffers": (r"flatbuffers/.*", {"io"}),
    "libpng": (r"png\.h", {"io"}),
    "libjpeg": (r"jpeglib\.h", {"io"}),
    "libwebp": (r"webp/.*", {"io"}),
    "xxHash": (r"xxhash\.h", {"base"}),
    "zlib": (r"zlib\.h", {"io"}),
    "libpq": (r"libpq-fe\.h", {"io"}),
    "ICU": (r"unicode/.*", {"io"}),
    "minizip": (r"minizip/.*", {"io"}),
    "utf8proc": (r"utf8proc\.h", {"base", "io"}),
    "nlohmann-json": (r"nlohmann/.*", {"base", "io", "app"}),
    "cairo": (r"cairo(-\w+)?\.h", {"page"}),
    "qpdf": (r"qpdf/.*", {"page"}),
    "FreeType": (r"ft2build\.h|freetype/.*|FT_\w+_H", {"text"}),
    "FriBidi": (r"fribidi\.h", {"text"}),
    "HarfBuzz": (r"(harfbuzz/)?hb(-\w+)?\.h", {"text"}),
    "fontconfig": (r"fontconfig/.*", {"text"}),
    "glad": (r"glad/.*|GL/.*|KHR/.*", {"render"}),
    "EGL": (r"EGL/.*", {"render"}),
    "ImGui": (r"(imgui/)?(misc/\w+/|backends/)?(imgui|imstb)\w*\.h", {"ui", "app"}),
    "GLFW": (r"GLFW/.*", {"app"}),
    "CLI11": (r"CLI/.*", {"app"}),
    "systemd": (r"systemd/.*", {"app"}),
    "the language and the system": (
        r"[a-z_]+"  # <vector>, <cmath>
        r"|(assert|errno|fcntl|float|limits|locale|malloc|math|poll|pthread|signal|spawn|stddef|stdint|stdio|stdlib|string|time)\.h"
        r"|(dlfcn|pwd|unistd)\.h|(sys|linux)/\w+\.h",
        EVERY_MODULE,
    ),
}
STANDARD = "the language and the system"

# A header that includes a library is private to its module, or the library's types would reach other modules.
# The exceptions: base's own headers may show fmt; base/json.hpp shows the trees of the one bounded JSON parser.
PUBLIC_LIBRARIES = {("base", "fmt"), ("base", "nlohmann-json")}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>|(FT_\w+_H))', re.MULTILINE)


class Include(NamedTuple):
    file: str  # "geo/crs.cpp": the path inside src/
    line: int
    target: str  # as written, without quotes or brackets

    @property
    def module(self):
        return module_of(self.file)

    def fault(self, why):
        return f"{self.file}:{self.line}: {self.target}: {why}"


def module_of(path):
    """The module a path such as "geo/crs.hpp" lies in; None for any other path."""
    head, slash, _ = path.partition("/")
    return head if slash and head in MODULES else None


def library_of(target):
    return next((name for name, (headers, _) in LIBRARIES.items() if re.fullmatch(headers, target)), None)


def read_includes(source_folder):
    """{file: [Include]} for every C++ file under the folder."""
    files = {}
    for path in sorted(source_folder.rglob("*")):
        if path.suffix in (".hpp", ".cpp", ".h", ".c", ".inc"):
            name, text = path.relative_to(source_folder).as_posix(), path.read_text(encoding="utf-8")
            files[name] = [
                Include(name, text.count("\n", 0, match.start(match.lastindex)) + 1, match[match.lastindex])
                for match in INCLUDE.finditer(text)
            ]
    return files


def leaks(files):
    """{header: library} for the headers that show a library, by themselves or through headers of their module."""
    shown = {}
    for name, includes in files.items():
        for include in includes:
            library = library_of(include.target)
            if library not in (None, STANDARD) and (include.module, library) not in PUBLIC_LIBRARIES:
                shown.setdefault(name, library)
    grew = True
    while grew:
        through = {
            include.file: shown[include.target]
            for includes in files.values()
            for include in includes
            if include.target in shown and include.file not in shown and include.module == module_of(include.target)
        }
        shown.update(through)
        grew = bool(through)
    return shown


def check_include(include, shown):
    """What is wrong with one include, or None."""
    target_module = module_of(include.target)
    if target_module:
        if target_module != include.module and target_module not in MODULES[include.module]:
            return include.fault(f"{include.module} may not include {target_module}")
        if target_module != include.module and include.target in shown:
            return include.fault(f"private to {target_module}, because it shows {shown[include.target]}")
        return None
    library = library_of(include.target)
    if library is None:
        return include.fault('neither "module/file.hpp" nor a header that layering.py knows')
    owners = LIBRARIES[library][1]
    if include.module not in owners:
        return include.fault(f"{library} belongs to {' and '.join(sorted(owners))}, not to {include.module}")
    return None


def unit_of(file):
    """geo/crs for geo/crs.hpp and geo/crs.cpp: one thing in two files."""
    return file.rpartition(".")[0]


def find_cycles(files):
    """One fault for each include that closes a circle of units. A .cpp without a header of its name, such as one of
    several that share a header, is a unit of its own that nothing needs."""
    units = {}
    for name, includes in files.items():
        units.setdefault(unit_of(name), []).extend(includes)
    faults, done, trail = [], set(), []

    def visit(unit):
        trail.append(unit)
        for include in units.get(unit, []):
            target = unit_of(include.target)
            if target == unit and include.file != include.target:
                continue
            if target in trail:
                circle = trail[trail.index(target) :] + [target]
                faults.append(include.fault("include cycle: " + " → ".join(circle)))
            elif target in units and target not in done:
                visit(target)
        done.add(trail.pop())

    for unit in units:
        if unit not in done:
            visit(unit)
    return faults


def check(source_folder):
    """(faults, number of files, number of includes)"""
    files = read_includes(source_folder)
    faults = [f"{name}:1: outside the modules {', '.join(MODULES)}" for name in files if not module_of(name)]
    if not files:
        faults.append(f"{source_folder}: no source files here")
    files = {name: includes for name, includes in files.items() if module_of(name)}
    shown = leaks(files)
    everything = [include for includes in files.values() for include in includes]
    faults += [fault for fault in (check_include(include, shown) for include in everything) if fault]
    return faults + find_cycles(files), len(files), len(everything)


# what is tried: (the tree, the words its one fault holds; None where there must be none)
SELF_TESTS = {
    "arrows in the table pass": (
        {"app/main.cpp": '#include "io/open.hpp"\n#include <vector>\n', "io/open.hpp": '#include "map/table.hpp"\n'},
        None,
    ),
    "an arrow that points up fails, with file and line": (
        {"geo/crs.cpp": '// first line\n#include "map/table.hpp"\n'},
        "geo/crs.cpp:2: map/table.hpp: geo may not include map",
    ),
    "modules side by side may not include each other": (
        {"ui/panel.cpp": '#include "render/mesh.hpp"\n'},
        "ui may not include render",
    ),
    "a library passes in the module that owns it": ({"geo/crs.cpp": "#include <proj.h>\n"}, None),
    "a library fails elsewhere": ({"map/table.cpp": "#include <gdal_priv.h>\n"}, "GDAL belongs to io, not to map"),
    "a quoted library is a library": ({"map/table.cpp": '#include "imgui.h"\n'}, "ImGui belongs to"),
    "app is no exception": ({"app/main.cpp": "#include <ogrsf_frmts.h>\n"}, "GDAL belongs to io, not to app"),
    "FreeType's macro includes are seen": ({"ui/a.cpp": "#include FT_FREETYPE_H\n"}, "FreeType belongs to text"),
    "an unknown library fails": ({"map/table.cpp": "#include <boost/any.hpp>\n"}, "nor a header that"),
    "a file named without its module fails": ({"map/a.cpp": '#include "b.hpp"\n', "map/b.hpp": ""}, "map/a.cpp:1: b.hpp"),
    "a header with a library passes inside its module": (
        {"geo/proj_handle.hpp": "#include <proj.h>\n", "geo/crs.cpp": '#include "geo/proj_handle.hpp"\n'},
        None,
    ),
    "a header with a library fails from another module": (
        {"geo/proj_handle.hpp": "#include <proj.h>\n", "map/a.cpp": '#include "geo/proj_handle.hpp"\n'},
        "map/a.cpp:1: geo/proj_handle.hpp: private to geo, because it shows PROJ",
    ),
    "a header that hides a library behind another fails too": (
        {
            "geo/proj_handle.hpp": "#include <proj.h>\n",
            "geo/crs.hpp": '#include "geo/proj_handle.hpp"\n',
            "map/a.cpp": '#include "geo/crs.hpp"\n',
        },
        "private to geo",
    ),
    "fmt may stand in base's headers": (
        {"base/error.hpp": "#include <fmt/format.h>\n", "map/a.cpp": '#include "base/error.hpp"\n'},
        None,
    ),
    "but in no other's": (
        {"geo/print.hpp": "#include <fmt/format.h>\n", "map/a.cpp": '#include "geo/print.hpp"\n'},
        "private to geo, because it shows fmt",
    ),
    "a cycle between files fails": (
        {"map/a.hpp": '#include "map/b.hpp"\n', "map/b.hpp": '#include "map/a.hpp"\n'},
        "map/b.hpp:1: map/a.hpp: include cycle: map/a → map/b → map/a",
    ),
    "a cycle through a .cpp and its header fails": (
        {
            "map/a.hpp": '#include "map/b.hpp"\n',
            "map/b.hpp": "",
            "map/b.cpp": '#include "map/b.hpp"\n#include "map/a.hpp"\n',
        },
        "map/b.cpp:2: map/a.hpp: include cycle: map/a → map/b → map/a",
    ),
    "two that need the same header are no cycle": (
        {"map/a.cpp": '#include "map/c.hpp"\n', "map/b.cpp": '#include "map/c.hpp"\n', "map/c.hpp": ""},
        None,
    ),
    "a file outside the modules fails": ({"main.cpp": ""}, "main.cpp:1: outside the modules"),
    "an empty tree fails": ({}, "no source files"),
}


def self_test():
    """Returns the number of cases that went wrong."""
    wrong = 0
    for title, (tree, expected) in SELF_TESTS.items():
        with tempfile.TemporaryDirectory() as folder:
            for name, text in tree.items():
                path = Path(folder, name)
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
            faults, _, _ = check(Path(folder))
        as_expected = not faults if expected is None else len(faults) == 1 and expected in faults[0]
        if not as_expected:
            wrong += 1
            print(f"self-test: {title}: expected {expected}, got {faults}")
    print(f"layering self-test: {len(SELF_TESTS) - wrong} passed, {wrong} failed")
    return wrong


def main(arguments):
    if arguments == ["--self-test"]:
        return 1 if self_test() else 0
    source_folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent / "src"
    faults, file_count, include_count = check(source_folder)
    for fault in faults:
        print(f"{source_folder.name}/{fault}")
    print(f"layering: {file_count} files, {include_count} includes, {len(faults)} against the table")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
