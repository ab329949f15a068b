/** Buttons that copy. */
import { announce, el } from "./dom.js";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 1600;

/**
 * A button that copies a text.
 * @param {string} what for its name: "Copy the row"
 * @param {() => string} text
 */
export function copyButton(what, text) {
  const button = el("button", { type: "button", class: "copy", "aria-label": what }, "Copy");
  button.addEventListener("click", async () => {
    const copied = await write(text());
    button.textContent = copied ? "Copied" : "Not copied";
    announce(copied ? "copied" : "the browser does not let the page copy");
    setTimeout(() => (button.textContent = "Copy"), SAID);
  });
  return button;
}

/**
 * Where the page is served without TLS the clipboard is closed to scripts; a selection still can be copied.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = /** @type {HTMLTextAreaElement} */ (el("textarea", { class: "offscreen", "aria-hidden": "true", readonly: true }));
    const before = /** @type {HTMLElement|null} */ (document.activeElement);
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    before?.focus();
    return copied;
  }
}
