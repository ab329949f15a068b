// A key is asked for when the service wants one, and only then.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { example, pageTest, read } from "./page.mjs";

const KEY = "a-key-of-the-house";

/** A service of its own that lets nobody in without the key. */
const locked = { url: "", folder: "", process: null };

before(async () => {
  locked.folder = await mkdtemp(join(tmpdir(), "rolecall-"));
  const keys = join(locked.folder, "keys");
  await writeFile(keys, `${createHash("sha256").update(KEY).digest("hex")} tests\n`);
  locked.process = spawn(process.env.ROLECALL_BINARY, ["serve", "--listen", "127.0.0.1:0", "--api-key-file", keys], { stdio: ["ignore", "ignore", "pipe"] });
  for await (const line of createInterface({ input: locked.process.stderr })) {
    const { message, address } = JSON.parse(line);
    if (address) locked.url = `http://${address}`;
    if (message === "ready") break;
  }
});

after(async () => {
  locked.process?.kill();
  await rm(locked.folder, { recursive: true });
});

const options = { url: () => locked.url, expected: /401/ };

pageTest("no key is asked for when none is wanted", async (page) => {
  await example(page);
  assert.equal(await page.locator("#key-dialog").isHidden(), true);
});

pageTest("nothing is asked before there is something to read", async (page) => {
  await page.waitForTimeout(300);
  assert.equal(await page.locator("#key-dialog").isHidden(), true);
}, options);

pageTest("a wrong key is asked for again, a right one is kept for the tab", async (page) => {
  await page.locator(".example").click();
  const dialog = page.getByRole("dialog", { name: "This service asks for a key" });
  await dialog.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "key");
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await page.getByText("The key was not taken.").waitFor();
  await page.locator("#key").fill(KEY);
  await page.keyboard.press("Enter");
  await read(page);
  assert.ok((await page.locator("#article mark").count()) > 12);
  assert.match(await page.locator("#lists").textContent(), /rows/);
  await page.getByRole("tab", { name: "Reply" }).click();
  await page.waitForFunction(() => document.querySelector("#curl").textContent.includes("Authorization: Bearer $ROLECALL_KEY"));
  assert.ok(!(await page.content()).includes(KEY));
  await page.reload();
  await read(page);
  assert.equal(await page.locator("#key-dialog").isHidden(), true);
}, options);

pageTest("who gives no key is told what the service said", async (page) => {
  const refused = page.waitForResponse((response) => response.status() === 401 && response.url().includes("/v1/annotate"));
  await page.locator(".example").click();
  const { detail } = await (await refused).json();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText(`Not read: ${detail}`).waitFor();
}, options);
