// What the page carries: texts, looks, packed geometries and cards (src/page/html_map.cpp writes it).

const data = JSON.parse(document.getElementById("data").textContent);
const languages = ["en", "vi", "zh"];
const languageTags = ["en", "vi", "zh-Hans"];
const languageNames = ["English", "Tiếng Việt", "中文"];

/** What a person chose on this page, and what is drawn because of it. */
const state = {
  locale: data.locale,
  theme: "light",
  isPrinting: false,
  view: { x: data.home.x, y: data.home.y, perPx: data.home.perPx, width: 1, height: 1 },
  hovered: null,
  selected: null, // { places: [{ layer, feature }], index }
};

const text = (number) => data.strings[number];

/** A text of the interface, with values put in for `{}` or `{1}`. */
function say(name, ...values) {
  let next = 0;
  return data.words[name][state.locale].replace(/\{(\d*)\}/g, (_, place) => values[place === "" ? next++ : Number(place)] ?? "");
}

/** A text as it is compared: lower case, without marks. "hue" finds Huế, "dong" Đông. */
const folded = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đð]/g, "d").replace(/ø/g, "o").replace(/ł/g, "l").replace(/ß/g, "ss");

/** A column that was written as pairs of a value and how often it follows. */
function unrolled(runs, count) {
  const values = new Uint32Array(count);
  for (let i = 0, at = 0; i < runs.length; i += 2) {
    values.fill(runs[i], at, at + runs[i + 1]);
    at += runs[i + 1];
  }
  return values;
}

/** Reads whole numbers of any length, seven bits a byte. */
class VarintReader {
  constructor(base64) {
    const bytes = atob(base64);
    this.bytes = new Uint8Array(bytes.length);
    for (let i = 0; i < bytes.length; ++i) this.bytes[i] = bytes.charCodeAt(i);
    this.at = 0;
  }
  next() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++];
      if (byte < 128) return value + byte * factor;
      value += (byte - 128) * factor;
    }
  }
  nextSigned() {
    const value = this.next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}

/** Kinds of a part, in the order of the program's PartKind. */
const POINT = 0, LINE = 1, RING = 2, HOLE = 3, AREA = 4;

/** Unpacks the geometries of a layer into flat arrays: parts of features, vertices of parts, boxes of parts. */
function unpack(layer) {
  const reader = new VarintReader(layer.geometry);
  const partBegin = new Uint32Array(layer.count + 1);
  const kinds = [], vertexBegin = [0], x = [], y = [], boxes = [];
  let lastX = 0, lastY = 0;
  for (let feature = 0; feature < layer.count; ++feature) {
    for (let parts = reader.next(); parts > 0; --parts) {
      const head = reader.next(), unit = 2 ** reader.next(), count = Math.floor(head / 8);
      let left = Infinity, bottom = Infinity, right = -Infinity, top = -Infinity;
      for (let i = 0; i < count; ++i) {
        lastX += reader.nextSigned() * (i === 0 ? 1 : unit);
        lastY += reader.nextSigned() * (i === 0 ? 1 : unit);
        const worldX = data.home.x + lastX * layer.step, worldY = data.home.y + lastY * layer.step;
        x.push(worldX);
        y.push(worldY);
        left = Math.min(left, worldX);
        right = Math.max(right, worldX);
        bottom = Math.min(bottom, worldY);
        top = Math.max(top, worldY);
      }
      kinds.push(head % 8);
      vertexBegin.push(x.length);
      boxes.push(left, bottom, right, top);
    }
    partBegin[feature + 1] = kinds.length;
  }
  return {
    partBegin, kinds: Uint8Array.from(kinds), vertexBegin: Uint32Array.from(vertexBegin),
    x: Float64Array.from(x), y: Float64Array.from(y), boxes: Float64Array.from(boxes),
  };
}

