//! Rolecall.
pub mod span;
pub mod text;
pub mod gazetteer;
