//! Gold beside what was given, counted.
//!
//! Strict: a name is right if span and type are. Overlapping: if it overlaps one of its type that is not taken yet. A role is
//! found if its span is right; whole if its holder and all that it belongs to are, too.

use std::collections::{BTreeMap, BTreeSet};

use super::given::{self, Given};
use super::gold::{self, Gold};
use super::{Name, Span, overlap};

/// How often something was right, wrong, and missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) right: usize,
    pub(super) wrong: usize,
    pub(super) missed: usize,
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        tallies.fold(Tally::default(), |a, b| Tally { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed })
    }
}

#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By type.
    pub(super) strict: BTreeMap<&'static str, Tally>,
    pub(super) overlapping: BTreeMap<&'static str, Tally>,
    pub(super) roles: RoleCounts,
}

#[derive(Debug, Default)]
pub(super) struct RoleCounts {
    /// Those that must be found; of them those found, and those that only something overlaps.
    pub(super) gold: usize,
    pub(super) found: usize,
    pub(super) overlapped: usize,
    /// Roles given that are none.
    pub(super) spurious: usize,
    /// Found roles whose holder is named, and those with the right one.
    pub(super) held: usize,
    pub(super) holder_right: usize,
    /// What found roles belong to.
    pub(super) of: Tally,
    pub(super) whole: usize,
    /// Found roles of which this is known, and those where it is right.
    pub(super) tenure: (usize, usize),
    pub(super) construction: (usize, usize),
}

impl Counts {
    /// Counts one document, and says each error in one line.
    pub(super) fn add(&mut self, gold: &Gold, given: &Given, errors: &mut Vec<String>) {
        let found: BTreeSet<Name> = given.names.iter().copied().filter(|n| gold.counts((n.0, n.1))).collect();
        // A gold that marks no nationality at all does not mark them.
        let has_norp = gold.required.iter().any(|n| n.2 == "NORP");
        let is_spurious = |n: &&Name| !gold.may_hold((n.0, n.1)) && (has_norp || n.2 != "NORP");
        let spurious: BTreeSet<Name> = found.difference(&gold.required).filter(is_spurious).copied().collect();
        let missed: Vec<&Name> = gold.required.difference(&found).collect();
        for name in found.intersection(&gold.required) {
            self.strict.entry(name.2).or_default().right += 1;
        }
        for name in &spurious {
            self.strict.entry(name.2).or_default().wrong += 1;
            errors.push(format!("{}: spurious {} {}", gold.id, name.2, quote(gold, (name.0, name.1))));
        }
        for name in missed {
            self.strict.entry(name.2).or_default().missed += 1;
            errors.push(format!("{}: missed {} {}", gold.id, name.2, quote(gold, (name.0, name.1))));
        }
        self.add_overlapping(gold, &found, &spurious);
        if let Some(roles) = &gold.roles {
            self.roles.add(gold, roles, given, errors);
        }
    }

    fn add_overlapping(&mut self, gold: &Gold, found: &BTreeSet<Name>, spurious: &BTreeSet<Name>) {
        let mut taken = BTreeSet::new();
        for name in found {
            let fits = |r: &&Name| !taken.contains(*r) && r.2 == name.2 && overlap((r.0, r.1), (name.0, name.1));
            if let Some(hit) = gold.required.iter().find(fits) {
                taken.insert(*hit);
                self.overlapping.entry(name.2).or_default().right += 1;
            } else if spurious.contains(name) {
                self.overlapping.entry(name.2).or_default().wrong += 1;
            }
        }
        for name in gold.required.difference(&taken) {
            self.overlapping.entry(name.2).or_default().missed += 1;
        }
    }
}

impl RoleCounts {
    fn add(&mut self, gold: &Gold, roles: &[gold::Role], given: &Given, errors: &mut Vec<String>) {
        let pairs = pair(gold, roles, given);
        let mut free: Vec<bool> = vec![true; given.roles.len()];
        for (want, got) in roles.iter().zip(&pairs) {
            if let Some(got) = got {
                free[*got] = false;
            }
            if want.optional {
                continue;
            }
            self.gold += 1;
            match got {
                Some(got) => self.add_pair(gold, want, &given.roles[*got], given, errors),
                None => errors.push(format!("{}: missed role {}", gold.id, quote(gold, want.span))),
            }
        }
        let free: Vec<&given::Role> = given.roles.iter().zip(free).filter(|(_, free)| *free).map(|(role, _)| role).collect();
        let missed = roles.iter().zip(&pairs).filter(|(want, got)| !want.optional && got.is_none());
        self.overlapped += missed.filter(|(want, _)| given.roles.iter().any(|got| overlap(got.span, want.span))).count();
        for role in free {
            if !roles.iter().any(|want| want.optional && overlap(want.span, role.span)) {
                self.spurious += 1;
                errors.push(format!("{}: spurious role {}", gold.id, quote(gold, role.span)));
            }
        }
    }

    fn add_pair(&mut self, gold: &Gold, want: &gold::Role, got: &given::Role, given: &Given, errors: &mut Vec<String>) {
        let is_owner = |key: &String, id: &String| gold.is_entity(key, given.spans(id));
        let held = want.holder.as_ref().is_none_or(|key| is_owner(key, &got.holder));
        let owners = want.of.iter().filter(|key| got.of.iter().any(|id| is_owner(key, id))).count();
        let strangers = got.of.iter().filter(|id| !want.of.iter().any(|key| is_owner(key, id))).count();
        let owned = owners == want.of.len() && strangers == 0;
        self.found += 1;
        self.held += usize::from(want.holder.is_some());
        self.holder_right += usize::from(want.holder.is_some() && held);
        self.of.right += owners;
        self.of.missed += want.of.len() - owners;
        self.of.wrong += strangers;
        self.whole += usize::from(held && owned);
        for (counts, want, got) in [(&mut self.tenure, &want.tenure, &got.tenure), (&mut self.construction, &want.construction, &got.construction)] {
            counts.0 += usize::from(want.is_some());
            counts.1 += usize::from(want.as_ref() == Some(got));
        }
        for (right, what) in [(held, "holder"), (owned, "owner")] {
            if !right {
                errors.push(format!("{}: wrong {what} of {}", gold.id, quote(gold, want.span)));
            }
        }
    }
}

/// For every gold role the given one that it is paired with: of the same span, one with the right holder first.
fn pair(gold: &Gold, roles: &[gold::Role], given: &Given) -> Vec<Option<usize>> {
    let mut pairs = vec![None; roles.len()];
    let mut free: Vec<usize> = (0..given.roles.len()).collect();
    for by_holder in [true, false] {
        for (want, pair) in roles.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            let holds = |id: &str| want.holder.as_ref().is_some_and(|key| gold.is_entity(key, given.spans(id)));
            let fits = |at: &usize| given.roles[*at].span == want.span && (!by_holder || holds(&given.roles[*at].holder));
            if let Some(at) = free.iter().position(fits) {
                *pair = Some(free.remove(at));
            }
        }
    }
    pairs
}

/// A span with what stands around it.
fn quote(gold: &Gold, (start, end): Span) -> String {
    const AROUND: usize = 30;
    let cut = |from: usize, to: usize| gold.text.chars().skip(from).take(to - from).collect::<String>();
    format!("{:?} in …{:?}…", cut(start, end), cut(start.saturating_sub(AROUND), end + AROUND))
}
