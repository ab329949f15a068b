//! Rolecall reads a news article and answers who is in it, where they belong and what office they hold.
//!
//! ```
//! use rolecall::engine::Engine;
//! use rolecall::gazetteer::Gazetteer;
//! use rolecall::response::{Request, reply};
//!
//! let engine = Engine::new(Gazetteer::built_in());
//! let mut annotator = engine.annotator();
//! let annotations = annotator.annotate("US Secretary of State John Kerry met Angela Merkel in Berlin.");
//! let request = Request::default();
//! let reply = reply(&annotations, &request);
//!
//! let role = &reply.roles[0];
//! assert_eq!(role.text, "Secretary of State");
//! assert_eq!(reply.entities[role.holder as usize].name, "John Kerry");
//! assert_eq!(reply.entities[role.of[0] as usize].name, "United States");
//! ```
//!
//! The modules are the stages of the pipeline, in its order; each uses only those before it.

pub mod span;
pub mod text;
pub mod gazetteer;
pub mod mention;
pub mod role;
pub mod coref;
pub mod engine;
pub mod gold;
pub mod response;
#[cfg(feature = "server")]
pub mod server;

#[cfg(test)]
mod growth;
