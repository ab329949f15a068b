/** A reply, arranged for the page. */

/**
 * @typedef {object} Evidence @property {string} rule @property {number} [points] @property {string} [row]
 * @typedef {object} Mention
 * @property {number} start @property {number} end @property {string} text @property {string} kind
 * @property {number} confidence @property {Evidence[]} [evidence]
 * @typedef {object} Entity
 * @property {string} id @property {string} type @property {string} [subtype] @property {string} name @property {Record<string, string>} ids
 * @property {Record<string, string>} [country] @property {number} relevance @property {number} confidence @property {Mention[]} mentions
 * @typedef {object} Role
 * @property {string} id @property {number} start @property {number} end @property {string} text @property {string} name
 * @property {string} holder @property {string[]} of @property {string} construction @property {string} tenure
 * @property {number} confidence @property {Evidence[]} [evidence]
 *
 * @typedef {object} Stretch what a mark of the article stands for: a mention of an entity, or a role
 * @property {number} start @property {number} end
 * @property {Entity} [entity] @property {Mention} [mention] @property {number} [number] which of its mentions, from 0
 * @property {Role} [role]
 *
 * @typedef {object} Model
 * @property {Map<string, Entity>} entities
 * @property {Entity[]} cast most relevant first
 * @property {Role[]} roles
 * @property {Map<string, Role[]>} rolesOf by holder
 * @property {Stretch[]} stretches in text order, the longer first where two begin at one place
 */

/** The four types, in the order of the legend. */
export const TYPES = [
  { type: "person", one: "a person", many: "People" },
  { type: "organization", one: "an organisation", many: "Organisations" },
  { type: "place", one: "a place", many: "Places" },
  { type: "norp", one: "a nationality or group", many: "Nationalities and groups" },
];

/**
 * The type in words: "a person".
 * @param {string} type
 */
export function typeName(type) {
  return TYPES.find((known) => known.type === type)?.one ?? type;
}

/**
 * @param {{entities: Entity[], roles: Role[]}} reply
 * @returns {Model}
 */
export function arrange(reply) {
  const rolesOf = new Map(reply.entities.map((entity) => [entity.id, []]));
  for (const role of reply.roles) rolesOf.get(role.holder)?.push(role);
  const mentions = reply.entities.flatMap((entity) =>
    entity.mentions.map((mention, number) => ({ start: mention.start, end: mention.end, entity, mention, number })),
  );
  const roles = reply.roles.map((role) => ({ start: role.start, end: role.end, role }));
  return {
    entities: new Map(reply.entities.map((entity) => [entity.id, entity])),
    // A stable sort: of two as relevant the one that comes first in the article stays first.
    cast: [...reply.entities].sort((a, b) => b.relevance - a.relevance),
    roles: reply.roles,
    rolesOf,
    stretches: [...mentions, ...roles].sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

/**
 * The mention of an entity that stands nearest to a role.
 * @param {Entity} entity
 * @param {Role} role
 * @returns {number} which of its mentions
 */
export function nearestMention(entity, role) {
  const { mentions } = entity;
  // The first one behind the role; they stand in text order.
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle].start >= role.end) high = middle;
    else low = middle + 1;
  }
  if (low === 0 || low === mentions.length) return Math.max(0, low - 1);
  return mentions[low].start - role.end < role.start - mentions[low - 1].end ? low : low - 1;
}

/**
 * A role in words: "former foreign minister of Georgia".
 * @param {Role} role
 * @param {Model} model
 */
export function roleInWords(role, model) {
  const names = role.of.map((id) => model.entities.get(id)?.name).filter(Boolean);
  const tenure = role.tenure === "current" ? "" : `${role.tenure === "designate" ? "incoming" : role.tenure} `;
  const has = tenure !== "" && role.name.startsWith(tenure);
  return `${has ? "" : tenure}${role.name}${names.length ? ` · ${names.join(", ")}` : ""}`;
}
