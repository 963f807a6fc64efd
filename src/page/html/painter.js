// Draws the map: layers from bottom to top, of each its areas, lines and symbols, then names and numbers.

let frameWanted = 0, paintWanted = 0;
const slowPaintMs = 70; // a map that takes longer is moved as a picture until it stands still for a moment
const lastPaint = { tookMs: 0, view: null, picture: document.createElement("canvas") };

/** Draws with the next frame of the browser, once. */
function draw() {
  frameWanted ||= requestAnimationFrame(() => {
    frameWanted = 0;
    const isMoved = lastPaint.view && (lastPaint.view.x !== state.view.x || lastPaint.view.y !== state.view.y || lastPaint.view.perPx !== state.view.perPx);
    if (lastPaint.tookMs > slowPaintMs && isMoved) paintMoved();
    else paintAll();
  });
}

function paintAll() {
  clearTimeout(paintWanted);
  const begun = performance.now();
  paint();
  lastPaint.tookMs = performance.now() - begun;
  lastPaint.view = state.view;
  if (lastPaint.tookMs > slowPaintMs) {
    Object.assign(lastPaint.picture, { width: canvas.width, height: canvas.height });
    lastPaint.picture.getContext("2d").drawImage(canvas, 0, 0);
  }
}

/** The last picture of the map, moved and scaled to where it belongs now; the map itself follows. */
function paintMoved() {
  const context = canvas.getContext("2d"), ratio = pixelRatio(), { view } = lastPaint, scale = view.perPx / state.view.perPx;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintEarth(context);
  const left = screenX(view.x) - (view.width / 2) * scale, top = screenY(view.y) - (view.height / 2) * scale;
  context.drawImage(lastPaint.picture, left, top, view.width * scale, view.height * scale);
  clearTimeout(paintWanted);
  paintWanted = setTimeout(paintAll, 160);
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
    context.globalAlpha = layer.alpha = layer.opacity;
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
    const byClass = layer.classes.map(() => []), pale = layer.classes.map(() => []);
    for (let feature = 0; feature < layer.count; ++feature) {
      const number = layer.class[feature];
      const isHidden = !shown[number] || layer.showing[feature] === HIDDEN || (layer.clusters?.hidden && layer.clusters.hidden[feature]) || layer.hiddenArcs?.has(feature);
      if (!isHidden && isInBox(layer, feature, box)) (layer.showing[feature] === PALE ? pale : byClass)[number].push(feature);
    }
    context.globalAlpha = layer.alpha = layer.opacity * paleAlpha;
    pale.forEach((features, number) => paintAreas(context, layer, layer.classes[number], features, box, turn));
    pale.forEach((features, number) => paintLines(context, layer, layer.classes[number], features, box, turn));
    context.globalAlpha = layer.alpha = layer.opacity;
    layer.isCrowded = byClass.some((features) => features.length > manyShapes);
    byClass.forEach((features, number) => paintAreas(context, layer, layer.classes[number], features, box, turn));
    byClass.forEach((features, number) => paintLines(context, layer, layer.classes[number], features, box, turn));
  }
  if (layer.hasPoints) paintSymbols(context, layer, shown, box, turn);
}

const manyShapes = 3000; // in view: they are drawn a little coarser

function paintSymbols(context, layer, shown, box, turn) {
  if (layer.isDotted) {
    paintDots(context, layer, shown, box, turn);
    return;
  }
  for (const feature of layer.drawingOrder) {
    const style = styleOf(layer, feature);
    if (!shown[layer.class[feature]] || style.px <= 0 || !isInBox(layer, feature, box) || !hasSymbol(layer, feature)) continue;
    context.globalAlpha = layer.opacity * (layer.showing[feature] === PALE ? paleAlpha : 1);
    const isRaised = state.hovered?.layer === layer && state.hovered.feature === feature;
    eachPoint(layer, feature, (x, y) => paintSprite(context, style, isRaised ? "hovered" : "plain", screenX(x + turn), screenY(y)));
  }
  context.globalAlpha = layer.opacity;
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
  for (const letter of lettersOf(line)) {
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

