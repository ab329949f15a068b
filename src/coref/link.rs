//! Which gazetteer row an entity is: the one that its names, its roles and its company fit, or none.

use rustc_hash::FxHashMap;

use super::{Entity, Role};
use crate::gazetteer::{Origin, Row};
use crate::mention::{Context, Mention, NameKind};
use crate::span::RowId;

const BY_NAME: &str = "name";
const BY_OFFICE: &str = "surname_and_office";

/// Links every entity that one row fits best.
pub(super) fn link(context: &Context<'_>, mentions: &[Mention], entities: &mut [Entity], roles: &[Role]) {
    for (number, entity) in entities.iter_mut().enumerate() {
        let held: Vec<&Role> = roles.iter().filter(|r| r.holder.index() == number).collect();
        let found = by_name(context, mentions, entity, &held)
            .map(|row| (row, BY_NAME))
            .or_else(|| by_office(context, mentions, entity, &held).map(|row| (row, BY_OFFICE)));
        if let Some((row, rule)) = found {
            entity.row = Some(row);
            entity.linked_by = Some(rule);
        }
    }
}

/// The row whose aliases the mentions are; of several the one with the offices that the text names, then the most prominent.
fn by_name(context: &Context<'_>, mentions: &[Mention], entity: &Entity, held: &[&Role]) -> Option<RowId> {
    let mut votes: FxHashMap<RowId, (Origin, i32)> = FxHashMap::default();
    for mention in entity.mentions.iter().map(|m| &mentions[m.index()]) {
        for (alias, points) in mention.aliases(context) {
            let alias = context.gazetteer.alias(alias);
            let vote = votes.entry(alias.row).or_insert((Origin::BuiltIn, 0));
            vote.0 = vote.0.max(alias.origin);
            vote.1 = vote.1.max(points);
        }
    }
    // A person's full name in the text must be one of the row's forms, or it is a namesake.
    let mut rows: Vec<_> = votes
        .into_iter()
        .map(|(id, (origin, points))| {
            let row = context.gazetteer.row(id);
            (origin, offices_named(row, held), points, row.prominence, std::cmp::Reverse(id))
        })
        .collect();
    rows.sort_unstable();
    let best = rows.pop()?;
    let fullest = &mentions[entity.fullest.index()];
    if entity.kind == NameKind::Person && fullest.tokens.len() > 1 && fullest.aliases(context).next().is_none() {
        return None;
    }
    // Two rows that nothing tells apart: none is sure.
    let tied = rows.last().is_some_and(|next| (next.0, next.1, next.2, next.3) == (best.0, best.1, best.2, best.3));
    (!tied || entity.kind != NameKind::Person).then_some(best.4.0)
}

/// "Foreign Minister Lavrov" alone: the one row of that surname with that office.
fn by_office(context: &Context<'_>, mentions: &[Mention], entity: &Entity, held: &[&Role]) -> Option<RowId> {
    let tokens = mentions[entity.fullest.index()].tokens;
    if entity.kind != NameKind::Person || tokens.len() > 1 || held.is_empty() {
        return None;
    }
    let rows = context.gazetteer.people_by_surname(context.document.lower(tokens.first()));
    let mut fitting = rows.iter().filter(|id| offices_named(context.gazetteer.row(**id), held) > 0);
    let only = fitting.next()?;
    fitting.next().is_none().then_some(*only)
}

/// How many of the roles that the text gives are offices of the row.
fn offices_named(row: &Row, held: &[&Role]) -> usize {
    held.iter().filter(|role| row.offices.iter().any(|o| *o.role == *role.name)).count()
}
