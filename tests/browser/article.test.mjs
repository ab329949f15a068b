// An article comes in and is shown with its marks.
import assert from "node:assert/strict";
import { example, mentions, pageTest, read, reply, type } from "./page.mjs";

/** Every mark with its entity, text and place in a plain-text source. */
function marksIn(page) {
  return page.evaluate(() => {
    const source = document.querySelector("#source").value;
    let at = 0;
    return [...document.querySelectorAll("#article .block")].flatMap((block) => {
      at = source.indexOf(block.textContent, at);
      if (at < 0) throw new Error("a block is not a part of the source");
      return [...block.querySelectorAll("mark")].map((mark) => {
        const before = document.createRange();
        before.selectNodeContents(block);
        before.setEndBefore(mark);
        const start = at + before.toString().length;
        return { start, end: start + mark.textContent.length, text: mark.textContent, entity: mark.dataset.entity };
      });
    });
  });
}

const bare = ({ start, end, text, entity }) => ({ start, end, text, entity });

pageTest("the example is one click away, and has its own address", async (page) => {
  await page.getByRole("link", { name: "Show an example" }).click();
  await read(page);
  assert.match(page.url(), /#example$/);
  const names = await page.locator("#cast .entry").count();
  assert.ok(names >= 12, `${names} names`);
  assert.ok((await page.locator("#article .title").count()) >= 5);
  const people = await page.locator("#cast .entry.person").count();
  assert.ok(people >= 12, `${people} people`);
});

pageTest("every mark is a mention of the reply, in its place", async (page) => {
  await example(page);
  assert.deepEqual(await marksIn(page), mentions(await reply(page)).map(bare));
});

pageTest("every role is underlined in its place", async (page) => {
  await example(page);
  const shown = await page.locator("#article .title").evaluateAll((titles) => titles.map((title) => [title.dataset.role, title.textContent]));
  assert.deepEqual(shown, (await reply(page)).roles.map((role) => [role.id, role.text]));
  const line = await page.locator("#article .title").first().evaluate((title) => getComputedStyle(title).textDecorationLine);
  assert.equal(line, "underline");
});

pageTest("characters beyond the basic plane do not shift the marks", async (page) => {
  await type(page, "🎻🎻 In Geneva the violinist met Angela Merkel. 👩‍👩‍👧 Later Merkel left for Paris.\n\n𝔄 The United Nations said so.");
  const expected = mentions(await reply(page)).map(bare);
  assert.ok(expected.length >= 4);
  assert.deepEqual(await marksIn(page), expected);
});

pageTest("HTML is read as HTML, with its references and without its tags", async (page) => {
  const article = `<!doctype html><title>Angela Merkel in the title</title><h1>Talks in Geneva</h1>
    <!-- Kofi Annan --><p title="Barack Obama">Chancellor <b>Angela</b> Merkel met Fran&ccedil;ois Hollande, the French president, &amp; left.</p>
    <p>AT&amp;T and the <a href="/x">United Nations</a> said nothing.<br>Merkel did.</p><script>"Tony Blair"</script>`;
  await type(page, article);
  const expected = mentions(await reply(page, { html: true })).map(({ text, entity }) => [text, entity]);
  const shown = await page.locator("#article mark").evaluateAll((marks) => marks.map((mark) => [mark.textContent.replace(/\s+/g, " "), mark.dataset.entity]));
  assert.ok(shown.some(([text]) => text === "François Hollande"));
  assert.deepEqual(shown, expected);
  assert.equal(await page.locator("#article h2").textContent(), "Talks in Geneva");
  assert.doesNotMatch(await page.locator("#article").textContent(), /Annan|Obama|Blair|title/);
});

pageTest("typing is read after a pause, and only the last of it", async (page) => {
  const asked = [];
  page.on("request", (request) => request.url().includes("/v1/annotate") && asked.push(request.postData()));
  await page.locator("#source").pressSequentially("Angela Merkel met Kofi Annan in Geneva.", { delay: 15 });
  await page.locator("#cast .entry").nth(2).waitFor();
  assert.ok(asked.length <= 3, `asked ${asked.length} times`);
  assert.equal(asked.at(-1), "Angela Merkel met Kofi Annan in Geneva.");
});

pageTest("an answer that comes late does not replace a newer one", async (page) => {
  await page.route("**/v1/annotate*", async (route) => {
    if (route.request().postData().startsWith("Kofi")) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => {});
  });
  await page.locator("#source").fill("Kofi Annan spoke.");
  await page.waitForRequest("**/v1/annotate*");
  await type(page, "Angela Merkel spoke.");
  await page.waitForTimeout(1600);
  assert.deepEqual(await page.locator("#cast .name").allTextContents(), ["Angela Merkel"]);
});

pageTest("a pasted article is shown at once, and the field folds away", async (page) => {
  await page.evaluate(() => navigator.clipboard.writeText("Angela Merkel met Kofi Annan in Geneva."));
  await page.locator("#source").focus();
  await page.keyboard.press("Control+V");
  await read(page);
  assert.equal(await page.locator("#editor").isHidden(), true);
  assert.equal(await page.locator("#article mark").count(), 3);
});

pageTest("a dropped file is read by its name", async (page) => {
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["<p>Angela Merkel met <b>Kofi Annan</b>.</p>"], "story.html", { type: "text/html" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await read(page);
  assert.equal(await page.locator("#article").textContent(), "Angela Merkel met Kofi Annan.");
  assert.equal(await page.locator("#article mark").count(), 2);
});

pageTest("an opened file that is not UTF-8 keeps its letters", async (page) => {
  await page.locator("#file").setInputFiles({ name: "old.txt", mimeType: "text/plain", buffer: Buffer.from("Fran\xe7ois Hollande spoke in Paris.", "latin1") });
  await read(page);
  assert.equal(await page.locator("#article mark").first().textContent(), "François Hollande");
});

pageTest("a title is joined by lines to its holder and to what it belongs to", async (page) => {
  await example(page);
  const role = (await reply(page)).roles.find((candidate) => candidate.of.length === 1);
  await page.locator(`#article [data-role="${role.id}"]`).hover();
  assert.equal(await page.locator("#links path").count(), 2);
  assert.equal(await page.locator("#article mark.holder").getAttribute("data-entity"), role.holder);
  assert.equal(await page.locator("#article mark.of").getAttribute("data-entity"), role.of[0]);
  await page.locator("h1").hover();
  assert.equal(await page.locator("#links path").count(), 0);
});

pageTest("types can be left unmarked", async (page) => {
  await example(page);
  const background = () => page.locator("#article mark.person").first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
  assert.notEqual(await background(), "rgba(0, 0, 0, 0)");
  await page.getByRole("checkbox", { name: "People" }).uncheck();
  await page.waitForFunction(() => getComputedStyle(document.querySelector("#article mark.person")).backgroundColor === "rgba(0, 0, 0, 0)");
  assert.equal(await page.locator("#cast .entry.person").first().isHidden(), true);
});

pageTest("what the service refuses is said", async (page) => {
  await page.route("**/v1/annotate*", (route) => route.fulfill({ status: 413, contentType: "application/problem+json", body: '{"detail": "a body may have 9 bytes"}' }));
  await page.locator("#source").fill("Angela Merkel spoke.");
  await page.getByText("Not read: a body may have 9 bytes").waitFor();
}, { expected: /413/ });
