/** The cast list: who and what the article is about, the most relevant first. */
import { counted, el } from "./dom.js";
import { roleInWords, typeName } from "./model.js";
import { choose, step } from "./steps.js";

/** How many are shown before one asks for all. */
const FIRST = 60;

const SVG = "http://www.w3.org/2000/svg";

/** Where identifiers lead. */
const REGISTERS = {
  wikidata: { name: "Wikidata", address: (id) => `https://www.wikidata.org/wiki/${encodeURIComponent(id)}` },
  geonames: { name: "GeoNames", address: (id) => `https://www.geonames.org/${encodeURIComponent(id)}` },
};

/**
 * Shows the cast in place of what the list held.
 * @param {HTMLElement} list
 * @param {import("./model.js").Model} model
 * @param {number} length of the source, in UTF-16 units
 */
export function showCast(list, model, length) {
  const entries = model.cast.map((entity) => () => entry(entity, model, length));
  list.replaceChildren(...entries.slice(0, FIRST).map((make) => make()));
  if (entries.length <= FIRST) return;
  const rest = el("button", { type: "button", class: "quiet" }, `Show all ${counted(entries.length, "name")}`);
  const last = el("li", { class: "more" }, rest);
  rest.addEventListener("click", () => {
    last.replaceWith(...entries.slice(FIRST).map((make) => make()));
    /** @type {HTMLElement} */ (list.children[FIRST]?.querySelector("button"))?.focus();
  });
  list.append(last);
}

function entry(entity, model, length) {
  const chosen = el(
    "button",
    { type: "button", class: "name", "aria-pressed": "false", onclick: () => choose(chosen.getAttribute("aria-pressed") === "true" ? null : entity.id) },
    entity.name,
  );
  const roles = (model.rolesOf.get(entity.id) ?? []).map((role) => roleInWords(role, model));
  return el(
    "li",
    { class: `entry ${entity.type}`, "data-entity": entity.id },
    el("div", { class: "head" }, chosen, el("span", { class: "kind" }, entity.subtype ? entity.subtype.replaceAll("_", " ") : typeName(entity.type).replace(/^an? /, ""))),
    roles.length ? el("p", { class: "roles" }, [...new Set(roles)].join("; ")) : null,
    strip(entity, length),
    el("p", { class: "facts" }, counted(entity.mentions.length, "mention"), ...links(entity), stepper(entity)),
  );
}

/** Where in the article the mentions stand. */
function strip(entity, length) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "strip");
  drawing.setAttribute("viewBox", "0 0 300 8");
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("role", "img");
  const percents = entity.mentions.map((mention) => Math.round((100 * mention.start) / Math.max(1, length)));
  drawing.setAttribute("aria-label", `stands at ${[...new Set(percents)].slice(0, 12).join(", ")} per cent of the article`);
  for (const mention of entity.mentions) {
    const tick = document.createElementNS(SVG, "rect");
    tick.setAttribute("x", String((296 * mention.start) / Math.max(1, length)));
    tick.setAttribute("width", "4");
    tick.setAttribute("height", "8");
    drawing.append(tick);
  }
  return drawing;
}

function links(entity) {
  const ids = { ...entity.ids, ...(entity.country?.wikidata ? { wikidata: entity.country.wikidata } : {}) };
  return Object.entries(REGISTERS)
    .filter(([scheme]) => ids[scheme])
    .flatMap(([scheme, register]) => [
      " · ",
      el(
        "a",
        { href: register.address(ids[scheme]), target: "_blank", rel: "noreferrer", "aria-label": `${register.name} ${ids[scheme]}, ${entity.name}` },
        `${register.name} ${ids[scheme]}`,
      ),
    ]);
}

function stepper(entity) {
  const button = (by, sign, word) =>
    el("button", { type: "button", "aria-label": `${word} mention of ${entity.name}`, onclick: () => step(by) }, sign);
  return el("span", { class: "stepper", hidden: true }, button(-1, "↑", "previous"), el("span", { class: "place" }), button(1, "↓", "next"));
}

/**
 * Shows which entity is chosen, and at which of its mentions the reader is.
 * @param {HTMLElement} list
 * @param {string|null} id
 * @param {number} at from 0; -1 before the first
 */
export function showChosen(list, id, at) {
  for (const item of list.querySelectorAll(".entry")) {
    const is = /** @type {HTMLElement} */ (item).dataset.entity === id;
    item.classList.toggle("chosen", is);
    item.querySelector(".name").setAttribute("aria-pressed", String(is));
    /** @type {HTMLElement} */ (item.querySelector(".stepper")).hidden = !is;
    const count = item.querySelectorAll(".strip rect").length;
    if (is) item.querySelector(".place").textContent = at < 0 ? "" : `${at + 1} of ${count}`;
  }
}
