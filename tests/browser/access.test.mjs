// For everybody: axe-core, light and dark, narrow and wide. The screenshots are to be looked at.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { example, pageTest, screenshot } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Findings that count: rule, weight, and the elements. */
async function findings(page) {
  // Past the page's policy, which lets no foreign script in.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((report) =>
      JSON.stringify(report.violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((node) => node.target.join(" ")).slice(0, 5) }))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return JSON.parse(result.value);
}

const SIZES = { wide: { width: 1360, height: 900 }, narrow: { width: 390, height: 844 } };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const check = async (page, name) => {
      const serious = (await findings(page)).filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(serious, [], name);
      await screenshot(page, `${size}-${colorScheme}-${name}`);
    };
    pageTest(`axe-core finds nothing serious: ${size}, ${colorScheme}`, async (page) => {
      await check(page, "empty");
      await example(page);
      await check(page, "example");
      const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wider, false, "the page is wider than the screen");
      await page.locator("#cast .name").first().click();
      await page.keyboard.press("n");
      await check(page, "chosen");
      await page.keyboard.press("Enter");
      await check(page, "why");
      await page.keyboard.press("Escape");
      await page.getByRole("tab", { name: "Reply" }).click();
      await page.locator("#reply-text", { hasText: "entities" }).waitFor();
      await check(page, "reply");
      await page.getByRole("tab", { name: "Article" }).click();
      await page.getByRole("button", { name: "Edit" }).click();
      await check(page, "edit");
    }, { context: { viewport, colorScheme, reducedMotion: "reduce" } });
  }
}

pageTest("the key's dialog has no serious finding", async (page) => {
  await page.evaluate(() => document.querySelector("#key-dialog").showModal());
  const serious = (await findings(page)).filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(serious, []);
});
