"""What happened where: every dated row told on every feature that it names, newest first.

An entry's `link` says why it stands on a feature: "self" (it is the feature), "at" (it happened there), "related" (one
names the other), "host" (it only borrows the feature's position: it did not necessarily happen there).
"""

from atlas_layers import pair_names
from tables import ids, natural_key

_CLOSEST_FIRST = ("self", "at", "related", "host")
_DATES = ("start", "end", "date_approx", "date_text")


def _entry(row, kind, title, text, **more):
    made = {"id": row["id"], "kind": kind, **{c: row.get(c) for c in _DATES}, "title": title,
            "text": {"en": text} if text else "", "programme": row.get("programme"), "source": row["source"],
            "confidence": row["confidence"] if row["confidence"] != "sourced" else ""}
    made["at"] = " ".join(ids(row, "at", "at_vn", "at_cn"))
    made.update(more)
    return {key: value for key, value in made.items() if value}


def _names(row):
    found = {lang: row.get(f"name_{lang}", "") for lang in ("vi", "zh", "en")}
    return {lang: text for lang, text in found.items() if text}


def _twinning_title(row):
    words = {"vi": "Kết nghĩa", "zh": "结好", "en": "Twinning"}
    return {lang: f"{words[lang]}: {names}" for lang, names in pair_names(row).items()}


def _gate_step(row, openings):
    """A gate's dated step (opening, upgrade), unless the events table tells the same day of the same gate."""
    if not row["start"] or (row["id"], row["start"]) in openings:
        return None
    return _entry(row, "gate opening", {"en": row["date_text"]}, "", date_text="")


def entries(tables):
    """Row id -> the event that the row is, for every row that is one."""
    openings = {(gate, row["start"]) for row in tables["events"] if row["type"] == "gate opening"
                for gate in ids(row, "at", "related")}
    made = {}
    for row in tables["gates"]:
        made[row["id"]] = _gate_step(row, openings)
    for row in tables["twins"]:
        made[row["id"]] = _entry(row, "twinning", _twinning_title(row), row["notes_en"])
    for row in tables["twins_counts"]:
        title = {"en": f"{row['count']} {row['unit_en']}, {row['scope_en']}"}
        made[row["id"]] = _entry(row, "count", title, row["notes_en"])
    for name, kind in (("forests", "planting"), ("houses", "building")):
        for row in tables[name]:
            if row["start"] or row["date_text"]:
                made[row["id"]] = _entry(row, kind, _names(row), row["notes_en"])
    for row in tables["exchanges"]:
        made[row["id"]] = _entry(row, "exchange", _names(row), row["activities_en"])
    for row in tables["events"]:
        made[row["id"]] = _entry(row, row["type"], {"en": row["title_en"]}, row["notes_en"])
    return {identifier: entry for identifier, entry in made.items() if entry}


def _links(tables, entry_of):
    """Triples (feature's row id, entry's id, link): which event is told on which row."""
    for rows in tables.values():
        for row in rows:
            me = row["id"]
            for other in ids(row, "related"):
                if other in entry_of:
                    yield me, other, "related"
            if me not in entry_of:
                continue
            yield me, me, "self"
            for link, columns in (("at", ("at", "at_vn", "at_cn")), ("related", ("related", "programme")),
                                  ("host", ("host", "host_vn", "host_cn"))):
                for other in ids(row, *columns):
                    yield other, me, link


def _newest_first(told):
    told = sorted(told, key=lambda entry: natural_key(entry["id"]))
    return sorted(told, key=lambda entry: entry.get("start", ""), reverse=True)


def join(layers, tables):
    """Give every feature the property `events`."""
    entry_of = entries(tables)
    told = {}
    for target, source, link in _links(tables, entry_of):
        best = told.setdefault(target, {})
        best[source] = min(best.get(source, link), link, key=_CLOSEST_FIRST.index)
    for features in layers.values():
        for feature in features:
            row_id = feature["id"].split("-")[0]
            links = told.get(row_id)
            if links:
                feature["properties"]["events"] = _newest_first(
                    {**entry_of[source], "link": link} for source, link in links.items())
