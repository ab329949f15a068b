// The reply as it is, in every format, and the curl that gives it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { URL_OF_PAGE, clipboard, example, pageTest, type } from "./page.mjs";

const run = promisify(execFile);
const info = await (await fetch(`${URL_OF_PAGE}/v1/info`)).json();

/** Waits for the reply of a format; gives what is shown. */
async function shown(page, choose) {
  const answered = page.waitForResponse((response) => response.url().includes("/v1/annotate"));
  await choose();
  const answer = await answered;
  const body = await answer.text();
  await page.waitForFunction((text) => document.querySelector("#reply-text").textContent === text, body);
  return { body, type: answer.headers()["content-type"] };
}

pageTest("every format that the service names can be had, as curl gives it", async (page) => {
  await example(page);
  await shown(page, () => page.getByRole("tab", { name: "Reply" }).click());
  assert.deepEqual((await page.locator("#format option").allTextContents()).sort(), Object.keys(info.formats).sort());
  for (const [format, mediaType] of Object.entries(info.formats)) {
    if (format !== "json") await shown(page, () => page.locator("#format").selectOption(format));
    assert.ok((await page.locator("#reply-type").textContent()).startsWith(mediaType), format);
    const reply = await page.locator("#reply-text").textContent();
    await page.getByRole("button", { name: "Copy the reply" }).click();
    assert.equal(await clipboard(page), reply);
    await page.getByRole("button", { name: "Copy the command" }).click();
    const command = await clipboard(page);
    assert.equal(command, await page.locator("#curl").textContent());
    const { stdout } = await run("sh", ["-c", `${command} --silent`]);
    assert.equal(stdout, reply, format);
    if (format !== "json") await shown(page, () => page.locator("#format").selectOption("json"));
  }
});

pageTest("the offsets' unit can be chosen", async (page) => {
  await type(page, "🎻é Angela Merkel spoke.");
  await shown(page, () => page.getByRole("tab", { name: "Reply" }).click());
  const starts = {};
  for (const encoding of ["utf-16", "utf-8", "utf-32"]) {
    const { body } = await shown(page, () => page.locator("#encoding").selectOption(encoding));
    const reply = JSON.parse(body);
    assert.equal(reply.offset_encoding, encoding);
    starts[encoding] = reply.entities[0].mentions[0].start;
  }
  assert.deepEqual(starts, { "utf-16": 4, "utf-8": 7, "utf-32": 3 });
});

pageTest("evidence comes when asked for", async (page) => {
  await type(page, "Angela Merkel spoke.");
  const without = await shown(page, () => page.getByRole("tab", { name: "Reply" }).click());
  assert.doesNotMatch(without.body, /"evidence"/);
  const withIt = await shown(page, () => page.getByRole("checkbox", { name: "with evidence" }).check());
  assert.match(withIt.body, /"evidence"/);
});

pageTest("an article with quotation marks and backslashes survives the shell", async (page) => {
  await type(page, `"It's $HOME", said Angela Merkel's \`aide\` \\ @file.\n\nIn Geneva, 'nothing' happened!`);
  const { body } = await shown(page, () => page.getByRole("tab", { name: "Reply" }).click());
  const { stdout } = await run("sh", ["-c", `${await page.locator("#curl").textContent()} --silent`]);
  assert.equal(stdout, body);
});

pageTest("the reply follows the typing", async (page) => {
  await type(page, "Angela Merkel spoke.");
  await shown(page, () => page.getByRole("tab", { name: "Reply" }).click());
  await page.locator("#source").fill("Kofi Annan spoke.");
  await page.waitForFunction(() => document.querySelector("#reply-text").textContent.includes("Kofi Annan"));
});
