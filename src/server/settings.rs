//! The limits of the service, and who may use it.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderValue;

use super::keys::ApiKeys;

/// What bounds a document and the service, and who may ask.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The longest body, in bytes; in a batch, the longest line.
    pub max_body: usize,
    /// The longest time from a request's head to its reply; in a batch, the longest time that the client may be idle.
    pub timeout: Duration,
    /// How many texts are annotated at once.
    pub threads: NonZeroUsize,
    /// How many documents and batches are received, wait and are annotated at once; more are told to come back.
    pub max_in_flight: NonZeroUsize,
    /// Who may ask; everybody if there are no keys.
    pub keys: Option<Arc<ApiKeys>>,
    /// The web pages, by origin, whose scripts may ask; `*` is all.
    pub cors_origins: Vec<HeaderValue>,
}

impl Default for Settings {
    fn default() -> Settings {
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Settings {
            max_body: 2 * 1024 * 1024,
            timeout: Duration::from_secs(10),
            threads,
            max_in_flight: NonZeroUsize::new(256).expect("256 is not 0"),
            keys: None,
            cors_origins: Vec::new(),
        }
    }
}
