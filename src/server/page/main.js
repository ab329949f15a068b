/** The page: an article comes in, its marks, cast and reply come out. */
import { Refusal, annotate, info } from "./api.js";
import { showArticle } from "./article.js";
import { showCast, showChosen } from "./cast.js";
import { announce, byId, counted } from "./dom.js";
import { EXAMPLE } from "./example.js";
import { takeFiles } from "./files.js";
import { draw } from "./links.js";
import { TYPES, arrange } from "./model.js";
import { offer, showReply } from "./reply.js";
import { articleStyles, download, savedHtml } from "./save.js";
import { choose, listen, stepThrough } from "./steps.js";
import { tabs } from "./tabs.js";
import { blocks, looksLikeHtml } from "./text.js";
import { close, explain } from "./why.js";

/** How long the typing must rest before the article is read again, in milliseconds. */
const PAUSE = 400;

const source = /** @type {HTMLTextAreaElement} */ (byId("source"));
const kind = /** @type {HTMLSelectElement} */ (byId("kind"));
const article = byId("article");
const cast = byId("cast");

/** What is shown now. */
const shown = {
  /** @type {import("./model.js").Model|null} */ model: null,
  /** @type {import("./article.js").View|null} */ view: null,
  /** @type {AbortController|null} */ request: null,
  /** whether the service has told what it is */ known: false,
};
let timer = 0;

/** The article as it stands in the field. */
const current = () => ({ source: source.value, html: kind.value === "html" || (kind.value === "detect" && looksLikeHtml(source.value)) });

/** Reads what is in the field, in place of any reading that still runs. */
async function read() {
  clearTimeout(timer);
  shown.request?.abort();
  const request = new AbortController();
  shown.request = request;
  const text = current();
  if (text.source.trim() === "") return show(text, { entities: [], roles: [] });
  say("Reading…");
  document.body.dataset.state = "reading";
  try {
    const response = await annotate(text, { offset_encoding: "utf-16", evidence: true }, request.signal);
    const reply = await response.json();
    if (request.signal.aborted) return;
    if (!shown.known) await learn().catch(() => {});
    show(text, reply);
  } catch (error) {
    if (request.signal.aborted) return;
    document.body.dataset.state = "failed";
    say(error instanceof Refusal ? `Not read: ${error.message}` : "Not read: the service cannot be reached");
  }
}

/** Shows a reply to an article. */
function show(text, reply) {
  close(false);
  shown.view?.stop();
  shown.model = arrange(reply);
  shown.view = showArticle(article, blocks(text), shown.model);
  draw(byId("links"), []);
  showCast(cast, shown.model, text.source.length);
  stepThrough(shown.view, shown.model, (id, at) => showChosen(cast, id, at));
  const empty = text.source.trim() === "";
  document.body.dataset.state = empty ? "empty" : "read";
  for (const { type } of TYPES) {
    const count = reply.entities.filter((entity) => entity.type === type).length;
    byId(`count-${type}`).textContent = empty ? "" : String(count);
  }
  byId("count-title").textContent = empty ? "" : String(reply.roles.length);
  say(empty ? "" : `${counted(reply.entities.length, "name")}, ${counted(reply.roles.length, "title")}`);
  if (!byId("panel-reply").hidden) showReply(text);
}

function say(message) {
  byId("status").textContent = message;
}

/** Opens or folds the field. */
function edit(open) {
  byId("editor").hidden = !open;
  byId("edit").setAttribute("aria-expanded", String(open));
  if (!open) return;
  source.focus();
  source.setSelectionRange(0, 0);
  source.scrollTop = 0;
}

/** Takes a whole article, reads it, and folds the field away. */
function take(text, as = "detect") {
  source.value = text;
  kind.value = as;
  edit(false);
  tab("article");
  return read();
}

const tab = tabs((name) => name === "reply" && source.value.trim() !== "" && showReply(current()));

source.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(read, PAUSE);
  if (location.hash === "#example") history.replaceState(null, "", location.pathname);
});
source.addEventListener("paste", (event) => {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (source.value !== "" || pasted === "") return;
  // A whole article into the empty field is there to be looked at.
  event.preventDefault();
  take(pasted);
  byId("edit").focus();
});
kind.addEventListener("change", read);
byId("edit").addEventListener("click", () => edit(byId("editor").hidden));
byId("clear").addEventListener("click", () => {
  source.value = "";
  edit(true);
  read();
});
for (const link of document.querySelectorAll("a[href='#example']")) link.addEventListener("click", () => location.hash === "#example" && take(EXAMPLE));
addEventListener("hashchange", () => location.hash === "#example" && take(EXAMPLE));
byId("print").addEventListener("click", () => {
  shown.view?.finish();
  print();
});
byId("save").addEventListener("click", () => {
  if (!shown.view || !shown.model) return;
  shown.view.finish();
  download("article.html", savedHtml(article, shown.model, articleStyles()));
  announce("saved as article.html");
});
for (const { type } of [...TYPES, { type: "title" }]) {
  byId(`show-${type}`).addEventListener("change", (event) => {
    for (const part of [article, cast]) part.classList.toggle(`without-${type}`, !(/** @type {HTMLInputElement} */ (event.target).checked));
  });
}
byId("why-close").addEventListener("click", () => close(true));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  if (!byId("why").hidden) close(true);
  else choose(null);
});
listen(article, cast, (mark) => explain(mark, shown.view.stretchOf.get(mark), shown.model));
takeFiles(take);

/** What the service is. Without a key it may not tell; then it is asked again when there is a reply. */
async function learn() {
  const facts = await info();
  const rows = Object.values(facts.gazetteer.rows).reduce((sum, count) => sum + count, 0);
  byId("lists").textContent = `version ${facts.version} · ${rows.toLocaleString("en")} rows, lists of ${facts.gazetteer.version.split("+")[0]}`;
  offer(facts, () => showReply(current()));
  shown.known = true;
}

learn().catch(() => {});
if (location.hash === "#example") take(EXAMPLE);
else document.body.dataset.state = "empty";
