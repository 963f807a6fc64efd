// Symbols: the outlines of shaders/symbol.frag as paths, in a square from -1 to 1 with y upwards.

const shapeOutlines = {
  shield: null, arch: null, circle: null, // with arcs: below
  roofs: [house(-0.46, -0.38), house(0.46, 0.34)],
  tree: [[[0, 1], [0.62, 0], [0.4095, 0], [0.86, -0.55], [0.16, -0.55], [0.16, -1], [-0.16, -1], [-0.16, -0.55], [-0.86, -0.55],
    [-0.4095, 0], [-0.62, 0]]],
  house: [[[0, 0.95], [1, -0.02], [0.7, -0.02], [0.7, -0.9], [0.2, -0.9], [0.2, -0.25], [-0.2, -0.25], [-0.2, -0.9], [-0.7, -0.9],
    [-0.7, -0.02], [-1, -0.02]]],
  star: [Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 1 : 0.46, angle = (i * Math.PI) / 5;
    return [radius * Math.sin(angle), radius * Math.cos(angle)];
  })],
  diamond: [[[0, 1], [1, 0], [0, -1], [-1, 0]]],
  pillar: [[[0, 1], [0.38, 0.5], [0.38, -0.68], [0.7, -0.68], [0.7, -1], [-0.7, -1], [-0.7, -0.68], [-0.38, -0.68], [-0.38, 0.5]]],
  square: [[[-0.85, 0.85], [0.85, 0.85], [0.85, -0.85], [-0.85, -0.85]]],
};

/** One of the two small houses of `roofs`. */
function house(x, y) {
  return [[-0.34, -0.42], [0.34, -0.42], [0.34, 0], [0.52, 0], [0, 0.5], [-0.52, 0], [-0.34, 0]].map(([dx, dy]) => [x + dx, y + dy]);
}

/** The outline of a shape as a path of the canvas, y downwards, `radius` pixels from its middle to its edge. */
function shapePath(name, radius) {
  const path = new Path2D();
  const to = (px, py) => path.lineTo(px * radius, -py * radius);
  if (name === "circle") {
    path.arc(0, 0, radius, 0, 2 * Math.PI);
  } else if (name === "arch") {
    path.moveTo(-0.92 * radius, 0.9 * radius);
    path.arc(0, -0.05 * radius, 0.92 * radius, Math.PI, 2 * Math.PI);
    to(0.92, -0.9);
    to(0.42, -0.9);
    path.arc(0, 0.1 * radius, 0.42 * radius, 0, Math.PI, true);
    to(-0.42, -0.9);
  } else if (name === "shield") {
    path.moveTo(-0.84 * radius, -0.95 * radius);
    to(0.84, 0.95);
    to(0.84, -0.15);
    path.arc(-0.25 * radius, 0, 1.09 * radius, Math.asin(0.15 / 1.09), Math.acos(0.25 / 1.09));
    path.arc(0.25 * radius, 0, 1.09 * radius, Math.PI - Math.acos(0.25 / 1.09), Math.PI - Math.asin(0.15 / 1.09));
    to(-0.84, -0.15);
  } else {
    for (const ring of shapeOutlines[name]) {
      path.moveTo(ring[0][0] * radius, -ring[0][1] * radius);
      for (const [px, py] of ring.slice(1)) to(px, py);
      path.closePath();
    }
  }
  path.closePath();
  return path;
}

const sprites = new Map();

/** A symbol with its casing, ring and shadow as a small picture; `px` is its side. Made once for each look. */
function sprite(style, look) {
  const ratio = pixelRatio(), theme = drawnTheme();
  const key = `${style.number} ${look} ${theme} ${ratio}`;
  let found = sprites.get(key);
  if (!found) {
    found = makeSprite(style, look, theme, ratio);
    sprites.set(key, found);
  }
  return found;
}

function makeSprite(style, look, theme, ratio) {
  const [fill, , , casing, ring, shadow] = style[theme];
  const isRaised = look !== "plain";
  const radius = (style.px / 2) * (isRaised ? 1.2 : 1);
  const casingPx = style.casing === 0 && !isRaised ? 0 : style.casing + (isRaised ? 0.5 : 0);
  const ringPx = look === "selected" ? 2.5 : style.ring;
  const px = Math.ceil(radius + casingPx + ringPx + 5) * 2;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(px * ratio);
  const context = canvas.getContext("2d");
  context.scale(canvas.width / px, canvas.width / px);
  context.translate(px / 2, px / 2);
  context.lineJoin = "round";
  const path = shapePath(style.shape, radius);
  const outline = (widthPx, colour) => {
    context.lineWidth = 2 * widthPx;
    context.strokeStyle = context.fillStyle = colour;
    context.stroke(path);
    context.fill(path);
  };
  if (casingPx > 0) {
    context.shadowColor = `rgba(0,0,0,${shadow})`;
    context.shadowBlur = shadow > 0 ? 3 * ratio : 0;
    if (ringPx > 0) outline(casingPx + ringPx, look === "selected" ? accent() : ring);
    if (ringPx > 0) context.shadowColor = "transparent";
    outline(casingPx, casing);
    context.shadowColor = "transparent";
    context.shadowBlur = 0;
  }
  context.globalAlpha = style.alpha;
  context.fillStyle = fill;
  context.fill(path);
  if (style.letter) paintLetter(context, style.letter, radius, fill);
  return { canvas, px, radius };
}

/** A letter or digit on the symbol: white, or dark where the symbol is light. */
function paintLetter(context, letter, radius, fill) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16) / 255);
  context.globalAlpha = 1;
  context.fillStyle = red * 0.299 + green * 0.587 + blue * 0.114 > 0.62 ? "#211f1c" : "#ffffff";
  context.font = `700 ${1.45 * radius}px ${fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(letter.toUpperCase(), 0, 0.08 * radius);
}

