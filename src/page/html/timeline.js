// The bar at the bottom that chooses a range of time: how much was there when, two ends to be moved, play.

const timeline = document.getElementById("timeline");
const timeLayers = layers.filter((layer) => layer.spansOf?.size > 0);
const dayMs = 86400000, mostSteps = 400, playMs = 700;
const histogram = document.getElementById("histogram");
const ends = ["from", "to"].map((id) => document.getElementById(id));
let steps = [], playTimer = 0;

/** From the first moment that any date names to the last; what lies far before the rest is left to the left end. */
function extentOfTimes() {
  const begins = [];
  let last = -Infinity;
  for (const layer of timeLayers) {
    for (const spans of layer.spansOf.values()) {
      for (const [firstBegin, lastBegin, firstEnd, lastEnd] of spans) {
        if (Number.isFinite(firstBegin)) begins.push(firstBegin);
        for (const end of [lastBegin, firstEnd, lastEnd]) if (Number.isFinite(end)) last = Math.max(last, end);
      }
    }
  }
  begins.sort((a, b) => a - b);
  const early = begins[Math.floor(begins.length / 50)] ?? last - dayMs;
  const first = last - early < 0.6 * (last - begins[0]) ? early : begins[0] ?? early;
  return [first, Math.max(last, first + dayMs)];
}

/** Where the steps of the axis begin: years, months or days, as many as there is room for. */
function makeSteps() {
  const [first, last] = extentOfTimes(), days = (last - first) / dayMs, date = new Date(first), made = [];
  const years = Math.max(1, Math.ceil(days / 365 / mostSteps));
  const unit = days > 6 * 365 ? "year" : days > 190 ? "month" : "day";
  const year = date.getUTCFullYear();
  const at = (i) => {
    const moment = new Date(0);
    if (unit === "year") moment.setUTCFullYear(Math.floor(year / years) * years + i * years, 0, 1);
    else if (unit === "month") moment.setUTCFullYear(year, date.getUTCMonth() + i, 1);
    else moment.setUTCFullYear(year, date.getUTCMonth(), date.getUTCDate() + i);
    return moment.getTime();
  };
  for (let i = 0; i <= mostSteps && (made.length === 0 || made.at(-1) < last); ++i) made.push(at(i));
  steps = made;
  steps.unit = unit;
}

const stepCount = () => steps.length - 1;

/** A moment as people write it: to the year, the month or the day. */
function momentText(ms, unit) {
  const options = { year: { year: "numeric" }, month: { year: "numeric", month: "short" }, day: { year: "numeric", month: "short", day: "numeric" } }[unit];
  return new Intl.DateTimeFormat(languageTags[state.locale], { ...options, timeZone: "UTC" }).format(ms);
}

/** The coarsest unit that begins at a moment. */
function unitAt(ms) {
  const date = new Date(ms);
  return date.getUTCDate() !== 1 || ms % dayMs !== 0 ? "day" : date.getUTCMonth() !== 0 ? "month" : "year";
}

/** Both ends count whole. */
function rangeText() {
  if (isAllTime(state.time)) return say("allTimes");
  const { begin, end } = state.time, units = [begin, end].filter(Number.isFinite).map(unitAt);
  const unit = ["day", "month", "year"].find((one) => units.includes(one));
  const [first, last] = [begin, end - 1].map((ms) => (Number.isFinite(ms) ? momentText(ms, unit) : ""));
  return first === last ? first : `${first} – ${last}`;
}

/** The steps that the chosen range begins and ends with; all of them where an end is open. */
function chosenSteps() {
  const { begin, end } = state.time;
  const first = Math.max(steps.findLastIndex((step) => step <= begin), 0);
  const after = steps.findIndex((step) => step >= end);
  return [Math.min(first, stepCount() - 1), (after < 1 ? stepCount() : after) - 1];
}

function setTime(begin, end) {
  state.time = { begin, end };
  applyTime();
  const place = selectedPlace();
  if (place && place.layer.showing[place.feature] === HIDDEN) select([]);
  showTimeline();
  showLayers();
  draw();
}

/** Whole steps; both ends of the axis are open ends. */
function setSteps(first, last) {
  setTime(first <= 0 ? -Infinity : steps[first], last >= stepCount() - 1 ? Infinity : steps[last + 1]);
}

/** The steps that a range meets: from the first up to the end. */
function stepsIn(begin, end) {
  if (begin >= steps.at(-1) || end <= steps[0]) return [0, 0];
  const above = (ms) => {
    let low = 0, high = steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps[middle] <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [Math.max(above(begin) - 1, 0), Math.min(above(end - 1), stepCount())];
}

/** How much was there in each step; what was possibly there counts in part (the program's map/time_histogram). */
function countsInSteps(layer) {
  const changes = new Float64Array(steps.length + 1);
  const add = (first, end, amount) => {
    changes[first] += amount;
    changes[end] -= amount;
  };
  for (const spans of layer.spansOf.values()) {
    for (const [firstBegin, lastBegin, firstEnd, lastEnd] of spans) {
      const [first, end] = stepsIn(firstBegin, lastEnd);
      let [sure, sureEnd] = lastBegin === Infinity || firstEnd === -Infinity ? [0, 0] : stepsIn(lastBegin, firstEnd);
      [sure, sureEnd] = [Math.max(sure, first), Math.min(sureEnd, end)];
      const certain = Math.max(sureEnd - sure, 0), doubtful = end - first - certain;
      if (certain > 0) add(sure, sureEnd, 1);
      if (doubtful <= 0) continue;
      add(first, end, 1 / doubtful);
      if (certain > 0) add(sure, sureEnd, -1 / doubtful);
    }
  }
  let sum = 0;
  return Float64Array.from({ length: stepCount() }, (_, i) => Math.max((sum += changes[i]), 0));
}

/** Bars stacked by layer, in its colour; those in the range are full. */
function paintHistogram() {
  const ratio = pixelRatio(), { width, height } = histogram.getBoundingClientRect(), context = histogram.getContext("2d");
  histogram.width = Math.max(1, Math.round(width * ratio));
  histogram.height = Math.max(1, Math.round(height * ratio));
  context.scale(ratio, ratio);
  const shown = timeLayers.filter((layer) => layer.isVisible), columns = shown.map((layer) => (layer.stepCounts ??= countsInSteps(layer)));
  const [first, last] = chosenSteps();
  let most = 1;
  for (let i = 0; i < stepCount(); ++i) most = Math.max(most, columns.reduce((sum, counts) => sum + counts[i], 0));
  const barPx = width / stepCount();
  for (let i = 0; i < stepCount(); ++i) {
    let bottom = height;
    context.globalAlpha = i >= first && i <= last ? 1 : 0.3;
    shown.forEach((layer, k) => {
      const style = layer.classes[layer.typical], tall = (columns[k][i] / most) * (height - 2);
      context.fillStyle = style[drawnTheme()][layer.hasPoints || layer.hasAreas ? 0 : 1];
      context.fillRect(i * barPx, bottom - tall, Math.max(barPx - (barPx > 3 ? 1 : 0), 0.5), tall);
      bottom -= tall;
    });
  }
}

function countsText() {
  let there = 0, possible = 0, undated = 0;
  for (const layer of timeLayers.filter((one) => one.isVisible)) {
    for (let feature = 0; feature < layer.count; ++feature) {
      const presences = (layer.spansOf.get(feature) ?? []).map((span) => presenceIn(span, state.time)), strongest = Math.max(HIDDEN, ...presences);
      there += strongest === FULL ? 1 : 0;
      possible += strongest === PALE ? 1 : 0;
      undated += strongest === HIDDEN && (presences.length === 0 || layer.isPlace.has(feature)) ? 1 : 0;
    }
  }
  return isAllTime(state.time) ? say("timeDated", there + possible, undated) : say("timeCounts", there, possible, undated);
}

function showTimeline() {
  timeline.hidden = timeLayers.every((layer) => !layer.isVisible);
  if (timeline.hidden) return;
  const [first, last] = chosenSteps(), play = document.getElementById("play"), all = document.getElementById("alltimes");
  timeline.setAttribute("aria-label", say("timeline"));
  document.getElementById("range").textContent = rangeText();
  document.getElementById("counts").textContent = countsText();
  play.textContent = playTimer ? "❚❚" : "▶";
  play.title = say(playTimer ? "pauseTime" : "playTime");
  play.setAttribute("aria-label", play.title);
  all.textContent = say("allTimes");
  all.hidden = isAllTime(state.time);
  ends.forEach((end, i) => {
    end.max = stepCount() - 1;
    end.value = [first, last][i];
    end.setAttribute("aria-label", say("timeline"));
    end.setAttribute("aria-valuetext", momentText(steps[[first, last][i]], steps.unit));
  });
  paintHistogram();
}

ends.forEach((end, i) => end.addEventListener("input", () => {
  const chosen = chosenSteps();
  chosen[i] = Number(end.value);
  stopPlaying();
  if (chosen[0] > chosen[1]) chosen[1 - i] = chosen[i];
  setSteps(...chosen);
}));

document.getElementById("alltimes").addEventListener("click", () => {
  stopPlaying();
  setTime(-Infinity, Infinity);
});

/** The range goes on by a step at a time; from all times it begins with the first step. */
function playOn() {
  const [first, last] = chosenSteps();
  if (isAllTime(state.time) && stepCount() > 1) setSteps(0, 0);
  else if (last + 1 < stepCount()) setSteps(first + 1, last + 1);
  else stopPlaying();
}

function stopPlaying() {
  clearInterval(playTimer);
  playTimer = 0;
  showTimeline();
}

document.getElementById("play").addEventListener("click", () => {
  if (playTimer) {
    stopPlaying();
    return;
  }
  if (chosenSteps()[1] + 1 >= stepCount()) state.time = { begin: -Infinity, end: Infinity };
  playTimer = setInterval(playOn, playMs);
  playOn();
});

if (timeLayers.length > 0) {
  makeSteps();
  document.body.classList.add("dated");
  new ResizeObserver(() => timeline.hidden || paintHistogram()).observe(histogram);
}
