// When features were there, and which of them the chosen range of time shows (the program's table/time_span and
// map/feature_mask).

const HIDDEN = 0, PALE = 1, FULL = 2;
const paleAlpha = 0.35;

/** The range that is shown, in ms; an end that is open is infinite. */
state.time = { begin: data.time[0] ?? -Infinity, end: data.time[1] ?? Infinity };
const undatedShowing = { pale: PALE, shown: FULL, hidden: HIDDEN }[data.undated];
const isAllTime = ({ begin, end }) => begin === -Infinity && end === Infinity;

for (const layer of layers) {
  layer.showing = new Uint8Array(layer.count).fill(FULL);
  layer.spansOf = layer.times ? spansOf(layer) : null;
  layer.isPlace = new Set(layer.times?.places);
}

/** The spans of each feature that has any: [first begin, last begin, first end, last end], in ms. */
function spansOf({ times: { unit, spans } }) {
  const found = new Map(), moment = (bound) => (bound === null ? -Infinity : bound === true ? Infinity : bound * unit);
  for (let i = 0; i < spans.length; i += 5) {
    const feature = spans[i], bounds = spans.slice(i + 1, i + 5).map(moment);
    if (!found.has(feature)) found.set(feature, []);
    found.get(feature).push(bounds);
  }
  return found;
}

function presenceIn([firstBegin, lastBegin, firstEnd, lastEnd], { begin, end }) {
  if (firstBegin >= end || lastEnd <= begin) return HIDDEN;
  return lastBegin < end && firstEnd > begin ? FULL : PALE;
}

function showingOf(layer, feature, range) {
  const spans = layer.spansOf.get(feature);
  const presence = spans ? Math.max(...spans.map((span) => presenceIn(span, range))) : HIDDEN;
  return presence === HIDDEN && (!spans || layer.isPlace.has(feature)) ? undatedShowing : presence;
}

/** Shows what was there in a range of time. */
function applyTime() {
  for (const layer of layers) {
    if (!layer.spansOf) continue;
    const isAll = isAllTime(state.time);
    for (let feature = 0; feature < layer.count; ++feature) layer.showing[feature] = isAll ? FULL : showingOf(layer, feature, state.time);
  }
  updateHosted();
}
