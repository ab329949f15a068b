//! Which gazetteer row an entity is: the one that its names, its roles, its company and the day of the article fit, or none.
//!
//! Places and bodies come first: the countries they are of are a person's company, and tell whose minister he is.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Entity, Role};
use crate::gazetteer::{Classes, Date, Form, Kind, Office, Origin, Row};
use crate::mention::{Context, Mention, NameKind, Part};
use crate::span::{EntityId, RowId};

const BY_NAME: &str = "name";
const BY_OFFICE: &str = "surname_and_office";

/// Links every entity that one row fits best.
pub(super) fn link(context: &Context<'_>, mentions: &[Mention], entities: &mut [Entity], roles: &[Role], day: Option<Date>) {
    let mut by_holder: Vec<&Role> = roles.iter().collect();
    by_holder.sort_by_key(|r| r.holder);
    let governed = roles.iter().filter(|r| r.name.ends_with("governor")).flat_map(|r| r.of.iter().copied()).collect();
    let mut linker = Linker { context, mentions, by_holder, governed, day, countries: FxHashSet::default() };
    let turn = |kind: NameKind| match kind {
        NameKind::Person => 2,
        NameKind::Organization => 1,
        _ => 0,
    };
    for now in 0..3 {
        for number in 0..entities.len() {
            if turn(entities[number].kind) != now {
                continue;
            }
            let held = linker.held(entities, number);
            let entity = &entities[number];
            let found = linker.by_name(number, entity, &held).map(|row| (row, BY_NAME)).or_else(|| linker.by_office(entity, &held).map(|row| (row, BY_OFFICE)));
            if let Some((row, rule)) = found {
                let row_of = context.gazetteer.row(row);
                if now < 2 && !row_of.country.is_empty() {
                    linker.countries.insert(&row_of.country);
                }
                entities[number].row = Some(row);
                entities[number].linked_by = Some(rule);
            }
        }
    }
}

/// Heads of titles that are found in every walk of life.
const ANY_FIELD: &[&str] = &[
    "leader",
    "president",
    "ambassador",
    "chair",
    "chairperson",
    "spokesperson",
    "candidate",
    "official",
    "head",
    "member",
    "chief",
    "director",
    "deputy",
    "representative",
    "secretary",
    "captain",
    "commander",
    "officer",
    "envoy",
    "advocate",
    "doctor",
    "student",
    "activist",
    "campaigner",
    "coach",
    "manager",
    "star",
    "champion",
    "owner",
];

struct Linker<'a> {
    context: &'a Context<'a>,
    mentions: &'a [Mention],
    /// The roles, by holder.
    by_holder: Vec<&'a Role>,
    /// What has a governor: a state, where a city is called the same.
    governed: FxHashSet<EntityId>,
    day: Option<Date>,
    /// The countries that the text's places, bodies and nationalities are of.
    countries: FxHashSet<&'a str>,
}

/// A role that the text gives, with the countries it is of.
struct Held<'a> {
    role: &'a Role,
    countries: Vec<&'a str>,
}

impl<'a> Linker<'a> {
    /// The roles of an entity. Their owners are linked before.
    fn held(&self, entities: &[Entity], number: usize) -> Vec<Held<'a>> {
        let from = self.by_holder.partition_point(|r| r.holder.index() < number);
        let roles = self.by_holder[from..].iter().take_while(|r| r.holder.index() == number);
        let country = |row: RowId| Some(&*self.context.gazetteer.row(row).country).filter(|c| !c.is_empty());
        roles.map(|role| Held { role, countries: role.of.iter().filter_map(|e| country(entities[e.index()].row?)).collect() }).collect()
    }

    /// The row whose aliases the mentions are; of several the one that fits best.
    fn by_name(&self, number: usize, entity: &Entity, held: &[Held<'_>]) -> Option<RowId> {
        let context = self.context;
        let mut votes: FxHashMap<RowId, (Origin, i32)> = FxHashMap::default();
        for mention in entity.mentions.iter().map(|m| &self.mentions[m.index()]) {
            for (alias, points) in mention.aliases(context) {
                let alias = context.gazetteer.alias(alias);
                let vote = votes.entry(alias.row).or_insert((Origin::BuiltIn, 0));
                vote.0 = vote.0.max(alias.origin);
                vote.1 = vote.1.max(points);
            }
        }
        let mut rows: Vec<_> = votes
            .into_iter()
            .map(|(id, (origin, points))| {
                let row = context.gazetteer.row(id);
                let company = self.countries.contains(&*row.country);
                let person = entity.kind == NameKind::Person;
                let state = || self.governed.contains(&EntityId(number as u32)) && &*row.subtype == "state";
                let fit = if person { (offices_named(row, held), self.fits_day(row), company) } else { (usize::from(state()), 0, false) };
                // "the Treasury" is that of a country the text speaks of.
                let at_home = company && &*row.list == "organizations/governments";
                (origin, fit, at_home, points, row.prominence, company, Reverse(id))
            })
            .collect();
        rows.sort_unstable();
        let best = rows.pop()?;
        let row = context.gazetteer.row(best.6.0);
        match entity.kind {
            NameKind::Person => {
                // A person's full name in the text must be one of the row's forms, or it is a namesake.
                let fullest = &self.mentions[entity.fullest.index()];
                let namesake = fullest.tokens.len() > 1 && fullest.aliases(context).next().is_none();
                // Two rows that nothing tells apart: none is sure.
                let tied = rows.last().is_some_and(|next| (next.0, next.1, next.3, next.4) == (best.0, best.1, best.3, best.4));
                (!namesake && !tied && !self.is_somebody_else(row, held)).then_some(best.6.0)
            }
            NameKind::Organization if self.is_other_acronym(entity, row) || self.is_nameless_team(entity, row) => None,
            NameKind::Place if self.may_be_team(entity, row) || self.is_elsewhere(entity, row) || self.is_county(entity, row) => None,
            _ => Some(best.6.0),
        }
    }

    /// "Foreign Minister Lavrov" alone: the one row of that surname with that office.
    fn by_office(&self, entity: &Entity, held: &[Held<'_>]) -> Option<RowId> {
        let context = self.context;
        let tokens = self.mentions[entity.fullest.index()].tokens;
        if entity.kind != NameKind::Person || tokens.len() > 1 || held.is_empty() {
            return None;
        }
        let rows = context.gazetteer.people_by_surname(context.document.lower(tokens.first()));
        let mut fitting = rows.iter().filter(|id| offices_named(context.gazetteer.row(**id), held) > 0 && self.fits_day(context.gazetteer.row(**id)) >= 0);
        let only = fitting.next()?;
        fitting.next().is_none().then_some(*only)
    }

    /// How well a row's offices fit the day of the article: 2 held then, 1 before or after, 0 nothing is known, below it another age.
    fn fits_day(&self, row: &Row) -> i32 {
        const AGE: u16 = 40;
        let Some(day) = self.day.filter(|_| !row.offices.is_empty()) else { return 0 };
        if row.offices.iter().any(|o| o.is_held_on(day)) {
            return 2;
        }
        let far = |o: &Office| {
            let (from, to) = o.years();
            from.is_some_and(|y| y > day.year() + AGE) || to.is_some_and(|y| y + AGE < day.year())
        };
        if row.offices.iter().all(far) { -1 } else { 1 }
    }

    /// Whether what the text says of a person cannot be said of the row: a sportsman who is minister, a minister who is striker.
    fn is_somebody_else(&self, row: &Row, held: &[Held<'_>]) -> bool {
        if self.fits_day(row) < 0 {
            return true;
        }
        if held.is_empty() || offices_named(row, held) > 0 {
            return false;
        }
        held.iter().all(|h| {
            let from = self.context.lexemes.partition_point(|l| l.tokens.start < h.role.tokens.start);
            let inside = self.context.lexemes[from..].iter().take_while(|l| l.tokens.start < h.role.tokens.end);
            let heads = inside.filter(|l| l.part == Part::Head && h.role.tokens.covers(l.tokens));
            let field = heads.max_by_key(|l| l.tokens.end).map(|l| &*self.context.gazetteer.row(l.row).list);
            let general = h.role.name.rsplit(' ').next().is_some_and(|head| ANY_FIELD.contains(&head));
            !general && field.is_some_and(|field| contradict(&row.list, field))
        })
    }

    /// Only initials, and the text spells them out otherwise, or has nothing to do with the country of a little-known body.
    fn is_other_acronym(&self, entity: &Entity, row: &Row) -> bool {
        let gazetteer = self.context.gazetteer;
        let fullest = &self.mentions[entity.fullest.index()];
        let by_initials = entity.mentions.iter().flat_map(|m| self.mentions[m.index()].aliases(self.context)).all(|(alias, _)| {
            let alias = gazetteer.alias(alias);
            !std::ptr::eq(gazetteer.row(alias.row), row) || alias.form == Form::Acronym
        });
        let spelled_out =
            fullest.tokens.len() > 1 && fullest.aliases(self.context).all(|(alias, _)| !std::ptr::eq(gazetteer.row(gazetteer.alias(alias).row), row));
        let foreign = &*row.list == "organizations/factbook" && !self.countries.contains(&*row.country);
        by_initials && (spelled_out || foreign)
    }

    /// "England beat Samoa", "Baltimore's seventh": a country, state or city that a report on sport mostly does not say to be where
    /// something happens or whence somebody comes may be its team; elsewhere one that is an opponent and nothing else.
    fn may_be_team(&self, entity: &Entity, row: &Row) -> bool {
        if !matches!(&*row.subtype, "country" | "territory" | "state" | "city") {
            return false;
        }
        let count = |is: &dyn Fn(&Mention) -> bool| entity.mentions.iter().filter(|m| is(&self.mentions[m.index()])).count();
        let places = count(&|m| self.is_where(m));
        if self.context.sport {
            places * 2 < entity.mentions.len() && count(&|m| self.is_dateline(m)) == 0
        } else {
            places == 0 && count(&|m| self.is_opponent(m)) > 0
        }
    }

    /// "Ulster versus Munster", "Peru beat Chile".
    fn is_opponent(&self, place: &Mention) -> bool {
        let cx = self.context;
        let plays = |i: usize| cx.is_one_of(i, &["v", "vs", "vs.", "versus", "beat"]);
        cx.before(place.tokens.first()).is_some_and(plays) || cx.after(place.tokens).is_some_and(plays)
    }

    /// "Leeds and Bristol": a team called by its city, of which the lists know only a firm of that name.
    fn is_nameless_team(&self, entity: &Entity, row: &Row) -> bool {
        let place = |m: &Mention| self.context.hits_at(m.tokens.first()).any(|h| h.tokens == m.tokens && h.kind == Kind::Place);
        self.context.sport && &*row.list != "organizations/sports" && place(&self.mentions[entity.fullest.index()])
    }

    /// "Moscow, Idaho": a city with another country, or a state of one, behind it.
    fn is_elsewhere(&self, entity: &Entity, row: &Row) -> bool {
        let cx = self.context;
        let region = |m: &Mention| {
            let comma = cx.after(m.tokens).filter(|&a| cx.is(a, ","))?;
            let behind = self.mentions.binary_search_by_key(&(comma as u32 + 1), |m| m.tokens.start).ok()?;
            let of = cx.gazetteer.row(self.mentions[behind].only_row(cx)?);
            (of.kind == Kind::Place && matches!(&*of.subtype, "country" | "territory" | "state") && !of.country.is_empty()).then_some(&*of.country)
        };
        &*row.subtype == "city" && entity.mentions.iter().filter_map(|m| region(&self.mentions[m.index()])).any(|country| country != &*row.country)
    }

    /// "Orange, Los Angeles and Kern counties": counties called like a city.
    fn is_county(&self, entity: &Entity, row: &Row) -> bool {
        const LONGEST_LIST: usize = 24;
        let cx = self.context;
        let listed = |m: &Mention| {
            let after = m.tokens.after()..(m.tokens.after() + LONGEST_LIST).min(cx.document.tokens.len());
            let mut rest = after.take_while(|&i| cx.same_sentence(i, m.tokens.first()));
            let end = rest.find(|&i| !(cx.is_one_of(i, &[",", "and"]) || cx.document.tokens[i].is_capitalized()) || cx.is(i, "counties"));
            end.is_some_and(|i| cx.is(i, "counties"))
        };
        &*row.subtype == "city" && entity.mentions.iter().any(|m| listed(&self.mentions[m.index()]))
    }

    /// "in Spain", "Vigo, Spain", "Ana Ruiz (Spain)".
    fn is_where(&self, place: &Mention) -> bool {
        let cx = self.context;
        let Some(before) = cx.before(place.tokens.first()) else { return false };
        let of_place = || {
            let at = self.mentions.binary_search_by_key(&before, |m| m.tokens.after());
            cx.is(before, ",") && at.is_ok_and(|at| self.mentions[at].kind == NameKind::Place)
        };
        let bracketed = cx.is(before, "(") && cx.after(place.tokens).is_some_and(|a| cx.is_one_of(a, &[")", ","]));
        bracketed || cx.classes(before).any(Classes::PLACE_PREPOSITION) || of_place()
    }

    /// "VIGO 2024-05-17", by the word of the finder of datelines.
    fn is_dateline(&self, place: &Mention) -> bool {
        place.evidence(self.context).iter().any(|c| c.rule == "dateline")
    }
}

/// Whether a role of one field speaks against a row of another.
fn contradict(list: &str, field: &str) -> bool {
    match list {
        "people/sport" => matches!(field, "roles/politics" | "roles/military" | "roles/police" | "roles/clergy" | "roles/law" | "roles/science-academia"),
        "people/media-culture" => matches!(field, "roles/military" | "roles/police" | "roles/clergy" | "roles/sport"),
        "people/world-politics" | "people/military-law" | "people/royalty-religion" | "people/militants" | "people/science-activism" => field == "roles/sport",
        _ => false,
    }
}

/// How many of the roles that the text gives are offices of the row, and of no other country.
fn offices_named(row: &Row, held: &[Held<'_>]) -> usize {
    let same = |h: &Held<'_>, o: &Office| {
        let elsewhere = o.owner.len() == 2 && !h.countries.is_empty() && !h.countries.iter().any(|c| c.eq_ignore_ascii_case(&o.owner));
        *o.role == *h.role.name && !elsewhere
    };
    held.iter().filter(|h| row.offices.iter().any(|o| same(h, o))).count()
}
