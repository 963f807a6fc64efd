// Many points: plain dots, and where too many of them share their place how many lie there.

const mostSymbols = 2000; // of a layer; more are drawn as dots
const cellPx = 2;
const mostCrowded = 1 / 20; // of the points in view that may lie on another before their number is shown instead

for (const layer of layers) {
  layer.isDotted = layer.drawingOrder.length > mostSymbols && layer.classes.every((style) => style.casing === 0 && style.shape === "circle");
}

function paintDots(context, layer, shown, box, turn) {
  const cells = countCells(layer, shown, box, turn);
  if (layer.drawing !== "dots" && (layer.drawing !== "automatic" || cells.crowded > cells.total * mostCrowded)) {
    paintDensity(context, cells);
    return;
  }
  const theme = drawnTheme(), { width } = cells;
  cells.counts.forEach((count, cell) => {
    if (count === 0) return;
    const style = layer.classes[cells.classes[cell]];
    context.globalAlpha = layer.opacity * style.alpha;
    context.fillStyle = style[theme][0];
    context.beginPath();
    context.arc(((cell % width) + 0.5) * cellPx, (Math.floor(cell / width) + 0.5) * cellPx, Math.max(style.px / 2, 1), 0, 2 * Math.PI);
    context.fill();
  });
  context.globalAlpha = layer.opacity;
}

/** How many points lie in each cell of the screen, and the class of the last of them. */
function countCells(layer, shown, box, turn) {
  const width = Math.ceil(state.view.width / cellPx), height = Math.ceil(state.view.height / cellPx);
  const cells = { width, height, counts: new Uint32Array(width * height), classes: new Uint16Array(width * height), total: 0, crowded: 0 };
  for (const feature of layer.drawingOrder) {
    if (!shown[layer.class[feature]] || layer.hosted[feature] || layer.showing[feature] === HIDDEN) continue;
    eachPoint(layer, feature, (x, y) => {
      const column = Math.floor(screenX(x + turn) / cellPx), row = Math.floor(screenY(y) / cellPx);
      if (column < 0 || row < 0 || column >= width || row >= height) return;
      const cell = row * width + column;
      cells.counts[cell] += 1;
      cells.classes[cell] = layer.class[feature];
      cells.total += 1;
      cells.crowded += cells.counts[cell] === 1 ? 0 : cells.counts[cell] === 2 ? 2 : 1;
    });
  }
  return cells;
}

/** Each part of the ramp is given to about as many cells: histogram equalisation, as datashader does it. */
function paintDensity(context, { width, height, counts }) {
  const cellsOf = new Map();
  for (const count of counts) {
    if (count > 0) cellsOf.set(count, (cellsOf.get(count) ?? 0) + 1);
  }
  const amounts = [...cellsOf.keys()].sort((a, b) => a - b), shades = new Map();
  const others = amounts.reduce((sum, amount) => sum + cellsOf.get(amount), 0) - cellsOf.get(amounts[0] ?? 0) || 1;
  amounts.reduce((below, amount, i) => {
    const upTo = below + (i === 0 ? 0 : cellsOf.get(amount));
    shades.set(amount, rampColour(upTo / others));
    return upTo;
  }, 0);
  const picture = element("canvas");
  picture.width = width;
  picture.height = height;
  const image = picture.getContext("2d").createImageData(width, height), pixels = new Uint32Array(image.data.buffer);
  counts.forEach((count, cell) => {
    if (count > 0) pixels[cell] = shades.get(count);
  });
  picture.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, width * cellPx, height * cellPx);
  context.imageSmoothingEnabled = true;
}

/** A colour of the theme's ramp, for a shade from 0 to 1, as a pixel's bytes. */
function rampColour(shade) {
  const ramp = data.themes[drawnTheme()].ramp, place = Math.min(Math.max(shade, 0), 1) * (ramp.length - 1), low = Math.min(Math.floor(place), ramp.length - 2);
  const channel = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  const [red, green, blue] = [1, 3, 5].map((at) => Math.round(channel(ramp[low], at) + (channel(ramp[low + 1], at) - channel(ramp[low], at)) * (place - low)));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

