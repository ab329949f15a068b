/** The article with its marks. Long articles are built in slices, so that the page answers meanwhile. */
import { el } from "./dom.js";
import { typeName } from "./model.js";

/** How long one slice may take, in milliseconds. */
const SLICE = 12;

/**
 * @typedef {object} View
 * @property {Map<string, HTMLElement[]>} marks of each entity, in text order
 * @property {Map<string, HTMLElement>} roles by id
 * @property {HTMLElement[]} all marks and titles, in text order
 * @property {Map<HTMLElement, import("./model.js").Stretch>} stretchOf
 * @property {() => void} finish builds what is not built yet
 * @property {() => void} stop builds no more
 * @property {Promise<void>} built
 */

/**
 * Shows an article in place of what the container held.
 * @param {HTMLElement} container
 * @param {import("./text.js").Block[]} blocks
 * @param {import("./model.js").Model} model
 * @returns {View}
 */
export function showArticle(container, blocks, model) {
  const view = { marks: new Map(), roles: new Map(), all: [], stretchOf: new Map(), finish, stop, built: Promise.resolve() };
  const reader = { model, view, next: 0 };
  let done = 0;
  let stopped = false;
  let resolve = () => {};
  view.built = new Promise((built) => (resolve = built));
  container.replaceChildren();

  /** @param {number} until */
  function slice(until) {
    const fragment = document.createDocumentFragment();
    while (done < blocks.length && (done % 8 !== 7 || performance.now() < until)) fragment.append(blockElement(blocks[done++], reader));
    if (done < blocks.length && performance.now() < until) fragment.append(blockElement(blocks[done++], reader));
    container.append(fragment);
  }
  function step() {
    if (stopped) return;
    const first = done === 0;
    if (done < blocks.length) slice(performance.now() + SLICE);
    if (first && view.all.length > 0) view.all[0].tabIndex = 0;
    if (done < blocks.length) setTimeout(step);
    else resolve();
  }
  function finish() {
    if (!stopped && done < blocks.length) slice(Infinity);
  }
  function stop() {
    stopped = true;
  }
  step();
  return view;
}

/** One block and the stretches in it. */
function blockElement(block, reader) {
  const element = el(block.tag === "li" ? "p" : block.tag, { class: `block${block.spaced ? " spaced" : ""}${block.tag === "li" ? " item" : ""}` });
  const from = block.runs[0].start;
  const to = block.runs[block.runs.length - 1].end;
  const { stretches } = reader.model;
  // What stands before the block is in nothing that is shown.
  while (reader.next < stretches.length && stretches[reader.next].start < from) reader.next += 1;
  const first = reader.next;
  while (reader.next < stretches.length && stretches[reader.next].start < to) reader.next += 1;
  fill(element, { from, to }, stretches.slice(first, reader.next), { runs: block.runs, run: 0 }, reader);
  return element;
}

/**
 * Fills an element with text and stretches; a stretch that begins in another one ends in it.
 * @param {HTMLElement} parent
 * @param {{from: number, to: number}} range
 * @param {import("./model.js").Stretch[]} stretches in the range, in order
 * @param {{runs: import("./text.js").Run[], run: number}} cursor
 * @param {{model: import("./model.js").Model, view: View}} reader
 */
function fill(parent, range, stretches, cursor, reader) {
  let at = range.from;
  for (let number = 0; number < stretches.length; ) {
    const stretch = stretches[number];
    const end = Math.min(stretch.end, range.to);
    let behind = number + 1;
    while (behind < stretches.length && stretches[behind].start < end) behind += 1;
    parent.append(textBetween(cursor, at, stretch.start));
    const mark = markElement(stretch, reader);
    fill(mark, { from: stretch.start, to: end }, stretches.slice(number + 1, behind), cursor, reader);
    parent.append(mark);
    at = end;
    number = behind;
  }
  parent.append(textBetween(cursor, at, range.to));
}

/** What is shown of the source from `from` to `to`; asked for in order. */
function textBetween(cursor, from, to) {
  let text = "";
  while (cursor.run < cursor.runs.length) {
    const run = cursor.runs[cursor.run];
    if (run.start >= to) break;
    const literal = run.text.length === run.end - run.start;
    if (literal) text += run.text.slice(Math.max(0, from - run.start), to - run.start);
    else if (run.start >= from) text += run.text;
    if (run.end > to) break;
    cursor.run += 1;
  }
  return text;
}

/** The empty mark of a stretch, registered with the view. */
function markElement(stretch, { model, view }) {
  const { entity, mention, role } = stretch;
  const mark = entity ? mentionMark(entity, mention) : roleMark(role, model);
  if (entity) {
    const marks = view.marks.get(entity.id);
    if (marks) marks.push(mark);
    else view.marks.set(entity.id, [mark]);
  } else view.roles.set(role.id, mark);
  view.all.push(mark);
  view.stretchOf.set(mark, stretch);
  return mark;
}

function mentionMark(entity, mention) {
  const label = `${mention.text}: ${typeName(entity.type)}${mention.text === entity.name ? "" : `, ${entity.name}`}`;
  return el("mark", { class: entity.type, role: "button", tabindex: "-1", "aria-label": label, "data-entity": entity.id });
}

function roleMark(role, model) {
  const of = role.of.map((id) => model.entities.get(id)?.name ?? "").join(", ");
  const label = `${role.text}: title held by ${model.entities.get(role.holder)?.name ?? "nobody shown"}${of ? `, belongs to ${of}` : ""}`;
  return el("span", { class: "title", role: "button", tabindex: "-1", "aria-label": label, "data-role": role.id });
}
