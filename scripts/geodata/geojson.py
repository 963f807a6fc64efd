"""Writing GeoJSON the way this repository keeps it: one feature a line, UTF-8, the same bytes every time."""

import gzip
import json
from pathlib import Path


def _dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write(path, name, attribution, features):
    """Write a FeatureCollection to `path`, one feature a line, with its credit in the member "attribution"; compressed
    where the name ends in .gz, the same bytes every time."""
    head = f'{{"type":"FeatureCollection","name":{_dump(name)},"attribution":{_dump(attribution)},"features":[\n'
    body = ",\n".join(_dump(feature) for feature in features)
    text = (head + body + "\n]}\n").encode("utf-8")
    Path(path).write_bytes(gzip.compress(text, 9, mtime=0) if str(path).endswith(".gz") else text)


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
