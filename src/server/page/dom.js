/** Elements without markup: what an article holds reaches the page as text only. */

/**
 * Makes an element.
 * @param {string} tag its name
 * @param {Record<string, unknown>} [props] `on…` functions are listeners, `true` an empty attribute; `false`, `null` and `undefined` are left out
 * @param {...(Node|string|null|undefined)} children strings become text
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * The page's own element of an id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element #${id}`);
  return element;
}

/**
 * A number with its noun: "1 mention", "3 mentions".
 * @param {number} count
 * @param {string} noun in the singular
 */
export function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Says something to who cannot see the page change.
 * @param {string} message
 */
export function announce(message) {
  byId("announcer").textContent = message;
}
