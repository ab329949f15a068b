//! Annotations → the wire: the request, the reply, its offset encodings, and the other formats that it may take.
//!
//! Names follow the wire contract; what is reported is filtered here and nowhere else, so that no option changes what is
//! understood.

mod answer;
mod format;
mod offset;
mod options;
mod place;
mod reply;
mod request;

pub use answer::{Answer, answer};
pub use format::{FORMATS, Format, write_json};
pub use offset::{OffsetEncoding, Offsets};
pub use options::{EntityType, Marks, Options, Restriction};
pub use reply::{EntityReply, Evidence, MentionReply, Reply, RoleReply, reply};
pub use request::{EntryRequest, FieldRequest, Invalid, Request};
