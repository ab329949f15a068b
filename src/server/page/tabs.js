/** Two views of one article: as it reads, and the reply as it is. */
import { byId } from "./dom.js";

const NAMES = ["article", "reply"];

/**
 * Makes the tabs work, by pointer and by arrow keys.
 * @param {(name: string) => void} opened told which is opened
 * @returns {(name: string) => void} opens one
 */
export function tabs(opened) {
  const open = (/** @type {string} */ name) => {
    for (const other of NAMES) {
      const is = other === name;
      byId(`tab-${other}`).setAttribute("aria-selected", String(is));
      byId(`tab-${other}`).tabIndex = is ? 0 : -1;
      byId(`panel-${other}`).hidden = !is;
    }
    opened(name);
  };
  NAMES.forEach((name, number) => {
    byId(`tab-${name}`).addEventListener("click", () => open(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      const other = NAMES[(number + 1) % NAMES.length];
      open(other);
      byId(`tab-${other}`).focus();
    });
  });
  return open;
}
