// Mouse, touch, keyboard, and how the page begins.

/** Fingers or a mouse button that are down: where each is, and where it began. */
const pointers = new Map();
let wasMoved = false;

function at(event) {
  const box = canvas.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

canvas.addEventListener("pointerdown", (event) => {
  stopMotion();
  canvas.setPointerCapture(event.pointerId);
  state.isByKeyboard = false;
  if (pointers.size === 0) wasMoved = false;
  pointers.set(event.pointerId, { ...at(event), begun: at(event) });
});

canvas.addEventListener("pointermove", (event) => {
  const pointer = pointers.get(event.pointerId), now = at(event);
  if (!pointer) {
    hover(now);
    return;
  }
  const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, other]) => other);
  if (others.length === 0) {
    wasMoved ||= Math.hypot(now.x - pointer.begun.x, now.y - pointer.begun.y) > 4;
    if (wasMoved) panBy(now.x - pointer.x, now.y - pointer.y);
  } else {
    pinch(pointer, now, others[0]);
  }
  if (wasMoved) Object.assign(pointer, now);
});

/** Two fingers: what is under each stays under it, as far as one scale allows. */
function pinch(before, now, other) {
  wasMoved = true;
  const distance = (p) => Math.max(Math.hypot(p.x - other.x, p.y - other.y), 10);
  const middle = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 };
  zoomAt(distance(now) / distance(before), middle.x, middle.y);
  panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
}

canvas.addEventListener("pointerup", (event) => {
  const isClick = pointers.size === 1 && !wasMoved && event.button === 0;
  pointers.delete(event.pointerId);
  if (!isClick) return;
  const { x, y } = at(event);
  select(pickAt(x, y, event.pointerType === "touch" ? 14 : tolerancePx));
  foldOnPhone();
});

canvas.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
canvas.addEventListener("pointerleave", () => hover(null));

canvas.addEventListener("dblclick", (event) => {
  const { x, y } = at(event);
  if (pickAt(x, y).length === 0) zoomAt(2, x, y);
});

canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  stopMotion();
  const { x, y } = at(event), pixels = event.deltaY * [1, 30, 300][event.deltaMode];
  zoomAt(2 ** -Math.min(Math.max(pixels / (event.ctrlKey ? 60 : 240), -1), 1), x, y);
}, { passive: false });

/** What is under the pointer stands out, and its name is told. */
function hover(place) {
  const [first] = place ? pickAt(place.x, place.y) : [];
  const shown = first ? shownFor(first) : null;
  if (shown?.layer === state.hovered?.layer && shown?.feature === state.hovered?.feature) return;
  state.hovered = shown;
  canvas.style.cursor = shown ? "pointer" : "";
  canvas.title = first ? nameFor(first.layer, first.feature) : "";
  draw();
}

const panStepPx = 80;
const mapKeys = {
  ArrowLeft: () => panBy(panStepPx, 0),
  ArrowRight: () => panBy(-panStepPx, 0),
  ArrowUp: () => panBy(0, panStepPx),
  ArrowDown: () => panBy(0, -panStepPx),
  "+": () => zoomStep(2 ** 0.5),
  "=": () => zoomStep(2 ** 0.5),
  "-": () => zoomStep(2 ** -0.5),
  0: () => moveTo(homeView()),
  Home: () => moveTo(homeView()),
  Enter: () => openInMiddle(),
};

const zoomStep = (factor) => zoomAt(factor, state.view.width / 2, state.view.height / 2);

function openInMiddle() {
  const places = pickAt(state.view.width / 2, state.view.height / 2, 40);
  select(places);
  if (places.length > 0) card.querySelector("button")?.focus();
}

canvas.addEventListener("keydown", (event) => {
  const act = mapKeys[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  stopMotion();
  state.isByKeyboard = true;
  act();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target !== search) closeCard();
  if (event.key === "/" && event.target !== search) {
    event.preventDefault();
    setFolded(false);
    search.focus();
  }
});

search.addEventListener("input", showFound);
search.addEventListener("keydown", (event) => {
  const count = state.found?.length ?? 0, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && count > 0) {
    event.preventDefault();
    markFound((state.foundIndex + step + count) % count);
  } else if (event.key === "Enter" && count > 0) {
    event.preventDefault(); // it would press the button that gets the focus
    openFound(state.found[state.foundIndex]);
    card.querySelector("button")?.focus();
  } else if (event.key === "Escape") {
    search.value = "";
    showFound();
    canvas.focus();
  }
});

for (const [id, act] of [["closer", () => zoomStep(2)], ["further", () => zoomStep(0.5)], ["home", () => moveTo(homeView())],
  ["theme", () => chooseTheme(state.theme === "dark" ? "light" : "dark")], ["fold", () => setFolded(!document.getElementById("contents").hidden)]]) {
  document.getElementById(id).addEventListener("click", act);
}

canvas.addEventListener("focus", draw);
canvas.addEventListener("blur", draw);

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
let isThemeChosen = data.theme !== undefined; // by who made the page, or who reads it: the system has no say any more
prefersDark.addEventListener("change", () => isThemeChosen || setTheme(prefersDark.matches ? "dark" : "light"));

function chooseTheme(theme) {
  isThemeChosen = true;
  setTheme(theme);
}

const paper = { width: 703, height: 567 }; // of the map, as the style sheet has it: 186 × 150 mm

/** On paper: the same part of the map in the colours for printing, with names as large as on a screen. */
function setPrinting(isPrinting) {
  if (isPrinting === state.isPrinting) return;
  const { view } = state;
  state.isPrinting = isPrinting;
  state.view = isPrinting ? { ...view, ...paper, perPx: view.perPx * Math.max(view.width / paper.width, view.height / paper.height) } : state.screenView;
  state.screenView = view;
  showLayers();
  paint();
}
addEventListener("beforeprint", () => setPrinting(true));
addEventListener("afterprint", () => setPrinting(false));

function resize() {
  if (state.isPrinting) return;
  const box = canvas.getBoundingClientRect();
  liftButtons();
  setView({ width: Math.max(box.width, 1), height: Math.max(box.height, 1) });
}
new ResizeObserver(resize).observe(canvas);

/** What stands after the `#`; as it is written where a `%` in it encodes nothing. */
function addressed() {
  const written = location.hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** `#gates:G06` in the address opens that feature. */
function openAddressed() {
  const wanted = addressed();
  for (const layer of layers) {
    const feature = wanted ? layer.cards.findIndex((cards) => cards && text((cards[state.locale] || cards[0])[REFERENCE]) === wanted) : -1;
    if (feature >= 0) show(layer, feature);
  }
}
addEventListener("hashchange", openAddressed);

/** For tests and for whoever looks from the browser's console. */
window.gatepost = { state, layers, data, screenX, screenY, zoom, anchorOf, namesOf, pickAt, paint, shapePath, showFeature: show, setTime };

applyTime();
setTheme(data.theme ?? (prefersDark.matches ? "dark" : "light"));
setLocale(state.locale);
resize();
if (isPhone()) setFolded(true);
select(data.selected.map(([layer, feature]) => ({ layer: layers[layer], feature })));
setView(homeView());
openAddressed();
