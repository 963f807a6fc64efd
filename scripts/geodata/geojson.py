"""Writing GeoJSON the way this repository keeps it: one feature a line, UTF-8, the same bytes every time."""

import json
from pathlib import Path


def _dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write(path, name, attribution, features):
    """Write a FeatureCollection to `path`, one feature a line, with its credit in the member "attribution"."""
    head = f'{{"type":"FeatureCollection","name":{_dump(name)},"attribution":{_dump(attribution)},"features":[\n'
    body = ",\n".join(_dump(feature) for feature in features)
    Path(path).write_text(head + body + "\n]}\n", encoding="utf-8", newline="\n")


def feature(properties, geometry):
    """One Feature; its id, where it has one, stands in the member "id" and in the properties."""
    made = {"type": "Feature"}
    if "id" in properties:
        made["id"] = properties["id"]
    made["properties"] = properties
    made["geometry"] = geometry
    return made


def point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


def line(positions):
    return {"type": "LineString", "coordinates": [list(p) for p in positions]}
