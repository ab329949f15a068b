//! Which gazetteer row an entity is: the one that its names, its roles, its company and the day of the article fit, or none.
//!
//! Places and bodies come first: the countries they are of are a person's company, and tell whose minister he is.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Entity, Joined, Role};
use crate::gazetteer::{Classes, Date, Form, Hit, Kind, Office, Origin, Row};
use crate::mention::{Context, Mention, NameKind, Part, Strength};
use crate::span::{EntityId, RowId};

const BY_NAME: &str = "name";
const BY_OFFICE: &str = "surname_and_office";

/// Memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    by_holder: Vec<usize>,
    governed: FxHashMap<EntityId, usize>,
    countries: Vec<RowId>,
    votes: Vec<(RowId, Origin, i32)>,
}

/// Links every entity that one row fits best.
pub(super) fn link(context: &Context<'_>, joined: &Joined<'_>, entities: &mut [Entity], day: Option<Date>, buffers: &mut Buffers) {
    let Buffers { by_holder, governed, countries, votes } = buffers;
    let roles = joined.roles;
    by_holder.clear();
    by_holder.extend(0..roles.len());
    by_holder.sort_unstable_by_key(|&r| (roles[r].holder, r));
    governed.clear();
    let of_state = |r: &&Role| OF_STATE.iter().any(|name| joined.name_of(r).ends_with(name));
    for owner in roles.iter().filter(of_state).flat_map(|r| r.of.iter()) {
        *governed.entry(*owner).or_default() += 1;
    }
    // "New York state"
    let called_state = |m: &&Mention| context.after(m.tokens).is_some_and(|a| context.is(a, "state"));
    for (number, place) in entities.iter().enumerate().filter(|(_, e)| e.kind == NameKind::Place) {
        let times = joined.mentions_of(place).filter(called_state).count();
        if times > 0 {
            *governed.entry(EntityId(number as u32)).or_default() += times;
        }
    }
    countries.clear();
    let mut linker = Linker { context, joined, by_holder, governed, day, countries };
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
            let by_name = linker.by_name(number, entity, held, votes).map(|row| (row, BY_NAME));
            if let Some((row, rule)) = by_name.or_else(|| linker.by_office(entity, held).map(|row| (row, BY_OFFICE))) {
                if now < 2 {
                    linker.speak_of_country(row);
                }
                entities[number].row = Some(row);
                entities[number].linked_by = Some(rule);
            }
        }
    }
}

/// Titles whose owner is a state, where a city is called the same: "a senator from New York".
const OF_STATE: &[&str] = &["governor", "senator", "attorney general", "representative", "congressmember"];
/// A city may be spoken of so many times as often beside them before it is the city that is meant.
const MENTIONS_OF_CITY: usize = 3;

/// Few states' names have more tokens.
const LONGEST_STATE: usize = 5;

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
    joined: &'a Joined<'a>,
    /// The numbers of the roles, by holder.
    by_holder: &'a [usize],
    /// How often something has a governor or a senator, or is called a state: where a city is called the same.
    governed: &'a FxHashMap<EntityId, usize>,
    day: Option<Date>,
    /// One row of each country that the text's places, bodies and nationalities are of.
    countries: &'a mut Vec<RowId>,
}

/// The roles that the text gives to one entity. Their owners are linked before.
#[derive(Clone, Copy)]
struct Held<'a> {
    context: &'a Context<'a>,
    joined: &'a Joined<'a>,
    entities: &'a [Entity],
    numbers: &'a [usize],
}

impl<'a> Held<'a> {
    fn roles(self) -> impl Iterator<Item = &'a Role> {
        self.numbers.iter().map(move |&r| &self.joined.roles[r])
    }

    /// The countries that a role is of.
    fn countries(self, role: &'a Role) -> impl Iterator<Item = &'a str> {
        let rows = role.of.iter().filter_map(move |e| self.entities[e.index()].row);
        rows.map(move |row| &*self.context.gazetteer.row(row).country).filter(|c| !c.is_empty())
    }

    /// How many of them are offices of a row, and of no other country.
    fn offices_of(self, row: &Row) -> usize {
        let elsewhere = |role, o: &Office| {
            let mut countries = self.countries(role).peekable();
            o.owner.len() == 2 && countries.peek().is_some() && !countries.any(|c| c.eq_ignore_ascii_case(&o.owner))
        };
        self.roles().filter(|role| row.offices.iter().any(|o| *o.role == *self.joined.name_of(role) && !elsewhere(role, o))).count()
    }
}

impl Linker<'_> {
    fn held<'a>(&'a self, entities: &'a [Entity], number: usize) -> Held<'a> {
        let holder = |r: usize| self.joined.roles[r].holder.index();
        let from = self.by_holder.partition_point(|&r| holder(r) < number);
        let count = self.by_holder[from..].iter().take_while(|r| holder(**r) == number).count();
        Held { context: self.context, joined: self.joined, entities, numbers: &self.by_holder[from..from + count] }
    }

    /// The text speaks of the country that a row is of.
    fn speak_of_country(&mut self, row: RowId) {
        let country = &*self.context.gazetteer.row(row).country;
        if !country.is_empty() && !self.is_spoken_of(country) {
            self.countries.push(row);
        }
    }

    fn is_spoken_of(&self, country: &str) -> bool {
        self.countries.iter().any(|row| &*self.context.gazetteer.row(*row).country == country)
    }

    /// The row whose aliases the mentions are; of several the one that fits best.
    fn by_name(&self, number: usize, entity: &Entity, held: Held<'_>, votes: &mut Vec<(RowId, Origin, i32)>) -> Option<RowId> {
        let context = self.context;
        votes.clear();
        let aliases = self.joined.mentions_of(entity).flat_map(|m| m.aliases(context).map(|(alias, points)| (m.tokens, alias, points)));
        votes.extend(aliases.filter_map(|(tokens, alias, points)| {
            let alias = context.gazetteer.alias(alias);
            // "the Lions" are those whose full name stands in the text, or anybody; those of Detroit are none in a text that is not
            // of their country, nor is "Parliament" that of Britain, nor the "Green Party" that of Wales or the "Supreme Court" that of Norway.
            let row = context.gazetteer.row(alias.row);
            let name = if &*row.subtype == "team" { without_club(&row.name) } else { &row.name };
            let own = tokens.len() > 1 || name.starts_with(&*alias.folded);
            let nickname = || alias.needs.cue && &*row.subtype == "team";
            let generic = || &*row.subtype == "legislature";
            let common = || &*row.subtype == "party" || &*row.list == "organizations/factbook";
            let local = || common() || !own && (nickname() || generic());
            let abroad = || local() && !row.country.is_empty() && !self.countries.is_empty() && !self.is_spoken_of(&row.country);
            let waits = alias.kind == Kind::Organization && (alias.needs.full_name && points < Strength::LISTED || abroad());
            (!waits).then_some((alias.row, alias.origin, points))
        }));
        votes.sort_unstable_by_key(|vote| vote.0);
        let rows = votes.chunk_by(|a, b| a.0 == b.0).filter_map(|votes| {
            let (id, origin, points) = votes.iter().copied().reduce(|a, b| (a.0, a.1.max(b.1), a.2.max(b.2)))?;
            let row = context.gazetteer.row(id);
            let company = self.is_spoken_of(&row.country);
            let person = entity.kind == NameKind::Person;
            let governed = self.governed.get(&EntityId(number as u32)).copied().unwrap_or_default();
            let state = || governed * MENTIONS_OF_CITY >= self.joined.mentions_of(entity).len() && governed > 0 && &*row.subtype == "state";
            let fit = if person { (held.offices_of(row), self.fits_day(row), company) } else { (usize::from(state()), 0, false) };
            // "the Treasury" is that of a country the text speaks of.
            let at_home = company && &*row.list == "organizations/governments";
            Some((origin, fit, at_home, points, row.prominence, company, Reverse(id)))
        });
        let (best, next) = two_best(rows);
        let best = best?;
        let row = context.gazetteer.row(best.6.0);
        // Two rows that nothing tells apart: none is sure.
        let tied = || next.is_some_and(|next| (next.0, next.1, next.3, next.4) == (best.0, best.1, best.3, best.4));
        match entity.kind {
            NameKind::Person => {
                // A person's full name in the text must be one of the row's forms, or it is a namesake.
                let fullest = self.joined.fullest(entity);
                let namesake = fullest.tokens.len() > 1 && fullest.aliases(context).next().is_none();
                (!namesake && !tied() && !self.is_somebody_else(row, held)).then_some(best.6.0)
            }
            NameKind::Organization
                if self.is_of_state(entity, row)
                    || self.is_other_acronym(entity, row)
                    || self.is_nameless_team(entity, row)
                    || &*row.subtype == "team" && tied() =>
            {
                None
            }
            NameKind::Place if self.may_be_team(entity, row) || self.is_elsewhere(entity, row) || self.is_county(entity, row) => None,
            _ => Some(best.6.0),
        }
    }

    /// "Foreign Minister Lavrov" alone: the one row of that surname with that office.
    fn by_office(&self, entity: &Entity, held: Held<'_>) -> Option<RowId> {
        let context = self.context;
        let tokens = self.joined.fullest(entity).tokens;
        if entity.kind != NameKind::Person || tokens.len() > 1 || held.numbers.is_empty() {
            return None;
        }
        let rows = context.gazetteer.people_by_surname(context.document.lower(tokens.first()));
        let mut fitting = rows.iter().filter(|id| held.offices_of(context.gazetteer.row(**id)) > 0 && self.fits_day(context.gazetteer.row(**id)) >= 0);
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
    fn is_somebody_else(&self, row: &Row, held: Held<'_>) -> bool {
        if self.fits_day(row) < 0 {
            return true;
        }
        if held.numbers.is_empty() || held.offices_of(row) > 0 {
            return false;
        }
        held.roles().all(|role| {
            let from = self.context.lexemes.partition_point(|l| l.tokens.start < role.tokens.start);
            let inside = self.context.lexemes[from..].iter().take_while(|l| l.tokens.start < role.tokens.end);
            let heads = inside.filter(|l| l.part == Part::Head && role.tokens.covers(l.tokens));
            let field = heads.max_by_key(|l| l.tokens.end).map(|l| &*self.context.gazetteer.row(l.row).list);
            let general = self.joined.name_of(role).rsplit(' ').next().is_some_and(|head| ANY_FIELD.contains(&head));
            !general && field.is_some_and(|field| contradict(&row.list, field))
        })
    }

    /// "the state Senate", "the Ohio House": that of a state, though a country has one of the name.
    fn is_of_state(&self, entity: &Entity, row: &Row) -> bool {
        let cx = self.context;
        let state = |h: &Hit| h.kind == Kind::Place && &*cx.gazetteer.row(h.row).subtype == "state";
        let of_state = |m: &Mention| {
            let first = m.tokens.first();
            let named = || cx.hits.from(first.saturating_sub(LONGEST_STATE)..first).iter().any(|h| h.tokens.after() == first && state(h));
            cx.before(first).is_some_and(|b| cx.is(b, "state") || named())
        };
        &*row.subtype == "legislature" && self.joined.mentions_of(entity).all(of_state)
    }

    /// Only initials, and the text spells them out otherwise, or has nothing to do with the country of a little-known body.
    fn is_other_acronym(&self, entity: &Entity, row: &Row) -> bool {
        let gazetteer = self.context.gazetteer;
        let fullest = self.joined.fullest(entity);
        let by_initials = self.joined.mentions_of(entity).flat_map(|m| m.aliases(self.context)).all(|(alias, _)| {
            let alias = gazetteer.alias(alias);
            !std::ptr::eq(gazetteer.row(alias.row), row) || alias.form == Form::Acronym
        });
        let spelled_out =
            fullest.tokens.len() > 1 && fullest.aliases(self.context).all(|(alias, _)| !std::ptr::eq(gazetteer.row(gazetteer.alias(alias).row), row));
        let foreign = &*row.list == "organizations/factbook" && !self.is_spoken_of(&row.country);
        by_initials && (spelled_out || foreign)
    }

    /// "England beat Samoa", "Baltimore's seventh": a country, state, county or city that a report on sport mostly does not say to be where
    /// something happens or whence somebody comes may be its team; elsewhere one that is an opponent and nothing else.
    fn may_be_team(&self, entity: &Entity, row: &Row) -> bool {
        if !matches!(&*row.subtype, "country" | "territory" | "state" | "region" | "city") {
            return false;
        }
        let count = |is: &dyn Fn(&Mention) -> bool| self.joined.mentions_of(entity).filter(|m| is(m)).count();
        let places = count(&|m| self.is_where(m));
        if self.context.sport {
            places * 2 < self.joined.mentions_of(entity).len() && count(&|m| self.is_dateline(m)) == 0
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

    /// "Leeds and Bristol": a team called by its city, of which the lists know only a firm of that name; "Ohio State": one called by
    /// its university.
    fn is_nameless_team(&self, entity: &Entity, row: &Row) -> bool {
        let cx = self.context;
        let fullest = self.joined.fullest(entity).tokens;
        let place = || cx.hits_at(fullest.first()).any(|h| h.tokens == fullest && h.kind == Kind::Place);
        let head = Classes::ORGANIZATION_FIRST.or(Classes::ORGANIZATION_LAST);
        let short = || &*row.subtype == "university" && !fullest.range().any(|i| cx.classes(i).any(head));
        let other = &*row.list != "organizations/sports";
        other && (cx.sport && (place() || short()) || short() && self.joined.mentions_of(entity).any(|m| self.is_opponent(m)))
    }

    /// "Moscow, Idaho": a city with another country, or a state of one, behind it.
    fn is_elsewhere(&self, entity: &Entity, row: &Row) -> bool {
        let cx = self.context;
        let region = |m: &Mention| {
            let comma = cx.after(m.tokens).filter(|&a| cx.is(a, ","))?;
            let mentions = self.joined.mentions;
            let behind = mentions.binary_search_by_key(&(comma as u32 + 1), |m| m.tokens.start).ok()?;
            let of = cx.gazetteer.row(mentions[behind].only_row(cx)?);
            (of.kind == Kind::Place && matches!(&*of.subtype, "country" | "territory" | "state") && !of.country.is_empty()).then_some(&*of.country)
        };
        &*row.subtype == "city" && self.joined.mentions_of(entity).filter_map(region).any(|country| country != &*row.country)
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
        &*row.subtype == "city" && self.joined.mentions_of(entity).any(listed)
    }

    /// "in Spain", "Vigo, Spain", "Ana Ruiz (Spain)".
    fn is_where(&self, place: &Mention) -> bool {
        let cx = self.context;
        let Some(before) = cx.before(place.tokens.first()) else { return false };
        let of_place = || {
            let at = self.joined.mentions.binary_search_by_key(&before, |m| m.tokens.after());
            cx.is(before, ",") && at.is_ok_and(|at| self.joined.mentions[at].kind == NameKind::Place)
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

/// "Vyborne" of "FC Vyborne".
fn without_club(name: &str) -> &str {
    name.split_once(' ').filter(|(club, _)| club.len() <= 3 && club.bytes().all(|b| b.is_ascii_uppercase())).map_or(name, |(_, rest)| rest)
}

/// The greatest of some values and the one next to it.
fn two_best<T: Ord>(values: impl Iterator<Item = T>) -> (Option<T>, Option<T>) {
    let (mut best, mut next) = (None, None);
    for value in values.map(Some) {
        if value > best {
            next = std::mem::replace(&mut best, value);
        } else {
            next = next.max(value);
        }
    }
    (best, next)
}
