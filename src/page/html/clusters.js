// Which points stand for others: where symbols would cover each other, the most important one stays, at its own
// place, and speaks for those that it covers (the program's map/cluster_points.cpp).

const overlap = 0.5; // of two symbols' radii: closer than this one hides the other
const mostCovered = 0.5; // of a symbol's area, where it is still drawn beside one other

/** How much of the smaller of two circles the other covers, from 0 to 1: the area of their lens. */
function coveredShare(radius, otherRadius, apart) {
  const large = Math.max(radius, otherRadius), small = Math.min(radius, otherRadius);
  if (apart >= large + small) return 0;
  if (apart <= large - small) return 1;
  const segment = (of, toChord) =>
    of * of * Math.acos(Math.min(Math.max(toChord / of, -1), 1)) - toChord * Math.sqrt(Math.max(0, of * of - toChord * toChord));
  const toChord = (apart * apart + large * large - small * small) / (2 * apart);
  return (segment(large, toChord) + segment(small, apart - toChord)) / (Math.PI * small * small);
}

/** Features by the cells of a grid as wide as the largest distance asked for. */
class NearGrid {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }
  add(feature, [x, y]) {
    const key = `${Math.floor(x / this.cell)} ${Math.floor(y / this.cell)}`;
    if (!this.cells.has(key)) this.cells.set(key, []);
    this.cells.get(key).push(feature);
  }
  *near([x, y]) {
    const column = Math.floor(x / this.cell), row = Math.floor(y / this.cell);
    for (let j = row - 1; j <= row + 1; ++j) {
      for (let i = column - 1; i <= column + 1; ++i) yield* this.cells.get(`${i} ${j}`) ?? [];
    }
  }
}

const apart = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by);

/** The symbols of a layer at this zoom, largest first, then by rank. */
function symbolsOf(layer) {
  const order = [], atZoom = zoom();
  const shows = layer.classes.map((style) => style.px > 0 && isClassShown(style, atZoom));
  for (const feature of layer.drawingOrder) {
    if (shows[layer.class[feature]] && !layer.hosted[feature] && layer.showing[feature] > 0) order.push(feature);
  }
  const px = (feature) => styleOf(layer, feature).px;
  return order.sort((a, b) => px(b) - px(a) || rankOf(layer, a) - rankOf(layer, b) || a - b);
}

/** Each symbol, largest first, either stands for itself or is covered by the nearest that does. */
function gatherNear(layer, perPx) {
  const order = symbolsOf(layer), hidden = new Uint8Array(layer.count), members = new Map();
  const px = (feature) => styleOf(layer, feature).px;
  const leaders = new NearGrid(Math.max(order.length ? px(order[0]) : 1, 1) * perPx);
  for (const feature of order) {
    const at = anchorOf(layer, feature);
    let nearest = feature, nearestAway = Infinity;
    for (const leader of leaders.near(at)) {
      const away = apart(at, anchorOf(layer, leader));
      if (away < ((px(feature) + px(leader)) / 2) * overlap * perPx && away < nearestAway) [nearest, nearestAway] = [leader, away];
    }
    if (nearest === feature) {
      leaders.add(feature, at);
    } else {
      hidden[feature] = 1;
      members.set(nearest, [...(members.get(nearest) ?? []), feature]);
    }
  }
  partPairs(layer, perPx, order, leaders, hidden, members);
  return { hidden, members };
}

/** A number says nothing at two symbols that both can be seen. */
function partPairs(layer, perPx, order, drawn, hidden, members) {
  const radius = (feature) => styleOf(layer, feature).px / 2;
  for (const leader of order) {
    const pair = members.get(leader);
    if (pair?.length !== 1) continue;
    const [other] = pair, at = anchorOf(layer, other);
    const isCovered = [...drawn.near(at)].some(
      (one) => coveredShare(radius(other), radius(one), apart(at, anchorOf(layer, one)) / perPx) > mostCovered);
    if (!isCovered) {
      hidden[other] = 0;
      members.delete(leader);
      drawn.add(other, at);
    }
  }
}

/** Far out one symbol stands for its layer and all others that ask for it: the largest, nearest to their middle. */
function leaderOfAll(layer) {
  const order = symbolsOf(layer), largest = order.filter((feature) => styleOf(layer, feature).px === styleOf(layer, order[0]).px);
  const anchors = order.map((feature) => anchorOf(layer, feature));
  const middle = [0, 1].map((axis) => anchors.reduce((sum, anchor) => sum + anchor[axis], 0) / anchors.length);
  return largest.reduce((best, feature) => (apart(anchorOf(layer, feature), middle) < apart(anchorOf(layer, best), middle) ? feature : best));
}

/** Brings the clusters of all layers up to date with the view; kept while scale and classes stay. */
function updateClusters() {
  const atZoom = zoom(), level = Math.round(Math.log2(state.view.perPx));
  const mayLead = (layer) => layer.isVisible && layer.clustered && atZoom < layer.oneBelow && symbolsOf(layer).length > 0;
  const leading = [...layers].reverse().find(mayLead);
  for (const layer of layers) {
    const isGathered = leading && atZoom < layer.oneBelow;
    const way = layer === leading ? "all" : isGathered && layer.clustered ? "absent" : layer.clustered ? "near" : "none";
    const key = `${way} ${level} ${layer.classes.map((style) => (isClassShown(style, atZoom) ? 1 : 0)).join("")}`;
    if (layer.clusters?.key === key) continue;
    layer.clusters = { key, way, hidden: null, members: new Map() };
    if (way === "near") Object.assign(layer.clusters, gatherNear(layer, 2 ** level));
    if (way === "all" || way === "absent") layer.clusters.hidden = new Uint8Array(layer.count).fill(1);
    if (way === "all") layer.clusters.hidden[leaderOfAll(layer)] = 0;
  }
  layers.forEach(hideArcs);
}

const bothEndsZoom = 13; // from here on an arc shows only with both of its ends

/** Arcs show when their ends do, and one of them, close up both, is in view. */
function hideArcs(layer) {
  layer.hiddenArcs = new Set();
  layer.leavingArcs = new Map(); // those with one end out of view: which end is in it, and the feature at the other
  const [left, bottom, right, top] = viewBox(0, 0), needed = zoom() >= bothEndsZoom ? 2 : 1;
  const isInView = (x, y) => {
    const near = data.repeat > 0 ? x - Math.round((x - state.view.x) / data.repeat) * data.repeat : x;
    return near >= left && near <= right && y >= bottom && y <= top;
  };
  for (const [arc, ...ends] of layer.arcs) {
    const begin = layer.vertexBegin[layer.partBegin[arc]], end = layer.vertexBegin[layer.partBegin[arc] + 1] - 1;
    const seen = [begin, end].map((i) => isInView(layer.x[i], layer.y[i])), inView = seen.filter(Boolean).length;
    const doEndsShow = ends.every((feature) => feature < 0 || isEndShown(layer, feature));
    if (inView < needed || !doEndsShow) layer.hiddenArcs.add(arc);
    else if (inView === 1) layer.leavingArcs.set(arc, { beginsInside: seen[0], other: ends[seen[0] ? 1 : 0] });
  }
}

/** Whether an arc's end, or the host that stands for it, is of a class that shows now. */
function isEndShown(layer, feature) {
  const shown = shownFor({ layer, feature });
  return shown.layer.showing[shown.feature] > 0 && isClassShown(styleOf(shown.layer, shown.feature), zoom());
}

/** Whether a feature is drawn by itself: neither a host nor another symbol speaks for it, and its class shows. */
const hasSymbol = (layer, feature) =>
  layer.showing[feature] > 0 && !layer.hosted[feature] && !layer.clusters?.hidden?.[feature] && !layer.hiddenArcs?.has(feature) && isClassShown(styleOf(layer, feature), zoom());

/** Everything that a symbol stands for, itself first, guests after each. */
function membersOf(layer, feature) {
  const own = [{ layer, feature }, ...guestsOf(layer, feature)];
  if (layer.clusters?.way === "all" && !layer.clusters.hidden[feature]) {
    const others = [...layers].reverse().filter((other) => other.isVisible && ["all", "absent"].includes(other.clusters?.way)).flatMap((other) =>
      Array.from(other.drawingOrder).filter((one) => !other.hosted[one] && other.showing[one] > 0 && styleOf(other, one).isOn && !(other === layer && one === feature))
        .map((one) => ({ layer: other, feature: one })));
    return [...own, ...others.flatMap((one) => [one, ...guestsOf(one.layer, one.feature)])];
  }
  return [...own, ...(layer.clusters?.members.get(feature) ?? []).flatMap((one) => [{ layer, feature: one }, ...guestsOf(layer, one)])];
}

