"""What happened where: every dated row told on every feature that it names, newest first.

An entry's `link` says why it stands on a feature: "self" (it is the feature), "at" (it happened there), "related" (one
names the other), "host" (it only borrows the feature's position: it did not necessarily happen there).
"""

from atlas_layers import drawn, pair_names, texts
from tables import ids, natural_key

_CLOSEST_FIRST = ("self", "at", "related", "host")
_DATES = ("start", "end", "date_approx")


def _entry(row, kind, title, text, **more):
    """An entry of one row; its texts by language."""
    made = {"id": row["id"], "kind": kind, **{c: row.get(c) for c in _DATES},
            "date_text": texts(row, "date_text_{}"), "title": title, "text": text, "programme": row.get("programme"),
            "source": row["source"], "confidence": row["confidence"] if row["confidence"] != "sourced" else ""}
    made["at"] = " ".join(ids(row, "at", "at_vn", "at_cn"))
    made.update(more)
    return {key: value for key, value in made.items() if value}


def _twinning_title(row):
    words = {"vi": "Kết nghĩa", "zh": "结对", "en": "Twinning"}
    return {lang: f"{words[lang]}: {names}" for lang, names in pair_names(row).items()}


def entries(tables):
    """Row id -> the event that the row is, for every row that is one."""
    made = {}
    for row in tables["gates_events"]:
        made[row["id"]] = _entry(row, row["kind"], texts(row, "title_{}"), texts(row, "text_{}"), at=row["gate"])
    for row in tables["twins"]:
        made[row["id"]] = _entry(row, "twinning", _twinning_title(row), texts(row, "notes_{}"))
    for row in tables["twins_counts"]:
        made[row["id"]] = _entry(row, "count", texts(row, "title_{}"), texts(row, "notes_{}"))
    for name, kind in (("forests", "planting"), ("houses", "building")):
        for row in drawn(tables[name]):
            if row["start"] or row["date_text_en"]:
                made[row["id"]] = _entry(row, kind, texts(row, "name_{}"), texts(row, "notes_{}"))
    for row in tables["exchanges"]:
        made[row["id"]] = _entry(row, "exchange", texts(row, "name_{}"), texts(row, "activities_{}"))
    for row in tables["events"]:
        made[row["id"]] = _entry(row, row["type"], texts(row, "title_{}"), texts(row, "notes_{}"))
    for row in tables["statements"]:
        made[row["id"]] = _entry(row, row["kind"], texts(row, "title_{}"), texts(row, "text_{}"), start=row["date"],
                                 speaker=texts(row, "speaker_{}"))
    return made


def _links(tables, entry_of):
    """Triples (feature's row id, entry's id, link): which event is told on which row."""
    for rows in tables.values():
        for row in drawn(rows):
            me = row["id"]
            for other in ids(row, "related"):
                if other in entry_of:
                    yield me, other, "related"
            if me not in entry_of:
                continue
            if me.startswith(_OF_OTHERS):
                yield from ((other, me, "at") for other in ids(row, "at", "gate"))
                continue
            yield me, me, "self"
            for link, columns in (("at", ("at", "at_vn", "at_cn", "gate")), ("related", ("related", "programme")),
                                  ("host", ("host", "host_vn", "host_cn"))):
                for other in ids(row, *columns):
                    yield other, me, link


# Rows that are no features: they are told on others alone.
_OF_OTHERS = ("GE", "S")


def _told_once(links, twice):
    """Without the entries that another one here tells as well. `twice`: entry's id -> ids of those that tell the same.
    """
    known = {same for told in links for same in twice.get(told, ())}
    return {told: link for told, link in links.items() if told not in known}


def _newest_first(told):
    told = sorted(told, key=lambda entry: natural_key(entry["id"]))
    return sorted(told, key=lambda entry: entry.get("start", ""), reverse=True)


def join(layers, tables):
    """Give every feature the property `events`."""
    entry_of = entries(tables)
    twice = {row["id"]: ids(row, "same_as") for row in tables["events"]}
    told = {}
    for target, source, link in _links(tables, entry_of):
        best = told.setdefault(target, {})
        best[source] = min(best.get(source, link), link, key=_CLOSEST_FIRST.index)
    for features in layers.values():
        for feature in features:
            row_id = feature["id"].split("-")[0]
            links = _told_once(told.get(row_id, {}), twice)
            if links:
                feature["properties"]["events"] = _newest_first(
                    {**entry_of[source], "link": link} for source, link in links.items())
