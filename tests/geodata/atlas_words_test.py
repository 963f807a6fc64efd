#!/usr/bin/python3
"""The atlas is data: no word of it stands in the program's source."""

import json
import re
import sys
import unittest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
WORDS = ("cửa khẩu", "口岸", "友谊", "kết nghĩa", "friendship", "twinned", "border gate", "Lào Cai")
MAP = json.loads((REPOSITORY / "geodata" / "vietnam-china-border.gatepost.json").read_text(encoding="utf-8"))


def atlas_fields():
    """Every field of the atlas' layers that is of this atlas alone, by its name."""
    fields = set()
    for path in (REPOSITORY / "geodata" / "atlas").glob("*.geojson"):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            fields |= feature["properties"].keys()
    return {field for field in fields if re.search(r"(^|_)(vn|cn)(_|$)|head|planted|counterpart|twin|border", field)}


def told_words():
    """Kinds and titles of the map file, which are of the atlas alone when they have several words."""
    kinds = MAP["profile"]["kinds"]
    titles = [layer["title"] for layer in MAP["layers"]]
    texts = list(kinds) + [text for kind in kinds.values() for text in kind.values()] + [text for title in titles for text in title.values()]
    return {text for text in texts if len(text.split()) > 2 or re.search("[一-鿿]{3}", text)}


class AtlasWords(unittest.TestCase):
    def test_no_word_of_the_atlas_stands_in_the_source(self):
        fields, words = atlas_fields(), set(WORDS) | told_words()
        self.assertGreater(len(fields), 8, fields)
        self.assertGreater(len(words), 80)
        found = []
        for path in sorted((REPOSITORY / "src").rglob("*.?pp")):
            text = path.read_text(encoding="utf-8")
            found += [f"{path}: {word}" for word in words if word.lower() in text.lower()]
            found += [f"{path}: {field}" for field in fields if re.search(rf'"{field}"', text)]
        self.assertEqual(found, [])

    def test_every_field_of_the_atlas_is_named_or_hidden_by_its_map_file(self):
        told = {field["name"] for field in MAP["profile"]["fields"]}
        fields = set()
        for path in (REPOSITORY / "geodata" / "atlas").glob("*.geojson"):
            for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
                fields |= {key for key, value in feature["properties"].items() if value not in (None, "")}
        by_language = {field["name"] for field in MAP["profile"]["fields"] if field.get("by_language")}
        told |= {f"{name}_{language}" for name in by_language for language in ("en", "vi", "zh")}
        self.assertEqual(sorted(fields - told), [])

    def test_every_text_has_the_three_languages(self):
        def check(text, place):
            self.assertEqual(sorted(text), ["en", "vi", "zh"], place)
        for layer in MAP["layers"]:
            check(layer["title"], layer["name"])
        for field in MAP["profile"]["fields"]:
            if "label" in field:
                check(field["label"], field["name"])
            for value, text in field.get("values", {}).items():
                check(text, value)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
