/** "Save as HTML": one file with the marked article and its cast, that needs nothing else and runs nothing. */
import { counted } from "./dom.js";
import { TYPES, roleInWords } from "./model.js";

/** What every saved file begins with. Styles and head are put in as strings: they are ours, and this page may hold no inline style. */
const HEAD = `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">`;

/**
 * The file.
 * @param {HTMLElement} article as it is shown
 * @param {import("./model.js").Model} model
 * @param {string} styles of the article
 * @returns {string}
 */
export function savedHtml(article, model, styles) {
  const page = document.implementation.createHTMLDocument(title(article));
  const add = (/** @type {string} */ tag, /** @type {Node} */ parent, text = "", attributes = {}) => {
    const element = page.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.appendChild(element);
    return element;
  };
  page.body.className = "saved";

  const legend = add("p", page.body, "", { class: "legend" });
  for (const { type, many } of TYPES) add("mark", legend, many, { class: type });
  add("span", legend, "Titles", { class: "title" });
  page.body.append(copied(page, article));
  add("h2", page.body, "Cast");
  const cast = add("ol", page.body, "", { class: "saved-cast" });
  for (const entity of model.cast) {
    const item = add("li", cast);
    add("mark", item, entity.name, { class: entity.type });
    const roles = (model.rolesOf.get(entity.id) ?? []).map((role) => roleInWords(role, model));
    const ids = Object.entries(entity.ids).map(([scheme, id]) => `${scheme} ${id}`);
    add("span", item, ["", ...new Set(roles), counted(entity.mentions.length, "mention"), ...ids].join(" — "));
  }
  return `<!doctype html>\n<html lang="en">\n<head>\n${HEAD}\n${page.head.querySelector("title")?.outerHTML}\n<style>\n${styles}\n</style>\n</head>\n${page.body.outerHTML}\n</html>\n`;
}

function title(article) {
  return (article.querySelector(".block")?.textContent ?? "Article").replace(/\s+/g, " ").trim().slice(0, 120);
}

/** The article without what only the page needs. */
function copied(page, article) {
  const copy = /** @type {HTMLElement} */ (page.importNode(article, true));
  for (const name of ["id", "tabindex", "role", "aria-label"]) copy.removeAttribute(name);
  for (const mark of copy.querySelectorAll("mark, .title")) {
    for (const name of ["role", "tabindex"]) mark.removeAttribute(name);
    mark.setAttribute("title", mark.getAttribute("aria-label") ?? "");
    mark.removeAttribute("aria-label");
    mark.classList.remove("lit", "linked", "holder", "of", "asked");
  }
  return copy;
}

/** The rules of the article's style sheet. */
export function articleStyles() {
  const sheet = [...document.styleSheets].find((candidate) => candidate.href?.endsWith("/article.css"));
  return [...(sheet?.cssRules ?? [])].map((rule) => rule.cssText).join("\n");
}

/**
 * Gives the reader a file.
 * @param {string} name
 * @param {string} content
 */
export function download(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/html;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
