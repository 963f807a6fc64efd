"""From table rows to features: which column becomes which property, where a row stands, what it is called.

Every layer uses the same property names; a property without a value is left out. Nothing is added that the tables do
not say, apart from the generic words of a name ("Marker 102(1)") and the two rules written at `_position_confidence`.
"""

import geojson
from tables import ids, number

# Columns that keep their meaning in every table, in the order in which a reader meets them: column -> property.
_SHARED = {
    "level": "level", "class": "class", "part_of": "part_of", "part_of_kind": "part_of_kind", "side": "side",
    "counterpart_name_vi": "counterpart_name_vi", "counterpart_name_zh": "counterpart_name_zh",
    "counterpart_name_en": "counterpart_name_en", "counterpart_name_zh_is_ours": "counterpart_name_zh_is_ours",
    "name_vi_is_ours": "name_vi_is_ours", "name_zh_is_ours": "name_zh_is_ours",
    "start": "start", "end": "end", "date_approx": "date_approx", "since": "since",
    "at": "at", "related": "related", "programme": "programme",
    "twinned_with": "twinned_with", "counterpart": "counterpart",
    "marker": "marker", "markers": "markers",
    "coord_source": "coord_source", "source": "source", "confidence": "confidence",
    "coord_confidence": "coord_confidence",
}
# Texts for readers, each in three columns by language: beginning of the columns -> beginning of the properties.
_TEXTS = {
    "date_text": "date_text",
    "province": "province", "province_cn": "province_cn", "locality": "locality", "place": "place", "scope": "place",
    "locality_vn": "locality_vn", "locality_cn": "locality_cn",
    "vn_locations": "locations_vn", "cn_locations": "locations_cn", "vn_head": "head_vn", "cn_head": "head_cn",
    "planted_by": "planted_by", "area_or_count": "area_or_count", "built_by": "built_by", "size": "size",
    "unit": "unit", "twinned_note": "twinned_note",
    "notes": "notes", "what": "notes", "activities": "notes",
}
_NUMBERS = {
    "n": "edition", "exchange_n": "edition", "count": "count", "population": "population", "rank": "rank",
    "coord_precision_m": "precision_m", "border_dist_km": "border_dist_km", "snap_shift_km": "snap_shift_km",
}
LANGUAGES = ("vi", "zh", "en")


def _properties(row, identifier, kind, names, **more):
    """The properties of one feature: id, names and kind first, then every informative column, then `more`."""
    made = {"id": identifier, **{f"name_{lang}": text for lang, text in names.items()}, "kind": kind}
    made.update({_SHARED[c]: row[c] for c in _SHARED if row.get(c)})
    for column, name in _TEXTS.items():
        made.update({f"{name}_{lang}": text for lang, text in texts(row, f"{column}_{{}}").items()})
    made.update({_NUMBERS[c]: number(row[c]) for c in _NUMBERS if row.get(c)})
    if row.get("host"):
        made["host"] = row["host"]
    made.update(more)
    return {key: value for key, value in made.items() if value not in ("", None)}


def texts(row, pattern):
    """A text by language, from the columns that the pattern names; those that are filled."""
    found = {lang: row.get(pattern.format(lang), "") for lang in LANGUAGES}
    return {lang: text for lang, text in found.items() if text}


def _names(row, pattern="name_{}"):
    return texts(row, pattern)


def drawn(rows):
    """The rows that are shown: one that another row supersedes is not."""
    return [row for row in rows if not row.get("superseded_by")]


def _point(row, lat="lat", lon="lon"):
    return geojson.point(float(row[lon]), float(row[lat])) if row.get(lat) else None


def _position_confidence(coord_source):
    """For tables without a column coord_confidence: what facts/README.md says of such positions."""
    return "known" if "general knowledge" in coord_source else "derived"


def gates(rows, provinces):
    """`provinces`: Vietnamese name -> its texts, for provinces that a merger ended."""
    for row in rows:
        former = provinces[row["province_vn"]] if row["province_vn"] != row["province_vn_2025"] else {}
        properties = _properties(row, row["id"], "border gate", _names(row),
                                 **{f"province_before_2025_{lang}": text for lang, text in former.items()})
        yield geojson.feature(properties, _point(row))


def posts(rows):
    for row in rows:
        yield geojson.feature(_properties(row, row["id"], row["type"], _names(row)), _point(row))


def forests(rows):
    for row in drawn(rows):
        yield geojson.feature(_properties(row, row["id"], row["kind"], _names(row)), _point(row))


def houses(rows):
    for row in rows:
        kind = "friendship house" if "M13" in ids(row, "programme") else "friendship facility"
        yield geojson.feature(_properties(row, row["id"], kind, _names(row)), _point(row))


def events(rows):
    for row in rows:
        yield geojson.feature(_properties(row, row["id"], row["type"], _names(row, "title_{}")), _point(row))


_TRIPOINT = {"vi": "ngã ba biên giới", "zh": "三国交界", "en": "tripoint"}


def markers(rows):
    for row in rows:
        plain, _, tripoint = row["marker"].partition(" (tripoint")
        named = {lang: f"{plain} ({_TRIPOINT[lang]})" if tripoint else row["marker"] for lang in LANGUAGES}
        names = {"vi": f"Mốc {named['vi']}", "zh": f"{plain}号界碑（{_TRIPOINT['zh']}）" if tripoint else f"{plain}号界碑",
                 "en": f"Marker {named['en']}"}
        confidence = "sourced" if row["lat"] else ""
        yield geojson.feature(_properties({**row, "marker": plain}, row["id"], "boundary marker", names,
                                          coord_confidence=confidence), _point(row))


def places(rows):
    for row in drawn(rows):
        confidence = _position_confidence(row["coord_source"]) if row["lat"] else ""
        yield geojson.feature(_properties(row, row["id"], row["kind"], _names(row), coord_confidence=confidence),
                              _point(row))


_NO_PLACE = {"vi": "Các nguồn đã đọc không nêu địa điểm.", "zh": "所读资料均未注明地点。",
             "en": "No source that was read names a place."}


def programmes(rows, carriers, named_pairs):
    """`carriers`: programme id -> ids of the rows that carry it, so that a card can list where it happened, or say
    that nobody names a place. `named_pairs`: programme id -> how many twinned pairs are known by name, by language.
    """
    for row in rows:
        where = " ".join(carriers.get(row["id"], ()))
        more = {} if where else {f"no_place_{lang}": text for lang, text in _NO_PLACE.items()}
        more.update({f"named_pairs_{lang}": text for lang, text in named_pairs.get(row["id"], {}).items()})
        yield geojson.feature(_properties(row, row["id"], row["kind"], _names(row), where=where, **more), None)


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


def twins(rows, counts, named_pairs):
    """A feature for the pair and one for each side; then the totals that sources give, which have no place."""
    for row in rows:
        yield _pair(row)
        yield _side(row, "vn", "cn")
        yield _side(row, "cn", "vn")
    for row in counts:
        related = " ".join(ids(row, "programme", "related"))
        more = {f"named_pairs_{lang}": text for lang, text in named_pairs.get(row["id"], {}).items()}
        yield geojson.feature(_properties({**row, "programme": ""}, row["id"], "count", _names(row, "title_{}"),
                                          related=related, **more), None)


def pair_names(row):
    """Both names, in the languages that have both."""
    here, there = _names(row, "name_vn_{}"), _names(row, "name_cn_{}")
    return {lang: f"{here[lang]} – {there[lang]}" for lang in here if lang in there}


def _pair(row):
    ends = [p for p in (_point(row, "lat_vn", "lon_vn"), _point(row, "lat_cn", "lon_cn")) if p]
    geometry, host = (ends[0] if ends else None), ""
    if len(ends) == 2 and ends[0] != ends[1] and row["draw_line"] != "no":
        geometry = geojson.line(end["coordinates"] for end in ends)
    elif ends:
        host = row["host_vn"] or row["host_cn"]
    precisions = [number(row[c]) for c in ("prec_vn_m", "prec_cn_m") if row[c]]
    is_ours = "yes" if "yes" in (row["name_vn_zh_is_ours"], row["name_cn_zh_is_ours"]) else ""
    properties = _properties(
        row, row["id"], "twin pair", pair_names(row), side="both", sides=f"{row['id']}-vn {row['id']}-cn",
        at=" ".join(ids(row, "at_vn", "at_cn")), precision_m=max(precisions) if precisions else None, host=host,
        name_zh_is_ours=is_ours)
    return geojson.feature(properties, geometry)


def _side(row, side, other):
    """Its programme stands on the pair alone, so that a pair counts once."""
    own = {**row, "programme": "", **{f"locality_{lang}": row[f"locality_{side}_{lang}"] for lang in LANGUAGES}}
    for lang in LANGUAGES:
        own[f"locality_vn_{lang}"] = own[f"locality_cn_{lang}"] = ""
    properties = _properties(
        own, f"{row['id']}-{side}", "twin", _names(row, f"name_{side}_{{}}"), side=side.upper(), pair=row["id"],
        twin=f"{row['id']}-{other}", at=row[f"at_{side}"], precision_m=number(row[f"prec_{side}_m"]),
        host=row[f"host_{side}"], name_zh_is_ours=row[f"name_{side}_zh_is_ours"])
    return geojson.feature(properties, _point(row, f"lat_{side}", f"lon_{side}"))


def named_pairs(rows, counts, total):
    """How many of the twinned residential areas are known by both names, of the total that row `total` gives, by
    language; and on which rows a reader meets it."""
    known = sum(row["level"] == "hamlet" for row in rows)
    row = next(row for row in counts if row["id"] == total)
    said = {"en": f"{known} of {row['count']} named in our sources",
            "vi": f"{known} trong {row['count']} cặp có tên trong các nguồn đã đọc",
            "zh": f"{row['count']}对中有{known}对在所读资料中有名称"}
    return {identifier: said for identifier in (total, *ids(row, "programme"))}
