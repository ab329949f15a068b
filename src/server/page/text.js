/** An article as it is shown: blocks of runs, each with its place in the source. Offsets are UTF-16 units of the source. */
import { htmlBlocks } from "./html.js";

/**
 * @typedef {object} Run a stretch of one block; if its text is not as long as its source it is one character reference
 * @property {string} text what is shown
 * @property {number} start @property {number} end in the source
 *
 * @typedef {object} Block a paragraph
 * @property {string} tag how it is shown: p, h2, h3, li, blockquote, pre
 * @property {boolean} spaced whether its white space is shown as it stands
 * @property {Run[]} runs
 */

/** The longest first line that may be a headline, in UTF-16 units. */
const HEADLINE = 160;

/** What HTML begins with. */
const MARKUP = /^\s*<(?:!doctype|!--|\?xml|\/?(?:html|head|body|article|section|main|div|p|h[1-6]|header|figure|blockquote|ul|ol|table|span|a|b|i|em|strong|script|style|img|br|meta)\b)/i;

/**
 * Whether a source looks like HTML.
 * @param {string} source
 */
export function looksLikeHtml(source) {
  return MARKUP.test(source) && source.includes(">");
}

/**
 * @param {import("./api.js").Article} article
 * @returns {Block[]}
 */
export function blocks(article) {
  return article.html ? htmlBlocks(article.source) : textBlocks(article.source);
}

/**
 * Paragraphs are parted by empty lines; in a text without any, every line is one.
 * @param {string} source
 * @returns {Block[]}
 */
function textBlocks(source) {
  const parted = /\n[ \t]*\n/.test(source.trim());
  const paragraph = parted ? /\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g : /[^\n]*\S[^\n]*/g;
  const found = [];
  for (const match of source.matchAll(paragraph)) {
    const text = match[0].trimEnd();
    found.push({ tag: "p", spaced: true, runs: [{ text, start: match.index, end: match.index + text.length }] });
  }
  if (found.length > 1 && isHeadline(found[0].runs[0].text)) found[0].tag = "h2";
  return found;
}

/** @param {string} text */
function isHeadline(text) {
  return text.length <= HEADLINE && !text.includes("\n") && !/[.!?:;,…"”]$/.test(text);
}
