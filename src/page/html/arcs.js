// Arcs that lead out of the view: they fade at the frame, with the name of the place that they lead to
// (the program's map/arc_ends.cpp and label/frame_names.cpp).

const frameNameZoom = 8, frameInsetPx = 12;

/** Where an arc that begins or ends in view leaves it, on the screen: [inside end, exit]. */
function exitOf(layer, arc, { beginsInside }, turn) {
  const part = layer.partBegin[arc], begin = layer.vertexBegin[part], end = layer.vertexBegin[part + 1];
  const at = (i) => [screenX(layer.x[i] + turn), screenY(layer.y[i])], { width, height } = state.view;
  const order = Array.from({ length: end - begin }, (_, i) => (beginsInside ? begin + i : end - 1 - i));
  const inner = boxAround(width / 2, height / 2, width / 2 - frameInsetPx, height / 2 - frameInsetPx);
  let last = at(order[0]);
  for (let i = 1; i < order.length; ++i) {
    const from = at(order[i - 1]), to = at(order[i]);
    for (let step = 1; step <= 8 && isWithin(inner, boxAround(last[0], last[1], 0)); ++step) {
      last = [from[0] + ((to[0] - from[0]) * step) / 8, from[1] + ((to[1] - from[1]) * step) / 8];
    }
  }
  return [at(order[0]), [Math.min(Math.max(last[0], inner.left), inner.right), Math.min(Math.max(last[1], inner.top), inner.bottom)]];
}

/** What an arc that leaves the view is drawn with: its colour, less and less of it towards the frame. */
function fadingColour(context, layer, arc, colour, turn) {
  const [inside, exit] = exitOf(layer, arc, layer.leavingArcs.get(arc), turn);
  const gradient = context.createLinearGradient(...inside, ...exit);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(0.55, colour);
  gradient.addColorStop(1, colour.slice(0, 7) + "00");
  return gradient;
}

/** Candidates for names along the frame, in italics: the place is not there, but on from there. */
function addFrameNames(layer, turn, found) {
  if (zoom() < frameNameZoom) return;
  for (const [arc, leaving] of layer.leavingArcs) {
    const label = layer.labels[layer.class[arc]], name = leaving.other >= 0 ? namesOf(layer, leaving.other)[0]?.name : undefined;
    if (!name || !label.shown || !hasSymbol(layer, arc)) continue;
    const [, exit] = exitOf(layer, arc, leaving, turn);
    found.push({
      layer, feature: arc, label: { ...label, italic: true, along: false }, rank: 1, at: { x: exit[0], y: exit[1] }, radius: 2, turn, isPoint: true,
      lines: [`→ ${name}`],
    });
  }
}

