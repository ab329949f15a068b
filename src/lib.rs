//! Rolecall.
pub mod span;
pub mod text;
pub mod gazetteer;
pub mod mention;
pub mod role;
pub mod coref;
pub mod engine;
pub mod response;
