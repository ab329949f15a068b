//! API keys: who may ask. The file holds hashes only, so that reading it lets nobody in.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tracing::{Span, error, info};

use super::problem::Problem;

/// How often a request looks whether the file has changed.
const LOOK: Duration = Duration::from_secs(1);

/// The keys of a file, read again when it changes.
///
/// A line is a key's SHA-256 in hex and, if wanted, a name that the log then shows: what `printf %s "$KEY" | sha256sum` prints
/// is such a line. `#` begins a comment.
pub struct ApiKeys {
    file: PathBuf,
    held: Mutex<Held>,
}

struct Held {
    keys: Arc<[Key]>,
    stamp: Stamp,
    looked: Instant,
}

struct Key {
    hash: [u8; 32],
    name: Arc<str>,
}

/// By what a change of the file is seen.
type Stamp = Option<(SystemTime, u64)>;

/// Why a file of keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It cannot be read.
    #[error("{}: {error}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A line is not a key's hash.
    #[error("{}:{line}: a line is a SHA-256 in 64 hex digits and, if wanted, a name; `printf %s \"$KEY\" | sha256sum` prints one", file.display())]
    NotAHash {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// There is no key in it, so nobody could ask.
    #[error("{}: there is no key in it", file.display())]
    Empty {
        /// The file.
        file: PathBuf,
    },
}

impl ApiKeys {
    /// Reads a file of keys.
    ///
    /// # Errors
    /// If it cannot be read, a line is no hash, or there is none.
    pub fn load(file: &Path) -> Result<ApiKeys, KeyFileError> {
        let stamp = stamp(file);
        let keys = read(file)?;
        Ok(ApiKeys { file: file.to_owned(), held: Mutex::new(Held { keys, stamp, looked: Instant::now() }) })
    }

    /// The name of a key, if it is one of ours. Every key is compared, each in constant time.
    fn name_of(&self, presented: &str) -> Option<Arc<str>> {
        let hash: [u8; 32] = Sha256::digest(presented).into();
        let mut name = None;
        for key in self.current().iter() {
            if bool::from(key.hash.ct_eq(&hash)) {
                name = Some(Arc::clone(&key.name));
            }
        }
        name
    }

    /// The keys as the file has them now. One that cannot be read changes nothing, and the log says so.
    fn current(&self) -> Arc<[Key]> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.looked.elapsed() >= LOOK {
            held.looked = Instant::now();
            let stamp = stamp(&self.file);
            if stamp != held.stamp {
                held.stamp = stamp;
                match read(&self.file) {
                    Ok(keys) => {
                        info!(keys = keys.len(), "api keys reloaded");
                        held.keys = keys;
                    }
                    Err(error) => error!(%error, "api keys left as they were"),
                }
            }
        }
        Arc::clone(&held.keys)
    }
}

impl fmt::Debug for ApiKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiKeys").field("file", &self.file).finish_non_exhaustive()
    }
}

fn stamp(file: &Path) -> Stamp {
    let about = fs::metadata(file).ok()?;
    Some((about.modified().ok()?, about.len()))
}

fn read(file: &Path) -> Result<Arc<[Key]>, KeyFileError> {
    let written = fs::read_to_string(file).map_err(|error| KeyFileError::Unreadable { file: file.to_owned(), error })?;
    let mut keys = Vec::new();
    for (at, line) in written.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let (hash, name) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let hash = from_hex(hash).ok_or_else(|| KeyFileError::NotAHash { file: file.to_owned(), line: at + 1 })?;
        keys.push(Key { hash, name: name.trim().into() });
    }
    if keys.is_empty() {
        return Err(KeyFileError::Empty { file: file.to_owned() });
    }
    Ok(keys.into())
}

fn from_hex(written: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    if written.len() != 2 * hash.len() || !written.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&written[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(hash)
}

/// Middleware that lets a request through if it bears a key.
pub(super) async fn require(State(keys): State<Arc<ApiKeys>>, request: Request, next: Next) -> Result<Response, Problem> {
    let presented = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(bearer);
    let name = presented.and_then(|key| keys.name_of(key)).ok_or(Problem::Unauthorized)?;
    if !name.is_empty() {
        Span::current().record("key", &*name);
    }
    Ok(next.run(request).await)
}

/// The token of `Bearer …`; the scheme's case does not count.
fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
