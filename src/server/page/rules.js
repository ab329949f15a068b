/** What each rule says, in words. A rule that is not here is shown by its name. */

/** Rules that speak for or against a name. */
const MENTION = {
  gazetteer: "A list holds this name",
  person_name: "A given name with a surname after it",
  unknown_name: "Capitalised words that could be a name",
  organization_head: "Ends or begins with a word for a body, such as “Institute” or “Ministry”",
  company_suffix: "Ends with a legal form or a club's letters, such as “Inc.” or “FC”",
  common_noun: "An unknown name that ends with a common word, as firms' names do",
  ampersand: "Two names joined by “&” are a firm",
  acronym: "An acronym whose long form stands in the article",
  owned_body: "A body of every country, with its owner before it",
  place_head: "Ends or begins with a word for a place, such as “Avenue” or “Lake”",
  dateline: "The place that the report is sent from",
  team: "A country or city that stands for its team",
  other_head: "Ends with a word for an event, a law or an award",
  work: "The name of a work or a ship",
  role_phrase: "The words of a title",
  honorific: "“Mr”, “Dr” or the like stands before it",
  role_beside: "A title stands beside it",
  role_complement: "Follows a title's “of”, “at” or “for”",
  person_noun: "Stands beside a word for a person, an age, or “who”",
  apposition: "A title is set beside it between commas",
  description_beside: "A description of a person is set beside it",
  model: "A small statistical model of words and shapes says so",
  speech_verb: "It says something",
  language: "A language that is spoken, not a people",
  preposition: "Follows “in”, “near” or the like",
  place_word: "A word for a place, or its country, stands beside it",
  organization_word: "A word that stands beside bodies, such as “shares of”",
  the_article: "“the” stands before it",
  coordination: "It stands in a row with a listed name of its kind",
  legislature: "It is a parliament by the word beside it, or a parliament and a party side by side",
  bracketed_country: "A country or club follows in brackets",
  numbered_list: "Stands behind a number in a list of results",
  same_name: "The same name stands elsewhere in the article",
  same_name_elsewhere: "What stands beside the same name elsewhere in the article",
  surname_of_full_name: "The surname of somebody named in full elsewhere",
  full_name_of_surname: "The full name of somebody named by the surname elsewhere",
  given_name_of_full_name: "The given name of somebody named in full elsewhere",
  short_name_of: "The short form of a longer name in the article",
  full_name_present: "The list wants the full name in the article, and it is there",
  name: "Its forms are those of this row",
  surname_and_office: "The one row with this surname and this office",
};

/** Rules that give a title its holder. */
const ROLE = {
  before_name: "The title stands before its holder's name",
  after_name: "Letters behind its holder's name",
  apposition: "The title is set off behind its holder's name",
  set_before: "The title is set off before its holder's name",
  naming: "A verb of naming gives it: “appointed”, “served as”, “resigned as”",
  copula: "A form of “be” or “become” gives it",
  coordinated: "Shares its holder with another title of the same phrase",
  role_phrase: "A word of the title, from a list of titles",
};

/** Which form of its name a mention is. */
export const FORMS = {
  full_name: "the full name",
  surname: "the surname alone",
  given_name: "the given name alone",
  acronym: "an acronym",
  alias: "another form of the name",
};

/**
 * @param {string} rule
 * @param {"mention"|"role"} about
 * @returns {string}
 */
export function sentence(rule, about) {
  return (about === "role" ? ROLE : MENTION)[rule] ?? rule;
}

/**
 * A confidence in words.
 * @param {number} confidence 0 to 1
 */
export function sureness(confidence) {
  const word = confidence >= 0.95 ? "very sure" : confidence >= 0.8 ? "sure" : confidence >= 0.6 ? "fairly sure" : "not sure";
  return `${word} (${confidence.toFixed(2)})`;
}
