// The cast list, and everything by keyboard alone.
import assert from "node:assert/strict";
import { castOf, example, mentions, pageTest, reply } from "./page.mjs";

const focused = (page) => page.evaluate(() => ({ id: document.activeElement.id, entity: document.activeElement.dataset.entity, text: document.activeElement.textContent }));

pageTest("the cast stands in order of relevance, with roles, ids and counts", async (page) => {
  await example(page);
  const expected = castOf(await reply(page));
  assert.deepEqual(await page.locator("#cast .name").allTextContents(), expected.map((entity) => entity.name));
  const known = expected.find((entity) => entity.ids.wikidata && entity.type === "person");
  const entry = page.locator(`#cast [data-entity="${known.id}"]`);
  assert.equal(await entry.getByRole("link").first().getAttribute("href"), `https://www.wikidata.org/wiki/${known.ids.wikidata}`);
  const city = expected.find((entity) => entity.ids.geonames);
  assert.equal(await page.locator(`#cast [data-entity="${city.id}"] a[href*="geonames"]`).getAttribute("href"), `https://www.geonames.org/${city.ids.geonames}`);
  for (const entity of expected) {
    const facts = page.locator(`#cast [data-entity="${entity.id}"]`);
    const count = entity.mentions.length;
    assert.match(await facts.locator(".facts").textContent(), new RegExp(`^${count} mention${count === 1 ? "" : "s"}`));
    assert.equal(await facts.locator(".strip rect").count(), count);
  }
  for (const role of (await reply(page)).roles) {
    assert.ok((await page.locator(`#cast [data-entity="${role.holder}"] .roles`).textContent()).includes(role.name), role.name);
  }
});

pageTest("a chosen name lights its mentions up, and is stepped through by keyboard", async (page) => {
  await example(page);
  const chosen = castOf(await reply(page)).find((entity) => entity.mentions.length >= 3);
  await page.locator(`#cast [data-entity="${chosen.id}"] .name`).focus();
  await page.keyboard.press("Enter");
  const lit = page.locator("#article mark.lit");
  assert.deepEqual(await lit.allTextContents(), chosen.mentions.map((mention) => mention.text));
  const expectAt = async (at) => {
    assert.deepEqual(await focused(page), { id: "", entity: chosen.id, text: chosen.mentions[at].text });
    assert.equal(await lit.nth(at).evaluate((mark) => mark === document.activeElement), true);
    await page.waitForFunction((text) => document.querySelector("#announcer").textContent.includes(text), `${chosen.name}, ${at + 1} of ${chosen.mentions.length}`);
  };
  await page.keyboard.press("n");
  await expectAt(0);
  await page.keyboard.press("n");
  await expectAt(1);
  await page.keyboard.press("p");
  await page.keyboard.press("p");
  await expectAt(chosen.mentions.length - 1);
  await page.waitForFunction(() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  assert.ok(parseFloat(outline) >= 2, `outline ${outline}`);
  await page.keyboard.press("Escape");
  assert.equal(await lit.count(), 0);
});

pageTest("the article is one stop of Tab, and arrow keys go from mark to mark", async (page) => {
  await example(page);
  const all = page.locator("#article :is(mark, .title)");
  assert.equal(await page.locator("#article [tabindex='0']").count(), 1);
  await page.locator("#article [tabindex='0']").focus();
  const texts = await all.allTextContents();
  for (let at = 1; at <= 5; at += 1) {
    await page.keyboard.press(at % 2 ? "ArrowRight" : "ArrowDown");
    assert.equal((await focused(page)).text, texts[at]);
  }
  await page.keyboard.press("ArrowLeft");
  assert.equal((await focused(page)).text, texts[4]);
  await page.keyboard.press("End");
  assert.equal((await focused(page)).text, texts.at(-1));
  await page.keyboard.press("Home");
  assert.equal((await focused(page)).text, texts[0]);
  assert.equal(await page.locator("#article [tabindex='0']").count(), 1);
});

pageTest("everything is reached and used by keyboard alone", async (page) => {
  const reached = [];
  for (let tab = 0; tab < 12; tab += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
  }
  for (const wanted of ["skip", "tab-article", "edit", "open", "source", "example", "kind"]) assert.ok(reached.includes(wanted), `${wanted} in ${reached}`);
  await page.locator(".example").focus();
  await page.keyboard.press("Enter");
  await page.locator("#cast .entry").first().waitFor();
  await page.locator("#tab-article").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal((await focused(page)).id, "tab-reply");
  assert.equal(await page.locator("#panel-reply").isVisible(), true);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("#article").isVisible(), true);
});

pageTest("letters are letters in the field", async (page) => {
  await example(page);
  await page.locator("#cast .name").first().click();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.locator("#source").press("End");
  await page.keyboard.type("np");
  assert.equal((await focused(page)).id, "source");
});

pageTest("marks say to a screen reader what they are", async (page) => {
  await example(page);
  for (const mention of mentions(await reply(page)).slice(0, 5)) {
    assert.ok((await page.getByRole("button", { name: new RegExp(`^${mention.text}: an? `) }).count()) >= 1, mention.text);
  }
  assert.ok((await page.getByRole("button", { name: /^Foreign Minister: title held by Laurent Fabius/ }).count()) === 1);
});
