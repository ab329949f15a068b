/** The lines of a house's lists that would change what is tagged. */

/** The folder of each type's lists. */
const FOLDERS = { person: "people", place: "places", organization: "organizations", norp: "norp" };

/** The columns of a list. */
const HEADER = ["id", "name", "aliases", "subtype", "country", "offices", "ids", "source", "note"].join("\t");

/** A cell: one line, without tabs. */
const cell = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim();

/**
 * A row's id made of a name: "ana-ruiz".
 * @param {string} name
 */
function slug(name) {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "name";
}

/**
 * The file of the list that a row stands in.
 * @param {string} row a public id, "people/world-politics/ana-ruiz"
 */
export function fileOf(row) {
  return `${row.split("/").slice(0, 2).join("/")}.tsv`;
}

/**
 * The row that lists an entity in a house's folder; it wins over the built-in lists.
 * @param {import("./model.js").Entity} entity
 * @param {string} written how the article writes the name
 */
export function houseRow(entity, written) {
  const known = Object.entries(entity.ids).filter(([scheme]) => scheme !== "rolecall" && scheme !== "iso3166");
  const name = cell(entity.name);
  const alias = cell(written) === name ? "" : cell(written);
  const country = entity.country?.iso3166 ?? entity.ids.iso3166 ?? "";
  const ids = known.map(([scheme, id]) => `${scheme}=${id}`).join("; ");
  const line = [slug(name), name, alias, entity.subtype ?? "", country, "", ids, "house", ""].join("\t");
  return { file: `${FOLDERS[entity.type]}/house.tsv`, header: HEADER, line };
}

/**
 * The line of `reject.tsv` that takes a written form out of the lists.
 * @param {string} written
 */
export function rejectLine(written) {
  return { file: "reject.tsv", header: "alias\treason", line: `${cell(written)}\tnot a name in our articles` };
}
