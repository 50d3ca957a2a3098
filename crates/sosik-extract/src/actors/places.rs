//! Where things happen.

use std::sync::LazyLock;

use sosik_core::{EntityLabel, Language, Names, Place, PlaceId, Span};

use crate::layers::Layers;
use crate::names::index::Map;
use crate::names::lexicon::LEXICON;
use crate::names::{Name, minted};
use crate::numbers::table::Words;

/// The words of a list of `lexicon/roles/places.csv`.
pub(super) fn of(list: &str) -> Words {
    Words::of(include_str!("../../lexicon/roles/places.csv"), list)
}

/// Prepositions that make a country a place.
static LOCATIVE: LazyLock<Words> = LazyLock::new(|| of("locative en"));

/// Those behind which a place tells where whoever stands before them is.
pub(super) static INSIDE: LazyLock<Words> = LazyLock::new(|| of("inside en"));

/// Josa that do.
static LOCATIVE_KO: LazyLock<Words> = LazyLock::new(|| of("locative ko"));

/// The places of a document.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) list: Vec<Place>,
    by_key: Map<String, PlaceId>,
}

impl Places {
    /// Cities, regions and sites wherever they are named; countries where their words make them places.
    pub(super) fn read(layers: &Layers<'_>) -> Self {
        let mut places = Self::default();
        for name in layers.names.iter().filter(|n| n.label == EntityLabel::Place && !n.adjective) {
            if name.kind.is_none() || locative(layers, name) {
                places.meet(layers, name);
            }
        }
        places
    }

    fn meet(&mut self, layers: &Layers<'_>, name: &Name) -> Option<PlaceId> {
        let written = name.span.slice(layers.text)?;
        let entry =
            LEXICON.index.get(written).map(|f| LEXICON.entry(LEXICON.forms[f as usize])).filter(|e| e.label() == EntityLabel::Place);
        // Of its namesake abroad the list knows neither place nor other names.
        let entry = entry.filter(|e| e.code == name.code || e.code.is_none() || name.code.is_none());
        let key = entry.map_or_else(|| minted(written), |e| format!("{}/{}", e.en, e.code.map(String::from).unwrap_or_default()));
        let id = match self.by_key.get(&key) {
            Some(id) => *id,
            None => {
                let korean = layers
                    .segmentation
                    .sentence_at(name.span.start())
                    .and_then(|i| layers.segmentation.sentences.get(i))
                    .is_some_and(|s| s.language == Language::Korean);
                let mut names = Names::default();
                if let Some(e) = entry {
                    names.en = Some(e.en.to_owned()).filter(|n| !n.is_empty());
                    names.ko = Some(e.ko.to_owned()).filter(|n| !n.is_empty());
                } else {
                    *(if korean { &mut names.ko } else { &mut names.en }) = Some(written.to_owned());
                }
                let id = PlaceId::of(self.list.len());
                self.list.push(Place {
                    name: if korean { names.ko.clone() } else { names.en.clone() }.unwrap_or_else(|| written.to_owned()),
                    names,
                    country: name.code.filter(|_| MISSIONS.closing(written).is_none()),
                    latitude: entry.and_then(|e| e.at).map(|at| at.0),
                    longitude: entry.and_then(|e| e.at).map(|at| at.1),
                    kind: entry.map_or("place", |e| e.detail).to_owned(),
                    mentions: Vec::new(),
                });
                self.by_key.insert(key, id);
                id
            }
        };
        let mentions = &mut self.list[id.index()].mentions;
        if let Err(at) = mentions.binary_search(&name.span) {
            mentions.insert(at, name.span);
        }
        Some(id)
    }

    /// The place named inside `span`: a city before its country, the last of equals.
    pub(super) fn at(&mut self, layers: &Layers<'_>, span: Span) -> Option<PlaceId> {
        let from = layers.names.partition_point(|n| n.span.end() <= span.start());
        let inside = layers.names[from..].iter().take_while(|n| n.span.start() < span.end());
        // "Kenya's border with Somalia": what lies behind a border only tells which border.
        let behind = |n: &Name| {
            let before = layers.text.get(..n.span.start() as usize).unwrap_or_default();
            BORDERS.iter().any(|b| before.strip_suffix(" with ").is_some_and(|w| w.ends_with(b)))
        };
        let best = inside
            .filter(|n| n.label == EntityLabel::Place && !n.adjective && span.contains(n.span))
            .max_by_key(|n| (!behind(n), n.kind.is_none(), n.span.start()))?;
        self.meet(layers, best)
    }
}

/// Words for missions, which lie elsewhere than in the country that they are named after: 러시아 대사관.
static MISSIONS: LazyLock<Words> = LazyLock::new(|| of("mission"));

/// Whether a mission stands behind the name that ends at byte `end`: "the Russian embassy", 러시아 대사관.
pub(super) fn names_mission(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let rest = ["’s", "'s"].iter().find_map(|s| rest.strip_prefix(s)).unwrap_or(rest);
    MISSIONS.opening(rest.strip_prefix(' ').unwrap_or(rest)).is_some()
}

/// Words for borders, whose "with" names the other side.
static BORDERS: LazyLock<Words> = LazyLock::new(|| of("border"));

/// Whether the words around a country make it a place.
pub(super) fn locative(layers: &Layers<'_>, name: &Name) -> bool {
    let (start, end) = (name.span.start() as usize, name.span.end() as usize);
    let rest = layers.text.get(end..).unwrap_or_default();
    let run: String = rest.chars().take(5).take_while(|c| crate::names::boundary::is_hangul(*c)).collect();
    if LOCATIVE_KO.has(&run) {
        return true;
    }
    // "Russia’s" after a preposition owns what follows.
    let owns = rest.starts_with("'s") || rest.starts_with("’s");
    !owns && LOCATIVE.has(led_by(layers.text, start))
}

/// The word of ASCII letters before the name that starts at byte `start`, its article passed over.
pub(super) fn led_by(text: &str, start: usize) -> &str {
    let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
    let before = before.strip_suffix("the").map_or(before, |b| b.trim_end_matches(' '));
    before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default()
}
