"""What must hold over the whole atlas before a byte of it is written; the message names the id that is wrong."""

_LINK_PROPERTIES = ("host", "at", "related", "programme", "twin", "pair", "sides", "twinned_with", "where", "part_of", "counterpart")


def check(layers, entries):
    """`entries`: row id -> what it tells. Unique ids, links that lead somewhere, hosts that are drawn at the very position of their guests."""
    features = [feature for layer in layers.values() for feature in layer]
    by_id = {feature["id"]: feature for feature in features}
    if len(by_id) != len(features):
        seen = set()
        raise AssertionError(f"id used twice: {[f['id'] for f in features if f['id'] in seen or seen.add(f['id'])]}")
    for feature in features:
        properties = feature["properties"]
        for name in _LINK_PROPERTIES:
            for target in properties.get(name, "").split():
                assert target in by_id, f"{feature['id']}: {name} names {target}, which is no feature"
        for entry in properties.get("events", ()):
            assert entry["id"] in entries, f"{feature['id']}: event {entry['id']} is in no table"
        if "host" in properties:
            _check_host(feature, by_id[properties["host"]])


def _check_host(guest, host):
    assert "host" not in host["properties"], f"{guest['id']}: its host {host['id']} is itself hosted"
    assert guest["geometry"] and guest["geometry"]["type"] == "Point", f"{guest['id']}: hosted, but no point"
    assert guest["geometry"] == host["geometry"], f"{guest['id']}: stands elsewhere than its host {host['id']}"
