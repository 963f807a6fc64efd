// Where the name of an area stands in the part of it that is in view, and where the name of a line runs.

/** Cells of the screen that lie in an area, as sums over all cells above and to the left of each (Crow, 1984). */
class AreaMask {
  constructor(box, cell) {
    this.box = box;
    this.cell = cell;
    this.columns = Math.max(1, Math.ceil((box.right - box.left) / cell));
    this.rows = Math.max(1, Math.ceil((box.bottom - box.top) / cell));
    this.crossings = Array.from({ length: this.rows }, () => []);
  }
  addRing(layer, part, turn) {
    const begin = layer.vertexBegin[part], end = layer.vertexBegin[part + 1];
    for (let i = begin, before = end - 1; i < end; before = i++) {
      const ay = (screenY(layer.y[before]) - this.box.top) / this.cell - 0.5, by = (screenY(layer.y[i]) - this.box.top) / this.cell - 0.5;
      const low = Math.max(Math.ceil(Math.min(ay, by)), 0), high = Math.min(Math.ceil(Math.max(ay, by)), this.rows);
      if (low >= high) continue;
      const ax = (screenX(layer.x[before] + turn) - this.box.left) / this.cell, bx = (screenX(layer.x[i] + turn) - this.box.left) / this.cell;
      for (let row = low; row < high; ++row) this.crossings[row].push(ax + ((bx - ax) * (row - ay)) / (by - ay));
    }
  }
  fill(reserved) {
    const wide = this.columns + 1;
    this.inside = new Uint8Array(this.columns * this.rows);
    this.sums = new Uint32Array(wide * (this.rows + 1));
    for (let row = 0; row < this.rows; ++row) {
      const line = this.crossings[row].sort((a, b) => a - b);
      for (let i = 0; i + 1 < line.length; i += 2) {
        this.inside.fill(1, row * this.columns + this.column(line[i]), row * this.columns + this.column(line[i + 1]));
      }
    }
    for (const box of reserved) this.clear(box);
    for (let row = 0; row < this.rows; ++row) {
      for (let column = 0, sum = 0; column < this.columns; ++column) {
        sum += this.inside[row * this.columns + column];
        this.sums[(row + 1) * wide + column + 1] = this.sums[row * wide + column + 1] + sum;
      }
    }
  }
  column(x) {
    return Math.min(Math.max(Math.round(x), 0), this.columns);
  }
  clear(box) {
    const [left, right] = [box.left, box.right].map((x) => this.column((x - this.box.left) / this.cell));
    const [top, bottom] = [box.top, box.bottom].map((y) => Math.min(Math.max(Math.round((y - this.box.top) / this.cell), 0), this.rows));
    for (let row = top; row < bottom; ++row) this.inside.fill(0, row * this.columns + left, row * this.columns + right);
  }
  /** How much of a box around a place lies in the area, from 0 to 1. */
  share(x, y, halfX, halfY) {
    const at = (v, low, most) => Math.min(Math.max(Math.round((v - low) / this.cell), 0), most), wide = this.columns + 1;
    const left = at(x - halfX, this.box.left, this.columns), right = at(x + halfX, this.box.left, this.columns);
    const top = at(y - halfY, this.box.top, this.rows), bottom = at(y + halfY, this.box.top, this.rows);
    const cells = this.sums[bottom * wide + right] - this.sums[top * wide + right] - this.sums[bottom * wide + left] + this.sums[top * wide + left];
    return (cells * this.cell * this.cell) / (4 * halfX * halfY);
  }
}

const areaPlaces = new Map();

/** Places for an area's name, best first. A name keeps its place in the world as long as it is whole in view. */
function placesInArea({ layer, feature, turn }, width, height, reserved) {
  const key = `${layer.number} ${feature} ${turn}`, known = areaPlaces.get(key), { perPx } = state.view;
  const toBox = ([x, y]) => boxAround(screenX(x + turn), screenY(y), width / 2, height / 2);
  const frame = boxAround(state.view.width / 2, state.view.height / 2, state.view.width / 2 - 6, state.view.height / 2 - 6);
  if (known && Math.abs(Math.log2(known.perPx / perPx)) < 0.25 && known.width >= width && known.places.length > 0) {
    const first = toBox(known.places[0]);
    if (isWithin(frame, first) && !reserved.some((box) => meet(box, first))) return known.places.map(toBox);
  }
  const places = findAreaPlaces(layer, feature, turn, width, height, frame, reserved).map(([x, y]) => [worldX(x) - turn, worldY(y)]);
  areaPlaces.set(key, { places, perPx, width });
  return places.map(toBox);
}

function findAreaPlaces(layer, feature, turn, width, height, frame, reserved) {
  const box = boxOf(layer, feature);
  const seen = {
    left: Math.max(screenX(box[0] + turn), frame.left), right: Math.min(screenX(box[2] + turn), frame.right),
    top: Math.max(screenY(box[3]), frame.top), bottom: Math.min(screenY(box[1]), frame.bottom),
  };
  if (seen.right - seen.left < 2 || seen.bottom - seen.top < 2) return [];
  const cell = Math.min(Math.max(Math.min(seen.right - seen.left, seen.bottom - seen.top) / 24, 1), 8);
  const mask = new AreaMask(seen, cell);
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    if (layer.kinds[part] >= RING) mask.addRing(layer, part, turn);
  }
  mask.fill(reserved);
  return bestApart(ratedPlaces(mask, width, height, frame), width, height);
}

function ratedPlaces(mask, width, height, frame) {
  const step = mask.rows * mask.columns > 3000 ? 2 : 1, places = [];
  const clamped = (v, low, high) => Math.min(Math.max(v, low), high);
  for (let row = 0; row < mask.rows; row += step) {
    for (let column = 0; column < mask.columns; column += step) {
      if (!mask.inside[row * mask.columns + column]) continue;
      const x = clamped(mask.box.left + (column + 0.5) * mask.cell, frame.left + width / 2, frame.right - width / 2);
      const y = clamped(mask.box.top + (row + 0.5) * mask.cell, frame.top + height / 2, frame.bottom - height / 2);
      if (mask.share(x, y, width / 2, height / 2) < 0.5) continue;
      let worth = 0;
      for (let i = 0, weight = 16, factor = 0.5; i < 5; ++i, weight /= 2, factor *= 2) {
        worth += weight * mask.share(x, y, width * factor, height * factor);
      }
      places.push({ x, y, worth: worth - 1e-4 * Math.hypot(x - (mask.box.left + mask.box.right) / 2, y - (mask.box.top + mask.box.bottom) / 2) });
    }
  }
  return places.sort((a, b) => b.worth - a.worth);
}

function bestApart(places, width, height) {
  const best = [];
  for (const { x, y } of places) {
    if (!best.some(([otherX, otherY]) => Math.abs(otherX - x) < width / 3 && Math.abs(otherY - y) < height)) best.push([x, y]);
    if (best.length === 12) break;
  }
  return best;
}

/** A label along its line: letter by letter, or where its letters join in one piece, around the middle of its longest stretch in view. */
function standAlong(candidate, line, frame, occupied) {
  const { layer, feature, label, turn } = candidate, width = widthOf(line, label);
  let longest = null;
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    const stretch = longestStretch(layer, part, turn, frame);
    if (stretch && (!longest || stretch.length > longest.length)) longest = stretch;
  }
  if (!longest || longest.length < width + 30) return null;
  const from = (longest.length - width) / 2;
  const glyphs = isJoined(line) ? pieceAlong(longest, line, label, from) : lettersAlong(longest, lettersOf(line), label, from);
  if (!glyphs) return null;
  const boxes = glyphs.flatMap((glyph) => boxesOfGlyph(glyph, label));
  if (!boxes.every((box) => isWithin(frame, box) && occupied.isFree(box))) return null;
  return { ...candidate, lines: [line], glyphs, box: boxes[0], boxes };
}

function longestStretch(layer, part, turn, frame) {
  let best = null, points = [], length = 0;
  const finish = () => {
    if (points.length > 1 && (!best || length > best.length)) best = { points, length };
    [points, length] = [[], 0];
  };
  for (let i = layer.vertexBegin[part]; i < layer.vertexBegin[part + 1]; ++i) {
    const at = [screenX(layer.x[i] + turn), screenY(layer.y[i])], before = points[points.length - 1];
    if (!isWithin(frame, boxAround(at[0], at[1], 0))) {
      finish();
      continue;
    }
    if (before && apart(before, at) < 2) continue;
    length += before ? apart(before, at) : 0;
    points.push(at);
  }
  finish();
  return best;
}

/** A letter takes one box; a piece of several a row of them, for it may stand aslant. */
function boxesOfGlyph({ letter, x, y, angle }, label) {
  const half = label.px * 0.5, count = isJoined(letter) ? Math.max(Math.ceil(widthOf(letter, label) / label.px), 1) : 1;
  return Array.from({ length: count }, (_, i) => {
    const off = (i - (count - 1) / 2) * label.px;
    return boxAround(x + off * Math.cos(angle), y + off * Math.sin(angle), half);
  });
}

const fromLeft = (points) => (points[points.length - 1][0] < points[0][0] ? [...points].reverse() : points);

/** The place at a distance along a line. */
function placeAlong(line, along) {
  let segment = 0, begun = 0;
  while (segment + 2 < line.length && begun + apart(line[segment], line[segment + 1]) < along) begun += apart(line[segment], line[++segment]);
  const [ax, ay] = line[segment], [bx, by] = line[segment + 1], share = (along - begun) / apart([ax, ay], [bx, by]);
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

/** A text in one piece from a distance along a line on; nothing where the line strays too far from straight for it. */
function pieceAlong({ points }, text, label, from) {
  const line = fromLeft(points), width = widthOf(text, label), [ax, ay] = placeAlong(line, from), [bx, by] = placeAlong(line, from + width);
  const angle = Math.atan2(by - ay, bx - ax), middle = placeAlong(line, from + width / 2);
  const strays = (along) => {
    const [x, y] = placeAlong(line, along);
    return Math.abs((x - ax) * Math.sin(angle) - (y - ay) * Math.cos(angle)) > label.px * 0.4;
  };
  for (let along = 0; along <= width; along += label.px / 2) {
    if (strays(from + along)) return null;
  }
  const isShortened = apart([ax, ay], [bx, by]) < width * 0.94;
  return isShortened || Math.abs(angle) > 1.9 ? null : [{ letter: text, x: middle[0], y: middle[1], angle }];
}

/** Middles and angles of letters from a distance along a line on; nothing where it bends too much for them. */
function lettersAlong({ points }, letters, label, from) {
  const line = fromLeft(points), glyphs = [];
  let segment = 0, begun = 0, along = from, lastAngle = null;
  for (const letter of letters) {
    const half = widthOf(letter, label) / 2;
    along += half;
    while (segment + 2 < line.length && begun + apart(line[segment], line[segment + 1]) < along) begun += apart(line[segment], line[++segment]);
    const [ax, ay] = line[segment], [bx, by] = line[segment + 1], share = (along - begun) / apart([ax, ay], [bx, by]);
    const angle = Math.atan2(by - ay, bx - ax);
    if (Math.abs(angle) > 1.9 || (lastAngle !== null && Math.abs(angle - lastAngle) > 0.6)) return null;
    glyphs.push({ letter, x: ax + (bx - ax) * share, y: ay + (by - ay) * share, angle });
    lastAngle = angle;
    along += half;
  }
  return glyphs;
}

