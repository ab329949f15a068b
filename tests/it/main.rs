//! All tests that use the library or the program from outside.

mod cli;
mod client;
mod coref;
mod corpus;
mod coverage;
mod dom;
mod formats;
mod html;
mod inputs;
mod links;
mod lists;
mod options;
mod page;
mod properties;
mod readme;
mod relevance;
mod rules;
mod server;
mod stages;

use std::sync::LazyLock;

use rolecall::engine::Engine;
use rolecall::gazetteer::Gazetteer;

/// One engine with the built-in lists for all tests.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Gazetteer::built_in()));
