// The part of the map's plane that is on the screen. World coordinates are those of the map's CRS, y upwards;
// screen coordinates are CSS pixels, y downwards.

const canvas = document.getElementById("map");
const fontFamily = '"Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

const pixelRatio = () => (state.isPrinting ? 3 : window.devicePixelRatio || 1);
const drawnTheme = () => (state.isPrinting ? "print" : state.theme);
const accent = () => (drawnTheme() === "dark" ? "#63b9d6" : "#0b6e8f");

/** The program's zoom: 0 shows the earth in 256 pixels, and each step is twice as close. */
const zoomOf = (view) => data.home.zoom + Math.log2(data.home.perPx / view.perPx);
const zoom = () => zoomOf(state.view);

const screenX = (worldX) => (worldX - state.view.x) / state.view.perPx + state.view.width / 2;
const screenY = (worldY) => state.view.height / 2 - (worldY - state.view.y) / state.view.perPx;
const worldX = (x) => state.view.x + (x - state.view.width / 2) * state.view.perPx;
const worldY = (y) => state.view.y - (y - state.view.height / 2) * state.view.perPx;

/** How far east of itself the map is seen: a map of the whole world goes on as the same map again. */
function turnsInView() {
  if (data.repeat === 0) return [0];
  const half = (state.view.width / 2) * state.view.perPx, turnAt = (x) => Math.floor((x - data.repeatWest) / data.repeat);
  const first = turnAt(state.view.x - half), last = turnAt(state.view.x + half);
  return Array.from({ length: Math.min(last - first + 1, 5) }, (_, i) => (first + i) * data.repeat);
}

/** The view's box in the world as a copy of the map that lies `turn` to the east is seen through it. */
function viewBox(turn, marginPx) {
  const { x, y, perPx, width, height } = state.view;
  const halfX = (width / 2 + marginPx) * perPx, halfY = (height / 2 + marginPx) * perPx;
  return [x - turn - halfX, y - halfY, x - turn + halfX, y + halfY];
}

const mostZoom = 22, leastZoom = 0;

function setView(changes) {
  const view = { ...state.view, ...changes };
  const closest = data.home.perPx * 2 ** (data.home.zoom - mostZoom), furthest = data.home.perPx * 2 ** (data.home.zoom - leastZoom);
  view.perPx = Math.min(Math.max(view.perPx, closest), Math.max(furthest, data.home.perPx));
  if (data.repeat > 0) {
    view.x -= Math.floor((view.x - data.repeatWest) / data.repeat) * data.repeat;
  }
  state.view = view;
  draw();
}

const panBy = (x, y) => setView({ x: state.view.x - x * state.view.perPx, y: state.view.y + y * state.view.perPx });

/** Zooms so that what is at a place of the screen stays there. */
function zoomAt(factor, x, y) {
  const before = { x: worldX(x), y: worldY(y) };
  setView({ perPx: state.view.perPx / factor });
  const { perPx, width, height } = state.view;
  setView({ x: before.x - (x - width / 2) * perPx, y: before.y + (y - height / 2) * perPx });
}

let motion = 0;

/** Goes to another view, at once where a person wants no motion. */
function moveTo(target) {
  stopMotion();
  const from = { ...state.view }, begun = performance.now(), lasts = 260;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    setView(target);
    return;
  }
  const step = (now) => {
    const share = Math.min(Math.max((now - begun) / lasts, 0), 1), eased = 1 - (1 - share) ** 3;
    const perPx = from.perPx * (target.perPx / from.perPx) ** eased;
    // The place that stays on the screen while scale changes evenly.
    const way = Math.abs(Math.log(target.perPx / from.perPx)) < 1e-3 ? eased : (perPx - from.perPx) / (target.perPx - from.perPx);
    setView({ x: from.x + (target.x - from.x) * way, y: from.y + (target.y - from.y) * way, perPx });
    state.isMoving = share < 1;
    if (state.isMoving) motion = requestAnimationFrame(step);
  };
  state.isMoving = true;
  motion = requestAnimationFrame(step);
}

function stopMotion() {
  cancelAnimationFrame(motion);
  state.isMoving = false;
}

/** The part of the screen that nothing covers. */
function freeFrame() {
  const { width, height } = state.view;
  const frame = { left: 0, top: 0, right: width, bottom: height };
  if (state.isPrinting) return frame;
  const panel = document.getElementById("panel").getBoundingClientRect();
  if (width > 640) frame.left = panel.right;
  else frame.top = Math.min(document.getElementById("head").getBoundingClientRect().bottom, height / 2);
  const card = document.getElementById("card").getBoundingClientRect();
  if (card.width > 0 && width > 640) frame.right = card.left;
  if (card.width > 0 && width <= 640) frame.bottom = card.top;
  return frame;
}

/** The view that shows a box of the world whole, beside the panel. */
function viewOf(box, marginPx, closestZoom) {
  const frame = freeFrame();
  const width = Math.max(frame.right - frame.left - 2 * marginPx, 50), height = Math.max(frame.bottom - frame.top - 2 * marginPx, 50);
  const closest = data.home.perPx * 2 ** (data.home.zoom - closestZoom);
  const perPx = Math.max((box[2] - box[0]) / width, (box[3] - box[1]) / height, closest);
  const offX = (frame.left + frame.right - state.view.width) / 2, offY = (frame.top + frame.bottom - state.view.height) / 2;
  return { x: (box[0] + box[2]) / 2 - offX * perPx, y: (box[1] + box[3]) / 2 + offY * perPx, perPx };
}

function homeView() {
  const { x, y, perPx, width, height } = data.home;
  return viewOf([x - (width / 2) * perPx, y - (height / 2) * perPx, x + (width / 2) * perPx, y + (height / 2) * perPx], 0, mostZoom);
}

