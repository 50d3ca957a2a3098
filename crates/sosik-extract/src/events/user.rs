//! Senses that users add at run time, with errors that name the entry and the remedy.

use sosik_core::ontology::Mode;
use sosik_core::{Error, ErrorKind, Language};

use super::lexicon::{File, Lexicon, Slot};
use crate::names::boundary::is_josa;
use crate::names::is_function_word;

impl Lexicon {
    /// What ships, and before it the senses of `toml`, a file in the form of `lexicon/senses`.
    ///
    /// # Errors
    ///
    /// When it is no TOML of that form, an entry has no tag or no words, a mode does not belong to the type, or a class is unknown.
    pub(crate) fn with(&self, toml: &str) -> Result<Self, Error> {
        let wrong = |message: String| Error::new(ErrorKind::Input, message);
        let file: File = toml::from_str(toml).map_err(|e| wrong(format!("these senses cannot be read: {}", e.to_string().trim())))?;
        if file.language == Language::Other {
            return Err(wrong("senses are of the language `en` or `ko`; set `language` to one of them".to_owned()));
        }
        let nobody = |place: &str, who: &str| {
            wrong(format!(
                "{place}: `{who}` is nobody that a clause names; write `subject`, `object`, `possessor`, another of the slots that the senses that ship use, or a preposition or josa such as `with` or `에게`"
            ))
        };
        let defaults = [&file.defaults.actor, &file.defaults.recipient];
        if let Some(who) = defaults.into_iter().flatten().flatten().find(|who| !self.marks(file.language, who)) {
            return Err(nobody("the defaults", who));
        }
        for (i, entry) in file.senses.iter().enumerate() {
            let place = format!("sense {} ({})", i + 1, if entry.tag.is_empty() { "no tag" } else { &entry.tag });
            if entry.tag.is_empty() || !entry.tag.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                return Err(wrong(format!("{place}: `tag` names the sense; give it lower-case letters, digits and hyphens")));
            }
            if entry.verbs.iter().chain(&entry.nouns).chain(&entry.roots).all(|w| w.trim().is_empty()) {
                return Err(wrong(format!("{place}: it has no words; list some under `verbs`, `nouns` or `roots`")));
            }
            if let Some(mode) = &entry.mode {
                Mode::parse(file.event_type, mode).map_err(|e| wrong(format!("{place}: {}", e.message())))?;
            }
            let lists = [&entry.actor, &entry.recipient];
            if let Some(who) = lists.into_iter().flatten().flatten().find(|who| !self.marks(file.language, who)) {
                return Err(nobody(&place, who));
            }
            if let Some(trigger) = entry.trigger.as_deref().filter(|t| *t != "object") {
                return Err(wrong(format!("{place}: `trigger` can only be `object`, and `{trigger}` is not")));
            }
            let tests = [&entry.object, &entry.subject, &entry.argument, &entry.oblique, &entry.not];
            let unknown = tests.into_iter().flatten().filter_map(|w| w.strip_prefix('@')).find(|c| !self.classes.knows(file.language, c));
            if let Some(class) = unknown {
                return Err(wrong(format!(
                    "{place}: no class is called @{class}; list the words themselves, or use a class of `classes.toml`"
                )));
            }
        }
        let mut own = self.clone();
        let senses = if file.language == Language::Korean { &mut own.korean } else { &mut own.english };
        file.fill(&self.classes, senses, true);
        Ok(own)
    }

    /// Whether `who` is a slot of clauses, or a word that marks one: a preposition, a josa, or what a sense that ships uses.
    fn marks(&self, language: Language, who: &str) -> bool {
        let slot = Slot::read(who);
        let Slot::Marker(marker) = &slot else { return true };
        let (senses, known) = match language {
            Language::Korean => (&self.korean, !marker.is_empty() && is_josa(marker)),
            _ => (&self.english, is_function_word(marker)),
        };
        known || senses.frames.iter().any(|f| f.actor.contains(&slot) || f.recipient.contains(&slot))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(toml: &str) -> String {
        Lexicon::get().with(toml).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(error("language = 1").contains("cannot be read"));
        let file = |sense: &str| format!("language = \"en\"\ntype = \"AID\"\nsenses = [{{ {sense} }}]");
        assert!(error(&file("tag = \"Big One\", verbs = [\"bestow\"]")).contains("lower-case"));
        assert!(error(&file("tag = \"x\"")).contains("sense 1 (x): it has no words"));
        let foreign = Lexicon::get().with(&file("tag = \"x\", verbs = [\"bestow\"], mode = \"visit\"")).unwrap_err();
        assert!(foreign.kind() == ErrorKind::Input && foreign.to_string().contains("sense 1 (x)"), "{foreign}");
        assert!(error(&file("tag = \"x\", verbs = [\"bestow\"], object = [\"@nope\"]")).contains("@nope"));
        assert!(error(&file("tag = \"x\", verb = [\"bestow\"]")).contains("verb"));
        assert!(error(&file("tag = \"x\", verbs = [\"bestow\"], actor = [\"subjekt\"]")).contains("`subjekt` is nobody"));
        assert!(error(&file("tag = \"x\", verbs = [\"bestow\"], trigger = \"verb\"")).contains("`verb`"));
        assert!(error(&file("tag = \"x\", verbs = [\"bestow\"], who = \"anybody\"")).contains("anybody"));
        assert!(Lexicon::get().with(&file("tag = \"x\", verbs = [\"bestow\"], recipient = [\"upon\", \"object\"]")).is_ok());
        assert!(Lexicon::get().with(&file("tag = \"x\", verbs = [\"bestow\"]")).is_ok());
    }
}
