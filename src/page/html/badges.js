// Numbers at symbols that stand for several features (the program's map/badges.cpp), and what covers the map.

const badgeHeight = 15, digitWidth = 6.5, hostedZoom = 9, pairZoom = 12;
let badges = [];

/** In whichever corner of its symbol a number covers the least of others. */
function findBadges() {
  const atZoom = zoom(), symbols = [], leaders = [];
  badges = [];
  for (const turn of turnsInView()) {
    const box = viewBox(turn, 30);
    for (const layer of [...layers].reverse()) {
      if (!layer.isVisible || !layer.pickable || layer.drawingOrder.length > 5000) continue;
      for (const feature of layer.drawingOrder) {
        const style = styleOf(layer, feature);
        if (style.px <= 0 || !isInBox(layer, feature, box) || !hasSymbol(layer, feature)) continue;
        const [worldX, worldY] = anchorOf(layer, feature), at = { x: screenX(worldX + turn), y: screenY(worldY), radius: style.px / 2 };
        symbols.push(at);
        const isLeader = layer.clusters?.members.has(feature) || layer.clusters?.way === "all";
        if (!isLeader && (atZoom < hostedZoom || guestsOf(layer, feature).length === 0)) continue;
        const count = membersOf(layer, feature).length;
        if (count > 2 || (count === 2 && (isLeader || atZoom >= pairZoom))) leaders.push({ ...at, count, layer, feature });
      }
    }
  }
  for (const leader of leaders) {
    const box = bestPlate(leader, symbols);
    if (box) badges.push({ box, count: leader.count, layer: leader.layer, feature: leader.feature });
  }
}

function bestPlate(leader, symbols) {
  const halfX = (badgeHeight + (String(leader.count).length - 1) * digitWidth) / 2, off = Math.max(leader.radius, 5) * 0.75;
  const near = symbols.filter((one) => Math.abs(one.x - leader.x) < 80 && Math.abs(one.y - leader.y) < 80);
  const frame = { left: 0, top: 0, right: state.view.width, bottom: state.view.height };
  let best = null, least = Infinity;
  for (const [right, lower] of [[1, -1], [1, 1], [-1, 1], [-1, -1]]) {
    const x = leader.x + right * (off + halfX), y = leader.y + lower * (off + badgeHeight / 4), box = boxAround(x, y, halfX, badgeHeight / 2);
    if (!isWithin(frame, box) || badges.some((other) => meet(other.box, box))) continue;
    const gap = (one) => Math.hypot(x - one.x, y - one.y) - one.radius;
    const isMisread = near.some((one) => Math.hypot(one.x - leader.x, one.y - leader.y) > 0.01 && gap(one) < gap(leader));
    const covered = near.reduce((sum, one) => sum + coveredBy(box, one), 0) + (isMisread ? 150 : 0);
    if (!best || covered < least - 60) [best, least] = [box, covered];
  }
  return best;
}

function coveredBy(box, { x, y, radius }) {
  const width = Math.min(box.right, x + radius) - Math.max(box.left, x - radius), height = Math.min(box.bottom, y + radius) - Math.max(box.top, y - radius);
  return Math.max(width, 0) * Math.max(height, 0);
}

const reserveBadges = (occupied) => badges.forEach(({ box }) => occupied.add(box));

function paintBadges(context) {
  const isDark = drawnTheme() === "dark";
  context.font = `400 12px ${fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { box, count } of badges) {
    const half = badgeHeight / 2, middle = (box.top + box.bottom) / 2;
    context.beginPath();
    context.arc(box.left + half, middle, half, Math.PI / 2, 1.5 * Math.PI);
    context.arc(box.right - half, middle, half, 1.5 * Math.PI, 0.5 * Math.PI);
    context.closePath();
    context.fillStyle = isDark ? "#26292d" : "#ffffff";
    context.fill();
    context.strokeStyle = isDark ? "#a8a49c" : "#6c6a66";
    context.lineWidth = 1;
    context.stroke();
    context.fillStyle = isDark ? "#e8e4dc" : "#2b2b2b";
    context.fillText(count, (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 1);
  }
}

/** What panels cover, on the screen: names keep out of it. */
function coveredBoxes() {
  if (state.isPrinting) return [];
  const boxes = [];
  for (const id of ["panel", "card", "buttons", "credits"]) {
    const box = document.getElementById(id).getBoundingClientRect();
    if (box.width > 0) boxes.push({ left: box.left - 4, top: box.top - 4, right: box.right + 4, bottom: box.bottom + 4 });
  }
  return boxes;
}

