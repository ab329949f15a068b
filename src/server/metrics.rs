//! `GET /metrics`: what was asked and found, and what is known, as Prometheus reads it.
//!
//! Every label has few values, all known beforehand: a path that no route has is `other`, and so is an unusual method.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use tokio::time::Instant;

use super::Service;
use crate::engine::Annotations;
use crate::gazetteer::Gazetteer;
use crate::response::EntityType;

/// Upper bounds of the latency histogram, in seconds: from a short article on an idle machine to the default time limit.
const BUCKETS: [f64; 13] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfType {
    r#type: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Said {
    construction: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Folder {
    folder: &'static str,
}

/// All counters of one service.
pub(super) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    documents: Counter,
    bytes: Counter,
    entities: Family<OfType, Counter>,
    roles: Family<Said, Counter>,
    in_flight: Gauge,
}

impl Metrics {
    /// Nothing asked yet; what is known is what the gazetteer holds.
    pub(super) fn new(gazetteer: &Gazetteer) -> Metrics {
        let mut registry = Registry::with_prefix("rolecall");
        let metrics = Metrics {
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
            documents: Counter::default(),
            bytes: Counter::default(),
            entities: Family::default(),
            roles: Family::default(),
            in_flight: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register("requests", "Answers, by route, method and status", metrics.requests.clone());
        registry.register_with_unit("request", "Time from a request's head to the head of its answer", Unit::Seconds, metrics.seconds.clone());
        registry.register("documents", "Documents annotated, alone or in a batch", metrics.documents.clone());
        registry.register_with_unit("text", "Text annotated", Unit::Bytes, metrics.bytes.clone());
        registry.register("entities", "Entities found, by type", metrics.entities.clone());
        registry.register("roles", "Roles found, by construction", metrics.roles.clone());
        registry.register("in_flight", "Documents and batches being received, waiting or being annotated", metrics.in_flight.clone());
        register_gazetteer(&mut registry, gazetteer);
        Metrics { registry, ..metrics }
    }

    /// Counts a document and what was found in it, whatever of that is then reported.
    pub(super) fn annotated(&self, annotations: &Annotations<'_>) {
        self.documents.inc();
        self.bytes.inc_by(annotations.context.document.text.len() as u64);
        for entity in annotations.entities {
            let Some(kind) = EntityType::of(entity.kind) else { continue };
            self.entities.get_or_create(&OfType { r#type: kind.as_str() }).inc();
        }
        for role in annotations.roles {
            self.roles.get_or_create(&Said { construction: role.construction.as_str() }).inc();
        }
    }

    /// What is counted as in flight until it is dropped.
    pub(super) fn enter(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }
}

/// One document or batch in flight.
pub(super) struct InFlight(Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

fn register_gazetteer(registry: &mut Registry, gazetteer: &Gazetteer) {
    let about = vec![("version", env!("CARGO_PKG_VERSION").to_owned()), ("gazetteer", gazetteer.version().to_owned())];
    registry.register("build", "Versions of the program and its gazetteer", Info::new(about));
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for row in gazetteer.rows() {
        *counts.entry(row.kind.folder()).or_default() += 1;
    }
    let rows = Family::<Folder, Gauge<u64, AtomicU64>>::default();
    for (folder, count) in counts {
        rows.get_or_create(&Folder { folder }).set(count);
    }
    registry.register("gazetteer_rows", "Rows of the gazetteer, by folder", rows);
    let aliases = Gauge::<u64, AtomicU64>::default();
    aliases.set(gazetteer.alias_count() as u64);
    registry.register("gazetteer_aliases", "Written forms that are found", aliases);
}

/// Middleware that counts and times every answer.
pub(super) async fn track(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("other", |path| path.as_str()).to_owned();
    let answer = next.run(request).await;
    metrics.seconds.get_or_create(&Route { route: route.clone() }).observe(begun.elapsed().as_secs_f64());
    metrics.requests.get_or_create(&Answered { route, method, status: answer.status().as_u16() }).inc();
    answer
}

fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Counters for Prometheus, as `OpenMetrics` text.
#[utoipa::path(get, path = "/metrics", tag = "service", responses((status = 200, description = "Counters", body = String, content_type = TEXT)))]
pub(super) async fn metrics(State(service): State<Arc<Service>>) -> impl IntoResponse {
    let mut written = String::new();
    text::encode(&mut written, &service.metrics.registry).expect("a string can be written to");
    ([(CONTENT_TYPE, TEXT)], written)
}
