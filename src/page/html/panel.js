// The panel: search, layers with their legends, language, theme.

const search = document.getElementById("search");
const foundList = document.getElementById("found");

function setLayerVisible(layer, isVisible) {
  layer.isVisible = isVisible;
  updateHosted();
  showTimeline();
  if (!isVisible && selectedPlace()?.layer === layer) select([]);
  showLayers();
  draw();
}

/** The list of layers, the topmost first; those of the basemap in a fold of their own. */
function showLayers() {
  const isOpen = document.querySelector("#layers details")?.open ?? false;
  const rows = [...layers].reverse().filter((layer) => layer.group !== "background").map(layerRow);
  const background = [...layers].reverse().filter((layer) => layer.group === "background");
  const list = document.getElementById("layers"), focused = document.activeElement?.dataset?.key;
  list.replaceChildren(element("h2", "unseen", say("layers")), ...rows);
  if (background.length > 0) {
    const fold = element("details", "", element("summary", "", say("basemap")), ...background.map(layerRow));
    fold.open = isOpen;
    list.append(fold);
  }
  if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** A whole number with its digits in threes, from five on. */
const grouped = (count) => (count < 10000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f"));

const shownCount = (layer) => (layer.spansOf ? layer.showing.reduce((sum, showing) => sum + (showing > 0 ? 1 : 0), 0) : layer.count);

function layerRow(layer) {
  const tick = checkbox(layer.name, layer.isVisible, (isOn) => setLayerVisible(layer, isOn));
  const count = layer.pickable ? element("span", "count", grouped(shownCount(layer))) : null;
  const head = element("div", "line", element("label", "", tick, swatch(layer, layer.typical), element("span", "name", titleOf(layer)), count));
  const row = element("div", layer.isVisible ? "layer" : "layer off", head);
  if (layer.pickable && layer.legend.length > 1) {
    head.append(legendButton(layer));
    if (layer.isOpen && layer.isVisible) row.append(...layer.legend.map((entry) => classRow(layer, entry)));
  }
  return row;
}

/** A map of few layers shows what their classes mean; in a long list one opens what one wants. */
const mostOpenLegends = 3;
for (const layer of layers) layer.isOpen = layers.filter((one) => one.group !== "background").length <= mostOpenLegends;

function legendButton(layer) {
  const fold = button("fold", "▾", `${say("classes")}: ${titleOf(layer)}`, () => {
    layer.isOpen = !layer.isOpen;
    showLayers();
  });
  fold.setAttribute("aria-expanded", String(layer.isOpen && layer.isVisible));
  fold.dataset.key = `${layer.name}/fold`;
  return fold;
}

function classRow(layer, [number, count, ...titles]) {
  const style = layer.classes[number];
  const tick = checkbox(`${layer.name}/${number}`, style.isOn, (isOn) => {
    style.isOn = isOn;
    layer.clusters = null;
    showLayers();
    draw();
  });
  return element("label", "class", tick, swatch(layer, number), element("span", "name", text(titles[state.locale])), element("span", "count", grouped(count)));
}

function checkbox(key, isOn, onChange) {
  const tick = element("input");
  tick.type = "checkbox";
  tick.checked = isOn;
  tick.dataset.key = key;
  tick.addEventListener("change", () => onChange(tick.checked));
  return tick;
}

/** How a class looks, as a small picture. */
function swatch(layer, number) {
  const style = layer.classes[number], picture = element("canvas", "swatch"), ratio = pixelRatio(), side = 24;
  picture.width = picture.height = side * ratio;
  const context = picture.getContext("2d"), [fill, line, under] = style[drawnTheme()];
  context.scale(ratio, ratio);
  if (layer.hasPoints && style.px > 0) {
    const made = sprite(style, "plain");
    context.drawImage(made.canvas, (side - made.px) / 2, (side - made.px) / 2, made.px, made.px);
  } else if (layer.hasAreas && isSeen(fill)) {
    context.globalAlpha = style.area;
    context.fillStyle = fill;
    context.fillRect(3, 5, side - 6, side - 10);
    context.globalAlpha = 1;
    context.strokeStyle = line;
    context.lineWidth = Math.min(style.line, 3);
    if (style.line > 0 && isSeen(line)) context.strokeRect(3, 5, side - 6, side - 10);
  } else if (layer.hasLines) {
    for (const [colour, widthPx] of [[under, style.under], [line, style.line]]) {
      context.strokeStyle = colour;
      context.lineWidth = Math.min(widthPx, 8);
      if (widthPx > 0 && isSeen(colour)) context.stroke(new Path2D(`M2 ${side / 2}H${side - 2}`));
    }
  }
  return picture;
}

/** Every name of a feature with its folded form, made when somebody searches first. */
function searchIndex() {
  state.index ??= [...layers].reverse().filter((layer) => layer.pickable || layer.group === "background").flatMap((layer) =>
    Array.from({ length: layer.count }, (_, feature) => ({
      layer, feature, names: [...new Set(Object.values(layer.names).map((column) => column[feature]).filter(Boolean))].map((number) => folded(text(number))),
    })).filter(({ names }) => names.length > 0));
  return state.index;
}

const mostFound = 40;

/** Features whose names have all typed words; those first that begin with what was typed. */
function findNames(typed) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const begins = (names) => names.some((name) => name.startsWith(words.join(" ")));
  const fits = searchIndex().filter(({ layer, names }) => layer.pickable && words.every((word) => names.some((name) => name.includes(word))));
  const others = searchIndex().filter(({ layer, names }) => !layer.pickable && begins(names)).slice(0, 10);
  return [...fits.sort((a, b) => begins(b.names) - begins(a.names)), ...others].slice(0, mostFound);
}

function showFound() {
  const found = findNames(search.value), isTyping = search.value.trim() !== "";
  foundList.hidden = !isTyping;
  search.setAttribute("aria-expanded", String(isTyping));
  const entries = found.map(({ layer, feature }, i) => {
    const names = namesOf(layer, feature).map(({ name }) => name), entry = element("li", "", names[0], element("small", "", ` · ${titleOf(layer)}`));
    entry.id = `found-${i}`;
    entry.setAttribute("role", "option");
    entry.addEventListener("click", () => openFound(found[i]));
    return entry;
  });
  foundList.replaceChildren(...(entries.length > 0 || !isTyping ? entries : [element("li", "quiet", say("nothing"))]));
  state.found = found;
  markFound(0);
}

function markFound(index) {
  state.foundIndex = index;
  [...foundList.children].forEach((entry, i) => entry.setAttribute("aria-selected", String(i === index && state.found.length > 0)));
  if (state.found.length > 0) {
    search.setAttribute("aria-activedescendant", `found-${index}`);
    foundList.children[index].scrollIntoView({ block: "nearest" });
  }
}

function openFound({ layer, feature }) {
  search.value = "";
  showFound();
  if (layer.pickable) show(layer, feature);
  else goTo(layer, feature);
  foldOnPhone();
}

const isPhone = () => state.view.width <= 640;

function setFolded(isFolded) {
  document.getElementById("contents").hidden = isFolded;
  document.getElementById("fold").setAttribute("aria-expanded", String(!isFolded));
}

const foldOnPhone = () => isPhone() && setFolded(true);

function showTexts() {
  const tag = languageTags[state.locale];
  document.documentElement.lang = tag;
  document.title = document.getElementById("title").textContent = data.titles[state.locale];
  document.getElementById("subtitle").textContent = data.subtitles[state.locale];
  document.getElementById("credits").textContent = data.credits[state.locale];
  liftButtons();
  search.placeholder = say("search");
  document.getElementById("keys").textContent = say("keys");
  canvas.setAttribute("aria-label", `${say("map")}: ${data.titles[state.locale]}`);
  for (const [id, word] of [["search", "search"], ["fold", "layers"], ["closer", "zoomIn"], ["further", "zoomOut"], ["home", "home"], ["theme", "theme"]]) {
    document.getElementById(id).setAttribute("aria-label", say(word));
    document.getElementById(id).title = say(word);
  }
  document.getElementById("languages").setAttribute("aria-label", say("language"));
  const notes = document.getElementById("notes");
  notes.hidden = data.notes.length === 0;
  notes.replaceChildren(...data.notes.map((note) => element("li", "", note[state.locale])));
}

/** On a narrow screen the credits take lines below the buttons: as many as their language needs. */
function liftButtons() {
  const { height } = document.getElementById("credits").getBoundingClientRect();
  document.documentElement.style.setProperty("--credits", `${Math.ceil(height)}px`);
}

function showLanguages() {
  document.getElementById("languages").replaceChildren(...languages.map((code, locale) => {
    const choice = button("", code === "zh" ? "中" : code.toUpperCase(), languageNames[locale], () => setLocale(locale));
    choice.lang = languageTags[locale];
    choice.dataset.language = code;
    choice.setAttribute("aria-pressed", String(locale === state.locale));
    return choice;
  }));
}

function setLocale(locale) {
  state.locale = locale;
  areaPlaces.clear();
  showTexts();
  showLanguages();
  showLayers();
  showTimeline();
  showCard();
  showFound();
  draw();
}

function setTheme(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
  showLayers();
  showTimeline();
  draw();
}

