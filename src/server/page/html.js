/**
 * HTML source → blocks of text with the place of every character in the source. Nothing of the source becomes an element of
 * the page: tags only say where a paragraph ends. One pass, whatever the source is.
 */

/** Elements whose tags end a paragraph. */
const BLOCK = new Set(
  ("address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form " +
    "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main marquee menu nav ol p pre search section summary table tbody td tfoot th " +
    "thead tr ul").split(" "),
);

/** Elements that hold no markup: all up to their end tag is passed over. */
const RAW = new Set("iframe noembed noframes noscript plaintext script style textarea title xmp".split(" "));

/** Elements that are passed over with what they hold. */
const HIDDEN = new Set("audio canvas datalist math object select svg template video".split(" "));

/** How blocks are shown; what is not here is a paragraph. */
const SHOWN = new Map(Object.entries({ h1: "h2", h2: "h3", h3: "h3", h4: "h3", h5: "h3", h6: "h3", li: "li", blockquote: "blockquote", pre: "pre" }));

const REFERENCE = /&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});?/iy;
const TAG = /<(\/?)([a-z][^\s/>]*)/iy;
const SPACE_ONLY = /^\s*$/;

/**
 * @param {string} source
 * @returns {import("./text.js").Block[]}
 */
export function htmlBlocks(source) {
  const reader = { found: [], tag: "p", runs: [] };
  let at = 0;
  while (at < source.length) {
    const special = nextSpecial(source, at);
    if (special > at) reader.runs.push({ text: source.slice(at, special), start: at, end: special });
    at = special;
    if (at < source.length) at = source[at] === "&" ? reference(reader, source, at) : markup(reader, source, at);
  }
  endBlock(reader);
  return reader.found;
}

/** Where the next `<` or `&` stands. */
function nextSpecial(source, from) {
  for (let at = from; at < source.length; at += 1) {
    const unit = source.charCodeAt(at);
    if (unit === 0x3c || unit === 0x26) return at;
  }
  return source.length;
}

/** Reads a character reference, or the "&" that is none; gives where to go on. */
function reference(reader, source, at) {
  REFERENCE.lastIndex = at;
  const written = REFERENCE.exec(source)?.[0] ?? "&";
  reader.runs.push({ text: decoded(written), start: at, end: at + written.length });
  return at + written.length;
}

/** @type {Map<string, string>} */
const known = new Map();

/** What a reference stands for; a document that is never shown knows them all. */
function decoded(written) {
  let text = known.get(written);
  if (text === undefined) {
    text = written === "&" ? "&" : (new DOMParser().parseFromString(`<body>${written}`, "text/html").body.textContent ?? written);
    known.set(written, text);
  }
  return text;
}

/** Reads a tag or comment, or the "<" that begins neither; gives where to go on. */
function markup(reader, source, at) {
  if (source.startsWith("<!--", at)) return after(source, "-->", at + 4);
  TAG.lastIndex = at;
  const match = TAG.exec(source);
  if (!match) {
    if (/[!?/]/.test(source[at + 1] ?? "")) return after(source, ">", at + 1);
    reader.runs.push({ text: "<", start: at, end: at + 1 });
    return at + 1;
  }
  const closing = match[1] === "/";
  const name = match[2].toLowerCase();
  const end = tagEnd(source, at + match[0].length);
  if (BLOCK.has(name)) {
    endBlock(reader);
    if (SHOWN.has(name)) reader.tag = closing ? "p" : SHOWN.get(name);
  } else if (!closing && (RAW.has(name) || HIDDEN.has(name)) && source[end - 2] !== "/") {
    return passOver(source, name, end);
  }
  return end;
}

/** Behind the next `mark`, or at the end. */
function after(source, mark, from) {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

/** Behind the ">" that ends a tag; one in a quoted value does not. */
function tagEnd(source, from) {
  let quote = "";
  for (let at = from; at < source.length; at += 1) {
    const character = source[at];
    if (quote) {
      if (character === quote) quote = "";
    } else if (character === ">") {
      return at + 1;
    } else if ((character === '"' || character === "'") && /=\s*$/.test(source.slice(Math.max(from, at - 8), at))) {
      quote = character;
    }
  }
  return source.length;
}

/** Behind the end tag of an element that is not shown. */
function passOver(source, name, from) {
  const end = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  end.lastIndex = from;
  const found = end.exec(source);
  return found ? tagEnd(source, found.index + found[0].length) : source.length;
}

function endBlock(reader) {
  if (reader.runs.some((run) => !SPACE_ONLY.test(run.text))) {
    reader.found.push({ tag: reader.tag, spaced: reader.tag === "pre", runs: reader.runs });
  }
  reader.runs = [];
}
