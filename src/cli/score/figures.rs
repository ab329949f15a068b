//! Counts → figures in percent, as a table or as JSON.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use serde::Serialize;

use super::TYPES;
use super::count::{Counts, RoleCounts, Tally};

#[derive(Debug, Serialize)]
pub(super) struct Figures {
    documents: usize,
    without_reply: usize,
    /// By type; `ALL` is over people, places and organisations.
    entities: BTreeMap<&'static str, EntityFigures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<RoleFigures>,
}

#[derive(Debug, Serialize)]
struct EntityFigures {
    precision: f64,
    recall: f64,
    f1: f64,
    gold: usize,
    overlap_f1: f64,
}

#[derive(Debug, Serialize)]
struct RoleFigures {
    gold: usize,
    spurious: usize,
    /// Of spans; with those that are only overlapped.
    recall: f64,
    overlap_recall: f64,
    f1: f64,
    /// Of the roles found.
    holder_right: f64,
    of_f1: f64,
    tenure_right: f64,
    construction_right: f64,
    /// Span, holder and owners.
    whole_recall: f64,
    whole_f1: f64,
}

impl Figures {
    pub(super) fn of(counts: &Counts, documents: usize, without_reply: usize) -> Figures {
        let figures = |strict: Tally, overlapping: Tally| EntityFigures {
            precision: percent(strict.right, strict.right + strict.wrong),
            recall: percent(strict.right, strict.right + strict.missed),
            f1: f1(strict),
            gold: strict.right + strict.missed,
            overlap_f1: f1(overlapping),
        };
        let of_type = |tallies: &BTreeMap<&'static str, Tally>, kind: &str| tallies.get(kind).copied().unwrap_or_default();
        let three = |tallies: &BTreeMap<&'static str, Tally>| TYPES[..3].iter().map(|(kind, _)| of_type(tallies, kind)).sum();
        let mut entities: BTreeMap<&str, EntityFigures> =
            counts.strict.iter().map(|(kind, tally)| (*kind, figures(*tally, of_type(&counts.overlapping, kind)))).collect();
        entities.insert("ALL", figures(three(&counts.strict), three(&counts.overlapping)));
        Figures { documents, without_reply, entities, roles: (counts.roles.gold > 0).then(|| RoleFigures::of(&counts.roles)) }
    }

    pub(super) fn write_text(&self, out: &mut impl Write) -> Result<()> {
        writeln!(out, "{} documents, {} without reply", self.documents, self.without_reply)?;
        writeln!(out, "\n{:8} {:>9} {:>7} {:>7} {:>6} {:>11}", "", "precision", "recall", "F1", "gold", "overlap F1")?;
        for kind in TYPES.iter().map(|(kind, _)| *kind).chain(["ALL"]) {
            if let Some(e) = self.entities.get(kind) {
                writeln!(out, "{kind:8} {:>9.1} {:>7.1} {:>7.1} {:>6} {:>11.1}", e.precision, e.recall, e.f1, e.gold, e.overlap_f1)?;
            }
        }
        let Some(roles) = &self.roles else { return Ok(()) };
        writeln!(out, "\n{:>6} roles, {} spurious", roles.gold, roles.spurious)?;
        for (figure, what) in [
            (roles.recall, "recall of spans"),
            (roles.overlap_recall, "with those overlapped"),
            (roles.f1, "F1 of spans"),
            (roles.holder_right, "holder right"),
            (roles.of_f1, "F1 of owners"),
            (roles.tenure_right, "tenure right"),
            (roles.construction_right, "construction right"),
            (roles.whole_recall, "recall of whole roles"),
            (roles.whole_f1, "F1 of whole roles"),
        ] {
            writeln!(out, "{figure:>6.1} {what}")?;
        }
        Ok(())
    }
}

impl RoleFigures {
    fn of(roles: &RoleCounts) -> RoleFigures {
        let given = roles.found + roles.spurious;
        RoleFigures {
            gold: roles.gold,
            spurious: roles.spurious,
            recall: percent(roles.found, roles.gold),
            overlap_recall: percent(roles.found + roles.overlapped, roles.gold),
            f1: 2.0 * percent(roles.found, given + roles.gold),
            holder_right: percent(roles.holder_right, roles.held),
            of_f1: f1(roles.of),
            tenure_right: percent(roles.tenure.1, roles.tenure.0),
            construction_right: percent(roles.construction.1, roles.construction.0),
            whole_recall: percent(roles.whole, roles.gold),
            whole_f1: 2.0 * percent(roles.whole, given + roles.gold),
        }
    }
}

/// 0 of nothing is 0.
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn f1(tally: Tally) -> f64 {
    2.0 * percent(tally.right, 2 * tally.right + tally.wrong + tally.missed)
}
