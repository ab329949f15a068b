/** Choosing an entity and stepping through its mentions; moving from mark to mark by keyboard. */
import { announce, byId } from "./dom.js";
import { draw, linksOf } from "./links.js";

/** Characters of context that are read out on either side of a mention. */
const CONTEXT = 40;

/** What stands before the reader. One article at a time. */
const shown = {
  /** @type {import("./article.js").View|null} */ view: null,
  /** @type {import("./model.js").Model|null} */ model: null,
  /** @type {string|null} the id of the chosen entity */ chosen: null,
  /** which of its mentions */ at: -1,
};

/** @type {(id: string|null, at: number) => void} */
let onStep = () => {};

/**
 * Takes over a newly shown article. What was chosen is chosen no more.
 * @param {import("./article.js").View} view
 * @param {import("./model.js").Model} model
 * @param {(id: string|null, at: number) => void} told whenever another entity or mention is chosen
 */
export function stepThrough(view, model, told) {
  Object.assign(shown, { view, model, chosen: null, at: -1 });
  onStep = told;
}

/**
 * Lights an entity's mentions up.
 * @param {string|null} id none puts all lights out
 */
export function choose(id) {
  const { view, model } = shown;
  if (!view || !model) return;
  view.finish();
  for (const mark of view.marks.get(shown.chosen ?? "") ?? []) mark.classList.remove("lit");
  Object.assign(shown, { chosen: id, at: -1 });
  const marks = view.marks.get(id ?? "") ?? [];
  for (const mark of marks) mark.classList.add("lit");
  if (id !== null) {
    marks[0]?.scrollIntoView({ block: "center", behavior: calm() });
    announce(`${model.entities.get(id)?.name} chosen; ${marks.length} lit up. N for the next, P for the one before.`);
  }
  onStep(id, -1);
}

/**
 * Goes on to the next mention of the chosen entity, or back; round and round.
 * @param {1|-1} by
 */
export function step(by) {
  const { view, model, chosen } = shown;
  const marks = view?.marks.get(chosen ?? "") ?? [];
  if (!view || !model || chosen === null || marks.length === 0) return;
  shown.at = shown.at < 0 ? (by > 0 ? 0 : marks.length - 1) : (shown.at + by + marks.length) % marks.length;
  const mark = marks[shown.at];
  focusMark(mark);
  mark.scrollIntoView({ block: "center", behavior: calm() });
  announce(`${model.entities.get(chosen)?.name}, ${shown.at + 1} of ${marks.length}: ${context(mark)}`);
  onStep(chosen, shown.at);
}

/** The words around a mark. */
function context(mark) {
  const block = mark.closest(".block");
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEndBefore(mark);
  const start = range.toString().length;
  const text = block.textContent;
  return text.slice(Math.max(0, start - CONTEXT), start + mark.textContent.length + CONTEXT).replace(/\s+/g, " ").trim();
}

/** Who does not want motion gets none. */
function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

/**
 * Moves the focus to a mark; it is the one that Tab comes back to.
 * @param {HTMLElement} mark
 */
export function focusMark(mark) {
  for (const before of shown.view?.all ?? []) if (before.tabIndex === 0) before.tabIndex = -1;
  mark.tabIndex = 0;
  mark.focus({ preventScroll: true });
  draw(canvas(), linksOf(shown.view, shown.model, mark));
}

const canvas = () => /** @type {SVGElement} */ (/** @type {unknown} */ (byId("links")));

/**
 * Listens in the article and the cast list. Single letters count only there, not in fields.
 * @param {HTMLElement} article
 * @param {HTMLElement} cast
 * @param {(mark: HTMLElement) => void} open asks why a mark is there
 */
export function listen(article, cast, open) {
  const markOf = (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.target).closest("mark, .title");
  for (const kind of ["pointerover", "focusin"]) {
    article.addEventListener(kind, (event) => shown.view && draw(canvas(), markOf(event) ? linksOf(shown.view, shown.model, markOf(event)) : []));
  }
  article.addEventListener("pointerleave", () => draw(canvas(), []));
  article.addEventListener("focusout", () => draw(canvas(), []));
  article.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    focusMark(mark);
    open(mark);
  });
  article.addEventListener("keydown", (event) => {
    const mark = markOf(event);
    if (!mark || modified(event)) return;
    if (event.key === "Enter" || event.key === " ") open(mark);
    else if (!move(mark, event.key)) return;
    event.preventDefault();
  });
  for (const part of [article, cast]) {
    part.addEventListener("keydown", (event) => {
      if (modified(event) || (event.key !== "n" && event.key !== "p")) return;
      event.preventDefault();
      step(event.key === "n" ? 1 : -1);
    });
  }
}

const modified = (/** @type {KeyboardEvent} */ event) => event.ctrlKey || event.altKey || event.metaKey;

/** From mark to mark; says whether the key was one for that. */
function move(mark, key) {
  const all = shown.view.all;
  const at = all.indexOf(mark);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  if (to === undefined) return false;
  if (key === "End") shown.view.finish();
  const next = all[key === "End" ? all.length - 1 : to];
  if (next) {
    focusMark(next);
    next.scrollIntoView({ block: "nearest" });
  }
  return true;
}
