// What is kept: the saved file and the print.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { example, pageTest, screenshot, type } from "./page.mjs";

async function saved(page) {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as HTML" }).click();
  const folder = await mkdtemp(join(tmpdir(), "rolecall-"));
  try {
    const download = await coming;
    await download.saveAs(join(folder, "article.html"));
    return await readFile(join(folder, "article.html"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

pageTest("the saved file holds the marked article and needs nothing else", async (page) => {
  await example(page);
  const marks = await page.locator("#article mark").allTextContents();
  const html = await saved(page);
  assert.doesNotMatch(html, /https?:\/\/|\bsrc=|\bhref=|url\(|@import|<script|<link|\son\w+=/i);
  const other = await page.context().newPage();
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  const folder = await mkdtemp(join(tmpdir(), "rolecall-"));
  try {
    const { writeFile } = await import("node:fs/promises");
    await writeFile(join(folder, "article.html"), html);
    const address = pathToFileURL(join(folder, "article.html")).href;
    await other.goto(address);
    assert.deepEqual(asked, [address]);
    assert.deepEqual(await other.locator("article mark").allTextContents(), marks);
    assert.match(await other.locator(".saved-cast").textContent(), /Laurent Fabius — foreign minister/);
    const background = await other.locator("article mark.person").first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
    assert.notEqual(background, "rgba(0, 0, 0, 0)");
    await screenshot(other, "saved");
  } finally {
    await rm(folder, { recursive: true });
  }
});

pageTest("what is in the article stays text in the saved file", async (page) => {
  await type(page, `<b>Bold</b> words <script>alert(1)</script> of Angela Merkel & "others" </article></body>`.replace("<b>", "Quoting <b>"));
  const html = await saved(page);
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.equal(html.match(/<\/article>/g).length, 1);
});

pageTest("the print has the article and the cast, without the controls", async (page) => {
  await example(page);
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".masthead", ".bar", "#editor", ".summary", ".keys", "#links", ".strip"]) {
    assert.equal(await page.locator(hidden).first().isHidden(), true, hidden);
  }
  for (const visible of ["#article", "#article mark", "#cast .entry"]) assert.equal(await page.locator(visible).first().isVisible(), true, visible);
  const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(colour, "rgb(255, 255, 255)");
  await screenshot(page, "print");
});
