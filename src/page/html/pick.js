// What lies under a place of the screen, topmost first (the program's map/pick.cpp), and what is selected.

const tolerancePx = 4;

/** The features at a place of the screen; what a symbol stands for follows it. */
function pickAt(x, y, tolerance = tolerancePx) {
  const badge = badges.find(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  if (badge) return membersOf(badge.layer, badge.feature);
  const found = [];
  for (const layer of [...layers].reverse()) {
    if (layer.isVisible && layer.pickable && layer.opacity > 0) found.push(...pickInLayer(layer, x, y, tolerance));
  }
  const known = new Set();
  return found.flatMap(({ layer, feature }) => membersOf(layer, feature)).filter(({ layer, feature }) => {
    const key = `${layer.number} ${feature}`;
    return !known.has(key) && known.add(key);
  });
}

/** Within a layer symbols lie on lines and those on areas; then nearness counts, then the larger symbol. */
function pickInLayer(layer, x, y, tolerance) {
  const found = [], largest = Math.max(...layer.classes.map((style) => Math.max(style.px, style.line))) / 2;
  for (const turn of turnsInView()) {
    const reach = (tolerance + largest) * state.view.perPx, atX = worldX(x) - turn, atY = worldY(y);
    const box = [atX - reach, atY - reach, atX + reach, atY + reach];
    for (let feature = 0; feature < layer.count; ++feature) {
      if (!isInBox(layer, feature, box) || !hasSymbol(layer, feature)) continue;
      const hit = hitOf(layer, feature, atX, atY, tolerance);
      if (hit) found.push({ layer, feature, ...hit, px: styleOf(layer, feature).px });
    }
  }
  return found.sort((a, b) => a.kind - b.kind || Math.floor(a.away / 4) - Math.floor(b.away / 4) || b.px - a.px || a.away - b.away || b.feature - a.feature);
}

function hitOf(layer, feature, atX, atY, tolerance) {
  const style = styleOf(layer, feature), perPx = state.view.perPx;
  let best = null;
  const offer = (kind, awayPx, reachPx) => {
    if (awayPx <= reachPx && (!best || kind < best.kind || (kind === best.kind && awayPx < best.away))) best = { kind, away: awayPx };
  };
  let crossings = 0;
  for (let part = layer.partBegin[feature]; part < layer.partBegin[feature + 1]; ++part) {
    if (layer.kinds[part] === POINT) {
      const i = layer.vertexBegin[part];
      offer(POINT, Math.hypot(layer.x[i] - atX, layer.y[i] - atY) / perPx, tolerance + style.px / 2);
    } else {
      const { away, crossed } = edgesNear(layer, part, atX, atY);
      crossings += layer.kinds[part] >= RING ? crossed : 0;
      offer(layer.kinds[part] === LINE ? LINE : RING, away / perPx, tolerance + style.line / 2);
    }
  }
  if (crossings % 2 === 1) offer(RING, 0, 0);
  return best;
}

/** How far the edges of a part are from a place, and how many of them a ray from there to the east crosses. */
function edgesNear(layer, part, atX, atY) {
  const begin = layer.vertexBegin[part], end = layer.vertexBegin[part + 1], isRing = layer.kinds[part] >= RING;
  let away = Infinity, crossed = 0;
  for (let i = isRing ? begin : begin + 1, before = isRing ? end - 1 : begin; i < end; before = i++) {
    const ax = layer.x[before], ay = layer.y[before], bx = layer.x[i] - ax, by = layer.y[i] - ay;
    const share = Math.min(Math.max(((atX - ax) * bx + (atY - ay) * by) / (bx * bx + by * by || 1), 0), 1);
    away = Math.min(away, Math.hypot(ax + bx * share - atX, ay + by * share - atY));
    if (ay > atY !== layer.y[i] > atY && atX < ax + (bx * (atY - ay)) / by) ++crossed;
  }
  return { away, crossed };
}

const selectedPlace = () => state.selected?.places[state.selected.index] ?? null;

/** The feature whose symbol stands for one now: its host, or itself. */
function shownFor({ layer, feature }) {
  for (let i = 0; layer.hosted[feature] && i < layer.host.length; i += 3) {
    if (layer.host[i] === feature) return { layer: layers[layer.host[i + 1]], feature: layer.host[i + 2] };
  }
  return { layer, feature };
}

/** Opens the card of the first of some places; closes it where there is none. */
function select(places, index = 0) {
  state.selected = places.length > 0 ? { places, index } : null;
  showCard();
  draw();
}

/** Opens a feature and brings it into view. */
function show(layer, feature) {
  if (!layer.isVisible) setLayerVisible(layer, true);
  if (layer.showing[feature] === HIDDEN) setTime(-Infinity, Infinity);
  select([{ layer, feature }, ...guestsOf(layer, feature)]);
  if (hasPlace(layer, feature)) goTo(layer, feature);
}

function goTo(layer, feature) {
  const box = boxOf(layer, feature), isPoint = box[0] === box[2] && box[1] === box[3];
  const closest = isPoint ? Math.max(zoom(), data.home.zoom + 3, 11) : Math.max(data.home.zoom + 3, 13);
  moveTo(viewOf(box, 60, closest));
}

