// Layers and their features: where they are, what they are called, which of them show.

const layers = data.layers.map((written, number) => {
  const layer = { ...written, ...unpack(written), number, isVisible: true };
  layer.class = unrolled(written.class, written.count);
  layer.classes = written.classes.map((style, i) => ({ ...style, number: `${number}/${i}`, isOn: style.on }));
  layer.names = Object.fromEntries(Object.entries(written.names).map(([language, runs]) => [language, unrolled(runs, written.count)]));
  layer.hosted = new Uint8Array(written.count);
  layer.hasPoints = layer.kinds.includes(POINT);
  layer.hasAreas = layer.kinds.some((kind) => kind >= RING);
  layer.hasLines = layer.kinds.includes(LINE);
  layer.drawingOrder = orderBySize(layer);
  layer.geometry = null; // unpacked: its text is not needed any more
  return layer;
});

/** Features with points, the smallest symbols first: larger ones are drawn above them. */
function orderBySize(layer) {
  const order = [];
  for (let feature = 0; feature < layer.count; ++feature) {
    if (hasKind(layer, feature, POINT)) order.push(feature);
  }
  const px = (feature) => layer.classes[layer.class[feature]].px;
  return Uint32Array.from(order.sort((a, b) => px(a) - px(b) || a - b));
}

function hasKind(layer, feature, kind) {
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    if (layer.kinds[part] === kind) return true;
  }
  return false;
}

const hasPlace = (layer, feature) => layer.partBegin[feature] < layer.partBegin[feature + 1];
const styleOf = (layer, feature) => layer.classes[layer.class[feature]];
const rankOf = (layer, feature) => layer.rank?.[feature] ?? 1;

/** Shown "from zoom 0 on" means always: the whole world in a small window has a zoom below 0. */
const isReached = (atZoom, fromZoom) => fromZoom <= 0 || atZoom >= fromZoom;
const isClassShown = (style, atZoom) => style.isOn && isReached(atZoom, style.min) && atZoom < style.max;

/** The box around a feature: [left, bottom, right, top]. */
function boxOf(layer, feature) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) growBox(box, layer, part);
  return box;
}

function growBox(box, layer, part) {
  box[0] = Math.min(box[0], layer.boxes[4 * part]);
  box[1] = Math.min(box[1], layer.boxes[4 * part + 1]);
  box[2] = Math.max(box[2], layer.boxes[4 * part + 2]);
  box[3] = Math.max(box[3], layer.boxes[4 * part + 3]);
}

/** Where a feature is named and pointed to: its point, half-way along its longest line, the middle of its areas. */
function anchorOf(layer, feature) {
  layer.anchors ??= new Map();
  let anchor = layer.anchors.get(feature);
  if (!anchor) {
    anchor = findAnchor(layer, feature);
    layer.anchors.set(feature, anchor);
  }
  return anchor;
}

/** A feature of several kinds is named at the highest of them: its areas, else its lines, else its points. */
function findAnchor(layer, feature) {
  let longest = -1, longestSize = -1;
  const areas = [Infinity, Infinity, -Infinity, -Infinity];
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    if (layer.kinds[part] >= RING) growBox(areas, layer, part);
    const size = layer.kinds[part] === LINE ? layer.boxes[4 * part + 2] - layer.boxes[4 * part] + layer.boxes[4 * part + 3] - layer.boxes[4 * part + 1] : 0;
    if (size > longestSize) [longest, longestSize] = [part, size];
  }
  if (areas[0] <= areas[2]) return [(areas[0] + areas[2]) / 2, (areas[1] + areas[3]) / 2];
  const middle = (layer.vertexBegin[longest] + layer.vertexBegin[longest + 1] - 1) >> 1;
  return [layer.x[middle], layer.y[middle]];
}

/** The names of a feature in the languages of the page, most wanted first; else in any that it has. */
function namesOf(layer, feature) {
  const found = [];
  for (const language of data.chains[state.locale]) {
    const number = layer.names[language]?.[feature];
    if (number) found.push({ language, name: text(number) });
  }
  if (found.length === 0) {
    for (const [language, numbers] of Object.entries(layer.names)) {
      if (numbers[feature]) return [{ language, name: text(numbers[feature]) }];
    }
  }
  return found;
}

const titleOf = (layer) => layer.title[state.locale];

/** A feature whose place was borrowed from a host has no symbol of its own while the host's layer shows. */
function updateHosted() {
  for (const layer of layers) {
    layer.hosted.fill(0);
    for (let i = 0; i < layer.host.length; i += 3) {
      const host = layers[layer.host[i + 1]];
      // It speaks for one only as long as it shows as much as that.
      const speaks = (host.showing?.[layer.host[i + 2]] ?? 2) >= (layer.showing?.[layer.host[i]] ?? 2);
      layer.hosted[layer.host[i]] = host.isVisible && hasPlace(host, layer.host[i + 2]) && speaks ? 1 : 0;
    }
    layer.clusters = null;
  }
}

/** Who stands at a feature's place without a symbol: [layer number, feature], from the top layer down. */
const guests = new Map();
for (const layer of [...layers].reverse()) {
  for (let i = 0; i < layer.host.length; i += 3) {
    const key = `${layer.host[i + 1]} ${layer.host[i + 2]}`;
    if (!guests.has(key)) guests.set(key, []);
    guests.get(key).push({ layer, feature: layer.host[i] });
  }
}
const guestsOf = (layer, feature) => (guests.get(`${layer.number} ${feature}`) ?? []).filter((guest) => guest.layer.isVisible && guest.layer.showing[guest.feature] > 0);

