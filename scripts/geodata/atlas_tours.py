"""The tours of the atlas, made from the fact tables: what is told at a stop is what the tables say of its place.

The words of the first stops, which say how the map is to be read, stand here; everything else comes from the tables.
"""

import json
import math

import tables as facts

_LANGUAGES = ("en", "vi", "zh")

# Gates from west to east at which the walk along the border stops.
_BORDER_STOPS = ("G01", "G03", "G06", "G11", "G17", "G21", "G24", "G31", "G34", "G36", "G39")

_BORDER_TITLE = {"en": "Five minutes along the border", "vi": "Năm phút dọc biên giới", "zh": "五分钟走过边境"}
_BORDER_BEGIN = {
    "title": {"en": "From the meeting point of three countries to the sea",
              "vi": "Từ ngã ba biên giới ra tới biển",
              "zh": "从三国交界处到海边"},
    "text": {
        "en": "{gates} gates and crossings stand on this map, from the meeting point of Vietnam, China and Laos in the "
              "west to the sea in the east. An arch is a gate, a shield a border post, two roofs are a twinned village; "
              "an arc joins the two sides of a pair. A click on a symbol opens its card, with dates and sources; a "
              "faint ring around it shows how far off its position may be.",
        "vi": "Bản đồ này có {gates} cửa khẩu và lối mở, từ ngã ba biên giới Việt Nam - Trung Quốc - Lào ở phía tây ra "
              "tới biển ở phía đông. Hình vòm là cửa khẩu, hình khiên là đồn biên phòng, hai mái nhà là cụm dân cư kết "
              "nghĩa; đường cong nối hai bên của một cặp. Bấm vào ký hiệu để mở thẻ, có ngày tháng và nguồn; vòng mờ "
              "quanh ký hiệu cho biết vị trí có thể lệch bao xa.",
        "zh": "本图标出{gates}个口岸和通道，西起中国、越南、老挝三国交界处，东至海边。拱门表示口岸，盾牌表示边防屯，"
              "双屋顶表示结对村屯；弧线连接结对双方。单击符号可打开卡片，查看日期和来源；符号周围的淡圈表示位置可能偏差的范围。",
    },
}

_EXCHANGES_TITLE = {"en": "The ten exchanges, 2014–2026", "vi": "Mười lần giao lưu, 2014–2026",
                    "zh": "十次交流活动（2014—2026年）"}
_EXCHANGES_READ = {
    "en": "Each stop shows the places of one meeting on both sides; what was told before stays on the map.",
    "vi": "Mỗi điểm cho thấy nơi diễn ra một lần giao lưu ở cả hai bên; những lần trước vẫn còn trên bản đồ.",
    "zh": "每一站显示一次活动在双方境内的地点；此前各次仍留在图上。",
}
_HEADS = {"en": "Vietnam: {}. China: {}.", "vi": "Việt Nam: {}. Trung Quốc: {}.", "zh": "越方：{}。中方：{}。"}

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")
_BRACKETS = {"en": " ({})", "vi": " ({})", "zh": "（{}）"}

_OVERVIEW = {"centre": [105.1, 22.4], "zoom": 7, "size": [820, 420]}


def _texts(row, column):
    return {language: row[f"{column}_{language}"] for language in _LANGUAGES}


def _joined(*texts, blank=" "):
    """Texts one after the other, in each language; Chinese needs no blank between sentences."""
    return {language: ("" if language == "zh" and blank == " " else blank).join(
        text[language] for text in texts if text[language]) for language in _LANGUAGES}


def _sentence(text):
    """Some words as a sentence of their own."""
    return {language: words[:1].upper() + words[1:] + ("。" if language == "zh" else ".") if words else ""
            for language, words in text.items()}


def _view(places, closest):
    """A view in which all places have room around them."""
    west, east = min(x for x, _ in places), max(x for x, _ in places)
    south, north = min(y for _, y in places), max(y for _, y in places)
    size = [640, 380]
    share = 0.55  # of the view, that they take
    world_px = 256
    zoom = closest
    middle = math.radians((south + north) / 2)
    for degrees, pixels in ((east - west, size[0]), ((north - south) / math.cos(middle), size[1])):
        if degrees > 0:
            zoom = min(zoom, math.log2(share * pixels * 360 / (degrees * world_px)))
    return {"centre": [round((west + east) / 2, 5), round((south + north) / 2, 5)], "zoom": round(zoom, 2), "size": size}


def _place(row, lon, lat):
    return (facts.number(row[lon]), facts.number(row[lat]))


def _border(tables):
    gates = {row["id"]: row for row in tables["gates"]}
    begin = {"title": _BORDER_BEGIN["title"],
             "text": {language: text.format(gates=len(gates)) for language, text in _BORDER_BEGIN["text"].items()},
             "view": _OVERVIEW}
    stops = [begin]
    for identifier in _BORDER_STOPS:
        gate = gates[identifier]
        names = {language: " – ".join(filter(None, (gate[f"name_{language}"], gate[f"counterpart_name_{language}"])))
                 for language in _LANGUAGES}
        stops.append({"title": names, "text": _texts(gate, "notes"), "view": _view([_place(gate, "lon", "lat")], 11.5)})
    return {"name": "border", "title": _BORDER_TITLE, "stops": stops}


def _exchanges(tables):
    layers = ["exchanges", "houses", "markers"]  # not what stands for them: gates and towns
    programme = next(row for row in tables["programmes"] if row["id"] == "M01")
    stops = [{"title": _texts(programme, "name"), "text": _joined(_texts(programme, "what"), _EXCHANGES_READ),
              "view": _OVERVIEW, "layers": layers}]
    for row in tables["exchanges"]:
        heads = {language: _HEADS[language].format(row[f"vn_head_{language}"], row[f"cn_head_{language}"])
                 for language in _LANGUAGES}
        places = [_place(row, "vn_lon", "vn_lat"), _place(row, "cn_lon", "cn_lat")]
        stops.append({"title": _texts(row, "name"),
                      "text": _joined(_sentence(_dates(row)), heads, _texts(row, "activities")),
                      "view": _view(places, 10.5), "time": f"../{row['end']}", "layers": layers})
    return {"name": "exchanges", "title": _EXCHANGES_TITLE, "stops": stops}


def _dates(row):
    """The days of a meeting, with the source's own words about them in brackets."""
    year, month, day = (int(part) for part in row["start"].split("-"))
    last = int(row["end"].split("-")[2])
    assert row["end"][:7] == row["start"][:7], "a meeting that goes over into another month"
    is_one = last == day
    days = {"en": f"{day} {_MONTHS[month - 1]} {year}" if is_one else f"{day}–{last} {_MONTHS[month - 1]} {year}",
            "vi": f"ngày {day}/{month}/{year}" if is_one else f"ngày {day}–{last}/{month}/{year}",
            "zh": f"{year}年{month}月{day}日" if is_one else f"{year}年{month}月{day}日至{last}日"}
    told = _texts(row, "date_text")
    return {language: text + (_BRACKETS[language].format(told[language]) if told[language] else "")
            for language, text in days.items()}


def build(tables):
    return [_exchanges(tables), _border(tables)]


def text(tours):
    """As they stand in a map file, from the member's name to the comma after it."""
    lines = json.dumps(tours, ensure_ascii=False, indent=2).split("\n")
    return '  "tours": ' + "\n  ".join(lines) + ",\n"


def put_into(path, tours):
    """Puts them into a map file, in place of those that it has."""
    written = path.read_text(encoding="utf-8")
    begin = written.find('  "tours": [')
    if begin < 0:
        begin = end = written.index('  "layers": [')
    else:
        end = written.index("\n  ],\n", begin) + len("\n  ],\n")
    path.write_text(written[:begin] + text(tours) + written[end:], encoding="utf-8")
