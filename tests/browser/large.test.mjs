// 200 KB stay smooth.
import assert from "node:assert/strict";
import { pageTest } from "./page.mjs";

/** The longest that the page may be busy at one stretch; machines of all sorts run this. In milliseconds. */
const LONGEST = 1000;

/** Paragraphs with names, each a little different, of 200 KB in all. */
function article() {
  const paragraphs = [];
  const cities = ["Geneva", "Paris", "Nairobi", "Lima", "Oslo", "Jakarta", "Ottawa"];
  for (let at = 0, length = 0; length < 200_000; at += 1) {
    const city = cities[at % cities.length];
    paragraphs.push(
      `Angela Merkel, the German chancellor, said in ${city} that talk number ${at} had gone well. Kofi Annan, a former secretary-general of the United Nations, did not agree: there was, he said, much to do in ${cities[(at + 3) % cities.length]}, and Merkel knew it.`,
    );
    length += paragraphs.at(-1).length + 2;
  }
  return paragraphs.join("\n\n");
}

pageTest("an article of 200 KB is shown whole, in short stretches of work", async (page) => {
  const text = article();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.locator("#source").focus();
  await page.keyboard.press("Control+V");
  await page.waitForFunction((count) => document.querySelectorAll("#article .block").length === count, text.split("\n\n").length, { timeout: 30_000 });
  const marks = await page.locator("#article mark").count();
  assert.ok(marks > 3000, `${marks} marks`);
  assert.equal(await page.locator("#article").evaluate((root) => [...root.children].map((block) => block.textContent).join("\n\n")), text);

  // The last mention of the first name, one step back from the first.
  await page.locator("#cast .name").first().click();
  await page.keyboard.press("p");
  await page.waitForFunction(() => {
    const box = document.activeElement.getBoundingClientRect();
    return document.activeElement.localName === "mark" && box.top >= 0 && box.bottom <= innerHeight;
  });
  const frames = await page.evaluate(async () => {
    const started = performance.now();
    for (let frame = 0; frame < 30; frame += 1) {
      scrollBy(0, frame % 2 ? 4000 : -3000);
      await new Promise(requestAnimationFrame);
    }
    return (performance.now() - started) / 30;
  });
  const longest = await page.evaluate(() => window.longest);
  assert.ok(longest < LONGEST, `busy for ${longest} ms`);
  assert.ok(frames < 150, `${frames} ms a frame`);
  console.log(`longest stretch ${longest} ms, ${frames.toFixed(1)} ms a frame while scrolling`);
});
