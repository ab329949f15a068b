/** Articles that come as files: dropped on the page, or opened. */
import { byId } from "./dom.js";

/**
 * Listens for files and dropped text.
 * @param {(text: string, kind: "detect"|"html"|"text") => void} take
 */
export function takeFiles(take) {
  const input = /** @type {HTMLInputElement} */ (byId("file"));
  byId("open").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file) take(await content(file), kindOf(file));
    input.value = "";
  });
  const isOver = (/** @type {boolean} */ over) => document.body.classList.toggle("dropping", over);
  addEventListener("dragover", (event) => {
    event.preventDefault();
    isOver(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && isOver(false));
  addEventListener("drop", async (event) => {
    event.preventDefault();
    isOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) return take(await content(file), kindOf(file));
    const html = event.dataTransfer?.getData("text/html");
    const text = event.dataTransfer?.getData("text/plain");
    if (html) take(html, "html");
    else if (text) take(text, "detect");
  });
}

/** A file's name or type may tell that it is HTML. */
function kindOf(file) {
  return file.type === "text/html" || /\.x?html?$/i.test(file.name) ? "html" : "detect";
}

/** A file's characters: UTF-8, or else what old files of newsrooms are in. */
async function content(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
