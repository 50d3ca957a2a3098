//! Country and sectors of a phrase that stands by itself: "Iraqi police", 북한 외무성 부상.

use std::ops::Range;
use std::sync::LazyLock;

use sosik_core::ontology::Sector;
use sosik_core::{ActorKind, Code};

use super::{abroad, concepts};
use crate::names::boundary::{behind_article, ends_word, hangul_run, is_hangul, is_josa, starts_word};
use crate::names::index::{FormIndex, Map};
use crate::names::lexicon::{Entry, FormRole, LEXICON, RoleClass, What};
use crate::names::{minted, people_of};
use crate::numbers::chars::is_alphanumeric;
use crate::numbers::table::{Words, rows};

/// What [`code_actor`] reads out of a phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorCode {
    /// ISO 3166-1 alpha-3, or PLOVER's code of what belongs to no country; nothing when the phrase does not tell.
    pub code: Option<Code>,
    /// PLOVER sectors, the one that the head of the phrase tells first; none for a bare state.
    pub sectors: Vec<Sector>,
    /// The key of the person or organisation that the phrase names, if a gazetteer lists it.
    pub key: Option<String>,
}

/// A word for somebody who takes part.
#[derive(Clone, Copy, Debug)]
struct Agent {
    sector: Option<Sector>,
    /// Officials and members are those of what stands before them.
    weak: bool,
}

/// Words for agents, the English ones in lower case and singular where they have one; surnames of the people of the gazetteer.
struct Agents {
    english: FormIndex,
    korean: FormIndex,
    agents: Vec<Agent>,
    surnames: Map<&'static str, u32>,
}

static AGENTS: LazyLock<Agents> = LazyLock::new(|| {
    let mut all = Agents { english: FormIndex::default(), korean: FormIndex::default(), agents: Vec::new(), surnames: Map::default() };
    for row in rows(include_str!("../../lexicon/roles/agents.csv")) {
        let [language, form, sector, strength, ..] = row[..] else { continue };
        // Rows of organisations without a government tell no sector.
        let agent = Agent { sector: sector.parse().ok().filter(|s| *s != Sector::Unk), weak: strength == "weak" };
        let id = all.agents.len() as u32;
        let index = if language == "ko" { &mut all.korean } else { &mut all.english };
        if index.add(form, id) {
            all.agents.push(agent);
        }
    }
    for (id, entry) in LEXICON.entries.iter().enumerate().filter(|(_, e)| e.what == What::Person) {
        if let Some(surname) = entry.en.rsplit(' ').next().filter(|s| s.len() >= 3) {
            all.surnames.entry(surname).or_insert(id as u32);
        }
    }
    all
});

/// The words of a list of `lexicon/roles/phrases.csv`.
fn of(list: &str) -> Words {
    Words::of(include_str!("../../lexicon/roles/phrases.csv"), list)
}

/// Words after which an English phrase tells something about its head.
static AFTER_HEAD: LazyLock<Words> = LazyLock::new(|| of("after head"));

/// What stands before the name of a people wherever it lives.
static ETHNIC: LazyLock<Words> = LazyLock::new(|| of("ethnic"));

/// What stands before a name and makes it one of others: an "anti-Syria journalist".
static ASIDE_BEFORE: LazyLock<Words> = LazyLock::new(|| of("aside before"));

/// What stands behind it: "Turkish-backed rebels".
static ASIDE_BEHIND: LazyLock<Words> = LazyLock::new(|| of("aside behind"));

/// Words for those who hold their office no more.
static FORMER: LazyLock<Words> = LazyLock::new(|| of("former"));

/// How such words begin.
static FORMER_BEGINS: LazyLock<Words> = LazyLock::new(|| of("former begins"));

/// The Korean ones.
static FORMER_KO: LazyLock<Words> = LazyLock::new(|| of("former ko"));

/// Words for those who keep the peace.
static PEACEKEEPERS: LazyLock<Words> = LazyLock::new(|| of("peacekeepers"));

/// Words for those who oppose a government.
static OPPOSITION: LazyLock<Words> = LazyLock::new(|| of("opposition"));

/// What was found of a country, an organisation or a person.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: usize,
    end: usize,
    entry: u32,
    form: FormRole,
    doubtful: bool,
}

/// Country and PLOVER sectors of `phrase`, a noun phrase in Korean or English that names or describes one who takes part.
///
/// The country is that of the person, organisation, country, demonym or place named first; the sectors are those of the head noun, after
/// the conventions of PLOVER ("former" officials are the elite, `ELI`; the opposition in parliament is `LEG` and `OPP`). A bare state has
/// no sector, a capital alone is its government. Linear in the phrase; no document is needed and none changes the answer.
///
/// # Example
///
/// ```
/// use sosik_extract::actors::code_actor;
///
/// let code = |phrase| {
///     let found = code_actor(phrase);
///     (found.code.map(|c| c.as_str().to_owned()).unwrap_or_default(), found.sectors.first().map(|s| s.as_str()).unwrap_or_default())
/// };
/// assert_eq!(code("Iraqi police"), ("IRQ".into(), "COP"));
/// assert_eq!(code("a former Polish president"), ("POL".into(), "ELI"));
/// assert_eq!(code("북한 외무성"), ("PRK".into(), "GOV"));
/// assert_eq!(code("Finland"), ("FIN".into(), ""));
/// ```
pub fn code_actor(phrase: &str) -> ActorCode {
    let phrase = phrase.trim();
    let hits = hits(phrase);
    let mut out = ActorCode::default();
    let entry = |h: &Hit| &LEXICON.entries[h.entry as usize];
    // "the Homeland Union (Conservatives)": an alias in brackets may be another's name.
    let alias = |h: &&Hit| h.start > 1 && phrase[..h.start].ends_with('(') && entry(h).what == What::Organisation;
    let listed = hits
        .iter()
        .filter(|h| !alias(h))
        .find(|h| matches!(entry(h).what, What::Person | What::Organisation) && entry(h).kind != Some(ActorKind::Bloc));
    out.key = listed.map(|h| entry(h).key.clone());
    let aside = |h: &&Hit| aside(phrase, h.start..h.end);
    let told: Vec<&Hit> =
        hits.iter().filter(|h| h.form != FormRole::Compass && !aside(h) && !alias(h) && entry(h).code.is_some()).collect();
    // "ethnic Serbs in Kosovo", "al-Qaida in Yemen": those of no one country are of the place where they are.
    let place = told.iter().skip(1).find(|h| entry(h).code.is_some_and(|c| c.is_country()));
    let group = |h: &Hit| entry(h).kind == Some(ActorKind::ArmedGroup) && entry(h).code.is_some_and(|c| !c.is_country());
    out.code = told.first().and_then(|h| match (ethnic(phrase, h.start) || lives_abroad(phrase, h), place) {
        // "ethnic Albanian guerrillas" need not be Albania's.
        (true, None) => None,
        (true, Some(place)) => entry(place).code,
        (false, place) => entry(place.filter(|_| group(h)).unwrap_or(h)).code,
    });
    // Settlers in the West Bank are Israel's.
    let head = phrase[..head_end(phrase)].trim_end();
    if let Some((code, who)) = out.code.zip(concepts::concept(head)) {
        out.code = Some(abroad::of(who, code, false));
    }
    // A capital alone is its government.
    let whole = hits.first().filter(|h| h.start == 0 && h.end == phrase.len()).map(entry);
    if whole.is_some_and(|e| e.what == What::Place && e.detail == "capital") {
        out.sectors = vec![Sector::Gov];
        return out;
    }
    if phrase.chars().any(is_hangul) {
        out.code = out.code.or_else(|| abroad::home(phrase));
        out.sectors = korean(phrase, listed.map(entry), &hits);
        return out;
    }
    let named = listed.map(entry).or_else(|| known_by_surname(phrase, out.code)).or_else(|| sounding(phrase));
    out.code = out.code.or_else(|| named.and_then(|e| e.code)).or_else(|| abroad::home(head));
    out.sectors = english(phrase, named, &hits);
    // Whoever keeps the peace and is sent by nobody in particular is sent by states together.
    if out.code.is_none() && PEACEKEEPERS.iter().any(|word| phrase.contains(word)) {
        out.code = Code::new("IGO").ok();
    }
    out
}

/// Whether the people that `hit` names lives in other countries too, and no body of its state is meant: "Turkmen villagers".
fn lives_abroad(phrase: &str, hit: &Hit) -> bool {
    let people = hit.doubtful && hit.form == FormRole::Adjective && people_of(&phrase[hit.start..hit.end]).is_some();
    people && concepts::concept(&phrase[..head_end(phrase)]).is_some_and(|called| !concepts::HOLDERS.has(called))
}

/// Where the head of an English phrase ends: before "of", "in", a comma and the like, but not at its start.
fn head_end(phrase: &str) -> usize {
    let mut words = phrase.split_inclusive(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word.trim_end()))
    });
    let ends = |(start, word): &(usize, &str)| *start > 0 && AFTER_HEAD.has(word) || word.ends_with([',', '(']);
    words.find(ends).map_or(phrase.len(), |(start, word)| if word.ends_with(',') { start + word.len() - 1 } else { start })
}

/// The person whom a list spells otherwise than the name of several words in which the phrase ends: "President Laurent Gbago".
fn sounding(phrase: &str) -> Option<&'static Entry> {
    const FEWEST: usize = 2;
    let words: Vec<&str> = phrase.split(' ').collect();
    let name = words.iter().rev().take_while(|w| w.starts_with(char::is_uppercase) && !w.ends_with(['.', ','])).count();
    (FEWEST..=name.min(FEWEST + 1)).find_map(|n| {
        let at = words[..words.len() - n].iter().map(|w| w.len() + 1).sum::<usize>();
        phrase.get(at..).and_then(crate::names::by_spelling)
    })
}

/// Whether the name at byte `at` is only that of a people wherever it lives: "ethnic Albanians" need not be Albania's.
pub(super) fn ethnic(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| ETHNIC.closing(before).is_some())
}

/// Whether the name at `range` is that of others: "an anti-Syria journalist" is not Syria's, and rebels whom Turkey backs are not Turkey's.
pub(super) fn aside(text: &str, range: Range<usize>) -> bool {
    let behind = || text.get(range.end..).and_then(|rest| ASIDE_BEHIND.opening(rest).map(|word| ends_word(rest, word.len())));
    let before = text.get(..range.start).is_some_and(|before| ASIDE_BEFORE.closing(before).is_some());
    // The model takes "Turkish-backed" for one name.
    let whole = || text.get(range.clone()).is_some_and(|name| ASIDE_BEHIND.closing(name).is_some());
    before || whole() || behind() == Some(true)
}

/// What tells one group of fighters from another of its country: the people that they are of, or who backs them.
pub(super) fn apart(before: &str) -> Option<String> {
    before.split_whitespace().find_map(|word| {
        let backed = word.find('-').and_then(|at| ASIDE_BEHIND.opening(&word[at..]));
        // Those whose people lives in one country alone are told by that.
        let people = people_of(word).filter(|who| abroad::home(who).is_none());
        people.map(str::to_owned).or_else(|| backed.map(|_| minted(word)))
    })
}

/// Whether `phrase` describes some of a people wherever it lives.
pub(super) fn tells_ethnicity(phrase: &str) -> bool {
    ETHNIC.iter().flat_map(|word| phrase.match_indices(word)).any(|(at, _)| starts_word(phrase, at))
}

/// What the gazetteer knows in `phrase`, in order; the longest at each place.
fn hits(phrase: &str) -> Vec<Hit> {
    let mut out = Vec::new();
    let mut skip = 0;
    let mut previous: Option<char> = None;
    for (at, c) in phrase.char_indices() {
        let first = is_alphanumeric(c) && previous.is_none_or(|p| !is_alphanumeric(p));
        previous = Some(c);
        // 참가자 holds no Gaza and 어린이 no town: inside a Korean word a name stands only right behind another or behind a prefix (주한미군).
        let joined = is_hangul(c) && (at > 0 && at == skip || prefixed(phrase, at));
        if !(first || joined) || at < skip || !(is_hangul(c) || starts_word(phrase, at)) {
            continue;
        }
        let hit = LEXICON.index.longest(phrase, at, |end, _| {
            let last = phrase[at..end].chars().next_back();
            if end - at == 3 && last.is_some_and(is_hangul) && end < phrase.len() {
                // 남 is no part of 남부.
                let rest = &phrase[end..];
                return match rest.strip_prefix(' ') {
                    Some(next) => shorthand(&phrase[at..end], next),
                    None => !rest.starts_with(is_hangul) || is_josa(&rest[..hangul_run(rest)]) || shorthand(&phrase[at..end], rest),
                };
            }
            last.is_some_and(is_hangul) && end - at > 3 || ends_word(phrase, end) || plural(phrase, end)
        });
        // Not the West, but the West Bank.
        let longer = hit.and_then(|(end, _)| {
            let start = at + behind_article(&phrase[at..end])?;
            let (stop, id) = LEXICON.index.longest(phrase, start, |stop, _| ends_word(phrase, stop))?;
            (stop > end).then_some((stop, id))
        });
        if let Some((end, id)) = longer.or(hit) {
            let form = LEXICON.forms[id as usize];
            out.push(Hit { start: at, end, entry: form.entry, form: form.role, doubtful: form.doubtful });
            skip = end;
        }
    }
    out
}

/// Whether one syllable that says in which relation what follows stands to a country, at the start of a word, is all of the word before byte `at`.
fn prefixed(phrase: &str, at: usize) -> bool {
    let word = phrase[..at].rsplit(|c: char| !is_alphanumeric(c)).next().unwrap_or("");
    matches!(word, "주" | "재" | "전" | "구" | "방")
}

/// Whether one syllable stands for a country before `rest`: 미 정부, 일 외무상, but not the 중 of 이 중 한 명. 한 before a space is a number.
fn shorthand(syllable: &str, rest: &str) -> bool {
    let role = LEXICON.role_index.longest(rest, 0, |_, _| true).map(|(_, id)| LEXICON.roles[id as usize].class);
    syllable != "한"
        && role.is_some_and(|class| matches!(class, RoleClass::Body | RoleClass::Force | RoleClass::Office | RoleClass::Anonymous))
}

/// Whether only a plural s stands between byte `end` and the end of the word: "Iraqis".
fn plural(phrase: &str, end: usize) -> bool {
    phrase[end..].starts_with('s') && ends_word(phrase, end + 1)
}

/// Whether a title is that of one who holds it no more: "former Brazilian president", 전 대통령.
pub(super) fn former(title: &str) -> bool {
    let mut words = title.split(|c: char| !(is_alphanumeric(c) || c == '-')).filter(|w| !w.is_empty());
    words.any(|w| FORMER.has(w) || FORMER_BEGINS.opening(w).is_some())
        || FORMER_KO.iter().flat_map(|word| title.match_indices(word)).any(|(at, _)| at == 0 || title[..at].ends_with(' '))
}

/// The person whom the gazetteer knows by a surname in the phrase: "President Mugabe", "the Obama administration".
fn known_by_surname(phrase: &str, code: Option<Code>) -> Option<&'static Entry> {
    let last = phrase.split(|c: char| !(is_alphanumeric(c) || c == '-' || c == '\'')).rfind(|w| w.starts_with(char::is_uppercase));
    // The last name of a phrase is the surname: Levy in "President Levy Mwanawasa" is not.
    let last = last?;
    // Eric Adams is not Gerry Adams.
    let before = phrase[..last.as_ptr() as usize - phrase.as_ptr() as usize].trim_end().rsplit(' ').next().unwrap_or_default();
    if LEXICON.given.contains_key(before) {
        return None;
    }
    let id = AGENTS.surnames.get(last.strip_suffix("'s").unwrap_or(last))?;
    Some(&LEXICON.entries[*id as usize]).filter(|e| code.is_none() || e.code == code)
}

fn korean(phrase: &str, listed: Option<&Entry>, hits: &[Hit]) -> Vec<Sector> {
    let mut found: Vec<Sector> = listed.map(|e| e.sectors.clone()).unwrap_or_default();
    let mut skip = 0;
    let mut names = hits.iter().peekable();
    for (at, _) in phrase.char_indices() {
        if at < skip {
            continue;
        }
        // 더불어민주당 holds no 어민.
        while names.next_if(|h| h.end <= at).is_some() {}
        if let Some(hit) = names.peek().filter(|h| h.start <= at) {
            skip = hit.end;
            continue;
        }
        let long = |end: usize| end - at > "가".len() || end == phrase.len();
        let role = LEXICON.role_index.longest(phrase, at, |end, _| long(end)).map(|(end, id)| (end, &LEXICON.roles[id as usize]));
        let agent = AGENTS
            .korean
            .longest(phrase, at, |end, _| long(end) && closes(phrase, end))
            .filter(|(end, _)| role.is_none_or(|(e, _)| e <= *end));
        if let Some((end, agent)) = agent.map(|(end, id)| (end, AGENTS.agents[id as usize])) {
            skip = end;
            if !agent.weak || found.is_empty() {
                lead(&mut found, agent.sector.as_slice());
            }
            continue;
        }
        let Some((end, role)) = role else { continue };
        skip = end;
        // A spokesman, an official and a head are those of what stands before.
        let weak = matches!(role.class, RoleClass::Anonymous | RoleClass::Office) && !found.is_empty();
        if !weak {
            lead(&mut found, &role.sectors);
        }
    }
    if FORMER_KO.iter().flat_map(|word| phrase.match_indices(word)).any(|(at, _)| at == 0 || phrase[..at].ends_with(' '))
        && found.first().is_some_and(|s| *s == Sector::Gov)
    {
        found.insert(0, Sector::Eli);
    }
    found
}

/// Whether a Korean word for an agent that ends at byte `end` ends its eojeol but for josa, or another follows.
fn closes(phrase: &str, end: usize) -> bool {
    let rest = &phrase[end..];
    let run = &rest[..hangul_run(rest)];
    is_josa(run) || LEXICON.role_index.longest(rest, 0, |e, _| e > "가".len()).is_some()
}

/// Puts `sectors` before those of `found`.
fn lead(found: &mut Vec<Sector>, sectors: &[Sector]) {
    found.retain(|s| !sectors.contains(s));
    found.splice(0..0, sectors.iter().copied());
}

fn english(phrase: &str, named: Option<&Entry>, hits: &[Hit]) -> Vec<Sector> {
    let lower = phrase.to_lowercase();
    // Lower case may change lengths; agents are found in the lower text alone.
    let mut head_end = lower.len();
    let mut agents: Vec<(usize, Agent)> = Vec::new();
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut start = None;
    for (i, c) in lower.char_indices().chain([(lower.len(), ' ')]) {
        let inner = is_alphanumeric(c) || matches!(c, '-' | '\'' | '.');
        match (start, inner) {
            (None, true) => start = Some(i),
            (Some(s), false) => {
                words.push((s, lower[s..i].trim_end_matches(['.', '\''])));
                start = None;
            }
            _ => {}
        }
    }
    let mut skip = 0;
    for (k, (at, word)) in words.iter().enumerate() {
        if k > 0 && head_end == lower.len() && (AFTER_HEAD.has(word) || lower[..*at].trim_end().ends_with([',', '('])) {
            head_end = *at;
        }
        // The refugee agency of the United Nations is no refugee, the West Bank no bank.
        let inside = phrase.len() == lower.len() && hits.iter().any(|h| h.start <= *at && *at < h.end);
        if *at < skip || inside {
            continue;
        }
        if let Some((end, agent)) = agent(&lower, *at) {
            agents.push((*at, agent));
            skip = end;
        }
    }
    let former = words.iter().any(|(_, w)| FORMER.has(w) || FORMER_BEGINS.opening(w).is_some());
    let opposition = words.iter().any(|(_, w)| OPPOSITION.has(w));
    let strong = |inside: bool| agents.iter().filter(move |(at, a)| !a.weak && (*at < head_end) == inside);
    // The last noun of the head phrase is its head; what follows it counts when it tells nothing.
    let own: &[Sector] = named.map(|e| e.sectors.as_slice()).unwrap_or_default();
    let head = strong(true).next_back().or_else(|| strong(false).next().filter(|_| own.is_empty())).and_then(|(_, a)| a.sector);
    let weak = agents.iter().find(|(_, a)| a.weak && a.sector.is_some()).and_then(|(_, a)| a.sector);
    let mut out: Vec<Sector> = Vec::new();
    let person = named.is_some_and(|e| e.what == What::Person);
    match head {
        // The Basij militia is what the list says of the Basij.
        Some(sector) if bears_arms(sector) && own.first().is_some_and(|s| bears_arms(*s)) => out.extend_from_slice(own),
        // "Prime Minister Ismail Haniyeh" governs, whatever else he is.
        Some(Sector::Gov) if person && own.first().is_some_and(|s| bears_arms(*s)) => {
            out.push(Sector::Gov);
            out.extend_from_slice(own);
        }
        // Fighters of a group, lawmakers of a party, soldiers of an alliance: the noun tells; of a person the list knows better.
        Some(sector) if !person || own.is_empty() || own[0] == Sector::Eli && !former => {
            out.push(sector);
            out.extend(own.iter().copied().filter(|s| *s != sector));
        }
        _ => out.extend_from_slice(own),
    }
    if out.is_empty()
        && let Some(sector) = weak
        && !named.is_some_and(|e| matches!(e.kind, Some(ActorKind::Igo | ActorKind::Ngo)))
    {
        out.push(sector);
    }
    if opposition && !out.contains(&Sector::Opp) {
        let at = usize::from(out.first().is_some_and(|s| matches!(s, Sector::Leg | Sector::Reb | Sector::Mil)));
        out.insert(at, Sector::Opp);
    }
    if former && out.first().is_some_and(|s| matches!(s, Sector::Gov | Sector::Leg | Sector::Jud | Sector::Eli)) && out[0] != Sector::Eli {
        out.insert(0, Sector::Eli);
    }
    // People of a country, and nothing else said: "Iraqis", "the Swiss", "Kosovo Albanians".
    if out.is_empty() && agents.is_empty() {
        let single = |h: &Hit| hits.len() == 1 && phrase[h.start..].ends_with('s') && !phrase[h.start..].contains(' ');
        let of_people = |h: &Hit| h.form == FormRole::Adjective && (plural(phrase, h.end) || single(h));
        out.extend(hits.iter().any(of_people).then_some(Sector::Cvl));
    }
    out
}

/// Whether those of `sector` fight.
fn bears_arms(sector: Sector) -> bool {
    matches!(sector, Sector::Mil | Sector::Reb | Sector::Prm | Sector::Uaf)
}

/// The longest word for an agent at byte `at` of `lower`, its last word in the singular or the plural.
fn agent(lower: &str, at: usize) -> Option<(usize, Agent)> {
    let index = &AGENTS.english;
    let whole = |end: usize| lower[end..].chars().next().is_none_or(|c| !is_alphanumeric(c) && c != '-');
    let plain = index.longest(lower, at, |end, _| {
        whole(end) || ["s", "es", "'s", "s'"].iter().any(|s| lower[end..].starts_with(s) && whole(end + s.len()))
    });
    // Plurals that change the stem: policemen, militiamen, authorities.
    let rest = &lower[at..];
    let irregular = rest.split(' ').scan(at, |p, w| {
        let s = *p;
        *p += w.len() + 1;
        Some((s + w.len(), w))
    });
    let changed = irregular.take(4).filter_map(|(end, w)| {
        let word = lower.get(at..end)?.trim_end_matches(['.', ',', ')']);
        let stem = if w.ends_with("men") { format!("{}man", word.strip_suffix("men")?) } else { format!("{}y", word.strip_suffix("ies")?) };
        index.get(&stem).map(|id| (end, id))
    });
    let best = plain.into_iter().chain(changed).max_by_key(|(end, _)| *end)?;
    Some((best.0, AGENTS.agents[best.1 as usize]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(phrase: &str) -> String {
        let c = code_actor(phrase);
        let sector = c.sectors.first().map(|s| s.as_str()).unwrap_or("-");
        format!("{} {sector}", c.code.map_or("-".to_owned(), String::from))
    }

    #[test]
    fn phrases_get_country_and_sector() {
        for (phrase, code) in [
            ("Iraqi police", "IRQ COP"),
            ("the Peruvian navy", "PER MIL"),
            ("Україна", "UKR -"),
            ("Россия", "RUS -"),
            ("Polish Prime Minister Donald Tusk", "POL GOV"),
            ("Taliban militants", "AFG REB"),
            ("rebels in eastern Ukraine", "UKR REB"),
            ("the mayor of Osaka", "JPN GOV"),
            ("a spokesman for Kenyan truckers", "KEN LAB"),
            ("two Danish journalists", "DNK JRN"),
            ("former Chilean ministers", "CHL ELI"),
            ("Norway", "NOR -"),
            ("Bolivians", "BOL CVL"),
            ("Kosovo Albanians", "XKX CVL"),
            ("ethnic Serbs in Kosovo", "XKX CVL"),
            ("ethnic Albanian rebels", "- REB"),
            ("al-Qaida in Yemen", "YEM REB"),
            ("Congolese soldiers", "COD MIL"),
            ("Honda executives", "MNC BUS"),
            ("policemen", "- COP"),
            ("President Mugabe", "ZWE GOV"),
            ("opposition lawmakers", "- LEG"),
            ("Turkey's ambassador to Chile", "TUR GOV"),
            ("U.N. refugee agency officials", "UNO -"),
            ("러시아 국방부 대변인", "RUS MIL"),
            ("북한 병사들", "PRK MIL"),
            ("프랑스", "FRA -"),
            ("Moscow", "RUS GOV"),
            ("Turkish-backed rebels in Idlib", "SYR REB"),
            ("Turkmen villagers in Kirkuk", "IRQ CVL"),
            ("the Turkmen president", "TKM GOV"),
            ("settlers in the West Bank", "ISR CVL"),
            ("regional peacekeepers", "IGO MIL"),
            ("a Rohingya refugee", "MMR REF"),
            ("President Laurent Gbago", "CIV GOV"),
            ("더불어민주당", "KOR PTY"),
            ("민주노총 조합원", "KOR LAB"),
            ("소말리아 해적", "SOM CRM"),
            ("교황", "VAT REL"),
        ] {
            assert_eq!(coded(phrase), code, "{phrase}");
        }
    }

    #[test]
    fn strange_phrases_get_nothing() {
        for phrase in ["", "   ", "qwerty", "(((", "한", "İİİİ", "the", "s's's"] {
            let found = code_actor(phrase);
            assert!(found.sectors.is_empty() || found.code.is_some(), "{phrase}: {found:?}");
        }
        assert!(code_actor(&"Iraqi police of ".repeat(5000)).code.is_some());
    }

    #[test]
    fn every_row_of_agents_has_a_sector_a_source_and_a_licence() {
        for line in include_str!("../../lexicon/roles/agents.csv").lines().skip(1) {
            let cells: Vec<_> = line.split(',').collect();
            assert_eq!(cells.len(), 6, "{line}");
            assert!(matches!(cells[0], "en" | "ko"), "{line}");
            assert!(cells[2].parse::<Sector>().is_ok() || cells[2] == "NGO", "{line}");
            assert!(matches!(cells[3], "strong" | "weak") && cells[4..].iter().all(|c| !c.is_empty()), "{line}");
        }
    }
}
