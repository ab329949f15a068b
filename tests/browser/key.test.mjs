// A key is asked for when the service wants one, and only then.
import assert from "node:assert/strict";
import { example, pageTest, read } from "./page.mjs";

const KEY = "a-key-of-the-house";

/** The service as if it were started with a key. */
async function locked(page) {
  await page.route("**/v1/**", (route) => {
    if (route.request().headers().authorization === `Bearer ${KEY}`) return route.continue();
    return route.fulfill({ status: 401, contentType: "application/problem+json", headers: { "WWW-Authenticate": "Bearer" }, body: '{"detail": "a key is needed"}' });
  });
}

const options = { prepare: locked, expected: /401/ };

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
  await page.locator("#lists", { hasText: "rows" }).waitFor();
  await page.getByRole("tab", { name: "Reply" }).click();
  await page.waitForFunction(() => document.querySelector("#curl").textContent.includes("Authorization: Bearer $ROLECALL_KEY"));
  assert.ok(!(await page.content()).includes(KEY));
  await page.reload();
  await read(page);
  assert.equal(await page.locator("#key-dialog").isHidden(), true);
}, options);

pageTest("who gives no key is told what the service said", async (page) => {
  await page.locator(".example").click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Not read: a key is needed").waitFor();
}, options);
