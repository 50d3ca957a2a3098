//! The gazetteers as they are read: what each form names, and what offices, bodies and groups are called.

use std::sync::LazyLock;

use sosik_core::ontology::Sector;
use sosik_core::{ActorKind, Code, EntityLabel};

use super::boundary::is_hangul;
use super::index::{FormIndex, Map};

/// Everything that the lexicon files hold; parsed on first use.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// What a gazetteer entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Country,
    Organisation,
    Person,
    Place,
}

/// How a form stands for its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormRole {
    /// The first name of a language.
    Name,
    /// Another name.
    Alias,
    /// "Ukrainian".
    Adjective,
    /// 미, 러, 美: only before a head or beside another.
    Short,
    /// "the North".
    Compass,
}

/// One thing with a name.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) what: What,
    /// `kor.nis`, `prk`; empty for places.
    pub(crate) key: String,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) code: Option<Code>,
    pub(crate) sectors: Vec<Sector>,
    pub(crate) en: &'static str,
    pub(crate) ko: &'static str,
    /// `country`, `capital`, `city`, `region`, `sea`, `site`; of people their role; else empty.
    pub(crate) detail: &'static str,
    pub(crate) at: Option<(f64, f64)>,
}

impl Entry {
    /// The label of its names.
    pub(crate) fn label(&self) -> EntityLabel {
        match self.what {
            What::Country | What::Place => EntityLabel::Place,
            What::Organisation => EntityLabel::Organisation,
            What::Person => EntityLabel::Person,
        }
    }
}

/// A form of an entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) entry: u32,
    pub(crate) role: FormRole,
    /// Also a word of the language: only to be believed beside a head or where the entry is named otherwise too.
    pub(crate) doubtful: bool,
}

/// What a word for a participant does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RoleClass {
    /// A state body: ministry, parliament, police.
    Body,
    /// Armed forces.
    Force,
    /// Armed groups.
    Group,
    /// The press as a whole.
    Media,
    /// Parties.
    Party,
    /// An office or profession that one person holds.
    Office,
    /// Officials and sources without a name.
    Anonymous,
    /// Populations and people.
    Population,
    /// States together.
    Bloc,
    /// "the agency": points back.
    Description,
    /// "a unit of": looks through to what follows.
    Partitive,
}

/// Of which country the bare word for a participant speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bare {
    /// Of none that is known.
    Untold,
    /// Of the one that the document is about: 국방부, "the president".
    Document,
    /// Of the one where its sentence plays: "police", "residents".
    Scene,
    /// Of that of a place that is told with it, and of no other: 쿠르드족.
    Place,
}

/// The key of the role of peoples without a state.
pub(crate) const PEOPLES: &str = "peoples";

/// A word for a participant.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) class: RoleClass,
    pub(crate) kind: ActorKind,
    pub(crate) sectors: Vec<Sector>,
    pub(crate) key: &'static str,
    pub(crate) bare: Bare,
}

/// What the last word of a name tells: "Brigade", 대학교.
#[derive(Clone, Debug)]
pub(crate) struct Ending {
    pub(crate) label: EntityLabel,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) sectors: Vec<Sector>,
}

/// All lexicon files of names.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    pub(crate) entries: Vec<Entry>,
    pub(crate) forms: Vec<Form>,
    pub(crate) index: FormIndex,
    pub(crate) roles: Vec<Role>,
    /// English and Korean words for participants.
    pub(crate) role_index: FormIndex,
    /// Korean words for participants that are names by themselves.
    pub(crate) named: Map<&'static str, ()>,
    pub(crate) given: Map<&'static str, ()>,
    pub(crate) surnames: Map<&'static str, ()>,
    pub(crate) endings_en: Map<&'static str, Ending>,
    /// Longest first.
    endings_ko: Vec<(&'static str, Ending)>,
    /// By their last character those of `endings_ko`, in its order.
    endings_by_last: Map<char, Vec<u32>>,
    by_key: Map<String, u32>,
    countries: Map<Code, u32>,
}

/// The fields of a line of CSV whose quoted fields hold no quotation marks.
fn fields(line: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        if let Some(quoted) = line.strip_prefix('"') {
            let (field, after) = quoted.split_once('"')?;
            rest = after.strip_prefix(',');
            return Some(field);
        }
        match line.split_once(',') {
            Some((field, after)) => {
                rest = Some(after);
                Some(field)
            }
            None => {
                rest = None;
                Some(line)
            }
        }
    })
}

/// The rows of a CSV file below its head, the first `N` fields of each; shorter rows are left out.
fn rows<const N: usize>(file: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    file.lines().skip(1).filter_map(|line| {
        let mut row = [""; N];
        let mut fields = fields(line);
        for cell in &mut row {
            *cell = fields.next()?;
        }
        Some(row)
    })
}

fn parts(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|p| !p.is_empty())
}

/// The kind of actor called `name`, as records spell it.
pub(super) fn kind(name: &str) -> Option<ActorKind> {
    use ActorKind::*;
    Some(match name {
        "state" => State,
        "government_body" => GovernmentBody,
        "armed_force" => ArmedForce,
        "armed_group" => ArmedGroup,
        "igo" => Igo,
        "ngo" => Ngo,
        "party" => Party,
        "company" => Company,
        "media" => Media,
        "channel" => Channel,
        "person" => Person,
        "population" => Population,
        "bloc" => Bloc,
        "unnamed" => Unnamed,
        _ => return None,
    })
}

fn class(name: &str) -> Option<RoleClass> {
    Some(match name {
        "body" => RoleClass::Body,
        "force" => RoleClass::Force,
        "group" => RoleClass::Group,
        "media" => RoleClass::Media,
        "party" => RoleClass::Party,
        "office" => RoleClass::Office,
        "anon" => RoleClass::Anonymous,
        "pop" => RoleClass::Population,
        "bloc" => RoleClass::Bloc,
        "desc" => RoleClass::Description,
        "partitive" => RoleClass::Partitive,
        _ => return None,
    })
}

fn bare(name: &str) -> Bare {
    match name {
        "document" => Bare::Document,
        "scene" => Bare::Scene,
        _ => Bare::Untold,
    }
}

fn is_hangul_or_space(c: char) -> bool {
    c == ' ' || is_hangul(c)
}

fn sectors(cell: &'static str) -> Vec<Sector> {
    parts(cell).filter_map(|s| s.parse().ok()).collect()
}

impl Lexicon {
    /// The entry called `key`.
    pub(crate) fn by_key(&self, key: &str) -> Option<&Entry> {
        self.by_key.get(key).map(|i| &self.entries[*i as usize])
    }

    /// The country of `code`.
    pub(crate) fn country(&self, code: Code) -> Option<&Entry> {
        self.countries.get(&code).map(|i| &self.entries[*i as usize])
    }

    /// The entry of a form.
    pub(crate) fn entry(&self, form: Form) -> &Entry {
        &self.entries[form.entry as usize]
    }

    fn push(&mut self, entry: Entry) -> u32 {
        let id = self.entries.len() as u32;
        if !entry.key.is_empty() {
            self.by_key.entry(entry.key.clone()).or_insert(id);
        }
        self.entries.push(entry);
        id
    }

    fn form(&mut self, form: &'static str, entry: u32, role: FormRole, doubtful: bool) {
        let id = self.forms.len() as u32;
        if self.index.add(form, id) {
            self.forms.push(Form { entry, role, doubtful });
        }
    }

    fn names(&mut self, en: &'static str, ko: &'static str, entry: u32, doubtful: impl Fn(&str) -> bool) {
        for (i, form) in parts(en).enumerate().chain(parts(ko).enumerate()) {
            let role = if i == 0 { FormRole::Name } else { FormRole::Alias };
            self.form(form, entry, role, doubtful(form));
        }
    }

    fn read() -> Self {
        let mut all = Self::default();
        let ambiguous: Map<&str, ()> =
            rows::<3>(include_str!("../../lexicon/gazetteer/ambiguous.csv")).map(|[_, form, _]| (form, ())).collect();
        let doubtful = |form: &str| ambiguous.contains_key(form);
        all.read_countries(&doubtful);
        all.read_organisations();
        all.read_people();
        all.read_places(&doubtful);
        all.read_roles();
        all.read_peoples();
        for [language, form] in rows(include_str!("../../lexicon/names/given_names.csv")) {
            let list = if language == "en" { &mut all.given } else { &mut all.surnames };
            list.insert(form, ());
        }
        all.read_endings();
        all.read_spacings();
        all
    }

    fn read_endings(&mut self) {
        for [language, form, label, actor, sector] in rows(include_str!("../../lexicon/names/endings.csv")) {
            let label = if label == "place" { EntityLabel::Place } else { EntityLabel::Organisation };
            let ending = Ending { label, kind: kind(actor), sectors: sectors(sector) };
            if language == "en" {
                self.endings_en.insert(form, ending);
            } else {
                self.endings_ko.push((form, ending));
            }
        }
        self.endings_ko.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        for (id, (form, _)) in self.endings_ko.iter().enumerate() {
            if let Some(last) = form.chars().next_back() {
                self.endings_by_last.entry(last).or_default().push(id as u32);
            }
        }
    }

    /// The longest Korean ending of names of organisations and places that `words` end with.
    pub(crate) fn ending_ko(&self, words: &str) -> Option<(&'static str, &Ending)> {
        let ids = self.endings_by_last.get(&words.chars().next_back()?)?;
        ids.iter().filter_map(|id| self.endings_ko.get(*id as usize)).find(|(form, _)| words.ends_with(form)).map(|(f, e)| (*f, e))
    }

    fn read_countries(&mut self, doubtful: &dyn Fn(&str) -> bool) {
        for [code, en, ko] in rows(include_str!("../../lexicon/gazetteer/countries.csv")) {
            let Ok(iso) = Code::new(code) else { continue };
            let entry = Entry {
                what: What::Country,
                key: code.to_ascii_lowercase(),
                kind: Some(ActorKind::State),
                code: Some(iso),
                sectors: Vec::new(),
                en,
                ko,
                detail: "country",
                at: None,
            };
            let id = self.push(entry);
            self.countries.insert(iso, id);
            self.names(en, ko, id, doubtful);
        }
        for [code, _, form, role] in rows(include_str!("../../lexicon/gazetteer/country_forms.csv")) {
            let Some(&id) = Code::new(code).ok().as_ref().and_then(|c| self.countries.get(c)) else { continue };
            let role = match role {
                "adjective" => FormRole::Adjective,
                "short" => FormRole::Short,
                "compass" => FormRole::Compass,
                _ => FormRole::Alias,
            };
            self.form(form, id, role, doubtful(form));
        }
    }

    fn read_organisations(&mut self) {
        for [key, actor, code, sector, en, ko] in rows(include_str!("../../lexicon/gazetteer/organisations.csv")) {
            let id = self.push(Entry {
                what: What::Organisation,
                key: key.to_owned(),
                kind: kind(actor),
                code: Code::new(code).ok(),
                sectors: sectors(sector),
                en: parts(en).next().unwrap_or_default(),
                ko: parts(ko).next().unwrap_or_default(),
                detail: "",
                at: None,
            });
            self.names(en, ko, id, |_| false);
        }
    }

    /// Korean writes names of several nouns with spaces and without: 무슬림형제단 and 무슬림 형제단, 유엔인권이사회 and 유엔 인권이사회.
    ///
    /// A name without spaces gets one behind a place or body that it begins with, and one before a telling ending.
    fn read_spacings(&mut self) {
        const FEWEST: usize = 5;
        let spaced = |form: &str, at: usize| {
            let (head, tail) = form.split_at(at);
            (head.chars().count() >= 2 && tail.chars().count() >= 2).then(|| format!("{head} {tail}"))
        };
        let mut new: Vec<(String, u32, FormRole)> = Vec::new();
        let organisations = rows(include_str!("../../lexicon/gazetteer/organisations.csv")).map(|[_, _, _, _, _, ko]| ko);
        let countries = rows(include_str!("../../lexicon/gazetteer/countries.csv")).map(|[_, _, ko]| ko);
        for ko in organisations.chain(countries) {
            for form in parts(ko).filter(|f| f.chars().count() >= FEWEST && f.chars().all(is_hangul_or_space)) {
                let Some(known) = self.index.get(form).map(|id| self.forms[id as usize]) else { continue };
                if form.contains(' ') {
                    new.push((form.replace(' ', ""), known.entry, known.role));
                    continue;
                }
                let ending = self.ending_ko(form).and_then(|(ending, _)| spaced(form, form.len() - ending.len()));
                let starts = form.char_indices().map(|(i, _)| i).filter(|i| *i >= 2 * "가".len()).rev();
                let owner = starts.filter(|i| self.index.get(&form[..*i]).is_some()).find_map(|i| spaced(form, i));
                new.extend(ending.into_iter().chain(owner).map(|f| (f, known.entry, FormRole::Alias)));
            }
        }
        for (form, entry, role) in new {
            self.form(form.leak(), entry, role, false);
        }
    }

    fn read_people(&mut self) {
        for [key, en, ko, code, sector, role] in rows(include_str!("../../lexicon/names/people.csv")) {
            let id = self.push(Entry {
                what: What::Person,
                key: key.to_owned(),
                kind: Some(ActorKind::Person),
                code: Code::new(code).ok(),
                sectors: sectors(sector),
                en: parts(en).next().unwrap_or_default(),
                ko: parts(ko).next().unwrap_or_default(),
                detail: role,
                at: None,
            });
            self.names(en, ko, id, |_| false);
        }
    }

    fn read_places(&mut self, doubtful: &dyn Fn(&str) -> bool) {
        let place = |en: &'static str, ko: &'static str, code, detail, at| Entry {
            what: What::Place,
            key: String::new(),
            kind: None,
            code: Code::new(code).ok(),
            sectors: Vec::new(),
            en: parts(en).next().unwrap_or_default(),
            ko: parts(ko).next().unwrap_or_default(),
            detail,
            at,
        };
        for [en, ko, code, detail] in rows(include_str!("../../lexicon/gazetteer/places.csv")) {
            let id = self.push(place(en, ko, code, detail, None));
            self.names(en, ko, id, doubtful);
        }
        for [en, alias, ko, code, detail, latitude, longitude, use_en] in rows(include_str!("../../lexicon/gazetteer/cities.csv")) {
            let at = latitude.parse().ok().zip(longitude.parse().ok());
            // A place that people have listed gets its coordinates here.
            if let Some(form) = self.index.get(en).map(|f| self.forms[f as usize]) {
                let known = &mut self.entries[form.entry as usize];
                if known.what == What::Place && known.at.is_none() && known.code == Code::new(code).ok() {
                    known.at = at;
                    self.names(alias, ko, form.entry, doubtful);
                    continue;
                }
            }
            let id = self.push(place(en, ko, code, detail, at));
            if use_en == "1" {
                self.form(en, id, FormRole::Name, doubtful(en));
            }
            self.names(alias, ko, id, doubtful);
        }
    }

    /// Peoples without a state and communities of faith take part as others without a name do.
    fn read_peoples(&mut self) {
        let first = self.roles.len() as u32;
        for (key, bare) in [(PEOPLES, Bare::Place), ("civilians", Bare::Scene)] {
            self.roles.push(Role { class: RoleClass::Population, kind: ActorKind::Population, sectors: vec![Sector::Cvl], key, bare });
        }
        for [_, _, plural, ko, kind] in rows(include_str!("../../lexicon/gazetteer/peoples.csv")) {
            for form in parts(plural).chain(parts(ko)) {
                self.role_index.add(form, first + u32::from(kind != "nation"));
            }
        }
    }

    fn read_roles(&mut self) {
        for [name, actor, sector, key, en, ko, named, told] in rows(include_str!("../../lexicon/roles/roles.csv")) {
            let (Some(class), Some(kind)) = (class(name), kind(actor).or(Some(ActorKind::Unnamed))) else { continue };
            let id = self.roles.len() as u32;
            self.roles.push(Role { class, kind, sectors: sectors(sector), key, bare: bare(told) });
            for form in parts(en).chain(parts(ko)) {
                self.role_index.add(form, id);
            }
            self.named.extend(parts(named).map(|form| (form, ())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_source_and_a_licence() {
        for file in [
            include_str!("../../lexicon/gazetteer/ambiguous.csv"),
            include_str!("../../lexicon/gazetteer/cities.csv"),
            include_str!("../../lexicon/gazetteer/countries.csv"),
            include_str!("../../lexicon/gazetteer/country_forms.csv"),
            include_str!("../../lexicon/gazetteer/organisations.csv"),
            include_str!("../../lexicon/gazetteer/peoples.csv"),
            include_str!("../../lexicon/gazetteer/places.csv"),
            include_str!("../../lexicon/names/common_families.csv"),
            include_str!("../../lexicon/names/endings.csv"),
            include_str!("../../lexicon/names/korean_families.csv"),
            include_str!("../../lexicon/names/transliterated.csv"),
            include_str!("../../lexicon/names/given_names.csv"),
            include_str!("../../lexicon/names/kin.csv"),
            include_str!("../../lexicon/names/people.csv"),
            include_str!("../../lexicon/roles/roles.csv"),
            include_str!("../../lexicon/roles/abroad.csv"),
            include_str!("../../lexicon/roles/places.csv"),
            include_str!("../../lexicon/roles/concepts.csv"),
            include_str!("../../lexicon/roles/native_numerals.csv"),
            include_str!("../../lexicon/roles/standing.csv"),
            include_str!("../../lexicon/roles/again.csv"),
            include_str!("../../lexicon/roles/homes.csv"),
            include_str!("../../lexicon/roles/owners.csv"),
            include_str!("../../lexicon/roles/phrases.csv"),
            include_str!("../../lexicon/gazetteer/idioms.csv"),
            include_str!("../../lexicon/gazetteer/namesakes.csv"),
            include_str!("../../lexicon/gazetteer/shared.csv"),
            include_str!("../../lexicon/roles/offices.csv"),
            include_str!("../../lexicon/roles/office_holders.csv"),
            include_str!("../../lexicon/gazetteer/tails.csv"),
            include_str!("../../lexicon/names/channel_words.csv"),
            include_str!("../../lexicon/names/settlements.csv"),
            include_str!("../../lexicon/names/shorthands.csv"),
            include_str!("../../lexicon/names/genders.csv"),
            include_str!("../../lexicon/names/not_names.csv"),
        ] {
            let head: Vec<_> = fields(file.lines().next().unwrap()).collect();
            assert!(head.ends_with(&["source", "licence"]), "{head:?}");
            for line in file.lines().skip(1) {
                let row: Vec<_> = fields(line).collect();
                assert_eq!(row.len(), head.len(), "{line}");
                assert!(!row[row.len() - 1].is_empty() && !row[row.len() - 2].is_empty(), "{line}");
            }
        }
    }

    #[test]
    fn the_gazetteer_takes_less_than_four_megabytes() {
        let all = Lexicon::read();
        let of_entries: usize = all.entries.iter().map(|e| e.key.capacity() + e.sectors.capacity() * size_of::<Sector>()).sum();
        let entries = all.entries.capacity() * size_of::<Entry>() + of_entries + all.forms.capacity() * size_of::<Form>();
        let bytes = entries + all.index.bytes() + all.role_index.bytes();
        assert!(bytes < 4 << 20, "{bytes} bytes: {entries} of entries and forms, {} of the index", all.index.bytes());
    }

    #[test]
    fn one_key_stands_for_one_organisation_and_one_form_for_one_key() {
        let mut keys: Map<&str, ()> = Map::default();
        let mut forms: Map<&str, &str> = Map::default();
        for [key, _, _, _, en, ko] in rows(include_str!("../../lexicon/gazetteer/organisations.csv")) {
            assert!(keys.insert(key, ()).is_none(), "{key} has two rows");
            for form in parts(en).chain(parts(ko)) {
                assert!(forms.insert(form, key).is_none_or(|other| other == key), "{form} is {key} and {}", forms[form]);
            }
        }
    }

    #[test]
    fn the_gazetteer_knows_states_in_both_languages() {
        for (form, code) in [("북한", "PRK"), ("North Korea", "PRK"), ("우크라이나", "UKR"), ("Russian", "RUS"), ("미국", "USA")] {
            let form = LEXICON.forms[LEXICON.index.get(form).unwrap() as usize];
            assert_eq!(LEXICON.entry(form).code.unwrap().as_str(), code);
        }
        let city = LEXICON.forms[LEXICON.index.get("Pyongyang").unwrap() as usize];
        assert!(LEXICON.entry(city).at.is_some_and(|(north, east)| (38.0..40.0).contains(&north) && (125.0..126.5).contains(&east)));
        assert_eq!(LEXICON.by_key("kor.nis").unwrap().ko, "국가정보원");
    }
}
