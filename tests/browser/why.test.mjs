// "Why is this here?"
import assert from "node:assert/strict";
import { URL_OF_PAGE, clipboard, example, pageTest, reply, type } from "./page.mjs";

pageTest("a mark tells its evidence, row, points and confidence", async (page) => {
  await example(page);
  const entity = (await reply(page)).entities.find((candidate) => candidate.type === "person" && candidate.ids.rolecall);
  const mention = entity.mentions[0];
  await page.locator(`#article [data-entity="${entity.id}"]`).first().click();
  const panel = page.getByRole("region", { name: "Why is this here?" });
  const text = await panel.textContent();
  assert.ok(text.includes(entity.name));
  assert.ok(text.includes(`(${mention.confidence.toFixed(2)})`));
  assert.equal(await panel.locator(".evidence li").count(), mention.evidence.length);
  for (const piece of mention.evidence) {
    assert.ok(text.includes(piece.rule), piece.rule);
    if (piece.points) assert.ok(text.includes(`${piece.points < 0 ? "−" : "+"}${Math.abs(piece.points)}`));
  }
  // In words, not only by name.
  assert.match(text, /A list holds this name/);
  await panel.getByRole("button", { name: `Copy the row's id ${entity.ids.rolecall}` }).first().click();
  assert.equal(await clipboard(page), entity.ids.rolecall);
  // The row itself, as the service has it.
  const [header, row] = (await (await fetch(`${URL_OF_PAGE}/v1/rows/${entity.ids.rolecall}`)).text()).split("\n");
  assert.equal(await panel.locator(".held pre").textContent(), `${header}\n${row}`);
  await panel.getByRole("button", { name: "Copy the row", exact: true }).click();
  assert.equal(await clipboard(page), `${row}\n`);
});

pageTest("the lines that would change it can be copied, and are valid", async (page) => {
  await type(page, "Torvald Quistgaard, the mayor of Vyborne, met Angela Merkel. Quistgaard smiled.");
  await page.locator("#article mark", { hasText: "Torvald Quistgaard" }).click();
  await page.getByRole("button", { name: "Copy the row", exact: true }).click();
  const row = await clipboard(page);
  assert.equal(row, "torvald-quistgaard\tTorvald Quistgaard\t\t\t\t\t\thouse\t\n");
  await page.getByRole("button", { name: "Copy the reject line" }).click();
  assert.match(await clipboard(page), /^Torvald Quistgaard\t[^\t\n]+\n$/);
});

pageTest("a title tells its holder and what it belongs to", async (page) => {
  await example(page);
  const { roles, entities } = await reply(page);
  const role = roles.find((candidate) => candidate.of.length);
  const name = (id) => entities.find((entity) => entity.id === id).name;
  await page.locator(`#article [data-role="${role.id}"]`).click();
  const text = await page.locator("#why").textContent();
  assert.ok(text.includes(`is a title of ${name(role.holder)}; it belongs to ${name(role.of[0])}.`), text);
  assert.ok(text.includes(role.evidence[0].rule));
});

pageTest("it opens by Enter, closes by Escape, and gives the focus back", async (page) => {
  await example(page);
  await page.locator("#article [tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "why-title");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#why").isHidden(), true);
  const texts = await page.locator("#article :is(mark, .title)").allTextContents();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), texts[1]);
});

pageTest("a rule that the page has no sentence for is shown by its name", async (page) => {
  await page.route("**/v1/annotate*", async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    for (const entity of body.entities) for (const mention of entity.mentions) mention.evidence = [{ rule: "some_new_rule", points: -7 }];
    await route.fulfill({ response: answer, json: body });
  });
  await type(page, "Angela Merkel spoke.");
  await page.locator("#article mark").click();
  const item = page.locator("#why .evidence li");
  assert.match(await item.textContent(), /−7\s*some_new_rule/);
});
