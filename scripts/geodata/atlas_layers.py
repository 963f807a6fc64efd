"""From table rows to features: which column becomes which property, where a row stands, what it is called.

Every layer uses the same property names; a property without a value is left out. Nothing is added that the tables do
not say, apart from the generic words of a name ("Marker 102(1)") and the two rules written at `_position_confidence`.
"""

import re

import geojson
from tables import ids, number

# Columns that keep their meaning in every table, in the order in which a reader meets them: column -> property.
_SHARED = {
    "level": "level", "class": "class", "side": "side",
    "counterpart_name_vi": "counterpart_name_vi", "counterpart_name_zh": "counterpart_name_zh",
    "counterpart_name_en": "counterpart_name_en",
    "province": "province", "admin1": "province", "province_vn_2025": "province", "province_cn": "province_cn",
    "locality": "locality", "place": "place", "scope_en": "place",
    "start": "start", "end": "end", "date_approx": "date_approx", "date_text": "date_text",
    "at": "at", "related": "related", "programme": "programme",
    "twinned_with": "twinned_with", "twinned_note_en": "twinned_note",
    "marker": "marker", "markers": "markers",
    "planted_by_en": "planted_by", "area_or_count_en": "area_or_count",
    "built_by_en": "built_by", "size_en": "size", "unit_en": "unit",
    "vn_locations": "locations_vn", "cn_locations": "locations_cn", "vn_head": "head_vn", "cn_head": "head_cn",
    "notes_en": "notes", "what_en": "notes", "activities_en": "notes",
    "coord_source": "coord_source", "source": "source", "confidence": "confidence",
    "coord_confidence": "coord_confidence",
}
_NUMBERS = {
    "n": "edition", "exchange_n": "edition", "count": "count", "population": "population",
    "coord_precision_m": "precision_m", "border_dist_km": "border_dist_km", "snap_shift_km": "snap_shift_km",
}


def _properties(row, identifier, kind, names, **more):
    """The properties of one feature: id, names and kind first, then every informative column, then `more`."""
    made = {"id": identifier, **{f"name_{lang}": text for lang, text in names.items()}, "kind": kind}
    made.update({_SHARED[c]: row[c] for c in _SHARED if row.get(c)})
    made.update({_NUMBERS[c]: number(row[c]) for c in _NUMBERS if row.get(c)})
    if row.get("host"):
        made["host"] = row["host"]
    made.update(more)
    return {key: value for key, value in made.items() if value not in ("", None)}


def _names(row, pattern="name_{}"):
    found = {lang: row.get(pattern.format(lang), "") for lang in ("vi", "zh", "en")}
    return {lang: text for lang, text in found.items() if text}


def _point(row, lat="lat", lon="lon"):
    return geojson.point(float(row[lon]), float(row[lat])) if row.get(lat) else None


def _position_confidence(coord_source):
    """For tables without a column coord_confidence: what facts/README.md says of such positions."""
    return "known" if "general knowledge" in coord_source else "derived"


def gates(rows):
    for row in rows:
        former = row["province_vn"] if row["province_vn"] != row["province_vn_2025"] else ""
        properties = _properties(row, row["id"], "border gate", _names(row), province_vn_before_2025=former)
        yield geojson.feature(properties, _point(row))


def posts(rows):
    for row in rows:
        yield geojson.feature(_properties(row, row["id"], row["type"], _names(row)), _point(row))


def forests(rows):
    for row in rows:
        yield geojson.feature(_properties(row, row["id"], row["kind"], _names(row)), _point(row))


def houses(rows):
    for row in rows:
        kind = "friendship house" if "M13" in ids(row, "programme") else "friendship facility"
        yield geojson.feature(_properties(row, row["id"], kind, _names(row)), _point(row))


def events(rows):
    for row in rows:
        yield geojson.feature(_properties(row, row["id"], row["type"], {"en": row["title_en"]}), _point(row))


def markers(rows):
    for row in rows:
        number_only = row["marker"]
        names = {"vi": f"Mốc {number_only}", "zh": f"{number_only}号界碑", "en": f"Marker {number_only}"}
        confidence = "sourced" if row["lat"] else ""
        yield geojson.feature(_properties(row, row["id"], "boundary marker", names, coord_confidence=confidence),
                              _point(row))


def places(rows):
    """A place whose note says to draw another row instead keeps its facts and loses its misleading point."""
    for row in rows:
        better = re.search(r"draw (\w+) instead", row["notes_en"])
        if better:
            properties = _properties(row, row["id"], row["kind"], _names(row), superseded_by=better[1])
            for key in ("precision_m", "border_dist_km"):
                properties.pop(key, None)
            yield geojson.feature(properties, None)
            continue
        confidence = _position_confidence(row["coord_source"])
        yield geojson.feature(_properties(row, row["id"], row["kind"], _names(row), coord_confidence=confidence),
                              _point(row))


def programmes(rows, carriers):
    """`carriers`: programme id -> ids of the rows that carry it, so that a card can list where it happened."""
    for row in rows:
        where = " ".join(carriers.get(row["id"], ()))
        yield geojson.feature(_properties(row, row["id"], row["kind"], _names(row), where=where), None)


def exchanges(rows):
    """One feature where both sides met at one point, else one for each side, each naming the other as `twin`."""
    for row in rows:
        here, there = _point(row, "vn_lat", "vn_lon"), _point(row, "cn_lat", "cn_lon")
        sources = dict(part.split(": ", 1) for part in row["coord_source"].split("; "))
        if here == there:
            precision = max(number(row["vn_prec_m"]), number(row["cn_prec_m"]))
            yield _exchange(row, row["id"], here, sources["VN"], "both", precision, row["host_vn"],
                            ids(row, "at_vn", "at_cn"))
            continue
        yield _exchange(row, row["id"], here, sources["VN"], "VN", number(row["vn_prec_m"]), row["host_vn"],
                        ids(row, "at_vn"), twin=f"{row['id']}-cn")
        yield _exchange(row, f"{row['id']}-cn", there, sources["CN"], "CN", number(row["cn_prec_m"]), row["host_cn"],
                        ids(row, "at_cn"), twin=row["id"])


def _exchange(row, identifier, geometry, coord_source, side, precision, host, at, **more):
    properties = _properties(row, identifier, "exchange", _names(row), side=side, precision_m=precision, host=host,
                             at=" ".join(at), coord_source=coord_source,
                             coord_confidence=_position_confidence(coord_source), **more)
    return geojson.feature(properties, geometry)


def twins(rows, counts):
    """A feature for the pair and one for each side; then the totals that sources give, which have no place."""
    for row in rows:
        yield _pair(row)
        yield _side(row, "vn", "cn")
        yield _side(row, "cn", "vn")
    for row in counts:
        names = {"en": f"{row['count']} {row['unit_en']}, {row['scope_en']}"}
        yield geojson.feature(_properties(row, row["id"], "count", names), None)


def pair_names(row):
    """Both names, in the languages that have both."""
    here, there = _names(row, "name_vn_{}"), _names(row, "name_cn_{}")
    return {lang: f"{here[lang]} – {there[lang]}" for lang in here if lang in there}


def _pair(row):
    ends = [p for p in (_point(row, "lat_vn", "lon_vn"), _point(row, "lat_cn", "lon_cn")) if p]
    geometry, host = (ends[0] if ends else None), ""
    if len(ends) == 2 and ends[0] != ends[1]:
        geometry = geojson.line(end["coordinates"] for end in ends)
    elif ends:
        host = row["host_vn"] or row["host_cn"]
    precisions = [number(row[c]) for c in ("prec_vn_m", "prec_cn_m") if row[c]]
    properties = _properties(
        row, row["id"], "twin pair", pair_names(row), side="both", sides=f"{row['id']}-vn {row['id']}-cn",
        at=" ".join(ids(row, "at_vn", "at_cn")), locality_vn=row["locality_vn"], locality_cn=row["locality_cn"],
        precision_m=max(precisions) if precisions else None, host=host, position_note=row["note"])
    return geojson.feature(properties, geometry)


def _side(row, side, other):
    properties = _properties(
        row, f"{row['id']}-{side}", "twin", _names(row, f"name_{side}_{{}}"), side=side.upper(), pair=row["id"],
        twin=f"{row['id']}-{other}", at=row[f"at_{side}"], locality=row[f"locality_{side}"],
        precision_m=number(row[f"prec_{side}_m"]), host=row[f"host_{side}"], position_note=row["note"])
    return geojson.feature(properties, _point(row, f"lat_{side}", f"lon_{side}"))
