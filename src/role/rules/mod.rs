//! Role rules, one construction each.

mod after_name;
mod apposition;
mod before_name;
mod copula;
mod coordinated;
mod naming;
mod set_before;

use super::Rule;

/// All role rules, strongest evidence first.
pub const RULES: &[Rule] = &[before_name::RULE, after_name::RULE, apposition::RULE, set_before::RULE, naming::RULE, copula::RULE, coordinated::RULE];
