// Draws the map: layers from bottom to top, of each its areas, lines and symbols, then names and numbers.

let frameWanted = 0;

/** Draws with the next frame of the browser, once. */
function draw() {
  frameWanted ||= requestAnimationFrame(() => {
    frameWanted = 0;
    paint();
  });
}

function paint() {
  const context = canvas.getContext("2d"), ratio = pixelRatio(), { width, height } = state.view;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  updateClusters();
  paintEarth(context);
  for (const layer of layers) {
    if (!layer.isVisible) continue;
    context.globalAlpha = layer.opacity;
    for (const turn of turnsInView()) paintLayer(context, layer, turn);
    context.globalAlpha = 1;
  }
  paintSelected(context);
  findBadges();
  state.labels = placeLabels(coveredBoxes());
  state.labels.forEach((label) => paintLabel(context, label));
  paintBadges(context);
  if (document.activeElement === canvas && state.isByKeyboard) paintCrosshair(context);
}

/** Water, and paper beyond the edge of what the map's projection can show. */
function paintEarth(context) {
  const theme = data.themes[drawnTheme()], { width, height } = state.view;
  context.fillStyle = data.edge.length > 0 ? theme.paper : theme.water;
  context.fillRect(0, 0, width, height);
  if (data.edge.length > 0) {
    context.beginPath();
    for (let i = 0; i < data.edge.length; i += 2) context.lineTo(screenX(data.edge[i]), screenY(data.edge[i + 1]));
    context.fillStyle = theme.water;
    context.fill();
  }
}

function paintLayer(context, layer, turn) {
  const box = viewBox(turn, 24), atZoom = zoom();
  const shown = layer.classes.map((style) => isClassShown(style, atZoom));
  if (layer.hasAreas || layer.hasLines) {
    const byClass = layer.classes.map(() => []);
    for (let feature = 0; feature < layer.count; ++feature) {
      const number = layer.class[feature];
      const isHidden = !shown[number] || (layer.clusters?.hidden && layer.clusters.hidden[feature]) || layer.hiddenArcs?.has(feature);
      if (!isHidden && isInBox(layer, feature, box)) byClass[number].push(feature);
    }
    byClass.forEach((features, number) => paintAreas(context, layer, layer.classes[number], features, box, turn));
    byClass.forEach((features, number) => paintLines(context, layer, layer.classes[number], features, box, turn));
  }
  if (layer.hasPoints) paintSymbols(context, layer, shown, box, turn);
}

const isSeen = (colour) => !colour.endsWith("00");

function paintAreas(context, layer, style, features, box, turn) {
  const [fill] = style[drawnTheme()];
  if (!layer.hasAreas || !isSeen(fill)) return;
  context.fillStyle = fill;
  context.globalAlpha = layer.opacity * style.area;
  for (const feature of features) paintArea(context, layer, feature, box, turn);
  context.globalAlpha = layer.opacity;
}

/** What an odd number of rings encloses; areas of their own one by one. */
function paintArea(context, layer, feature, box, turn) {
  context.beginPath();
  let hasPath = false;
  eachRing(layer, feature, (part) => {
    if (layer.kinds[part] === AREA && hasPath) {
      context.fill("evenodd");
      context.beginPath();
    }
    addRing(context, layer, part, box, turn);
    hasPath = true;
  });
  if (hasPath) context.fill("evenodd");
}

function eachRing(layer, feature, visit) {
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    if (layer.kinds[part] >= RING) visit(part);
  }
}

/** Whether a part is smaller than a share of a pixel: nothing of it would be seen. */
function isSpeck(layer, part, sharePx) {
  const least = sharePx * state.view.perPx, i = 4 * part;
  return layer.boxes[i + 2] - layer.boxes[i] < least && layer.boxes[i + 3] - layer.boxes[i + 1] < least;
}

/** Adds a ring to the path, cut to a box around the view: a browser is slow at what lies far outside. */
function addRing(context, layer, part, box, turn) {
  const i = 4 * part, isInside = layer.boxes[i] >= box[0] && layer.boxes[i + 2] <= box[2] && layer.boxes[i + 1] >= box[1] && layer.boxes[i + 3] <= box[3];
  const isElsewhere = layer.boxes[i] > box[2] || layer.boxes[i + 2] < box[0] || layer.boxes[i + 1] > box[3] || layer.boxes[i + 3] < box[1];
  if (isElsewhere || (layer.group === "background" && isSpeck(layer, part, 0.7))) return;
  const vertices = seenVertices(layer, part);
  const points = isInside ? vertices : cutRing(vertices, box);
  for (let at = 0; at < points.length; at += 2) {
    const x = screenX(points[at] + turn), y = screenY(points[at + 1]);
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
}

/**
 * The vertices of a part moved to a grid finer than pixels, those that fall together once; kept while the scale is about
 * the same. A vertex moves by its own place alone, so that an edge that two areas share stays shared.
 */
function seenVertices(layer, part) {
  const cell = 2 ** Math.floor(Math.log2(state.view.perPx * (layer.group === "background" ? 0.8 : 0.5)));
  if (layer.seen?.cell !== cell) layer.seen = { cell, parts: new Map() };
  let vertices = layer.seen.parts.get(part);
  if (!vertices) {
    vertices = snappedVertices(layer, part, cell);
    layer.seen.parts.set(part, vertices);
  }
  return vertices;
}

function snappedVertices(layer, part, cell) {
  const vertices = [];
  let lastColumn = NaN, lastRow = NaN;
  for (let i = layer.vertexBegin[part]; i < layer.vertexBegin[part + 1]; ++i) {
    const column = Math.round(layer.x[i] / cell), row = Math.round(layer.y[i] / cell);
    if (column === lastColumn && row === lastRow) continue;
    vertices.push(column * cell, row * cell);
    lastColumn = column;
    lastRow = row;
  }
  return vertices;
}

/** A ring cut to a box, side by side (Sutherland and Hodgman, 1974). */
function cutRing(ring, box) {
  let points = ring;
  for (const [axis, limit, sign] of [[0, box[0], 1], [0, box[2], -1], [1, box[1], 1], [1, box[3], -1]]) {
    const cut = [];
    for (let i = 0, before = points.length - 2; i < points.length; before = i, i += 2) {
      const away = (points[i + axis] - limit) * sign, awayBefore = (points[before + axis] - limit) * sign;
      if (away < 0 !== awayBefore < 0) {
        const share = awayBefore / (awayBefore - away);
        cut.push(points[before] + (points[i] - points[before]) * share, points[before + 1] + (points[i + 1] - points[before + 1]) * share);
      }
      if (away >= 0) cut.push(points[i], points[i + 1]);
    }
    points = cut;
  }
  return points;
}

/** The wide line under a line first, for all of a class: the two layers of a border. */
function paintLines(context, layer, style, features, box, turn) {
  const [, line, under] = style[drawnTheme()];
  context.lineJoin = style.join;
  for (const [colour, widthPx, dash] of [[under, style.under, []], [line, style.line, style.dash > 0 ? [style.dash, style.gap] : []]]) {
    if (!(widthPx > 0) || !isSeen(colour)) continue;
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.lineCap = dash.length > 0 ? "butt" : style.cap;
    context.setLineDash(dash);
    context.beginPath();
    for (const feature of features) {
      const isLeaving = layer.leavingArcs.has(feature);
      if (isLeaving) {
        context.stroke();
        context.beginPath();
        context.strokeStyle = fadingColour(context, layer, feature, colour, turn);
      }
      for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
        const isUnseen = layer.kinds[part] === POINT || (layer.group === "background" && isSpeck(layer, part, 1));
        if (!isUnseen) addLine(context, layer, part, box, turn, dash.length > 0);
      }
      if (isLeaving) {
        context.stroke();
        context.beginPath();
        context.strokeStyle = colour;
      }
    }
    context.stroke();
  }
  context.setLineDash([]);
}

/** Adds a line to the path, without the runs of it that lie outside the view. Dashes begin where the line does. */
function addLine(context, layer, part, box, turn, isDashed) {
  const cell = state.view.perPx * (layer.group === "background" ? 0.5 : 0.25), begin = layer.vertexBegin[part], end = layer.vertexBegin[part + 1], isRing = layer.kinds[part] !== LINE;
  let lastX = layer.x[begin], lastY = layer.y[begin], isDrawing = false, alongPx = 0;
  for (let i = begin + 1; i < end + (isRing ? 1 : 0); ++i) {
    const at = i === end ? begin : i, x = layer.x[at], y = layer.y[at];
    const isTiny = Math.abs(x - lastX) < cell && Math.abs(y - lastY) < cell;
    if (isTiny && i < end - 1) continue;
    const isOutside = (x < box[0] && lastX < box[0]) || (x > box[2] && lastX > box[2]) || (y < box[1] && lastY < box[1]) || (y > box[3] && lastY > box[3]);
    if (isOutside) {
      isDrawing = false;
    } else {
      if (!isDrawing) {
        if (isDashed) startDashes(context, alongPx);
        context.moveTo(screenX(lastX + turn), screenY(lastY));
      }
      context.lineTo(screenX(x + turn), screenY(y));
      isDrawing = true;
    }
    if (isDashed) alongPx += Math.hypot(x - lastX, y - lastY) / state.view.perPx;
    lastX = x;
    lastY = y;
  }
  if (end - begin === 1) {
    context.moveTo(screenX(lastX + turn), screenY(lastY));
    context.lineTo(screenX(lastX + turn) + 0.01, screenY(lastY));
  }
}

/** Dashes are counted from the beginning of a line, so that they stay where they are while the map moves. */
function startDashes(context, alongPx) {
  context.stroke();
  context.beginPath();
  context.lineDashOffset = alongPx;
}

function paintSymbols(context, layer, shown, box, turn) {
  if (layer.isDotted) {
    paintDots(context, layer, shown, box, turn);
    return;
  }
  for (const feature of layer.drawingOrder) {
    const style = styleOf(layer, feature);
    if (!shown[layer.class[feature]] || style.px <= 0 || !isInBox(layer, feature, box) || !hasSymbol(layer, feature)) continue;
    const isRaised = state.hovered?.layer === layer && state.hovered.feature === feature;
    eachPoint(layer, feature, (x, y) => paintSprite(context, style, isRaised ? "hovered" : "plain", screenX(x + turn), screenY(y)));
  }
}

function eachPoint(layer, feature, visit) {
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    if (layer.kinds[part] === POINT) visit(layer.x[layer.vertexBegin[part]], layer.y[layer.vertexBegin[part]]);
  }
}

/** At whole device pixels, so that it is as sharp as it was made. */
function paintSprite(context, style, look, x, y) {
  const made = sprite(style, look), ratio = pixelRatio();
  const left = Math.round((x - made.px / 2) * ratio) / ratio, top = Math.round((y - made.px / 2) * ratio) / ratio;
  context.drawImage(made.canvas, left, top, made.px, made.px);
}

/** What is selected stands out: its symbol with a ring, its line with a wider one, and how sure its place is. */
function paintSelected(context) {
  const place = selectedPlace();
  if (!place || !hasPlace(place.layer, place.feature) || !place.layer.isVisible) return;
  const { layer, feature } = place, host = shownFor(place), style = styleOf(host.layer, host.feature);
  for (const turn of turnsInView()) {
    paintPrecision(context, place, turn);
    const box = viewBox(turn, 24);
    for (const colour of [data.themes[drawnTheme()].halo, accent()]) {
      context.strokeStyle = colour;
      context.lineWidth = colour === accent() ? 2.5 : 5;
      context.lineJoin = context.lineCap = "round";
      context.beginPath();
      for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
        if (layer.kinds[part] !== POINT) addLine(context, layer, part, box, turn, false);
      }
      context.stroke();
    }
    if (style.px > 0) eachPoint(host.layer, host.feature, (x, y) => paintSprite(context, style, "selected", screenX(x + turn), screenY(y)));
  }
}

/** The circle within which the place is, on the ground, where a card says so. */
function paintPrecision(context, { layer, feature }, turn) {
  const metres = cardOf(layer, feature)?.[3] ?? 0, [x, y] = anchorOf(layer, feature);
  const worldPerMetre = data.isWebMercator ? Math.cosh(y / 6378137) : 1 / data.metresPerUnit;
  const radius = (metres * worldPerMetre) / state.view.perPx;
  if (radius < 12 || radius > 2000) return;
  context.beginPath();
  context.arc(screenX(x + turn), screenY(y), radius, 0, 2 * Math.PI);
  context.strokeStyle = accent();
  context.lineWidth = 1.2;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
}

function paintLabel(context, placed) {
  const { label, lines, box } = placed, [colour, halo] = label[drawnTheme()];
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  if (placed.box.off > 0) paintLeader(context, placed, colour);
  for (const isHalo of [true, false]) {
    context.fillStyle = colour;
    context.strokeStyle = halo.slice(0, 7) + "d9";
    context.lineWidth = 3.6;
    if (placed.glyphs) {
      placed.glyphs.forEach((glyph) => paintGlyph(context, glyph, label, isHalo));
      continue;
    }
    let top = box.top;
    lines.forEach((line, i) => {
      const px = i === 0 || lines.isBroken ? label.px : label.px * secondShare, x = (box.left + box.right) / 2;
      context.font = fontOf(label, px);
      paintLine(context, line, label, x, top + lineHeight(px) * 0.76, isHalo);
      top += lineHeight(px);
    });
  }
}

function paintLine(context, line, label, x, y, isHalo) {
  const put = (letters, at) => (isHalo ? context.strokeText(letters, at, y) : context.fillText(letters, at, y));
  if (!label.spaced) {
    put(line, x);
    return;
  }
  let at = x - widthOf(line, label) / 2;
  for (const letter of Array.from(line)) {
    const width = widthOf(letter, label);
    put(letter, at + width / 2);
    at += width + spacing(label);
  }
}

function paintGlyph(context, { letter, x, y, angle }, label, isHalo) {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.font = fontOf(label);
  if (isHalo) context.strokeText(letter, 0, label.px * 0.35);
  else context.fillText(letter, 0, label.px * 0.35);
  context.restore();
}

/** From a symbol to its name that stands away from it. */
function paintLeader(context, { at, radius, box }, colour) {
  const x = Math.min(Math.max(at.x, box.left), box.right), y = Math.min(Math.max(at.y, box.top), box.bottom), length = Math.hypot(x - at.x, y - at.y);
  if (length <= radius) return;
  context.beginPath();
  context.moveTo(at.x + ((x - at.x) * radius) / length, at.y + ((y - at.y) * radius) / length);
  context.lineTo(x, y);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.stroke();
}

/** Where Enter looks, for those who use the keyboard. */
function paintCrosshair(context) {
  const x = state.view.width / 2, y = state.view.height / 2;
  for (const [colour, widthPx] of [[data.themes[drawnTheme()].halo, 4], [accent(), 1.5]]) {
    context.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      context.moveTo(x + 5 * dx, y + 5 * dy);
      context.lineTo(x + 13 * dx, y + 13 * dy);
    }
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.stroke();
  }
}

