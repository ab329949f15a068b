//! Gold: what is right, in the one notation of cases and articles; what was found, in the same.
//!
//! `[[Kerry|PERSON John Kerry]]` is a mention: its text, its type, and the fullest name of its entity where that is another.
//! `[[foreign minister|ROLE Ana Ruiz; of Chile + Peru; former; apposition]]` is a role: its text, its holder, what it belongs to,
//! tenure and construction (`current` and `prenominal` are left out). Names in a role are entities' fullest names. `[[+ministers|ROLE
//! …]]` marks what was just marked once more: one title of two people is two roles.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::engine::Annotations;
use crate::mention::NameKind;

/// A marked text: what is right, or what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// The text without its marks.
    pub text: String,
    /// By place in the text.
    pub mentions: Vec<Mention>,
    /// By place in the text.
    pub roles: Vec<Role>,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// `PERSON`, `PLACE`, `ORG` or `NORP`.
    pub kind: String,
    /// The entity: any name for it when read, its fullest mention once canonical.
    pub entity: String,
}

/// A role of one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Role {
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// The person's entity.
    pub holder: String,
    /// The entities that it belongs to.
    pub of: Vec<String>,
    /// `current`, `former`, `acting` or `designate`.
    pub tenure: String,
    /// `prenominal`, `apposition`, `copula`, `naming` or `other`.
    pub construction: String,
}

const TENURES: [&str; 4] = ["current", "former", "acting", "designate"];
const CONSTRUCTIONS: [&str; 5] = ["prenominal", "apposition", "copula", "naming", "other"];

impl Marked {
    /// Reads marked text.
    ///
    /// # Errors
    /// The place where the notation is wrong, and what is wrong there.
    pub fn parse(source: &str) -> Result<Marked, String> {
        let mut marked = Marked::default();
        let mut rest = source;
        while let Some((before, after)) = rest.split_once("[[") {
            marked.text.push_str(before);
            let (mark, after) = after.split_once("]]").ok_or_else(|| format!("no ]] after [[{after:.40}"))?;
            let (text, what) = mark.split_once('|').ok_or_else(|| format!("no | in [[{mark}]]"))?;
            // "[[+text|" marks once more what stands there already.
            let again = text.strip_prefix('+');
            let text = again.unwrap_or(text);
            if again.is_none() {
                marked.text.push_str(text);
            }
            let start = marked.text.rfind(text).ok_or_else(|| format!("no {text:?} before [[{mark}]]"))?;
            marked.add(start, text, what)?;
            rest = after;
        }
        marked.text.push_str(rest);
        Ok(marked.canonical())
    }

    fn add(&mut self, start: usize, text: &str, what: &str) -> Result<(), String> {
        let end = start + text.len();
        let (kind, detail) = what.split_once(' ').unwrap_or((what, ""));
        match kind {
            "PERSON" | "PLACE" | "ORG" | "NORP" => {
                let entity = if detail.is_empty() { text } else { detail };
                self.mentions.push(Mention { start, end, kind: kind.into(), entity: entity.into() });
            }
            "ROLE" => {
                let mut parts = detail.split("; ");
                let mut role = Role {
                    start,
                    end,
                    holder: parts.next().unwrap_or_default().into(),
                    of: Vec::new(),
                    tenure: "current".into(),
                    construction: "prenominal".into(),
                };
                for part in parts {
                    match part {
                        _ if TENURES.contains(&part) => role.tenure = part.into(),
                        _ if CONSTRUCTIONS.contains(&part) => role.construction = part.into(),
                        _ => {
                            let owners = part.strip_prefix("of ").ok_or_else(|| format!("what is {part:?} in [[{text}|{what}]]?"))?;
                            role.of = owners.split(" + ").map(Into::into).collect();
                        }
                    }
                }
                self.roles.push(role);
            }
            _ => return Err(format!("unknown type in [[{text}|{what}]]")),
        }
        Ok(())
    }

    /// What the engine found.
    #[must_use]
    pub fn of(annotations: &Annotations<'_>) -> Marked {
        let document = annotations.context.document;
        let mut marked = Marked { text: document.text.to_owned(), ..Marked::default() };
        for (mention, entity) in annotations.mentions.iter().zip(annotations.entity_of) {
            let kind = match mention.kind {
                NameKind::Person => "PERSON",
                NameKind::Place => "PLACE",
                NameKind::Organization => "ORG",
                NameKind::Norp => "NORP",
                NameKind::Other | NameKind::Role => continue,
            };
            let span = document.span(mention.tokens);
            marked.mentions.push(Mention { start: span.start as usize, end: span.end as usize, kind: kind.into(), entity: format!("e{}", entity.0) });
        }
        for role in annotations.roles {
            let span = document.span(role.tokens);
            marked.roles.push(Role {
                start: span.start as usize,
                end: span.end as usize,
                holder: format!("e{}", role.holder.0),
                of: role.of.iter().map(|e| format!("e{}", e.0)).collect(),
                tenure: role.tenure.as_str().into(),
                construction: role.construction.as_str().into(),
            });
        }
        marked.canonical()
    }

    /// Names every entity by its longest mention, the first of equals.
    fn canonical(mut self) -> Marked {
        let mut fullest: BTreeMap<String, String> = BTreeMap::new();
        for mention in &self.mentions {
            let text = &self.text[mention.start..mention.end];
            let name = fullest.entry(mention.entity.clone()).or_default();
            if text.chars().count() > name.chars().count() {
                text.clone_into(name);
            }
        }
        // Two entities of one name stay two.
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let mut order: Vec<&str> = Vec::new();
        for mention in &self.mentions {
            if !order.contains(&mention.entity.as_str()) {
                order.push(&mention.entity);
            }
        }
        for entity in order {
            let name = fullest.get_mut(entity).expect("every mention's entity has a name");
            let number = seen.entry(name.clone()).or_default();
            *number += 1;
            if *number > 1 {
                let _ = write!(name, " ({number})");
            }
        }
        let name = |entity: &String| fullest.get(entity).cloned().unwrap_or_else(|| format!("?{entity}"));
        for role in &mut self.roles {
            role.holder = name(&role.holder);
            role.of = role.of.iter().map(name).collect();
        }
        for mention in &mut self.mentions {
            mention.entity = name(&mention.entity);
        }
        self.mentions.sort();
        self.roles.sort();
        self
    }

    /// Writes it in the notation.
    #[must_use]
    pub fn render(&self) -> String {
        let mut marks: Vec<(usize, usize, String)> = Vec::new();
        for m in &self.mentions {
            let other = if self.text[m.start..m.end] == m.entity { String::new() } else { format!(" {}", m.entity) };
            marks.push((m.start, m.end, format!("{}{other}", m.kind)));
        }
        for r in &self.roles {
            let mut what = format!("ROLE {}", r.holder);
            if !r.of.is_empty() {
                let _ = write!(what, "; of {}", r.of.join(" + "));
            }
            for (value, default) in [(&r.tenure, "current"), (&r.construction, "prenominal")] {
                if value != default {
                    let _ = write!(what, "; {value}");
                }
            }
            marks.push((r.start, r.end, what));
        }
        marks.sort();
        let mut out = String::new();
        let mut at = 0;
        for (start, end, what) in marks {
            if start < at {
                let _ = write!(out, "[[+{}|{what}]]", &self.text[start..end]);
                continue;
            }
            let _ = write!(out, "{}[[{}|{what}]]", &self.text[at..start], &self.text[start..end]);
            at = end;
        }
        out + &self.text[at..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_survives_a_round_trip() {
        let source = "[[US|PLACE]] [[Secretary of State|ROLE John Kerry; of US]] [[John Kerry|PERSON]] met [[Ruiz|PERSON]], \
                      [[chairman|ROLE Ruiz; of Acme; former; apposition]] of [[Acme|ORG]]. [[Kerry|PERSON John Kerry]] left.";
        assert_eq!(Marked::parse(source).map(|marked| marked.render()).as_deref(), Ok(source));
    }

    #[test]
    fn wrong_marks_are_told() {
        assert_eq!(Marked::parse("[[US|PLACE"), Err("no ]] after [[US|PLACE".into()));
        assert_eq!(Marked::parse("[[US]]"), Err("no | in [[US]]".into()));
        assert_eq!(Marked::parse("[[US|LAND]]"), Err("unknown type in [[US|LAND]]".into()));
        assert_eq!(Marked::parse("[[chair|ROLE Ruiz; since 2010]]"), Err("what is \"since 2010\" in [[chair|ROLE Ruiz; since 2010]]?".into()));
    }
}
