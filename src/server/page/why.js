/** "Why is this here?": the evidence for one mark in plain words, and the lines that would change it. */
import { row as fetchRow } from "./api.js";
import { copyButton } from "./copy.js";
import { byId, el } from "./dom.js";
import { houseRow, fileOf, rejectLine } from "./lines.js";
import { roleInWords, typeName } from "./model.js";
import { FORMS, sentence, sureness } from "./rules.js";

/** @type {HTMLElement|null} where the focus goes back to */
let asked = null;

/**
 * Opens the panel for a mark.
 * @param {HTMLElement} mark
 * @param {import("./model.js").Stretch} stretch what it stands for
 * @param {import("./model.js").Model} model
 */
export function explain(mark, stretch, model) {
  asked?.classList.remove("asked");
  asked = mark;
  mark.classList.add("asked");
  const parts = stretch.entity ? aboutMention(stretch.entity, stretch.mention, model) : aboutRole(stretch.role, model);
  byId("why-body").replaceChildren(...parts);
  byId("why").hidden = false;
  byId("why").scrollTop = 0;
  byId("why-title").focus();
  // On a small screen the panel lies over the lower half.
  if (getComputedStyle(byId("why")).position === "fixed") mark.scrollIntoView({ block: "start" });
}

/**
 * Closes the panel.
 * @param {boolean} back whether the focus goes back to the mark
 */
export function close(back) {
  if (byId("why").hidden) return;
  byId("why").hidden = true;
  asked?.classList.remove("asked");
  if (back) asked?.focus();
  asked = null;
}

function aboutMention(entity, mention, model) {
  const held = (model.rolesOf.get(entity.id) ?? []).map((role) => roleInWords(role, model));
  return [
    el("p", { class: "reading" }, el("q", {}, mention.text), ` is read as ${typeName(entity.type)}: `, el("strong", {}, entity.name), "."),
    el("p", {}, `It is ${FORMS[mention.kind] ?? mention.kind}; we are ${sureness(mention.confidence)}.`),
    held.length ? el("p", {}, `Titles: ${[...new Set(held)].join("; ")}.`) : null,
    el("h3", {}, "What speaks for it"),
    evidence(mention.evidence ?? [], "mention"),
    el("h3", {}, "To change it"),
    ...changes(entity, mention.text),
  ].filter(Boolean);
}

function aboutRole(role, model) {
  const holder = model.entities.get(role.holder);
  const of = role.of.map((id) => model.entities.get(id)?.name).filter(Boolean);
  const rows = (role.evidence ?? []).filter((piece) => piece.row);
  return [
    el("p", { class: "reading" }, el("q", {}, role.text), " is a title of ", el("strong", {}, holder?.name ?? "somebody not shown"), of.length ? `; it belongs to ${of.join(", ")}.` : "."),
    el("p", {}, `Its plain name is “${role.name}”; tenure: ${role.tenure}. We are ${sureness(role.confidence)}.`),
    el("h3", {}, "What speaks for it"),
    evidence(role.evidence ?? [], "role"),
    el("h3", {}, "To change it"),
    el("p", {}, rows.length ? "The words of titles stand in the lists under " : "Titles are put together from the lists under ", el("code", {}, "roles/"), "; a row of a house's list there wins."),
  ];
}

/** Each rule with its points and the row it went by. */
function evidence(pieces, about) {
  if (pieces.length === 0) return el("p", {}, "The reply gives no evidence.");
  const strongestFirst = [...pieces].sort((a, b) => (b.points ?? -Infinity) - (a.points ?? -Infinity));
  const item = (piece) => el("li", {}, points(piece), el("span", {}, sentence(piece.rule, about), " ", el("code", { class: "rule" }, piece.rule), row(piece.row)));
  return el("ul", { class: `evidence ${about}` }, ...strongestFirst.map(item));
}

function points({ points: count }) {
  if (count === undefined) return el("span", { class: "points" }, "");
  return el("span", { class: `points${count < 0 ? " against" : ""}`, title: "points for this reading" }, count < 0 ? `−${-count}` : `+${count}`);
}

function row(id) {
  if (!id) return null;
  // May break where a folder ends.
  const parts = id.split("/").flatMap((part, number) => (number === 0 ? [part] : ["/", el("wbr"), part]));
  return el("span", { class: "row" }, el("code", {}, ...parts), copyButton(`Copy the row's id ${id}`, () => id));
}

/** The lines that would change a mention: the row it has, the row it could have, the line that takes it away. */
function changes(entity, written) {
  const row = entity.ids.rolecall;
  return [
    ...(row
      ? [el("p", {}, "This row names it; a row of a house's list wins over it:"), held(row)]
      : [el("p", {}, "No list holds it. This row of a house's list would:"), line(houseRow(entity, written), "Copy the row")]),
    el("p", {}, "This line takes the form out of the lists:"),
    line(rejectLine(written), "Copy the reject line"),
  ];
}

/** A row as it stands in its list. */
function held(id) {
  const place = el("div", { class: "held" });
  fetchRow(id).then(
    (text) => {
      const [header, row] = text.split("\n");
      place.replaceChildren(line({ file: fileOf(id), header, line: row }, "Copy the row"));
    },
    () => place.replaceChildren(el("p", {}, el("code", {}, id))),
  );
  return place;
}

function line({ file, header, line: text }, what) {
  return el(
    "figure",
    { class: "line" },
    el("figcaption", {}, el("code", {}, file), copyButton(what, () => `${text}\n`)),
    el("pre", { tabindex: "0", role: "region", "aria-label": `a line for ${file}` }, `${header}\n${text}`),
  );
}
