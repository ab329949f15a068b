/** The reply as it is: every format, the offsets' unit, and the curl that gives it. */
import { annotate, hasKey, mediaType, query } from "./api.js";
import { copyButton } from "./copy.js";
import { byId, counted, el } from "./dom.js";

/** Longer replies are shown up to here; copied they are whole. In UTF-16 units. */
const SHOWN = 200_000;

/** A longer article is not put into the command, but read from a file. In UTF-16 units. */
const INLINE = 16_000;

/** @type {AbortController|null} */
let running = null;
/** The reply as it came. */
let reply = "";

/**
 * Offers the formats and encodings that the service names.
 * @param {{formats: Record<string, string>, offset_encodings: string[]}} info
 * @param {() => void} changed told when another is chosen
 */
export function offer(info, changed) {
  const choices = (/** @type {string[]} */ values, /** @type {string} */ first) =>
    [...values].sort((a, b) => Number(b === first) - Number(a === first)).map((value) => el("option", { value }, value));
  byId("format").replaceChildren(...choices(Object.keys(info.formats), "json"));
  byId("encoding").replaceChildren(...choices(info.offset_encodings, "utf-32"));
  for (const id of ["format", "encoding", "evidence"]) byId(id).onchange = changed;
  byId("reply-copy").replaceChildren(copyButton("Copy the reply", () => reply));
  byId("curl-copy").replaceChildren(copyButton("Copy the command", () => byId("curl").textContent ?? ""));
}

/** The options that are chosen. */
function chosen() {
  const value = (/** @type {string} */ id) => /** @type {HTMLSelectElement} */ (byId(id)).value;
  return { format: value("format"), offset_encoding: value("encoding"), evidence: /** @type {HTMLInputElement} */ (byId("evidence")).checked, pretty: true };
}

/**
 * Shows the reply to an article.
 * @param {import("./api.js").Article} article
 */
export async function showReply(article) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const options = chosen();
  byId("curl").textContent = command(article, options);
  byId("reply-note").textContent = "";
  try {
    const response = await annotate(article, options, signal);
    reply = await response.text();
    if (signal.aborted) return;
    const cut = reply.length > SHOWN;
    byId("reply-type").textContent = response.headers.get("Content-Type") ?? "";
    byId("reply-note").textContent = cut ? `Shown: the first ${SHOWN.toLocaleString("en")} of ${counted(reply.length, "character")}; Copy takes all.` : "";
    byId("reply-text").textContent = cut ? reply.slice(0, SHOWN) : reply;
  } catch (error) {
    if (signal.aborted) return;
    reply = "";
    byId("reply-type").textContent = "";
    byId("reply-text").textContent = "";
    byId("reply-note").textContent = error instanceof Error ? error.message : String(error);
  }
}

/**
 * The curl that gives the reply, for a POSIX shell.
 * @param {import("./api.js").Article} article
 * @param {Record<string, string|boolean>} options
 */
function command(article, options) {
  const file = article.html ? "article.html" : "article.txt";
  const data = article.source.length > INLINE ? `--data-binary @${file}` : `--data-raw ${quoted(article.source)}`;
  const key = hasKey() ? ` \\\n  -H "Authorization: Bearer $ROLECALL_KEY"` : "";
  return `curl ${quoted(`${location.origin}/v1/annotate?${query(options)}`)} \\\n  -H 'Content-Type: ${mediaType(article)}'${key} \\\n  ${data}`;
}

/** One word of the shell. */
const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "'\\''")}'`;
