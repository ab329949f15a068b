//! Annotations → the wire: reply types, offset encodings, and the request that asks for them.
//!
//! Names follow the wire contract; what is reported is filtered here and nowhere else, so that no option changes what is
//! understood.

mod offset;
mod place;
mod reply;
mod request;

pub use offset::{OffsetEncoding, Offsets};
pub use reply::{EntityReply, Evidence, MentionReply, Reply, RoleReply, reply};
pub use request::{EntityType, FieldRequest, Invalid, Options, Request, Restriction};
