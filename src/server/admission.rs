//! Load is shed at the door: what cannot be answered in time is told to come back, not kept waiting.

use std::sync::Arc;

use axum::body::Body;
use axum::http::HeaderMap;
use tokio::sync::OwnedSemaphorePermit;

use super::metrics::InFlight;
use super::problem::Problem;
use super::{Service, body};

/// A place among the documents and batches in flight, until it is dropped.
pub(super) struct Admission {
    _place: OwnedSemaphorePermit,
    _counted: InFlight,
}

impl Service {
    /// Lets a document or batch in, if there is a place.
    pub(super) async fn admit(&self, body: &mut Body, headers: &HeaderMap) -> Result<Admission, Problem> {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            body::discard(body, headers).await;
            return Err(Problem::Overloaded);
        };
        Ok(Admission { _place: place, _counted: self.metrics.enter() })
    }
}
