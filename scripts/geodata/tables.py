"""Reading the fact tables: rows as dictionaries, ids as lists, numbers as numbers."""

import csv
import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
GEODATA = REPOSITORY / "geodata"
FACTS = GEODATA / "facts"

ATLAS_TABLES = ("gates", "gates_events", "posts", "twins", "twins_counts", "forests", "houses", "exchanges", "events",
                "statements", "markers", "places", "programmes")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_atlas():
    """All tables of the atlas, by name, rows in file order."""
    return {name: read(FACTS / f"{name}.csv") for name in ATLAS_TABLES}


def ids(row, *columns):
    """The ids named in these columns (space separated), without repeats, in order of appearance."""
    return list(dict.fromkeys(i for column in columns for i in (row.get(column) or "").split()))


def number(text):
    """A number of a table, whole where it is whole; None where the cell is empty."""
    if not text:
        return None
    value = float(text)
    return int(value) if value == int(value) and "." not in text else value


def natural_key(identifier):
    """Sorts X2 before X10."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D+", identifier)]
