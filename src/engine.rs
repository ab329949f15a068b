//! The pipeline: text → annotations.

use std::sync::Arc;

use crate::coref::{self, CorefBuffers, Entity, Role};
use crate::gazetteer::{Date, Entry, Gazetteer, Hits};
use crate::mention::{self, Context, Mention, MentionBuffers, Model};
use crate::role::{self, RoleBuffers};
use crate::span::{EntityId, MentionId, Span};
use crate::text::{self, Article, TextBuffers};

/// Everything that is shared: built once, immutable, `Send + Sync`.
#[derive(Clone, Debug)]
pub struct Engine {
    gazetteer: Gazetteer,
    model: Option<Arc<Model>>,
}

impl Engine {
    /// An engine that knows a gazetteer and uses the model in the binary.
    #[must_use]
    pub fn new(gazetteer: Gazetteer) -> Engine {
        Engine { gazetteer, model: Some(Arc::new(Model::built_in())) }
    }

    /// The same engine with another model, or by rules alone.
    #[must_use]
    pub fn with_model(self, model: Option<Model>) -> Engine {
        Engine { model: model.map(Arc::new), ..self }
    }

    /// What it knows.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// A worker for one thread, with buffers of its own.
    #[must_use]
    pub fn annotator(&self) -> Annotator {
        Annotator {
            gazetteer: self.gazetteer.clone(),
            model: self.model.clone(),
            entries: None,
            day: None,
            text: TextBuffers::default(),
            hits: Hits::default(),
            mentions: MentionBuffers::default(),
            roles: RoleBuffers::default(),
            coref: CorefBuffers::default(),
        }
    }
}

/// Reads one text after another, keeping its buffers.
#[derive(Debug)]
pub struct Annotator {
    gazetteer: Gazetteer,
    model: Option<Arc<Model>>,
    /// The gazetteer with the entries of the article at hand, if it has any.
    entries: Option<Gazetteer>,
    day: Option<Date>,
    text: TextBuffers,
    hits: Hits,
    mentions: MentionBuffers,
    roles: RoleBuffers,
    coref: CorefBuffers,
}

/// What was found in one text.
#[derive(Clone, Copy)]
pub struct Annotations<'a> {
    /// What was sent; none for a text that was read as it stands.
    pub article: Option<&'a Article<'a>>,
    /// The document and all that is known of its words.
    pub context: Context<'a>,
    /// The mentions, in text order.
    pub mentions: &'a [Mention],
    /// The entities, in order of first mention.
    pub entities: &'a [Entity],
    /// All mentions, those of one entity together: see [`Annotations::mentions_of`].
    pub mentions_by_entity: &'a [MentionId],
    /// The roles, in text order.
    pub roles: &'a [Role],
    /// The normalised names of all roles: see [`Annotations::name_of`].
    pub role_names: &'a str,
    /// The entity of each mention.
    pub entity_of: &'a [EntityId],
}

impl<'a> Annotations<'a> {
    /// The mentions of an entity, in text order.
    #[must_use]
    pub fn mentions_of(&self, entity: &Entity) -> &'a [MentionId] {
        entity.mentions_in(self.mentions_by_entity)
    }

    /// The normalised name of a role: "minister of foreign affairs".
    #[must_use]
    pub fn name_of(&self, role: &Role) -> &'a str {
        role.name.of(self.role_names)
    }
}

impl Annotator {
    /// Sets the day of the articles that follow, by which namesakes are told apart; without one the prominent reading counts.
    pub fn set_day(&mut self, day: Option<Date>) {
        self.day = day;
    }

    /// Annotates a plain text of less than 4 GiB. Cannot fail, whatever the text.
    pub fn annotate<'a>(&'a mut self, text: &'a str) -> Annotations<'a> {
        self.entries = None;
        self.read(text, &[])
    }

    /// Annotates an article of less than 4 GiB, in whatever form it was sent, with names that it brings along. Cannot fail.
    pub fn annotate_article<'a>(&'a mut self, article: &'a Article<'a>, entries: &[Entry]) -> Annotations<'a> {
        self.entries = (!entries.is_empty()).then(|| self.gazetteer.with_entries(entries));
        Annotations { article: Some(article), ..self.read(article.text(), article.headlines()) }
    }

    fn read<'a>(&'a mut self, text: &'a str, headlines: &'a [Span]) -> Annotations<'a> {
        let document = text::read(text, headlines, &mut self.text);
        let gazetteer = self.entries.as_ref().unwrap_or(&self.gazetteer);
        gazetteer.find(&document, &mut self.hits);
        let found = mention::find(gazetteer, self.model.as_deref(), document, &self.hits, &mut self.mentions);
        let claims = role::find(&found.context, found.mentions, found.phrases, &mut self.roles);
        coref::resolve(&found.context, found.mentions, claims, self.day, &mut self.coref);
        Annotations {
            article: None,
            context: found.context,
            mentions: found.mentions,
            entities: &self.coref.entities,
            mentions_by_entity: &self.coref.mentions_by_entity,
            roles: &self.coref.roles,
            role_names: &self.coref.role_names,
            entity_of: &self.coref.entity_of,
        }
    }
}
