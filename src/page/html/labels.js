// Names on the map: candidates, best first, each takes the first of its places that is free (the program's
// src/label: label_candidates, label_placement, area_places).

const measures = new Map();
const measuring = document.createElement("canvas").getContext("2d");

const fontOf = (label, px = label.px) => `${label.italic ? "italic " : ""}${label.bold ? 600 : 400} ${px}px ${fontFamily}`;

/** Scripts whose letters join, stack or run from right to left: put one by one they are no words any more. */
const joinedScripts = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}\p{Script=Tibetan}]/u;
const isJoined = (line) => joinedScripts.test(line);
const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

/** What may be painted one by one: letters with their marks; a text of joined letters is one piece. */
function lettersOf(line) {
  if (isJoined(line)) return [line];
  return segmenter ? Array.from(segmenter.segment(line), ({ segment }) => segment) : Array.from(line);
}

/** Width of a line of text, with what stands between spaced letters. */
function widthOf(line, label, px = label.px) {
  const key = `${fontOf(label, px)}|${line}`;
  let width = measures.get(key);
  if (width === undefined) {
    measuring.font = fontOf(label, px);
    width = measuring.measureText(line).width;
    measures.set(key, width);
  }
  return label.spaced ? width + spacing(label) * (lettersOf(line).length - 1) : width;
}

const spacing = (label) => label.px * 0.28;
const lineHeight = (px) => px * 1.3;

/** Boxes that nothing else may cover, by the cells that they touch. */
class Occupied {
  constructor() {
    this.cells = new Map();
  }
  *keys(box) {
    for (let row = Math.floor(box.top / 64); row <= Math.floor(box.bottom / 64); ++row) {
      for (let column = Math.floor(box.left / 64); column <= Math.floor(box.right / 64); ++column) yield row * 4096 + column;
    }
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }
  isFree(box) {
    for (const key of this.keys(box)) {
      if (this.cells.get(key)?.some((other) => meet(box, other))) return false;
    }
    return true;
  }
}

const meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
const boxAround = (x, y, halfX, halfY = halfX) => ({ left: x - halfX, top: y - halfY, right: x + halfX, bottom: y + halfY });
const isWithin = (frame, box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

/** A name without the word for what it is, and far out without what stands in brackets at its end. */
function shortName(name, label, atZoom) {
  for (const word of label.leaveOut) {
    if (name.startsWith(word + " ")) name = name.slice(word.length + 1);
    else if (name.endsWith(" " + word)) name = name.slice(0, -word.length - 1);
  }
  return isReached(atZoom, label.bracketsFrom) ? name : name.replace(/(.)\s*[(（][^(（]*[)）]$/u, "$1");
}

/** A name too long for one line, in two of about the same length. */
function inTwoLines(name) {
  if (name.length <= 32) return [name];
  const spaces = [...name.matchAll(/ /g)].map((found) => found.index);
  if (spaces.length === 0) return [name];
  const middle = spaces.reduce((best, at) => (Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best));
  return [name.slice(0, middle), name.slice(middle + 1)];
}

function linesOf(layer, feature, label, atZoom) {
  const names = namesOf(layer, feature);
  if (names.length === 0) return null;
  const lines = inTwoLines(shortName(names[0].name, label, atZoom));
  const isEnglishOfVietnamese = names[0].language === "vi" && names[1]?.language === "en";
  if (lines.length === 1 && names.length > 1 && atZoom >= label.twoFrom && !isEnglishOfVietnamese && folded(names[0].name) !== folded(names[1].name)) {
    lines.push(shortName(names[1].name, label, atZoom));
  }
  return label.spaced ? lines.map((line) => line.toUpperCase()) : lines;
}

const secondShare = 0.9; // of the first line's size

/** The labels that want a place in this view, best first. */
function labelCandidates(occupied, avoided) {
  const atZoom = zoom(), found = [];
  for (const turn of turnsInView()) {
    const box = viewBox(turn, 40);
    for (const layer of layers) {
      if (!layer.isVisible) continue;
      addCandidates(layer, turn, box, atZoom, { occupied, avoided, found });
      addFrameNames(layer, turn, found);
    }
  }
  const byImportance = (a, b) => b.label.must - a.label.must || b.label.priority - a.label.priority || a.rank - b.rank ||
    b.layer.number - a.layer.number || a.feature - b.feature;
  return found.sort(byImportance);
}

const crowdedLayer = 2000; // features; from here on one of each cell of the screen is enough to ask

function addCandidates(layer, turn, box, atZoom, { occupied, avoided, found }) {
  const shown = layer.classes.map((style) => isClassShown(style, atZoom)), taken = new Set();
  for (let feature = 0; feature < layer.count; ++feature) {
    const number = layer.class[feature];
    if (!shown[number] || !isInBox(layer, feature, box) || !hasSymbol(layer, feature)) continue;
    const style = layer.classes[number], label = layer.labels[number], rank = rankOf(layer, feature);
    const isPoint = layer.kinds[layer.partBegin[feature]] === POINT;
    const [x, y] = anchorOf(layer, feature), at = { x: screenX(x + turn), y: screenY(y) };
    const radius = isPoint && style.px > 0 ? style.px / 2 + 1.5 : 0;
    if (radius > 0 && !layer.isDotted) occupied.add(boxAround(at.x, at.y, radius));
    if (layer.keptClear) avoidLine(layer, feature, turn, style, avoided);
    const isWanted = label.shown && isReached(atZoom, label.min + label.perRank * (rank - 1)) && atZoom < label.max;
    if (!isWanted) continue;
    if (layer.count > crowdedLayer && layer.rank === undefined) {
      const cell = `${Math.floor(at.x / 160)} ${Math.floor(at.y / 56)}`;
      if (taken.has(cell)) continue;
      taken.add(cell);
    }
    found.push({ layer, feature, label, rank, at, radius, turn, isPoint });
  }
}

function isInBox(layer, feature, [left, bottom, right, top]) {
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    const i = 4 * part;
    if (layer.boxes[i] <= right && layer.boxes[i + 2] >= left && layer.boxes[i + 1] <= top && layer.boxes[i + 3] >= bottom) return true;
  }
  return false;
}

/** Boxes along a line that labels cover only if there is no other place. */
function avoidLine(layer, feature, turn, style, avoided) {
  const step = 8, half = Math.max(style.line, style.under) / 2, { width, height } = state.view;
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    let beforeX = NaN, beforeY = NaN;
    for (let i = layer.vertexBegin[part]; i < layer.vertexBegin[part + 1]; ++i) {
      const x = screenX(layer.x[i] + turn), y = screenY(layer.y[i]), length = Math.hypot(x - beforeX, y - beforeY);
      if (length < step / 2) continue;
      for (let along = step; along <= length && length < 4000; along += step) {
        const px = beforeX + ((x - beforeX) * along) / length, py = beforeY + ((y - beforeY) * along) / length;
        if (px > -step && py > -step && px < width + step && py < height + step) avoided.add(boxAround(px, py, half));
      }
      [beforeX, beforeY] = [x, y];
    }
  }
}

/** Places of a label at its symbol: right, left, above, below, the corners; if it may, the same further off. */
function* placesAt({ at, radius, label }, width, height) {
  if (radius <= 0) {
    yield boxAround(at.x, at.y, width / 2, height / 2);
    return;
  }
  for (const off of label.off ? [0, 11, 24] : [0]) {
    const corner = radius + off, side = corner + 2;
    for (const [x, y] of [[side, -height / 2], [-side - width, -height / 2], [-width / 2, -side - height], [-width / 2, side],
      [corner, -corner - height], [corner, corner], [-corner - width, -corner - height], [-corner - width, corner]]) {
      yield { left: at.x + x, top: at.y + y, right: at.x + x + width, bottom: at.y + y + height, off };
    }
  }
}

/** The first free place; one that also covers nothing to be avoided is better, unless it is far off. */
function freePlace(places, frame, occupied, avoided) {
  let best = null;
  for (const box of places) {
    if (!isWithin(frame, box) || !occupied.isFree(box)) continue;
    if (best && box.off > 0) break;
    if (avoided.isFree(box)) return box;
    best ??= box;
  }
  return best;
}

const mostLabels = 600;

/** Chooses which labels stand, and where. */
function placeLabels(reserved) {
  const occupied = new Occupied(), avoided = new Occupied(), fixed = new Occupied(); // not even a name that must stand covers what is fixed
  for (const box of reserved) {
    occupied.add(box);
    fixed.add(box);
  }
  const frame = { left: 2, top: 2, right: state.view.width - 2, bottom: state.view.height - 2 }, placed = [];
  const candidates = labelCandidates(occupied, avoided);
  reserveBadges(occupied);
  for (const candidate of candidates) {
    if (placed.length >= mostLabels) break;
    const standing = stand(candidate, frame, { occupied, avoided, fixed, reserved });
    if (!standing) continue;
    for (const box of standing.boxes) {
      occupied.add(box);
      fixed.add(box);
    }
    placed.push(standing);
  }
  return placed;
}

function stand(candidate, frame, { occupied, avoided, fixed, reserved }) {
  const { layer, feature, label } = candidate, lines = candidate.lines ?? linesOf(layer, feature, label, zoom());
  if (!lines) return null;
  if (label.along && !candidate.isPoint && layer.kinds[layer.partBegin[feature]] === LINE) {
    return standAlong(candidate, lines[0], frame, occupied);
  }
  const symbol = boxAround(candidate.at.x, candidate.at.y, 0), isSeen = isWithin(frame, symbol) && !reserved.some((box) => meet(box, symbol));
  if (candidate.isPoint && candidate.radius > 0 && !isSeen) return null; // it would be taken for another symbol's
  for (let count = lines.length; count > 0; --count) {
    const shown = lines.slice(0, count);
    const width = Math.max(...shown.map((line, i) => widthOf(line, label, i === 0 ? label.px : label.px * secondShare)));
    const height = lineHeight(label.px) + (count - 1) * lineHeight(label.px * secondShare);
    const places = label.inArea && !candidate.isPoint ? placesInArea(candidate, width, height, reserved) : [...placesAt(candidate, width, height)];
    const isRoomy = candidate.isPoint || label.inArea || fitsArea(candidate, width, height);
    const free = isRoomy && freePlace(places, frame, occupied, avoided);
    const box = free || (count === 1 && label.must && places.find((place) => isWithin(frame, place) && fixed.isFree(place)));
    if (box) return { ...candidate, lines: shown, box, boxes: [box] };
  }
  return null;
}

/** An area's name must not be wider or higher than the area. */
function fitsArea({ layer, feature }, width, height) {
  const box = boxOf(layer, feature), perPx = state.view.perPx;
  const isArea = layer.kinds[layer.partBegin[feature]] >= RING;
  return !isArea || ((box[2] - box[0]) / perPx >= width && (box[3] - box[1]) / perPx >= height);
}

