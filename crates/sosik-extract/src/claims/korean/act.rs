//! What is done by saying it, as the ending of what is said bends the cue.

use sosik_core::Act;

use super::cue::Found;
use super::particle::particle_len;
use super::{Complement, Reader};

impl Reader<'_, '_> {
    /// The act and certainty of a cue with this complement.
    pub(super) fn act(&self, found: &Found, complement: Complement) -> (Act, Option<f32>) {
        let cue = found.cue;
        let (act, certainty) = (cue.act, cue.certainty);
        let Complement::Quotative(at) = complement else { return (act, certainty) };
        let tail = self.words[at].tail;
        let bare = &tail[..tail.len() - particle_len(tail) as usize];
        let previous = at.checked_sub(1).map_or("", |p| self.words[p].tail);
        let plain = matches!(act, Act::Statement | Act::Announcement | Act::Assessment);
        if plain
            && (["하라", "으라", "말라", "주라", "달라", "오라", "가라", "지라"].iter().any(|e| bare.ends_with(e))
                || tail.ends_with("자고"))
        {
            (Act::Appeal, None)
        } else if act == Act::Statement && bare.ends_with("겠다") {
            (Act::Promise, Some(3.0))
        } else if plain && previous.ends_with('야') && bare.starts_with('한') {
            if cue.lemma == "강조하다" { (Act::Appeal, None) } else { (Act::Assessment, certainty) }
        } else if act == Act::Threat && cue.lemma == "경고하다" && !bare.ends_with("겠다") {
            (Act::Assessment, Some(3.0))
        } else {
            (act, certainty)
        }
    }
}
