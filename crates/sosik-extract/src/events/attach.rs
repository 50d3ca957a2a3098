//! When, where and how many: the times, places and quantities that belong to an event, and the claim that vouches for it.

use sosik_core::ontology::{EventType, Mode};
use sosik_core::{Claim, ClaimId, Party, PlaceId, QuantityId, Span, Time, TimeId, TimeValue};

use super::lexicon::{Frame, Senses};
use super::parties::Cast;
use super::site::{Site, Support};
use super::view::{Part, View};
use super::words::lists;
use crate::clauses::{Link, Predicate, PredicateId, Role, Tense, Voice};
use crate::layers::Layers;

/// The time that belongs to the trigger: in one of its phrases, else the nearest in its clause that no clause below holds.
pub(crate) fn time(view: &View<'_>, site: &Site) -> Option<TimeId> {
    let times = &view.layers.times;
    let from = times.partition_point(|t| t.span.end() <= view.span.start());
    // "on Thursday sentenced him to five years": a length is no day.
    let plain = |t: &Time| !matches!(t.value, TimeValue::Duration { .. } | TimeValue::Set(..));
    let here = || times.iter().enumerate().skip(from).take_while(|(_, t)| t.span.start() < view.span.end()).filter(|(_, t)| plain(t));
    let distance = |span: Span| {
        if span.start() >= site.trigger.end() { span.start() - site.trigger.end() } else { site.trigger.start().saturating_sub(span.end()) }
    };
    let own = site.parts.iter().filter(|p| matches!(p.role, Role::Oblique | Role::Topic | Role::Possessor | Role::Modifier));
    let in_part = own
        .filter_map(|p| here().find(|(_, t)| p.span.overlaps(t.span) && t.span.len() * 2 >= p.span.len()))
        .min_by_key(|(_, t)| distance(t.span));
    let found = in_part.or_else(|| {
        // "Fired what appeared to be a missile on Thursday": it was fired then.
        let seems = |p: &Predicate| !view.korean && lists().seeming.has(&p.lemma) && view.before(p.clause, 1) == "what";
        let below: Vec<Span> =
            site.own.map(|id| view.children(id).filter(|(_, p)| !seems(p)).map(|(_, p)| p.clause).collect()).unwrap_or_default();
        here()
            .filter(|(_, t)| site.clause.contains(t.span) && !below.iter().any(|b| b.contains(t.span) && !b.contains(site.trigger)))
            .min_by_key(|(_, t)| distance(t.span))
    });
    // "On Oct. 23, the ministry …, addressed": the day at the front, with the subject right behind it.
    let found = found.or_else(|| {
        let subject = site.subject.filter(|_| !view.korean && !site.noun)?;
        let between = |t: &sosik_core::Time| Span::new(t.span.end(), subject.start()).ok().map(|s| view.text(s).trim());
        here().find(|(_, t)| t.span.start() < view.body.max(view.span.start()) + 8 && matches!(between(t), Some(",")))
    });
    found.or_else(|| lent(view, site, here())).map(|(i, _)| TimeId::of(i))
}

/// The time of the clauses with which this one is told in one breath: 23일 장관과 만나 합의했다, "killed nine people and wounded 20 on Monday".
/// In Korean the last before the trigger, in English the nearest.
fn lent<'v>(view: &View<'v>, site: &Site, times: impl Iterator<Item = (usize, &'v Time)>) -> Option<(usize, &'v Time)> {
    let supported = site.governor.filter(|(_, _, support)| *support != Support::None).map(|(id, _, _)| id);
    let own = site.own.filter(|id| !view.predicate(*id).nominal).or(supported)?;
    let breath = breath(view, own);
    let lends = |t: Span| {
        let holds = view.predicates.iter().filter(|(_, p)| p.clause.contains(t) && (!p.nominal || !view.korean));
        let Some((holder, p)) = holds.min_by_key(|(_, p)| p.clause.len()).copied() else { return false };
        !p.nominal && (self::breath(view, holder) == breath || leads_down(view, holder, own))
    };
    // 법원은 27일 구금된 시위대를 석방했다: a day right behind the subject, which a tree has given to the clause between.
    let told = matches!(view.predicate(own).parent, Some((_, Link::Complement)));
    let front = site.subject.filter(|_| view.korean && site.own.is_some() && !told).map(|s| s.end());
    // 토요일로 예정된: a day to which something is set is its own.
    let set = |t: Span| Span::new(t.end(), view.span.end()).is_ok_and(|s| view.text(s).starts_with('로'));
    let behind = |t: Span| front.is_some_and(|end| t.start() > end && gap(view, end, t.start()) && !set(t));
    let found = times.filter(|(_, t)| lends(t.span) || behind(t.span));
    if view.korean {
        return found.take_while(|(_, t)| t.span.end() <= site.trigger.start()).last();
    }
    found.min_by_key(|(_, t)| t.span.start().abs_diff(site.trigger.start()))
}

/// Whether nothing but a josa and a space stands between a Korean phrase and what follows.
fn gap(view: &View<'_>, end: u32, start: u32) -> bool {
    Span::new(end, start).is_ok_and(|s| {
        let between = view.text(s).trim_end();
        !between.contains(' ') && between.chars().count() <= 2
    })
}

/// Whether `below` hangs on `above` by participles and purposes, which share its time: "will visit Lima on Friday to meet him".
fn leads_down(view: &View<'_>, above: PredicateId, below: PredicateId) -> bool {
    let up = |at: &PredicateId| {
        let p = view.predicate(*at);
        let aside = p.tense == Tense::None && (view.text(p.head).ends_with("ing") && p.marker.is_empty() || p.marker == "to");
        p.parent.filter(|(_, link)| !view.korean && *link == Link::Adverbial && aside).map(|(up, _)| up)
    };
    std::iter::successors(Some(below), up).take(MOST_NESTED).any(|at| at == above)
}

/// The clause that leads those told in one breath with `id`: joined by "and", or by Korean 고, 며, 어 and 자.
fn breath(view: &View<'_>, id: PredicateId) -> PredicateId {
    let goes_on = |m: &str| {
        let ends = ["고", "며", "어", "아", "여", "서", "자", "해"];
        ends.iter().any(|e| m.ends_with(e)) && !lists().quotative_ko.ends(m)
    };
    let up = |at: &PredicateId| {
        let p = view.predicate(*at);
        let joined = |link: Link| {
            if view.korean { matches!(link, Link::Coordinate | Link::Adverbial) && goes_on(&p.marker) } else { link == Link::Coordinate }
        };
        p.parent.filter(|(_, link)| joined(*link)).map(|(up, _)| up)
    };
    std::iter::successors(Some(id), up).take(MOST_NESTED).last().unwrap_or(id)
}

/// Whether `time` is only when somebody told of the event: "Troops have crossed the border, the agency told lawmakers on Wednesday."
pub(super) fn is_time_said(layers: &Layers<'_>, claims: &[Claim], claim: Option<ClaimId>, time: TimeId) -> bool {
    let of = |id: ClaimId| claims.get(id.index());
    let Some((inner, time_span)) = claim.and_then(of).zip(layers.times.get(time.index()).map(|t| t.span)) else { return false };
    let said = std::iter::successors(Some(inner), |c| c.parent.and_then(of).filter(|up| up.sentence <= c.sentence));
    !inner.content.iter().any(|c| c.contains(time_span)) && said.take(MOST_NESTED).any(|c| c.time == Some(time))
}

/// Claims are not nested deeper than this.
const MOST_NESTED: usize = 8;

/// The place where it happens: the first phrase of place that is no party.
///
/// `parties` are the phrases that take part; only "in", "at" and "near" tell a place through them. Of what is only said, `verbal`, no place
/// is read off the noun before it.
pub(crate) fn place(view: &View<'_>, site: &Site, parties: &[Party], verbal: bool, cast: &mut dyn Cast) -> Option<PlaceId> {
    let mut best = None;
    for part in site.parts.iter().filter(|p| matches!(p.role, Role::Oblique | Role::Topic | Role::Modifier)) {
        if part.role == Role::Oblique && (!lists().place_markers.has(part.marker.as_str()) || asked_at(view.text(part.head))) {
            continue;
        }
        if part.role != Role::Oblique && !(view.korean && part.role == Role::Topic) {
            continue;
        }
        if view.korean && part.marker != "에서" && part.marker != "에서의" && !ends_in_place(view, part.span) {
            continue;
        }
        if parties.iter().any(|p| p.span.overlaps(part.span)) && !["in", "에서", "at", "near"].contains(&part.marker.as_str()) {
            continue;
        }
        // "talks on a deal between Brussels and Tunis": those between whom it is are no place.
        if !view.korean && part.marker == "on" && view.text(part.span).contains(" between ") {
            continue;
        }
        if let Some(place) = cast.place_at(part.span) {
            let rank = match part.marker.as_str() {
                "in" | "at" | "near" | "에서" => 0,
                "on" | "outside" | "inside" | "across" | "throughout" | "around" | "에" => 1,
                _ => 2,
            };
            if best.is_none_or(|(r, _)| rank < r) {
                best = Some((rank, place));
            }
        }
    }
    // "The Srebrenica massacre", 사라예보 포위공격: the place before the noun, where no adjective of a country stands.
    if best.is_none() && site.noun && !verbal {
        let before = site.parts.iter().filter(|p| p.role == Role::Modifier && !parties.iter().any(|q| q.span.overlaps(p.span)));
        best = before.filter(|p| !view.names(p.span).any(|n| n.adjective)).find_map(|p| cast.place_at(p.span)).map(|place| (1, place));
    }
    best.map(|(_, place)| place).or_else(|| place_in_clause(view, site, cast))
}

/// Whether a Korean phrase ends in a place: 광장에 does, 북한 비핵화 문제로 does not, whatever it names.
fn ends_in_place(view: &View<'_>, span: Span) -> bool {
    let i = view.words.partition_point(|w| w.span.start() < span.end());
    let Some(last) = i.checked_sub(1).and_then(|k| view.words.get(k)).filter(|w| w.span.end() > span.start()) else { return false };
    let place = |n: &crate::names::Name| n.label == sosik_core::EntityLabel::Place && n.span.end() >= last.span.end();
    view.names(last.span).any(place) || lists().place_ends_ko.ends(&last.lower)
}

/// "at the request of Japan": whoever asks is no place.
fn asked_at(head: &str) -> bool {
    lists().asked_at.has(head)
}

/// A place in the clause that the tree has hung elsewhere: after "in", "at" or "near", or before 에서. The nearest behind the trigger wins.
fn place_in_clause(view: &View<'_>, site: &Site, cast: &mut dyn Cast) -> Option<PlaceId> {
    let inside = |p: &Predicate| !p.nominal && p.clause != site.clause && site.clause.contains(p.clause);
    let below: Vec<Span> = view.predicates.iter().filter(|(id, p)| Some(*id) != site.own && inside(p)).map(|(_, p)| p.clause).collect();
    nearest(view, site, cast, |w| site.clause.contains(w) && !below.iter().any(|b| b.contains(w) && !b.contains(site.trigger)))
}

/// The nearest phrase of place among the words that `fits` lets pass: the first behind the trigger, else the last before it.
fn nearest(view: &View<'_>, site: &Site, cast: &mut dyn Cast, fits: impl Fn(Span) -> bool) -> Option<PlaceId> {
    let mut found = None;
    for (i, w) in view.words.iter().enumerate() {
        if !fits(w.span) {
            continue;
        }
        let phrase = if view.korean {
            matches!(w.josa.as_str(), "에서" | "에서는" | "에서도" | "서").then(|| super::phrases::extend(view, i))
        } else if ["in", "at", "near", "outside", "around", "inside", "throughout", "across", "off"].contains(&w.lower.as_str()) {
            let rest = view.words.get(i + 1..).unwrap_or(&[]);
            if w.lower == "at" && rest.iter().take(4).take_while(|n| n.word && n.lower != "of").any(|n| asked_at(&n.lower)) {
                continue;
            }
            // "near the town of Nahariya"
            let stops = |l: &str| {
                lists().place_markers.has(l)
                    || matches!(l, "after" | "before" | "when" | "where" | "who" | "which" | "that" | "and" | "as" | "by")
            };
            let end = rest
                .iter()
                .take(7)
                .take_while(|n| n.word && n.predicate.is_none_or(|id| view.predicate(id).nominal) && !stops(&n.lower))
                .last();
            end.zip(rest.first()).map(|(last, first)| first.span.cover(last.span))
        } else {
            None
        };
        if let Some(place) = phrase.filter(|p| !of_matter(view, *p)).and_then(|p| cast.place_at(p)) {
            found = Some(place);
            if w.span.start() > site.trigger.start() {
                break;
            }
        }
    }
    found
}

/// Whether a phrase of place stands in the matter of which somebody speaks: "discussed the war in Sudan".
fn of_matter(view: &View<'_>, phrase: Span) -> bool {
    let matter = |p: &Predicate| {
        let object = p.argument(Role::Object).filter(|_| lists().matter_verbs.has(&p.lemma));
        object.is_some_and(|o| o.span.contains(phrase) && o.span.start() > p.head.start())
    };
    !view.korean && view.predicates.iter().any(|(_, p)| matter(p))
}

/// The phrases that may name the place to which an event goes: what is visited or raided, whither somebody is sent. `party` tells whether a
/// phrase is one that acts or is acted upon.
pub(super) fn goals(view: &View<'_>, frame: &Frame, site: &Site, recipients: &[Party], party: impl Fn(&Part) -> bool) -> Vec<Span> {
    use EventType::{Accuse, Assault, Coerce, Cooperate, Mobilize, Retreat};
    // 이라크 주둔 미군의 철수, 이라크를 떠나다: whence they go.
    if view.korean && frame.event_type == Retreat {
        let whence = site.parts.iter().flat_map(|p| stationed(view, p.span));
        let left = site.object().map(|o| o.span).filter(|s| view.names(*s).any(|n| n.span == *s));
        return whence.chain(left).collect();
    }
    let goes = frame.mode == Some(Mode::ConsultVisit) || matches!(frame.event_type, Assault | Mobilize | Coerce | Cooperate);
    // "sent observers to the island to look into the killings"
    let sent = frame.event_type == Accuse && frame.mode == Mode::parse(Accuse, "investigate").ok();
    if !goes && !sent {
        return Vec::new();
    }
    let marked = |markers: &[&str]| site.parts.iter().find(|p| markers.contains(&p.marker.as_str())).cloned();
    let first = if site.noun { marked(&["of", "on", "to", "에"]) } else { site.object().filter(|_| goes) };
    // 다음 달 방문할 영국
    let visits = frame.mode == Some(Mode::ConsultVisit) && first.is_none();
    let behind = site.own.filter(|_| visits).and_then(|id| view.modified(id)).map(|w| Part::whole(w.span));
    let first = first.or(behind);
    let parts = first.into_iter().chain(marked(&["to", "in", "at", "에"]));
    if view.korean {
        // 한국 화물선을 납치했다: whose it is tells no place.
        // 러시아 드론 27대를 격추했다: nor is what is counted one.
        let counts = |p: &Part| view.text(p.span).rsplit(' ').next().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
        return parts.filter(|p| !party(p) && !counts(p)).map(|p| super::parties::after_time(view, p.span)).collect();
    }
    // "extradited the banker Adil Demir to Oman": whoever is found to receive may be a place.
    parts.map(|p| p.span).chain(recipients.iter().map(|p| p.span)).map(|span| view.undescribed(span)).collect()
}

/// The place at which the troops of a Korean phrase stand: 이라크 주둔 미군.
fn stationed(view: &View<'_>, phrase: Span) -> Option<Span> {
    let from = view.words.partition_point(|w| w.span.end() <= phrase.start());
    let words = view.words[from..].iter().take_while(|w| w.span.start() < phrase.end());
    let (place, _) = words.clone().zip(words.skip(1)).find(|(_, stand)| lists().stationed_ko.has(&stand.lower))?;
    Some(place.span)
}

/// The place of an event of which its own clause tells none: what is visited, raided or besieged, whither somebody is sent, else the nearest
/// place in the sentence, else one that a verb strikes.
///
/// `goals` are the phrases that may name it, best first.
/// `material` tells whether bodies move: what is only said need not be said where something else happens.
pub(super) fn place_beyond(
    view: &View<'_>,
    senses: &Senses,
    site: &Site,
    goals: &[Span],
    material: bool,
    cast: &mut dyn Cast,
) -> Option<PlaceId> {
    let at = goals.iter().find_map(|span| cast.place_at(*span)).or_else(|| if material { where_of(view, site, cast) } else { None });
    let told = told_at(view, senses, site);
    let here = |w: Span| view.span.contains(w) && !told.is_some_and(|t| t.contains(w));
    at.or_else(|| if material { nearest(view, site, cast, here).or_else(|| struck(view, senses, site, told, cast)) } else { None })
}

/// The place that a verb of the sentence strikes or reaches, "bombs that hit the city of Ahar killed nine": the nearest of several.
fn struck(view: &View<'_>, senses: &Senses, site: &Site, told: Option<Span>, cast: &mut dyn Cast) -> Option<PlaceId> {
    if view.korean {
        return None;
    }
    let verbs = view.predicates.iter().filter(|(_, p)| !p.nominal && senses.striking.contains(&p.lemma));
    let mut found: Vec<(u32, Span)> = verbs
        .filter(|(_, p)| !told.is_some_and(|t| t.contains(p.head)))
        .filter_map(|(_, p)| {
            let object = if p.voice == Voice::Passive { p.subject() } else { p.argument(Role::Object).map(|a| a.span) };
            Some((p.head.start().abs_diff(site.trigger.start()), object?))
        })
        .collect();
    found.sort_by_key(|(far, _)| *far);
    found.into_iter().find_map(|(_, object)| cast.place_at(object))
}

/// What stands behind an event that is told before the verb that tells it, the speaker with it: "…, a spokesman for the army said".
pub(super) fn tellers(view: &View<'_>, senses: &Senses, site: &Site) -> Option<Span> {
    let (inner, outer) = telling(view, senses, site)?;
    let first = inner.clause.end() <= outer.head.start();
    Span::new(inner.clause.end(), view.span.end()).ok().filter(|_| first)
}

/// Where it stands to whom and where an event is told: "…," she told reporters | in Geneva. It happened elsewhere.
fn told_at(view: &View<'_>, senses: &Senses, site: &Site) -> Option<Span> {
    let (inner, outer) = telling(view, senses, site)?;
    let before = inner.clause.start() >= outer.head.end();
    Span::new(outer.head.end(), if before { inner.clause.start() } else { view.span.end() }).ok()
}

/// The verb of saying that tells an event, behind the clause that it tells.
fn telling<'v>(view: &View<'v>, senses: &Senses, site: &Site) -> Option<(&'v Predicate, &'v Predicate)> {
    let mut at = site.own.or(site.governor.map(|(id, _, _)| id)).filter(|_| !view.korean)?;
    // A parent lies in the same sentence; the bound guards against a cycle.
    for _ in 0..4 {
        let (up, link) = view.predicate(at).parent?;
        let (inner, outer) = (view.predicate(at), view.predicate(up));
        if matches!(link, Link::Complement | Link::Parataxis) && senses.saying.contains(&outer.lemma) {
            return Some((inner, outer));
        }
        at = up;
    }
    None
}

/// The place to which an English clause with "where" belongs: "the town of Bunia, where", "Kursk is an area where".
fn where_of(view: &View<'_>, site: &Site, cast: &mut dyn Cast) -> Option<PlaceId> {
    let trigger = view.at(site.trigger).filter(|_| !view.korean)?;
    let at = (trigger.saturating_sub(20)..trigger).rev().find(|i| view.words[*i].lower == "where")?;
    let before = view.words.get(at.saturating_sub(7)..at)?;
    let phrase = before.first()?.span.cover(before.last()?.span);
    let verb = before.iter().rev().find_map(|w| w.predicate).map(|id| view.predicate(id)).filter(|p| !p.nominal);
    match verb {
        Some(p) => {
            let behind = Span::new(p.head.end().max(phrase.start()), phrase.end()).ok().and_then(|s| cast.place_at(s));
            // What is said to be an area is the area.
            let copula = p.lemma == "be" || p.head.end() == phrase.end();
            behind.or_else(|| if copula { p.subject().and_then(|s| cast.place_at(s)) } else { None })
        }
        None => cast.place_at(phrase),
    }
}

/// The quantities inside these phrases; of none, the first list that has some.
pub(crate) fn quantities(view: &View<'_>, phrases: &[Vec<Span>]) -> Vec<QuantityId> {
    let all = &view.layers.quantities;
    let from = all.partition_point(|q| q.span.end() <= view.span.start());
    let here = || all.iter().enumerate().skip(from).take_while(|(_, q)| q.span.start() < view.span.end());
    for spans in phrases {
        let told: Vec<Span> = spans.iter().map(|s| first_clause(view, *s)).collect();
        let found: Vec<_> = here()
            .filter(|(_, q)| {
                q.dimension != "ordinal"
                    && q.dimension != "age"
                    && told.iter().any(|s| s.overlaps(q.span))
                    && !lists().ordinals.has(&view.text(q.span).to_lowercase())
            })
            .map(|(i, _)| QuantityId::of(i))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// An English phrase up to what tells of another time or describes it: "relief to Vanuatu after a cyclone that killed 22 people".
fn first_clause(view: &View<'_>, span: Span) -> Span {
    if view.korean {
        return span;
    }
    let from = view.words.partition_point(|w| w.span.end() <= span.start());
    let inside = view.words[from..].iter().take_while(|w| w.span.end() <= span.end());
    let opener = inside.skip(1).find(|w| lists().phrase_ends.has(&w.lower) && !lists().bounding.has(&w.lower));
    opener.and_then(|w| Span::new(span.start(), w.span.start()).ok()).unwrap_or(span)
}

/// The quantities that count the noun at `trigger`: "made 30 arrests".
pub(crate) fn counting(view: &View<'_>, trigger: Span) -> Vec<QuantityId> {
    let all = &view.layers.quantities;
    let from = all.partition_point(|q| q.span.end() <= view.span.start());
    (all.iter().enumerate().skip(from))
        .take_while(|(_, q)| q.span.start() < view.span.end())
        .filter(|(_, q)| q.dimension == "count" && q.noun.is_some_and(|n| n.overlaps(trigger)))
        .map(|(i, _)| QuantityId::of(i))
        .collect()
}

/// The innermost claim whose content holds the start of the trigger (a Korean eojeol may end with a quotative particle outside it); none when the trigger is that claim's own cue.
pub(crate) fn claim(claims: &[Claim], from: usize, to: usize, trigger: Span) -> Option<ClaimId> {
    (from..to)
        .filter(|i| claims[*i].cue.as_ref().is_none_or(|c| !c.span.overlaps(trigger)))
        .filter(|i| claims[*i].content.iter().any(|c| c.contains_offset(trigger.start())))
        .min_by_key(|i| claims[*i].content.iter().map(|c| c.len()).sum::<u32>())
        .map(ClaimId::of)
}
