/** Lines from a title to its holder and to what it belongs to, drawn over the article. */
import { nearestMention } from "./model.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {object} Link @property {HTMLElement} title @property {HTMLElement} mark @property {"holder"|"of"} kind
 */

/**
 * The links that a mark or title has a part in.
 * @param {import("./article.js").View} view
 * @param {import("./model.js").Model} model
 * @param {HTMLElement} element
 * @returns {Link[]}
 */
export function linksOf(view, model, element) {
  const stretch = view.stretchOf.get(element);
  if (!stretch) return [];
  const roles = stretch.role ? [stretch.role] : model.roles.filter((role) => role.holder === stretch.entity.id || role.of.includes(stretch.entity.id));
  const byRole = roles.map((role) => linksOfRole(view, model, role));
  return byRole.filter((links) => links.some((link) => link.title === element || link.mark === element)).flat();
}

/** @returns {Link[]} */
function linksOfRole(view, model, role) {
  const title = view.roles.get(role.id);
  if (!title) return [];
  const to = (id, kind) => {
    const entity = model.entities.get(id);
    const mark = entity && view.marks.get(id)?.[nearestMention(entity, role)];
    return mark ? [{ title, mark, kind }] : [];
  };
  return [...to(role.holder, "holder"), ...role.of.flatMap((id) => to(id, "of"))];
}

/**
 * Draws links in place of those drawn before.
 * @param {SVGElement} canvas lies over the article, with its size
 * @param {Link[]} links
 */
export function draw(canvas, links) {
  for (const linked of document.querySelectorAll(".linked")) linked.classList.remove("linked", "holder", "of");
  canvas.replaceChildren();
  const origin = canvas.getBoundingClientRect();
  for (const { title, mark, kind } of links) {
    title.classList.add("linked");
    mark.classList.add("linked", kind);
    const from = top(title, origin);
    const to = top(mark, origin);
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", arc(from, to));
    path.setAttribute("class", `${kind} ${mark.className.split(" ")[0]}`);
    canvas.append(path, dot(to, path.getAttribute("class")));
  }
}

/** The middle of the upper edge of an element's first line. */
function top(element, origin) {
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { x: box.left + box.width / 2 - origin.left, y: box.top - origin.top };
}

/** A line that rises over the text between. */
function arc(from, to) {
  const rise = Math.min(from.y, to.y) - Math.min(34, 9 + Math.abs(to.x - from.x) / 12);
  return `M${from.x},${from.y} C${from.x},${rise} ${to.x},${rise} ${to.x},${to.y}`;
}

function dot(at, classes) {
  const circle = document.createElementNS(SVG, "circle");
  circle.setAttribute("class", classes);
  circle.setAttribute("cx", String(at.x));
  circle.setAttribute("cy", String(at.y));
  circle.setAttribute("r", "3");
  return circle;
}
