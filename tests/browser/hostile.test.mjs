// What is in an article is shown or passed over, never run.
import assert from "node:assert/strict";
import { URL_OF_PAGE, pageTest, read, type } from "./page.mjs";

/** Each would set `window.ran` or call out if anything of it became markup of the page. */
const HOSTILE = [
  `<script>window.ran = 1</script><p>Angela Merkel spoke.</p>`,
  `<p>Angela Merkel <img src=x onerror="window.ran = 2"> spoke.</p>`,
  `<p>Angela Merkel spoke.</p><svg onload="window.ran = 3"><script>window.ran = 4</script></svg>`,
  `<p>Angela Merkel &lt;script&gt;window.ran = 5&lt;/script&gt; spoke.</p>`,
  `</textarea><script>window.ran = 6</script><p>Angela Merkel spoke.</p>`,
  `<p>Angela Merkel</p></article></main><iframe srcdoc="<script>parent.ran = 7</script>"></iframe>`,
  `<a href="javascript:window.ran = 8">Angela Merkel</a><form action="https://example.org/"><button autofocus onfocus="window.ran = 9">x</button></form>`,
  `<style>@import url(https://example.org/x.css); body { display: none }</style><p>Angela Merkel spoke.</p><link rel=stylesheet href=https://example.org/y.css>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.ran=10&gt;"></table></mtext></math><p>Angela Merkel spoke.</p>`,
  `<base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org/"><p>Angela Merkel spoke.</p>`,
  `<p data-x='"><script>window.ran = 11</script>'>Angela Merkel spoke.</p><template><script>window.ran = 12</script></template>`,
  `<mark data-entity="e1" class="lit" id="why">Angela Merkel</mark> spoke. <p id="article" id="cast">x</p>`,
  `Angela Merkel said <script>window.ran = 13</script> & <img src=x onerror=window.ran=14> &#60;script&#62;.`,
  `{{constructor.constructor("window.ran = 15")()}} \${window.ran = 16} Angela Merkel spoke. <p <p onclick=window.ran=17>`,
];

for (const kind of ["detect", "html", "text"]) {
  pageTest(`hostile articles run nothing, read as ${kind}`, async (page) => {
    await page.locator("#kind").selectOption(kind);
    for (const article of HOSTILE) {
      await type(page, article);
      for (const mark of await page.locator("#article mark").all()) await mark.click();
      assert.equal(await page.evaluate(() => window.ran), undefined, article);
      const elements = await page.locator("#article").evaluate((root) => [...new Set([...root.querySelectorAll("*")].map((element) => element.localName))]);
      const allowed = ["p", "h2", "h3", "blockquote", "pre", "mark", "span"];
      assert.deepEqual(elements.filter((name) => !allowed.includes(name)), [], article);
      for (const id of ["article", "why", "cast"]) assert.equal(await page.locator(`[id="${id}"]`).count(), 1, `${id} in ${article}`);
    }
    assert.equal(new URL(page.url()).origin, URL_OF_PAGE);
  });
}

pageTest("as plain text all of it is shown as it stands", async (page) => {
  await page.locator("#kind").selectOption("text");
  for (const article of HOSTILE) {
    await type(page, article);
    assert.equal(await page.locator("#article").textContent(), article);
  }
});

pageTest("names and ids that the service replies are text as well", async (page) => {
  await page.route("**/v1/annotate*", (route) => {
    const evil = `<img src=x onerror="window.ran = 1">`;
    const mention = { start: 0, end: 6, text: evil, kind: evil, confidence: 1, evidence: [{ rule: evil, points: 1, row: evil }] };
    const entity = { id: "e1", type: "person", subtype: evil, name: evil, ids: { rolecall: evil, wikidata: "javascript:alert(1)" }, relevance: 1, confidence: 1, mentions: [mention] };
    const role = { id: "r1", start: 7, end: 13, text: evil, name: evil, holder: "e1", of: [], construction: evil, tenure: evil, confidence: 1, evidence: [{ rule: evil }] };
    return route.fulfill({ json: { entities: [entity], roles: [role] } });
  });
  await page.locator("#source").fill("Angela Merkel spoke.");
  await read(page);
  await page.locator("#article mark").click();
  await page.locator("#article .title").click();
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await page.locator("main img").count(), 0);
  assert.match(await page.locator("#cast a").getAttribute("href"), /^https:\/\/www\.wikidata\.org\/wiki\/javascript/);
}, { expected: /404/ });

pageTest("the policy is set, and the browser holds to it", async (page) => {
  const answer = await page.goto(URL_OF_PAGE);
  assert.match(answer.headers()["content-security-policy"], /default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = 1";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.ran), undefined);
}, { expected: /Content Security Policy/ });
