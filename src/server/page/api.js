/** The service: its facts, its replies, and the key it may ask for. */
import { askForKey } from "./key.js";

/** Where a key stays: in this tab, until it is closed. */
const KEPT = "rolecall-key";

/** An answer that is no reply: what the problem says. */
export class Refusal extends Error {
  /** @param {number} status @param {string} detail */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** Whether requests carry a key. */
export const hasKey = () => sessionStorage.getItem(KEPT) !== null;

/**
 * @typedef {object} Article what is sent
 * @property {string} source
 * @property {boolean} html whether the source is HTML, not plain text
 */

/**
 * The query string of a request.
 * @param {Record<string, string|boolean>} options those that are false or empty are left out
 */
export function query(options) {
  const asked = Object.entries(options).filter(([, value]) => value !== false && value !== "");
  return new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
}

/** @param {Article} article */
export const mediaType = (article) => (article.html ? "text/html" : "text/plain");

/**
 * Annotates an article; asks for a key when the service does.
 * @param {Article} article
 * @param {Record<string, string|boolean>} options
 * @param {AbortSignal} signal
 * @returns {Promise<Response>} a reply; anything else is thrown
 */
export async function annotate(article, options, signal) {
  const request = { method: "POST", body: article.source, headers: { "Content-Type": `${mediaType(article)}; charset=utf-8` }, signal };
  return send(`/v1/annotate?${query(options)}`, request, true);
}

/**
 * What the service is and takes. A missing key is no reason to ask for one before anything is to be read.
 * @returns {Promise<any>}
 */
export async function info() {
  return (await send("/v1/info", {}, false)).json();
}

/**
 * A row of the lists: its header line and its line.
 * @param {string} id its public id
 * @returns {Promise<string>}
 */
export async function row(id) {
  return (await send(`/v1/rows/${id.split("/").map(encodeURIComponent).join("/")}`, {}, false)).text();
}

/**
 * @param {string} path
 * @param {RequestInit} request
 * @param {boolean} mayAsk whether to ask for a key
 */
async function send(path, request, mayAsk) {
  for (;;) {
    const key = sessionStorage.getItem(KEPT);
    const headers = { ...request.headers, ...(key === null ? {} : { Authorization: `Bearer ${key}` }) };
    const response = await fetch(path, { ...request, headers });
    if (response.ok) return response;
    if (response.status !== 401 || !mayAsk) throw await refusal(response);
    const given = await askForKey(key !== null);
    if (given === null) throw await refusal(response);
    sessionStorage.setItem(KEPT, given);
  }
}

/** @param {Response} response */
async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  return new Refusal(response.status, problem.detail ?? `the service answered ${response.status}`);
}
