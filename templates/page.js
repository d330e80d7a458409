// What the page can do beyond showing itself: open a source, sort a table.
"use strict";
document.documentElement.classList.add("scripted");

const read = (name) => JSON.parse(document.getElementById(name)?.textContent ?? "null");
const citations = read("places");
const documents = read("documents");
const panel = document.getElementById("source");
let opener = null;

function marked(line, place) {
  // Places count characters as people do, not the halves of rare ones.
  const characters = Array.from(line);
  const mark = document.createElement("mark");
  mark.textContent = characters.slice(place.start, place.end).join("");
  const text = document.createElement("span");
  text.append(characters.slice(0, place.start).join(""), mark, characters.slice(place.end).join(""));
  return text;
}

// How the figures of a marked place were read: closed, for who wonders.
function reading(place) {
  if (!place.read.length) return [];
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = panel.dataset.read;
  const list = document.createElement("dl");
  for (const [figure, steps] of place.read) {
    const term = document.createElement("dt");
    term.textContent = figure;
    const trail = document.createElement("dd");
    trail.textContent = steps;
    list.append(term, trail);
  }
  details.append(summary, list);
  return [details];
}

function show(document_, places) {
  const list = panel.querySelector("ol");
  list.replaceChildren(
    ...documents[document_].map(([number, text], at) => {
      const item = document.createElement("li");
      item.dataset.number = number;
      const place = places.find((one) => one.document === document_ && one.at === at);
      item.append(...(place ? [marked(text, place), ...reading(place)] : [text]));
      item.classList.toggle("cited", Boolean(place));
      return item;
    }),
  );
  list.querySelector("mark")?.scrollIntoView({ block: "center", behavior: "instant" });
}

// A comparison stands on several reports: each has its own button.
function choices(places) {
  const first = new Map();
  for (const place of places) if (!first.has(place.document)) first.set(place.document, place);
  return [...first.values()].map((place, nth) => {
    const choice = document.createElement("button");
    choice.type = "button";
    choice.textContent = place.where;
    choice.setAttribute("aria-pressed", String(nth === 0));
    choice.addEventListener("click", () => {
      for (const other of choice.parentElement.children) other.setAttribute("aria-pressed", String(other === choice));
      show(place.document, places);
    });
    return choice;
  });
}

function open(link) {
  const places = link.dataset.cite.split(" ").map((number) => citations[number]);
  panel.querySelector(".choices").replaceChildren(...choices(places));
  document.querySelectorAll(".said.shown").forEach((other) => other.classList.remove("shown"));
  link.classList.add("shown");
  panel.hidden = false;
  document.body.classList.add("reading");
  show(places[0].document, places);
  panel.querySelector(".close").focus();
  opener = link;
}

function close() {
  panel.hidden = true;
  document.body.classList.remove("reading");
  opener?.classList.remove("shown");
  opener?.focus();
  opener = null;
}

// The index has no sources.
if (panel) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".said");
    if (link) {
      event.preventDefault();
      open(link);
    }
  });
  panel.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
}

// Of the index only what holds the words one types is shown.
const search = document.querySelector("input[type=search]");
search?.addEventListener("input", () => {
  const wanted = search.value.trim().split(/\s+/);
  for (const item of document.querySelectorAll(".index li[data-find]")) {
    item.hidden = !wanted.every((word) => item.dataset.find.includes(word));
  }
  for (const list of document.querySelectorAll(".index h2 + ul")) {
    const empty = [...list.children].every((item) => item.hidden);
    list.hidden = list.previousElementSibling.hidden = empty;
  }
});

// A figure is worth what it says: 1.2万亿 is more than 9000亿, 3公顷 more than 40亩.
const collator = new Intl.Collator("zh-CN", { numeric: true });
const multiples = { 万亿: 1e12, 亿: 1e8, 万: 1e4 };
const units = { 吨: 1000, 公斤: 1, 斤: 0.5, 公顷: 15, 平方公里: 1500, 公里: 1000 };
const written = new RegExp(
  `(-?\\d+(?:\\.\\d+)?)(${Object.keys(multiples).join("|")})?(${Object.keys(units).join("|")})?`,
);
function figure(cell) {
  const found = cell.textContent.replaceAll(",", "").match(written);
  if (!found) return null;
  const worth = Number(found[1]) * (multiples[found[2]] ?? 1) * (units[found[3]] ?? 1);
  return worth * (/下降|减少/.test(cell.textContent) ? -1 : 1);
}
function compare(a, b, column, sign) {
  const [left, right] = [a, b].map((row) => row.cells[column]);
  const [x, y] = [left, right].map(figure);
  if (x !== null && y !== null) return sign * (x - y);
  // A cell without a figure stands last, whichever way the column is sorted.
  if (x !== null || y !== null) return x === null ? 1 : -1;
  return sign * collator.compare(left.textContent, right.textContent);
}
for (const table of document.querySelectorAll("main table")) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const falling = head.ariaSort === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      body.append(...[...body.rows].sort((a, b) => compare(a, b, column, falling ? -1 : 1)));
    });
  });
}
