//! A role before the name: "US Secretary of State John Kerry", "Lavrov's spokeswoman Maria Zakharova", "ministers A and B",
//! "Sen. Bernie Sanders (I-Vt.)", "King Abdullah of Jordan", "analyst Tom Haldane at Acme".
//!
//! Not: "the president said", a role and a name in two phrases ("the president, Putin").

use smallvec::SmallVec;

use super::super::{Claims, Construction, Frame, Owner, Owners, Rule, Scene};
use crate::gazetteer::Classes;
use crate::mention::NameKind;
use crate::span::MentionId;
use crate::text::{Gap, Shape};

pub(super) const RULE: Rule = Rule { name: NAME, claim };
const NAME: &str = "before_name";

fn claim(scene: &Scene<'_>, claims: &mut Claims) {
    for frame in scene.frames {
        // "the mayor of Vyborne Ann Hale", not "counsel to Democrat Ann Hale", "the senator from Vermont trails Ann Hale".
        let right_behind = |m: &MentionId| scene.tokens(*m).after() == frame.end && scene.mentions[m.index()].kind != NameKind::Norp;
        let behind = || holder_after(scene, frame.end).filter(|_| matches!(frame.right.last(), Some(Owner::Mention(m)) if right_behind(m)));
        let after = frame.phrase.tokens.after();
        let Some(holder) = holder_after(scene, after).or_else(|| holder_behind_title(scene, after)).or_else(behind).filter(|h| !names_site(scene, *h)) else {
            continue;
        };
        if frame.phrase.head.common && scene.tokens(holder).len() < 2 {
            continue;
        }
        let others = if frame.phrase.head.plural { joined_people(scene, holder) } else { People::new() };
        // "The film stars Ann Hale": a verb.
        if frame.phrase.head.plural && is_starring(scene, frame) {
            continue;
        }
        // "the scientists Davis spoke to": several hold the role, and he is none of them.
        if frame.phrase.head.plural && others.is_empty() {
            continue;
        }
        push(scene, frame, holder, claims);
        for other in others {
            push(scene, frame, other, claims);
        }
    }
}

/// "The film stars", "the BBC drama stars", "which stars".
fn is_starring(scene: &Scene<'_>, frame: &Frame) -> bool {
    let cx = scene.context;
    let last = frame.phrase.tokens.last();
    let work = |i: usize| cx.classes(i).any(Classes::WORK_NOUN) || cx.is_one_of(i, &["show", "production", "cast"]);
    let clause = || frame.start == last && cx.before(last).is_some_and(|b| cx.is_one_of(b, &["which", "that", "also", "it"]));
    cx.is(last, "stars") && (frame.determined && last > frame.start && work(last - 1) || clause())
}

/// The person whose name, honorifics aside, begins right there.
fn holder_after(scene: &Scene<'_>, mut at: usize) -> Option<MentionId> {
    let cx = scene.context;
    while cx.classes(at).any(Classes::HONORIFIC) && cx.same_sentence(at, at - 1) && cx.document.tokens[at].is_capitalized() {
        at += 1;
    }
    let spaced = cx.document.tokens.get(at).is_some_and(|t| t.gap == Gap::Space) && cx.same_sentence(at, at - 1);
    scene.person_from(at).filter(|_| spaced)
}

/// The "presidential candidate" of "presidential candidate Sen. Ann Hale": a title in capitals of its own stands before the name.
fn holder_behind_title(scene: &Scene<'_>, at: usize) -> Option<MentionId> {
    let cx = scene.context;
    let title = cx.phrase_from(at).filter(|_| cx.is_spaced(at) && cx.same_sentence(at, at - 1))?;
    // "Committee Chair Rep. Ann Hale"; but "Marine Lt. Col. Ann Hale" is of the corps.
    let short = cx.document.lower(title.tokens.last()).ends_with('.') && !cx.is_one_of(at - 1, &["marine", "army", "navy"]);
    let inner = cx.document.tokens[at].is_capitalized() && !title.head.plural && (short || cx.document.tokens[at - 1].shape == Shape::Lower);
    holder_after(scene, title.tokens.after()).filter(|_| inner)
}

/// "Queen Alia airport": what is called after somebody.
fn names_site(scene: &Scene<'_>, holder: MentionId) -> bool {
    const SITES: &[&str] = &["airport", "stadium", "hospital", "university", "bridge", "street", "hall", "theatre"];
    scene.context.is_one_of(scene.tokens(holder).after(), SITES)
}

fn push(scene: &Scene<'_>, frame: &Frame, holder: MentionId, claims: &mut Claims) {
    let mut claim = scene.claim(frame, holder, Construction::Prenominal, NAME, 0.95);
    // What follows the name rather than the role is no complement of the role unless it stands between them.
    if scene.tokens(holder).first() < frame.end {
        claim.of.clone_from(&frame.left);
    }
    let behind = scene.tokens(holder).after();
    // "Sen. Ann Hale's (I-Vt.)"
    let behind = behind + usize::from(scene.context.is_possessive(behind));
    let titled_again = scene.context.phrase_from(frame.phrase.tokens.after()).is_some();
    let of_members = OF_MEMBERS.contains(&&*scene.context.gazetteer.row(frame.phrase.head.row).name);
    // "candidate Sen. Ann Hale (I-Vt.)": the state is the senator's.
    if !(titled_again || of_members && seat_behind(scene, behind).is_some()) {
        claim.of.extend(owners_behind(scene, behind));
    }
    if claim.of.is_empty() && AFFILIATED.contains(&&*scene.context.gazetteer.row(frame.phrase.head.row).name) {
        claim.of.extend(body_behind(scene, behind));
    }
    claims.push(claim);
}

/// Who are named with the body that they work at behind their names: "analyst Ann Hale at Acme".
const AFFILIATED: &[&str] = &[
    "analyst",
    "economist",
    "strategist",
    "trader",
    "dealer",
    "broker",
    "professor",
    "lecturer",
    "researcher",
    "scientist",
    "historian",
    "expert",
    "spokesperson",
];

/// "at Acme said", "with the Levant Institute,".
fn body_behind(scene: &Scene<'_>, at: usize) -> Option<Owner> {
    let cx = scene.context;
    let named = cx.same_sentence(at + 1, at - 1) && cx.is_one_of(at, &["at", "with"]);
    let body = scene.mention_from(at + 1 + usize::from(cx.is(at + 1, "the"))).filter(|_| named)?;
    let after = scene.tokens(body).after();
    let closed = !cx.same_sentence(after, at) || cx.speaks(after) || cx.is_one_of(after, &[",", ".", ";", ")"]);
    (scene.mentions[body.index()].kind == NameKind::Organization && closed).then_some(Owner::Mention(body))
}

/// People who share a title, seldom more than a few.
pub(super) type People = SmallVec<[MentionId; 8]>;

/// "A, B and C" or "A or B" behind "ministers", also "A of Texas and B of Florida", "A in Texas and B in Florida".
pub(super) fn joined_people(scene: &Scene<'_>, first: MentionId) -> People {
    let cx = scene.context;
    let mut people = People::new();
    let mut at = scene.tokens(first).after();
    loop {
        if cx.is_one_of(at, &["of", "in", "from"]) {
            at = scene.mention_from(at + 1).map_or(at, |m| scene.tokens(m).after());
        } else if cx.is(at, "(") {
            at = (at..at + 8).find(|&i| cx.is(i, ")")).map_or(at, |i| i + 1);
        }
        if !cx.same_sentence(at, at - 1) || !cx.is_one_of(at, &["and", "or", ",", "&"]) {
            return people;
        }
        let next = at + 1 + usize::from(cx.is(at, ",") && cx.is_one_of(at + 1, &["and", "or"]));
        let Some(person) = scene.person_from(next) else { return people };
        people.push(person);
        at = scene.tokens(person).after();
    }
}

/// Titles of some members of a house: the state behind their names is that of the seat.
const OF_MEMBERS: &[&str] = &["chair", "leader", "whip", "speaker"];

/// The state of a seat, by its token: "(R-Tenn.)", ", R-Texas", ", Republican of Vermont", ", a Democrat from Ohio".
fn seat_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let cx = scene.context;
    let opened = cx.same_sentence(at, at - 1) && cx.is_one_of(at, &["(", ","]);
    if opened && cx.is_one_of(at + 1, &["d", "r", "i"]) && cx.is(at + 2, "-") {
        return Some(at + 3);
    }
    let party = at + 1 + usize::from(cx.is_one_of(at + 1, &["a", "an"]));
    (opened && cx.is_one_of(party, &["democrat", "republican", "independent"]) && cx.is_one_of(party + 1, &["of", "from"])).then_some(party + 2)
}

/// "(I-Vt.)", ", R-Texas,", "of Jordan" right behind the name.
fn owners_behind(scene: &Scene<'_>, at: usize) -> Owners {
    let cx = scene.context;
    let mut owners = Owners::new();
    if !cx.same_sentence(at, at - 1) {
        return owners;
    }
    let named = |token: usize| {
        let mention = scene.mention_from(token)?;
        matches!(scene.mentions[mention.index()].kind, NameKind::Place | NameKind::Organization | NameKind::Norp).then_some(Owner::Mention(mention))
    };
    if cx.is(at, "(") {
        for token in (at + 1..at + 8).take_while(|&t| cx.same_sentence(t, at) && !cx.is(t, ")")) {
            owners.extend(named(token));
        }
    } else if let Some(state) = seat_behind(scene, at) {
        owners.extend(named(state));
    } else if cx.is(at, "of") {
        let first = at + 1 + usize::from(cx.is(at + 1, "the"));
        // "of Norland's Institute": of the institute.
        let possessive = scene.mention_from(first).map(|m| scene.tokens(m).after()).filter(|&p| cx.is_possessive(p));
        owners.extend(possessive.and_then(|p| named(p + 1)).or_else(|| named(first)));
    }
    owners
}
