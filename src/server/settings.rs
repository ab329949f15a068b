//! The limits of the service.

use std::num::NonZeroUsize;
use std::time::Duration;

/// What bounds one document.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The longest body, in bytes.
    pub max_body: usize,
    /// The longest time from a request's head to its reply.
    pub timeout: Duration,
    /// How many long texts are annotated at once.
    pub threads: NonZeroUsize,
}

impl Default for Settings {
    fn default() -> Settings {
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Settings { max_body: 2 * 1024 * 1024, timeout: Duration::from_secs(10), threads }
    }
}
