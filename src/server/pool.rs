//! Who annotates: short texts where they arrive, long ones on threads of their own.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tracing::Span;

use crate::engine::{Annotator, Engine};

/// Up to here, in bytes, a text takes a few milliseconds at most; to hand it to another thread would cost more than it saves.
const SHORT: usize = 64 * 1024;

/// The engine, and annotators that wait for work with their buffers.
pub(super) struct Pool {
    engine: Engine,
    idle: Mutex<Vec<Annotator>>,
    long: Arc<Semaphore>,
}

impl Pool {
    /// A pool that annotates as many long texts at once as there are threads.
    pub(super) fn new(engine: Engine, threads: NonZeroUsize) -> Pool {
        Pool { engine, idle: Mutex::default(), long: Arc::new(Semaphore::new(threads.get())) }
    }

    /// What is shared by all annotators.
    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Does a piece of work on a text of `size` bytes. One that is given up is done to its end all the same, and holds its
    /// place until then: however many clients give up, no more than the allowed number run.
    pub(super) async fn run<R: Send + 'static>(&self, size: usize, work: impl FnOnce(&mut Annotator) -> R + Send + 'static) -> R {
        if size <= SHORT {
            return self.short(work);
        }
        let place = Arc::clone(&self.long).acquire_owned().await.expect("the semaphore is never closed");
        // Of its own and dropped afterwards: its buffers have grown with the text.
        let mut annotator = self.engine.annotator();
        let span = Span::current();
        let done = spawn_blocking(move || {
            let _place = place;
            span.in_scope(|| work(&mut annotator))
        });
        done.await.unwrap_or_else(|error| resume_unwind(error.into_panic()))
    }

    fn short<R>(&self, work: impl FnOnce(&mut Annotator) -> R) -> R {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let mut annotator = waiting.unwrap_or_else(|| self.engine.annotator());
        // One whose work panics is not put back.
        let result = work(&mut annotator);
        idle().push(annotator);
        result
    }
}
