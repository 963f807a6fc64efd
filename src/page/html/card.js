// The card of the selected feature: what the program's card says (page_cards.cpp writes it, in this order).

const card = document.getElementById("card");
const [REFERENCE, WHAT, POSITION, PRECISION, NAMES, FACTS, PLACES, EVENTS, HOSTED, RELATED, SOURCE] = Array.from({ length: 11 }, (_, i) => i);

/** A feature's card in the language of the page, or undefined where this file has none. */
function cardOf(layer, feature) {
  const cards = layer.cards[feature];
  return cards && (cards[state.locale] || cards[0]);
}

/** An element with a class and children; texts become text, never markup. */
function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

function button(className, label, title, onClick) {
  const made = element("button", className, label);
  made.type = "button";
  made.title = title;
  made.setAttribute("aria-label", title);
  made.addEventListener("click", onClick);
  return made;
}

function showCard() {
  const place = selectedPlace(), focused = card.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  card.hidden = !place;
  card.replaceChildren();
  if (!place) return;
  const { layer, feature } = place, written = cardOf(layer, feature);
  card.setAttribute("aria-label", nameFor(layer, feature));
  card.append(cardHead(place), element("div", "body", ...(written ? cardBody(written) : [element("p", "quiet", say("noCard"))])));
  card.scrollTop = 0;
  if (focused) (card.querySelector(`[aria-label="${CSS.escape(focused)}"]`) ?? card.querySelector("button")).focus(); // paging keeps its place
  document.getElementById("told").textContent = nameFor(layer, feature);
}

const nameFor = (layer, feature) => namesOf(layer, feature)[0]?.name ?? text(cardOf(layer, feature)?.[NAMES][0]?.[0] ?? 0) ?? "";

function cardHead({ layer, feature }) {
  const head = element("div", "head");
  const { places, index } = state.selected;
  if (places.length > 1) {
    const step = (by) => select(places, (index + by + places.length) % places.length);
    head.append(element("span", "pager", button("", "‹", say("previous"), () => step(-1)), say("nOfM", index + 1, places.length, ""),
      button("", "›", say("next"), () => step(1))));
  }
  if (hasPlace(layer, feature)) head.append(button("", "◎", say("zoomTo"), () => goTo(layer, feature)));
  head.append(button("close", "×", say("close"), () => closeCard()));
  return head;
}

function closeCard() {
  const hadFocus = card.contains(document.activeElement);
  select([]);
  if (hadFocus) canvas.focus();
}

function cardBody(written) {
  const names = written[NAMES].map(([name, language, isOwnForm], i) => {
    const line = element(i === 0 ? "h2" : "p", i === 0 ? "" : "name", text(name));
    if (text(language)) line.lang = text(language);
    if (isOwnForm) line.append(element("small", "", ` ${say("ourForm")}`));
    return line;
  });
  const position = text(written[POSITION]);
  return [
    ...names,
    element("p", "kind", text(written[WHAT])),
    position ? element("p", "quiet", position) : null,
    factList(written[FACTS]),
    ...linkList(say("happened", written[PLACES].length), written[PLACES]),
    ...eventList(written[EVENTS]),
    ...linkList(say("alsoHere", written[HOSTED].length), written[HOSTED]),
    ...linkList(say("related"), written[RELATED]),
    ...sourceSection(written[SOURCE]),
  ].filter(Boolean);
}

function factList(facts) {
  if (facts.length === 0) return null;
  const list = element("dl");
  const add = (label, value) => list.append(element("dt", "", text(label)), element("dd", "", text(value)));
  for (const [label, value, besideLabel, besideValue] of facts) {
    add(label, value);
    if (besideValue !== undefined) add(besideLabel, besideValue);
  }
  return list;
}

/** Only these kinds of addresses are followed. */
const isSafeLink = (address) => /^(https?:\/\/|mailto:)/i.test(address);

function webLink(address) {
  if (!isSafeLink(address)) return element("span", "", address);
  const link = element("a", "web", address.replace(/^\w+:\/*(www\.)?/i, "").replace(/[/?#].*$/, ""));
  link.href = address;
  link.title = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function sourceLines([named, ...links]) {
  const lines = [];
  if (named) lines.push(element("p", "quiet", text(named)));
  if (links.length > 0) lines.push(element("p", "links", ...links.map((link) => webLink(text(link)))));
  return lines;
}

function sourceSection(source) {
  const lines = sourceLines(source);
  return lines.length > 0 ? [element("h3", "", say("sources")), ...lines] : [];
}

/** A name that leads to its feature, where this file has it. */
function featureLink(title, detail, place) {
  const label = element("span", "", title, detail ? element("small", "", ` · ${detail}`) : null);
  return place ? button("link", label, title, () => show(layers[place[0]], place[1])) : label;
}

function linkList(heading, links) {
  if (links.length === 0) return [];
  const items = links.map(([title, detail, place]) => element("li", "", featureLink(text(title), text(detail), place)));
  return [element("h3", "", heading), element("ul", "", ...items)];
}

function eventList(numbers) {
  if (numbers.length === 0) return [];
  return [element("h3", "", say("events", numbers.length)), ...numbers.map((number) => eventEntry(eventOf(number)))];
}

/** Events are kept as JSON texts, each once. */
const eventOf = (number) => JSON.parse(data.events[number]);

function eventEntry([date, title, words, speaker, isBorrowed, place, source]) {
  const when = element("p", "date", text(date), isBorrowed ? ` · ${say("borrowed")}` : null);
  const name = text(title);
  return element("article", "event", when,
    name ? element("p", "title", place ? featureLink(name, "", place) : name) : null,
    text(words) ? element("p", "quiet", text(words)) : null,
    text(speaker) ? element("p", "quiet", `— ${text(speaker)}`) : null,
    ...sourceLines(source));
}

