//! Who annotates: threads of their own, so that a probe is answered at once however many articles wait.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tracing::Span;

use crate::engine::{Annotator, Engine};

/// Up to here, in bytes, a text is short: it is annotated within milliseconds, and waits for short ones only.
const SHORT: usize = 64 * 1024;

/// The engine, and annotators that wait for work with their buffers.
pub(super) struct Pool {
    engine: Engine,
    idle: Arc<Mutex<Vec<Annotator>>>,
    short: Arc<Semaphore>,
    long: Arc<Semaphore>,
}

impl Pool {
    /// A pool that annotates as many short texts at once as there are threads, and as many long ones beside them.
    pub(super) fn new(engine: Engine, threads: NonZeroUsize) -> Pool {
        let lane = || Arc::new(Semaphore::new(threads.get()));
        Pool { engine, idle: Arc::default(), short: lane(), long: lane() }
    }

    /// What is shared by all annotators.
    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Does a piece of work on a text of `size` bytes. One that is given up while it waits is never begun; one that has begun is
    /// done to its end and holds its place until then: however many clients give up, no more than the allowed number run.
    pub(super) async fn run<R: Send + 'static>(&self, size: usize, work: impl FnOnce(&mut Annotator) -> R + Send + 'static) -> R {
        let short = size <= SHORT;
        let lane = if short { &self.short } else { &self.long };
        let place = Arc::clone(lane).acquire_owned().await.expect("the semaphore is never closed");
        let idle = Arc::clone(&self.idle);
        let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut annotator = waiting.unwrap_or_else(|| self.engine.annotator());
        let span = Span::current();
        let done = spawn_blocking(move || {
            let _place = place;
            let result = span.in_scope(|| work(&mut annotator));
            // One whose work panics is not kept, nor one whose buffers have grown with a long text.
            if short {
                idle.lock().unwrap_or_else(PoisonError::into_inner).push(annotator);
            }
            result
        });
        done.await.unwrap_or_else(|error| resume_unwind(error.into_panic()))
    }
}
