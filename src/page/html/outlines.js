// Areas and lines: what of them is in view, no finer than can be seen.

const isSeen = (colour) => !colour.endsWith("00");

function paintAreas(context, layer, style, features, box, turn) {
  const [fill] = style[drawnTheme()];
  if (!layer.hasAreas || !isSeen(fill)) return;
  context.fillStyle = fill;
  context.globalAlpha = layer.alpha * style.area;
  const isMany = features.length > manyAreas;
  const small = isMany ? features.filter((feature) => isSmallArea(layer, feature)) : [], large = isMany ? features.filter((feature) => !isSmallArea(layer, feature)) : features;
  for (let i = 0; i < small.length; i += manyAreas) {
    context.beginPath();
    for (const feature of small.slice(i, i + manyAreas)) eachRing(layer, feature, (part) => addRing(context, layer, part, box, turn));
    context.fill();
  }
  for (const feature of large) paintArea(context, layer, feature, box, turn);
  context.globalAlpha = layer.alpha;
}

const manyAreas = 500; // more of them are filled together where they are small and whole: a browser takes its time for each

function isSmallArea(layer, feature) {
  const box = boxOf(layer, feature), most = 24 * state.view.perPx;
  return box[2] - box[0] < most && box[3] - box[1] < most && !hasKind(layer, feature, HOLE);
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
  const cell = 2 ** Math.floor(Math.log2(state.view.perPx * (layer.group === "background" || layer.isCrowded ? 0.8 : 0.5)));
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
  context.lineJoin = layer.isCrowded ? "bevel" : style.join;
  for (const [colour, widthPx, dash] of [[under, style.under, []], [line, style.line, style.dash > 0 ? [style.dash, style.gap] : []]]) {
    if (!(widthPx > 0) || !isSeen(colour)) continue;
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.lineCap = dash.length > 0 ? "butt" : style.cap;
    context.setLineDash(dash);
    context.beginPath();
    let count = 0;
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
      if (++count % linesAtOnce === 0) {
        context.stroke();
        context.beginPath();
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

const linesAtOnce = 200; // a browser is slow at paths of very many lines

/** Adds a line to the path, without the runs of it that lie outside the view. Dashes begin where the line does. */
function addLine(context, layer, part, box, turn, isDashed) {
  const cell = state.view.perPx * (layer.isCrowded ? 1 : layer.group === "background" ? 0.5 : 0.25), begin = layer.vertexBegin[part], end = layer.vertexBegin[part + 1], isRing = layer.kinds[part] !== LINE;
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

