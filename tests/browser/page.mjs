// A browser for the tests: one for each file, one fresh context for each test.
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

export const URL_OF_PAGE = process.env.ROLECALL_URL ?? "http://127.0.0.1:8080";
const SCREENSHOTS = process.env.SCREENSHOTS ?? "target/page";
const ARGUMENTS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
});
after(() => browser?.close());

/**
 * A test with a page of its own. It fails as well if the page logs an error, throws, or asks anybody but the service.
 * @param {string} name what holds
 * @param {(page: import("playwright-core").Page) => Promise<void>} body
 * @param {{context?: object, expected?: RegExp, url?: () => string}} [options] `expected`: errors that are meant; `url`: of another service
 */
export function pageTest(name, body, { context = {}, expected = /^$/, url = () => URL_OF_PAGE } = {}) {
  test(name, async () => {
    const fresh = await browser.newContext({ viewport: { width: 1360, height: 900 }, permissions: ["clipboard-read", "clipboard-write"], ...context });
    const page = await fresh.newPage();
    const wrong = [];
    const report = (what) => expected.test(what) || wrong.push(what);
    page.on("pageerror", (error) => report(`thrown: ${error}`));
    page.on("console", (message) => message.type() === "error" && report(`console: ${message.text()}`));
    page.on("dialog", (dialog) => { report(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(url()) || report(`asked: ${request.url()}`));
    try {
      await page.goto(url());
      await body(page);
      if (wrong.length) throw new Error(wrong.join("\n"));
    } finally {
      await fresh.close();
    }
  });
}

/** Waits until the page shows what it has read. */
export async function read(page) {
  await page.waitForFunction(() => document.body.dataset.state === "read" && document.querySelector("#article .block"));
}

/** Opens the example. */
export async function example(page) {
  await page.goto(`${URL_OF_PAGE}/#example`);
  await read(page);
}

/** Types an article into the field, all at once. */
export async function type(page, article) {
  const replied = page.waitForResponse((response) => response.url().includes("/v1/annotate") && response.request().postData() === article);
  await page.locator("#source").fill(article);
  await replied;
  await read(page);
}

/** What the service itself replies to the article that is in the field. */
export async function reply(page, { html = false, encoding = "utf-16" } = {}) {
  const answer = await fetch(`${URL_OF_PAGE}/v1/annotate?offset_encoding=${encoding}&evidence=true`, {
    method: "POST",
    headers: { "Content-Type": html ? "text/html" : "text/plain" },
    body: await page.locator("#source").inputValue(),
  });
  return answer.json();
}

/** All mentions of a reply in text order, with their entities' ids. */
export function mentions(reply) {
  const all = reply.entities.flatMap((entity) => entity.mentions.map((mention) => ({ ...mention, entity: entity.id })));
  return all.sort((a, b) => a.start - b.start);
}

/** The entities in the order of the cast list. */
export function castOf(reply) {
  return reply.entities.map((entity, at) => ({ ...entity, at })).sort((a, b) => b.relevance - a.relevance || a.at - b.at);
}

/** What stands in the clipboard. */
export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** Keeps what the page looks like. */
export async function screenshot(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
}
