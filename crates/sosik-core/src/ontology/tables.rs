// Made by `cargo dev generate` from data/plover_*.csv and data/cameo.csv; change those.

//! The tables of PLOVER 2.0 and CAMEO 1.1b3.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// One of PLOVER's sixteen types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EventType {
    /// promises or agrees to cooperate; future CONSULT/SUPPORT/COOPERATE/AID; both sides calling for an end to conflict.
    #[serde(rename = "AGREE")]
    Agree,
    /// meets, visits, hosts, phones, negotiates (happened or under way).
    #[serde(rename = "CONSULT")]
    Consult,
    /// backs in words, praises, recognises, signs or ratifies; no material help.
    #[serde(rename = "SUPPORT")]
    Support,
    /// gives way in words: pardons, eases rules, regrets, announces (future) ceasefire or withdrawal, drops a demand.
    #[serde(rename = "CONCEDE")]
    Concede,
    /// material cooperation that serves both: trade, joint exercise, extradition, shared intelligence.
    #[serde(rename = "COOPERATE")]
    Cooperate,
    /// material help that serves the recipient: money, arms, relief, asylum, debt relief, hostage rescue.
    #[serde(rename = "AID")]
    Aid,
    /// gives way in deed: withdraws, releases, disarms, keeps ceasefire, lets others in, resigns.
    #[serde(rename = "RETREAT")]
    Retreat,
    /// asks, urges, demands, orders (in words).
    #[serde(rename = "REQUEST")]
    Request,
    /// criticises, condemns, accuses, charges, sues, investigates (manual prints +3 for the bare category; its modes are -2/-3.5/-3.5: misprint).
    #[serde(rename = "ACCUSE")]
    Accuse,
    /// refuses, declines, bars entry, cancels a meeting.
    #[serde(rename = "REJECT")]
    Reject,
    /// threat or ultimatum in words; arrest warrant in absentia.
    #[serde(rename = "THREATEN")]
    Threaten,
    /// collective civilian action on the ground.
    #[serde(rename = "PROTEST")]
    Protest,
    /// cuts existing relations; expels, withdraws, convicts, imposes sanctions.
    #[serde(rename = "SANCTION")]
    Sanction,
    /// military or police moves short of force.
    #[serde(rename = "MOBILIZE")]
    Mobilize,
    /// repression or compulsion short of violence: arrest, curfew, ban, seizure, cyber attack.
    #[serde(rename = "COERCE")]
    Coerce,
    /// deliberate violence that can hurt people or destroy property.
    #[serde(rename = "ASSAULT")]
    Assault,
}
impl EventType {
    /// All of them, in the order of the manual.
    pub const ALL: &'static [Self] = &[
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
    ];
    /// The name as records spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Concede => "CONCEDE",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Retreat => "RETREAT",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
        }
    }
}
impl std::str::FromStr for EventType {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|x| x.as_str() == s).ok_or_else(|| Error::new(ErrorKind::Ontology, format!("`{s}` is unknown; event types are AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT")))
    }
}
impl std::fmt::Display for EventType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl EventType {
    /// Quad class, whether a recipient is required, score.
    pub(super) const fn row(self) -> (u8, bool, f64) {
        match self {
            Self::Agree => (1, false, 2.5),
            Self::Consult => (1, false, 2.5),
            Self::Support => (1, false, 5.0),
            Self::Concede => (1, false, 4.5),
            Self::Cooperate => (2, true, 9.5),
            Self::Aid => (2, true, 10.0),
            Self::Retreat => (2, false, 6.5),
            Self::Request => (3, false, 0.0),
            Self::Accuse => (3, false, -3.0),
            Self::Reject => (3, false, -2.0),
            Self::Threaten => (3, false, -3.5),
            Self::Protest => (4, false, -5.0),
            Self::Sanction => (4, true, -6.0),
            Self::Mobilize => (4, false, -5.5),
            Self::Coerce => (4, false, -7.0),
            Self::Assault => (4, false, -9.0),
        }
    }
}
/// A mode of one type: how it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// CONSULT visit: actor visits, recipient hosts.
    #[serde(rename = "CONSULT visit")]
    ConsultVisit,
    /// CONSULT third-party: hosted by somebody else.
    #[serde(rename = "CONSULT third-party")]
    ConsultThirdParty,
    /// CONSULT multilateral: alliance or IGO setting.
    #[serde(rename = "CONSULT multilateral")]
    ConsultMultilateral,
    /// CONSULT phone: by phone or other remote means.
    #[serde(rename = "CONSULT phone")]
    ConsultPhone,
    /// RETREAT withdraw: leaves territory, pulls forces out.
    #[serde(rename = "RETREAT withdraw")]
    RetreatWithdraw,
    /// RETREAT release: frees captives.
    #[serde(rename = "RETREAT release")]
    RetreatRelease,
    /// RETREAT disarm: gives up weapons.
    #[serde(rename = "RETREAT disarm")]
    RetreatDisarm,
    /// RETREAT ceasefire: carries out a ceasefire.
    #[serde(rename = "RETREAT ceasefire")]
    RetreatCeasefire,
    /// RETREAT access: lets observers, peacekeepers, relief in.
    #[serde(rename = "RETREAT access")]
    RetreatAccess,
    /// RETREAT resign: official steps down.
    #[serde(rename = "RETREAT resign")]
    RetreatResign,
    /// REQUEST assist: help, exchange, relations.
    #[serde(rename = "REQUEST assist")]
    RequestAssist,
    /// REQUEST change: new policy, government, institutions.
    #[serde(rename = "REQUEST change")]
    RequestChange,
    /// REQUEST yield: release, easing, ceasefire.
    #[serde(rename = "REQUEST yield")]
    RequestYield,
    /// REQUEST meet: meeting or talks.
    #[serde(rename = "REQUEST meet")]
    RequestMeet,
    /// ACCUSE disapprove: criticise, complain.
    #[serde(rename = "ACCUSE disapprove")]
    AccuseDisapprove,
    /// ACCUSE investigate: inquiry, probe, commission.
    #[serde(rename = "ACCUSE investigate")]
    AccuseInvestigate,
    /// ACCUSE allege: accuse, indict, sue, try.
    #[serde(rename = "ACCUSE allege")]
    AccuseAllege,
    /// REJECT assist: help, exchange, relations.
    #[serde(rename = "REJECT assist")]
    RejectAssist,
    /// REJECT change: new policy, government, institutions.
    #[serde(rename = "REJECT change")]
    RejectChange,
    /// REJECT yield: release, easing, ceasefire.
    #[serde(rename = "REJECT yield")]
    RejectYield,
    /// REJECT meet: meeting or talks.
    #[serde(rename = "REJECT meet")]
    RejectMeet,
    /// THREATEN restrict: limits on movement or political activity, boycott, blockade, curfew.
    #[serde(rename = "THREATEN restrict")]
    ThreatenRestrict,
    /// THREATEN arrest: arrest or jail.
    #[serde(rename = "THREATEN arrest")]
    ThreatenArrest,
    /// THREATEN relations: suspend ties or talks.
    #[serde(rename = "THREATEN relations")]
    ThreatenRelations,
    /// THREATEN expel: expel diplomats, peacekeepers, NGOs.
    #[serde(rename = "THREATEN expel")]
    ThreatenExpel,
    /// THREATEN territory: take territory.
    #[serde(rename = "THREATEN territory")]
    ThreatenTerritory,
    /// THREATEN violence: violence.
    #[serde(rename = "THREATEN violence")]
    ThreatenViolence,
    /// PROTEST demo: mostly peaceful demonstration.
    #[serde(rename = "PROTEST demo")]
    ProtestDemo,
    /// PROTEST riot: violent crowd.
    #[serde(rename = "PROTEST riot")]
    ProtestRiot,
    /// PROTEST strike: work stoppage.
    #[serde(rename = "PROTEST strike")]
    ProtestStrike,
    /// PROTEST hunger: hunger strike.
    #[serde(rename = "PROTEST hunger")]
    ProtestHunger,
    /// PROTEST boycott: withdrawal of custom or ties.
    #[serde(rename = "PROTEST boycott")]
    ProtestBoycott,
    /// PROTEST obstruct: blocking access.
    #[serde(rename = "PROTEST obstruct")]
    ProtestObstruct,
    /// PROTEST vandalize: symbolic damage (no score printed).
    #[serde(rename = "PROTEST vandalize")]
    ProtestVandalize,
    /// SANCTION convict: court finds guilty or liable.
    #[serde(rename = "SANCTION convict")]
    SanctionConvict,
    /// SANCTION expel: put out of a group, party, country.
    #[serde(rename = "SANCTION expel")]
    SanctionExpel,
    /// SANCTION withdraw: pulls itself or its non-military means out.
    #[serde(rename = "SANCTION withdraw")]
    SanctionWithdraw,
    /// SANCTION discontinue: cuts exchange; international sanctions.
    #[serde(rename = "SANCTION discontinue")]
    SanctionDiscontinue,
    /// MOBILIZE troops: armed personnel.
    #[serde(rename = "MOBILIZE troops")]
    MobilizeTroops,
    /// MOBILIZE weapons: weapon systems, ships, vehicles.
    #[serde(rename = "MOBILIZE weapons")]
    MobilizeWeapons,
    /// MOBILIZE police: police or security units.
    #[serde(rename = "MOBILIZE police")]
    MobilizePolice,
    /// MOBILIZE militia: non-state armed group.
    #[serde(rename = "MOBILIZE militia")]
    MobilizeMilitia,
    /// COERCE seize: search, raid, confiscate.
    #[serde(rename = "COERCE seize")]
    CoerceSeize,
    /// COERCE restrict: limits on politics or movement.
    #[serde(rename = "COERCE restrict")]
    CoerceRestrict,
    /// COERCE censor: bars publication or access to it.
    #[serde(rename = "COERCE censor")]
    CoerceCensor,
    /// COERCE curfew: curfew.
    #[serde(rename = "COERCE curfew")]
    CoerceCurfew,
    /// COERCE martial-law: emergency or martial law.
    #[serde(rename = "COERCE martial-law")]
    CoerceMartialLaw,
    /// COERCE arrest: arrest, detain.
    #[serde(rename = "COERCE arrest")]
    CoerceArrest,
    /// COERCE deport: deports individuals.
    #[serde(rename = "COERCE deport")]
    CoerceDeport,
    /// COERCE withhold: cuts off power, water, net, food, medicine.
    #[serde(rename = "COERCE withhold")]
    CoerceWithhold,
    /// COERCE misinformation: deception campaign (adds the context).
    #[serde(rename = "COERCE misinformation")]
    CoerceMisinformation,
    /// COERCE cyber: hacking, cyber attack (adds the context).
    #[serde(rename = "COERCE cyber")]
    CoerceCyber,
    /// ASSAULT abduct: kidnap, hijack, capture of combatants.
    #[serde(rename = "ASSAULT abduct")]
    AssaultAbduct,
    /// ASSAULT beat: blows.
    #[serde(rename = "ASSAULT beat")]
    AssaultBeat,
    /// ASSAULT torture: torture.
    #[serde(rename = "ASSAULT torture")]
    AssaultTorture,
    /// ASSAULT sexual: sexual violence.
    #[serde(rename = "ASSAULT sexual")]
    AssaultSexual,
    /// ASSAULT targeted: assassination, execution, killing the defenceless.
    #[serde(rename = "ASSAULT targeted")]
    AssaultTargeted,
    /// ASSAULT destroy: meant destruction of property.
    #[serde(rename = "ASSAULT destroy")]
    AssaultDestroy,
    /// ASSAULT primitive: knives, fire, rocks.
    #[serde(rename = "ASSAULT primitive")]
    AssaultPrimitive,
    /// ASSAULT firearms: guns.
    #[serde(rename = "ASSAULT firearms")]
    AssaultFirearms,
    /// ASSAULT explosives: mines, IEDs, car bombs.
    #[serde(rename = "ASSAULT explosives")]
    AssaultExplosives,
    /// ASSAULT suicide-attack: suicide attack.
    #[serde(rename = "ASSAULT suicide-attack")]
    AssaultSuicideAttack,
    /// ASSAULT aerial: manned aircraft.
    #[serde(rename = "ASSAULT aerial")]
    AssaultAerial,
    /// ASSAULT drone: unmanned aircraft.
    #[serde(rename = "ASSAULT drone")]
    AssaultDrone,
    /// ASSAULT heavy-weapons: artillery, rockets, armour.
    #[serde(rename = "ASSAULT heavy-weapons")]
    AssaultHeavyWeapons,
    /// ASSAULT crowd-control: tear gas, water cannon, warning shots.
    #[serde(rename = "ASSAULT crowd-control")]
    AssaultCrowdControl,
    /// ASSAULT unconventional: CBRN weapons.
    #[serde(rename = "ASSAULT unconventional")]
    AssaultUnconventional,
}
impl Mode {
    /// All of them, by type.
    pub const ALL: &'static [Self] = &[
        Self::ConsultVisit,
        Self::ConsultThirdParty,
        Self::ConsultMultilateral,
        Self::ConsultPhone,
        Self::RetreatWithdraw,
        Self::RetreatRelease,
        Self::RetreatDisarm,
        Self::RetreatCeasefire,
        Self::RetreatAccess,
        Self::RetreatResign,
        Self::RequestAssist,
        Self::RequestChange,
        Self::RequestYield,
        Self::RequestMeet,
        Self::AccuseDisapprove,
        Self::AccuseInvestigate,
        Self::AccuseAllege,
        Self::RejectAssist,
        Self::RejectChange,
        Self::RejectYield,
        Self::RejectMeet,
        Self::ThreatenRestrict,
        Self::ThreatenArrest,
        Self::ThreatenRelations,
        Self::ThreatenExpel,
        Self::ThreatenTerritory,
        Self::ThreatenViolence,
        Self::ProtestDemo,
        Self::ProtestRiot,
        Self::ProtestStrike,
        Self::ProtestHunger,
        Self::ProtestBoycott,
        Self::ProtestObstruct,
        Self::ProtestVandalize,
        Self::SanctionConvict,
        Self::SanctionExpel,
        Self::SanctionWithdraw,
        Self::SanctionDiscontinue,
        Self::MobilizeTroops,
        Self::MobilizeWeapons,
        Self::MobilizePolice,
        Self::MobilizeMilitia,
        Self::CoerceSeize,
        Self::CoerceRestrict,
        Self::CoerceCensor,
        Self::CoerceCurfew,
        Self::CoerceMartialLaw,
        Self::CoerceArrest,
        Self::CoerceDeport,
        Self::CoerceWithhold,
        Self::CoerceMisinformation,
        Self::CoerceCyber,
        Self::AssaultAbduct,
        Self::AssaultBeat,
        Self::AssaultTorture,
        Self::AssaultSexual,
        Self::AssaultTargeted,
        Self::AssaultDestroy,
        Self::AssaultPrimitive,
        Self::AssaultFirearms,
        Self::AssaultExplosives,
        Self::AssaultSuicideAttack,
        Self::AssaultAerial,
        Self::AssaultDrone,
        Self::AssaultHeavyWeapons,
        Self::AssaultCrowdControl,
        Self::AssaultUnconventional,
    ];
    const fn row(self) -> (EventType, &'static str, Option<f64>) {
        match self {
            Self::ConsultVisit => (EventType::Consult, "visit", Some(4.0)),
            Self::ConsultThirdParty => (EventType::Consult, "third-party", Some(1.0)),
            Self::ConsultMultilateral => (EventType::Consult, "multilateral", Some(4.0)),
            Self::ConsultPhone => (EventType::Consult, "phone", Some(1.5)),
            Self::RetreatWithdraw => (EventType::Retreat, "withdraw", Some(8.0)),
            Self::RetreatRelease => (EventType::Retreat, "release", Some(6.5)),
            Self::RetreatDisarm => (EventType::Retreat, "disarm", Some(10.0)),
            Self::RetreatCeasefire => (EventType::Retreat, "ceasefire", Some(7.5)),
            Self::RetreatAccess => (EventType::Retreat, "access", Some(6.5)),
            Self::RetreatResign => (EventType::Retreat, "resign", Some(4.5)),
            Self::RequestAssist => (EventType::Request, "assist", Some(0.5)),
            Self::RequestChange => (EventType::Request, "change", Some(-1.0)),
            Self::RequestYield => (EventType::Request, "yield", Some(-1.0)),
            Self::RequestMeet => (EventType::Request, "meet", Some(0.0)),
            Self::AccuseDisapprove => (EventType::Accuse, "disapprove", Some(-2.0)),
            Self::AccuseInvestigate => (EventType::Accuse, "investigate", Some(-3.5)),
            Self::AccuseAllege => (EventType::Accuse, "allege", Some(-3.5)),
            Self::RejectAssist => (EventType::Reject, "assist", Some(-1.5)),
            Self::RejectChange => (EventType::Reject, "change", Some(-2.0)),
            Self::RejectYield => (EventType::Reject, "yield", Some(-2.0)),
            Self::RejectMeet => (EventType::Reject, "meet", Some(-2.0)),
            Self::ThreatenRestrict => (EventType::Threaten, "restrict", Some(-3.0)),
            Self::ThreatenArrest => (EventType::Threaten, "arrest", Some(-3.5)),
            Self::ThreatenRelations => (EventType::Threaten, "relations", Some(-3.5)),
            Self::ThreatenExpel => (EventType::Threaten, "expel", Some(-3.5)),
            Self::ThreatenTerritory => (EventType::Threaten, "territory", Some(-4.0)),
            Self::ThreatenViolence => (EventType::Threaten, "violence", Some(-3.5)),
            Self::ProtestDemo => (EventType::Protest, "demo", Some(-5.0)),
            Self::ProtestRiot => (EventType::Protest, "riot", Some(-7.0)),
            Self::ProtestStrike => (EventType::Protest, "strike", Some(-5.0)),
            Self::ProtestHunger => (EventType::Protest, "hunger", Some(-4.5)),
            Self::ProtestBoycott => (EventType::Protest, "boycott", Some(-4.5)),
            Self::ProtestObstruct => (EventType::Protest, "obstruct", Some(-4.5)),
            Self::ProtestVandalize => (EventType::Protest, "vandalize", None),
            Self::SanctionConvict => (EventType::Sanction, "convict", Some(-6.0)),
            Self::SanctionExpel => (EventType::Sanction, "expel", Some(-5.5)),
            Self::SanctionWithdraw => (EventType::Sanction, "withdraw", Some(-6.0)),
            Self::SanctionDiscontinue => (EventType::Sanction, "discontinue", Some(-6.0)),
            Self::MobilizeTroops => (EventType::Mobilize, "troops", Some(-6.5)),
            Self::MobilizeWeapons => (EventType::Mobilize, "weapons", Some(-6.5)),
            Self::MobilizePolice => (EventType::Mobilize, "police", Some(-5.5)),
            Self::MobilizeMilitia => (EventType::Mobilize, "militia", Some(-6.0)),
            Self::CoerceSeize => (EventType::Coerce, "seize", Some(-7.0)),
            Self::CoerceRestrict => (EventType::Coerce, "restrict", Some(-7.0)),
            Self::CoerceCensor => (EventType::Coerce, "censor", Some(-6.5)),
            Self::CoerceCurfew => (EventType::Coerce, "curfew", Some(-6.5)),
            Self::CoerceMartialLaw => (EventType::Coerce, "martial-law", Some(-7.5)),
            Self::CoerceArrest => (EventType::Coerce, "arrest", Some(-7.0)),
            Self::CoerceDeport => (EventType::Coerce, "deport", Some(-7.0)),
            Self::CoerceWithhold => (EventType::Coerce, "withhold", Some(-7.0)),
            Self::CoerceMisinformation => (EventType::Coerce, "misinformation", Some(-6.5)),
            Self::CoerceCyber => (EventType::Coerce, "cyber", Some(-7.0)),
            Self::AssaultAbduct => (EventType::Assault, "abduct", Some(-8.5)),
            Self::AssaultBeat => (EventType::Assault, "beat", Some(-7.5)),
            Self::AssaultTorture => (EventType::Assault, "torture", Some(-8.5)),
            Self::AssaultSexual => (EventType::Assault, "sexual", Some(-8.5)),
            Self::AssaultTargeted => (EventType::Assault, "targeted", Some(-9.5)),
            Self::AssaultDestroy => (EventType::Assault, "destroy", Some(-8.5)),
            Self::AssaultPrimitive => (EventType::Assault, "primitive", Some(-8.0)),
            Self::AssaultFirearms => (EventType::Assault, "firearms", Some(-9.0)),
            Self::AssaultExplosives => (EventType::Assault, "explosives", Some(-9.0)),
            Self::AssaultSuicideAttack => (EventType::Assault, "suicide-attack", Some(-9.5)),
            Self::AssaultAerial => (EventType::Assault, "aerial", Some(-9.5)),
            Self::AssaultDrone => (EventType::Assault, "drone", Some(-9.5)),
            Self::AssaultHeavyWeapons => (EventType::Assault, "heavy-weapons", Some(-9.5)),
            Self::AssaultCrowdControl => (EventType::Assault, "crowd-control", Some(-7.5)),
            Self::AssaultUnconventional => (EventType::Assault, "unconventional", Some(-10.0)),
        }
    }
    /// The type it belongs to.
    pub const fn event_type(self) -> EventType {
        self.row().0
    }
    /// The name as records spell it.
    pub const fn as_str(self) -> &'static str {
        self.row().1
    }
    /// Intensity from -10 to 10; nothing where the manual prints none.
    pub const fn score(self) -> Option<f64> {
        self.row().2
    }
}
/// What an event is about; the last four are PLOVER's auxiliary modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Context {
    /// state armed forces, military aid (not militias, police, rebels).
    #[serde(rename = "military")]
    Military,
    /// state spying and its agencies.
    #[serde(rename = "intelligence")]
    Intelligence,
    /// executive branch, cabinet, rulers.
    #[serde(rename = "executive")]
    Executive,
    /// parliament and lawmaking.
    #[serde(rename = "legislative")]
    Legislative,
    /// elections, campaigns, observers.
    #[serde(rename = "election")]
    Election,
    /// changes in, or non-routine dealings between, political bodies and parties.
    #[serde(rename = "political_institutions")]
    PoliticalInstitutions,
    /// democratisation.
    #[serde(rename = "pro_democracy")]
    ProDemocracy,
    /// autocratisation, coups, cancelled elections.
    #[serde(rename = "pro_autocracy")]
    ProAutocracy,
    /// trade, finance, growth, monetary policy (not single firms).
    #[serde(rename = "economic")]
    Economic,
    /// courts, domestic and international law.
    #[serde(rename = "legal")]
    Legal,
    /// compensation for past harm.
    #[serde(rename = "reparations")]
    Reparations,
    /// human rights in general.
    #[serde(rename = "human_rights")]
    HumanRights,
    /// named civil and political freedoms.
    #[serde(rename = "rights_freedoms")]
    RightsFreedoms,
    /// force by security forces against the unarmed.
    #[serde(rename = "repression")]
    Repression,
    /// access to water, food, housing, energy, land.
    #[serde(rename = "human_security")]
    HumanSecurity,
    /// women, gender equality, reproductive rights.
    #[serde(rename = "gender")]
    Gender,
    /// LGBTQ issues.
    #[serde(rename = "lgbt")]
    Lgbt,
    /// religion, ethnicity, caste, language.
    #[serde(rename = "religion_ethnicity")]
    ReligionEthnicity,
    /// unequal resources or chances.
    #[serde(rename = "inequality")]
    Inequality,
    /// diplomacy.
    #[serde(rename = "diplomatic")]
    Diplomatic,
    /// territorial disputes.
    #[serde(rename = "territory")]
    Territory,
    /// peacekeeping.
    #[serde(rename = "peacekeeping")]
    Peacekeeping,
    /// disease, public health.
    #[serde(rename = "health")]
    Health,
    /// asylum.
    #[serde(rename = "asylum")]
    Asylum,
    /// migrants, refugees, displaced.
    #[serde(rename = "migration")]
    Migration,
    /// natural disasters, accidents, spills.
    #[serde(rename = "disasters")]
    Disasters,
    /// extraction, trade, dependence.
    #[serde(rename = "natural_resource")]
    NaturalResource,
    /// pollution, environmental policy.
    #[serde(rename = "environment")]
    Environment,
    /// new technology.
    #[serde(rename = "technology")]
    Technology,
    /// terrorist groups, counter-terrorism.
    #[serde(rename = "terrorism")]
    Terrorism,
    /// chemical, biological, radiation, nuclear.
    #[serde(rename = "cbrn")]
    Cbrn,
    /// cyber attacks and crime as a topic.
    #[serde(rename = "cyber")]
    Cyber,
    /// fake news, influence operations as a topic.
    #[serde(rename = "misinformation")]
    Misinformation,
    /// crime without a narrower label.
    #[serde(rename = "crime")]
    Crime,
    /// abuse of office, bribery.
    #[serde(rename = "corruption")]
    Corruption,
    /// drugs.
    #[serde(rename = "illegal_drugs")]
    IllegalDrugs,
    /// smuggling of people, drugs, goods.
    #[serde(rename = "trafficking")]
    Trafficking,
    /// long past.
    #[serde(rename = "historical")]
    Historical,
    /// not yet.
    #[serde(rename = "future")]
    Future,
    /// if.
    #[serde(rename = "hypothetical")]
    Hypothetical,
    /// did not happen.
    #[serde(rename = "negation")]
    Negation,
}
impl Context {
    /// All of them, in the order of the manual.
    pub const ALL: &'static [Self] = &[
        Self::Military,
        Self::Intelligence,
        Self::Executive,
        Self::Legislative,
        Self::Election,
        Self::PoliticalInstitutions,
        Self::ProDemocracy,
        Self::ProAutocracy,
        Self::Economic,
        Self::Legal,
        Self::Reparations,
        Self::HumanRights,
        Self::RightsFreedoms,
        Self::Repression,
        Self::HumanSecurity,
        Self::Gender,
        Self::Lgbt,
        Self::ReligionEthnicity,
        Self::Inequality,
        Self::Diplomatic,
        Self::Territory,
        Self::Peacekeeping,
        Self::Health,
        Self::Asylum,
        Self::Migration,
        Self::Disasters,
        Self::NaturalResource,
        Self::Environment,
        Self::Technology,
        Self::Terrorism,
        Self::Cbrn,
        Self::Cyber,
        Self::Misinformation,
        Self::Crime,
        Self::Corruption,
        Self::IllegalDrugs,
        Self::Trafficking,
        Self::Historical,
        Self::Future,
        Self::Hypothetical,
        Self::Negation,
    ];
    /// The name as records spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Military => "military",
            Self::Intelligence => "intelligence",
            Self::Executive => "executive",
            Self::Legislative => "legislative",
            Self::Election => "election",
            Self::PoliticalInstitutions => "political_institutions",
            Self::ProDemocracy => "pro_democracy",
            Self::ProAutocracy => "pro_autocracy",
            Self::Economic => "economic",
            Self::Legal => "legal",
            Self::Reparations => "reparations",
            Self::HumanRights => "human_rights",
            Self::RightsFreedoms => "rights_freedoms",
            Self::Repression => "repression",
            Self::HumanSecurity => "human_security",
            Self::Gender => "gender",
            Self::Lgbt => "lgbt",
            Self::ReligionEthnicity => "religion_ethnicity",
            Self::Inequality => "inequality",
            Self::Diplomatic => "diplomatic",
            Self::Territory => "territory",
            Self::Peacekeeping => "peacekeeping",
            Self::Health => "health",
            Self::Asylum => "asylum",
            Self::Migration => "migration",
            Self::Disasters => "disasters",
            Self::NaturalResource => "natural_resource",
            Self::Environment => "environment",
            Self::Technology => "technology",
            Self::Terrorism => "terrorism",
            Self::Cbrn => "cbrn",
            Self::Cyber => "cyber",
            Self::Misinformation => "misinformation",
            Self::Crime => "crime",
            Self::Corruption => "corruption",
            Self::IllegalDrugs => "illegal_drugs",
            Self::Trafficking => "trafficking",
            Self::Historical => "historical",
            Self::Future => "future",
            Self::Hypothetical => "hypothetical",
            Self::Negation => "negation",
        }
    }
}
impl std::str::FromStr for Context {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|x| x.as_str() == s)
            .ok_or_else(|| Error::new(ErrorKind::Ontology, format!("`{s}` is unknown; see data/plover_contexts.csv for the contexts")))
    }
}
impl std::fmt::Display for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// What part of a society an actor belongs to, or what stateless kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Sector {
    /// police.
    #[serde(rename = "COP")]
    Cop,
    /// executive government.
    #[serde(rename = "GOV")]
    Gov,
    /// courts.
    #[serde(rename = "JUD")]
    Jud,
    /// legislature.
    #[serde(rename = "LEG")]
    Leg,
    /// state military.
    #[serde(rename = "MIL")]
    Mil,
    /// pro-government paramilitaries.
    #[serde(rename = "PRM")]
    Prm,
    /// political parties.
    #[serde(rename = "PTY")]
    Pty,
    /// armed rebels.
    #[serde(rename = "REB")]
    Reb,
    /// intelligence services.
    #[serde(rename = "SPY")]
    Spy,
    /// unidentified armed men.
    #[serde(rename = "UAF")]
    Uaf,
    /// unidentified.
    #[serde(rename = "UNK")]
    Unk,
    /// farm labour.
    #[serde(rename = "AGR")]
    Agr,
    /// business.
    #[serde(rename = "BUS")]
    Bus,
    /// criminals.
    #[serde(rename = "CRM")]
    Crm,
    /// civilians, protesters.
    #[serde(rename = "CVL")]
    Cvl,
    /// education.
    #[serde(rename = "EDU")]
    Edu,
    /// former officials and families.
    #[serde(rename = "ELI")]
    Eli,
    /// press.
    #[serde(rename = "JRN")]
    Jrn,
    /// organised labour.
    #[serde(rename = "LAB")]
    Lab,
    /// health.
    #[serde(rename = "MED")]
    Med,
    /// refugees.
    #[serde(rename = "REF")]
    Ref,
    /// opposition (mostly second code).
    #[serde(rename = "OPP")]
    Opp,
    /// partly recognised territory (second code).
    #[serde(rename = "PRE")]
    Pre,
    /// religious bodies.
    #[serde(rename = "REL")]
    Rel,
    /// other civil society.
    #[serde(rename = "SOC")]
    Soc,
    /// intergovernmental organisation.
    #[serde(rename = "IGO")]
    Igo,
    /// United Nations.
    #[serde(rename = "UNO")]
    Uno,
    /// European Union.
    #[serde(rename = "EUR")]
    Eur,
    /// non-governmental organisation.
    #[serde(rename = "NGO")]
    Ngo,
    /// international social movement.
    #[serde(rename = "ISM")]
    Ism,
    /// transnational armed group.
    #[serde(rename = "IMG")]
    Img,
    /// multinational firm.
    #[serde(rename = "MNC")]
    Mnc,
}
impl Sector {
    /// All of them, in the order of the manual.
    pub const ALL: &'static [Self] = &[
        Self::Cop,
        Self::Gov,
        Self::Jud,
        Self::Leg,
        Self::Mil,
        Self::Prm,
        Self::Pty,
        Self::Reb,
        Self::Spy,
        Self::Uaf,
        Self::Unk,
        Self::Agr,
        Self::Bus,
        Self::Crm,
        Self::Cvl,
        Self::Edu,
        Self::Eli,
        Self::Jrn,
        Self::Lab,
        Self::Med,
        Self::Ref,
        Self::Opp,
        Self::Pre,
        Self::Rel,
        Self::Soc,
        Self::Igo,
        Self::Uno,
        Self::Eur,
        Self::Ngo,
        Self::Ism,
        Self::Img,
        Self::Mnc,
    ];
    /// The name as records spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cop => "COP",
            Self::Gov => "GOV",
            Self::Jud => "JUD",
            Self::Leg => "LEG",
            Self::Mil => "MIL",
            Self::Prm => "PRM",
            Self::Pty => "PTY",
            Self::Reb => "REB",
            Self::Spy => "SPY",
            Self::Uaf => "UAF",
            Self::Unk => "UNK",
            Self::Agr => "AGR",
            Self::Bus => "BUS",
            Self::Crm => "CRM",
            Self::Cvl => "CVL",
            Self::Edu => "EDU",
            Self::Eli => "ELI",
            Self::Jrn => "JRN",
            Self::Lab => "LAB",
            Self::Med => "MED",
            Self::Ref => "REF",
            Self::Opp => "OPP",
            Self::Pre => "PRE",
            Self::Rel => "REL",
            Self::Soc => "SOC",
            Self::Igo => "IGO",
            Self::Uno => "UNO",
            Self::Eur => "EUR",
            Self::Ngo => "NGO",
            Self::Ism => "ISM",
            Self::Img => "IMG",
            Self::Mnc => "MNC",
        }
    }
}
impl std::str::FromStr for Sector {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|x| x.as_str() == s)
            .ok_or_else(|| Error::new(ErrorKind::Ontology, format!("`{s}` is unknown; see data/plover_sectors.csv for the sectors")))
    }
}
impl std::fmt::Display for Sector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
/// Code, name, type and mode; sorted by code.
#[rustfmt::skip]
pub(super) static CAMEO: &[(&str, &str, Option<EventType>, Option<Mode>)] = &[
    ("01", "Statement", None, None),
    ("010", "statement, unspecified", None, None),
    ("011", "no comment", None, None),
    ("012", "pessimistic remark", None, None),
    ("013", "optimistic remark", None, None),
    ("014", "weighs a policy option", None, None),
    ("015", "owns up to / claims responsibility", None, None),
    ("016", "denies responsibility", None, None),
    ("017", "symbolic act", None, None),
    ("018", "sympathetic remark", None, None),
    ("019", "voices agreement", None, None),
    ("02", "Appeal", None, None),
    ("020", "appeals for, unspecified", Some(EventType::Request), None),
    ("021", "appeals for material cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0211", "appeals for economic cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0212", "appeals for military cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0213", "appeals for judicial cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0214", "appeals for intelligence cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("022", "appeals for diplomatic / policy support", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("023", "appeals for aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0231", "appeals for economic aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0232", "appeals for military aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0233", "appeals for humanitarian aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("0234", "appeals for protection / peacekeepers", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("024", "appeals for political reform", Some(EventType::Request), Some(Mode::RequestChange)),
    ("0241", "appeals for new leadership", Some(EventType::Request), Some(Mode::RequestChange)),
    ("0242", "appeals for policy change", Some(EventType::Request), Some(Mode::RequestChange)),
    ("0243", "appeals for rights", Some(EventType::Request), Some(Mode::RequestChange)),
    ("0244", "appeals for change of institutions / regime", Some(EventType::Request), Some(Mode::RequestChange)),
    ("025", "appeals for concessions", Some(EventType::Request), Some(Mode::RequestYield)),
    ("0251", "appeals for easing of administrative sanctions", Some(EventType::Request), Some(Mode::RequestYield)),
    ("0252", "appeals for easing of dissent", Some(EventType::Request), Some(Mode::RequestYield)),
    ("0253", "appeals for release of persons / property", Some(EventType::Request), Some(Mode::RequestYield)),
    ("0254", "appeals for easing of economic sanctions / boycott / embargo", Some(EventType::Request), Some(Mode::RequestYield)),
    ("0255", "appeals for letting in outside involvement", Some(EventType::Request), Some(Mode::RequestYield)),
    ("0256", "appeals for military de-escalation", Some(EventType::Request), Some(Mode::RequestYield)),
    ("026", "appeals for meeting / negotiation", Some(EventType::Request), Some(Mode::RequestMeet)),
    ("027", "appeals for settlement of dispute", Some(EventType::Request), Some(Mode::RequestMeet)),
    ("028", "appeals for mediation", Some(EventType::Request), Some(Mode::RequestMeet)),
    ("03", "Intends to cooperate", None, None),
    ("030", "intends, unspecified", Some(EventType::Agree), None),
    ("031", "intends material cooperation", Some(EventType::Agree), None),
    ("0311", "intends economic cooperation", Some(EventType::Agree), None),
    ("0312", "intends military cooperation", Some(EventType::Agree), None),
    ("0313", "intends judicial cooperation", Some(EventType::Agree), None),
    ("0314", "intends intelligence cooperation", Some(EventType::Agree), None),
    ("032", "intends diplomatic / policy support", Some(EventType::Agree), None),
    ("033", "intends aid", Some(EventType::Agree), None),
    ("0331", "intends economic aid", Some(EventType::Agree), None),
    ("0332", "intends military aid", Some(EventType::Agree), None),
    ("0333", "intends humanitarian aid", Some(EventType::Agree), None),
    ("0334", "intends protection / peacekeepers", Some(EventType::Agree), None),
    ("034", "intends political reform", Some(EventType::Agree), None),
    ("0341", "intends new leadership", Some(EventType::Agree), None),
    ("0342", "intends policy change", Some(EventType::Agree), None),
    ("0343", "intends rights", Some(EventType::Agree), None),
    ("0344", "intends change of institutions / regime", Some(EventType::Agree), None),
    ("035", "intends concessions", Some(EventType::Agree), None),
    ("0351", "intends easing of administrative sanctions", Some(EventType::Agree), None),
    ("0352", "intends easing of dissent", Some(EventType::Agree), None),
    ("0353", "intends release of persons / property", Some(EventType::Agree), None),
    ("0354", "intends easing of economic sanctions / boycott / embargo", Some(EventType::Agree), None),
    ("0355", "intends letting in outside involvement", Some(EventType::Agree), None),
    ("0356", "intends military de-escalation", Some(EventType::Agree), None),
    ("036", "intends meeting / negotiation", Some(EventType::Agree), None),
    ("037", "intends settlement of dispute", Some(EventType::Agree), None),
    ("038", "intends to accept mediation", Some(EventType::Agree), None),
    ("039", "intends to mediate", Some(EventType::Agree), None),
    ("04", "Meets or talks", None, None),
    ("040", "meets or talks, unspecified", Some(EventType::Consult), None),
    ("041", "talks by phone", Some(EventType::Consult), Some(Mode::ConsultPhone)),
    ("042", "visits", Some(EventType::Consult), Some(Mode::ConsultVisit)),
    ("043", "hosts a visit", Some(EventType::Consult), Some(Mode::ConsultVisit)),
    ("044", "meets on neutral ground", Some(EventType::Consult), Some(Mode::ConsultThirdParty)),
    ("045", "mediates", Some(EventType::Consult), None),
    ("046", "negotiates", Some(EventType::Consult), None),
    ("05", "Diplomatic cooperation", None, None),
    ("050", "diplomatic cooperation, unspecified", Some(EventType::Support), None),
    ("051", "praises / endorses", Some(EventType::Support), None),
    ("052", "defends in words", Some(EventType::Support), None),
    ("053", "rallies support for", Some(EventType::Support), None),
    ("054", "recognises diplomatically", Some(EventType::Support), None),
    ("055", "apologises", Some(EventType::Concede), None),
    ("056", "forgives", Some(EventType::Support), None),
    ("057", "signs formal agreement", Some(EventType::Support), None),
    ("06", "Material cooperation", None, None),
    ("060", "material cooperation, unspecified", Some(EventType::Cooperate), None),
    ("061", "economic cooperation", Some(EventType::Cooperate), None),
    ("062", "military cooperation", Some(EventType::Cooperate), None),
    ("063", "judicial cooperation", Some(EventType::Cooperate), None),
    ("064", "shares intelligence / information", Some(EventType::Cooperate), None),
    ("07", "Gives aid", None, None),
    ("070", "aid, unspecified", Some(EventType::Aid), None),
    ("071", "economic aid", Some(EventType::Aid), None),
    ("072", "military aid", Some(EventType::Aid), None),
    ("073", "humanitarian aid", Some(EventType::Aid), None),
    ("074", "military protection / peacekeepers", Some(EventType::Aid), None),
    ("075", "grants asylum", Some(EventType::Aid), None),
    ("08", "Yields", None, None),
    ("080", "yields, unspecified", Some(EventType::Concede), None),
    ("081", "eases administrative sanctions", Some(EventType::Concede), None),
    ("0811", "eases limits on political freedoms", Some(EventType::Concede), None),
    ("0812", "lifts ban on parties / politicians", Some(EventType::Concede), None),
    ("0813", "lifts curfew", Some(EventType::Concede), None),
    ("0814", "lifts emergency / martial law", Some(EventType::Concede), None),
    ("082", "calls off dissent", Some(EventType::Concede), None),
    ("083", "accepts reform demands", Some(EventType::Concede), None),
    ("0831", "accepts leadership change", Some(EventType::Concede), None),
    ("0832", "accepts policy change", Some(EventType::Concede), None),
    ("0833", "grants rights", Some(EventType::Concede), None),
    ("0834", "accepts change of institutions / regime", Some(EventType::Concede), None),
    ("084", "returns / releases", Some(EventType::Retreat), None),
    ("0841", "releases persons", Some(EventType::Retreat), Some(Mode::RetreatRelease)),
    ("0842", "returns property", Some(EventType::Retreat), None),
    ("085", "eases economic sanctions / boycott / embargo", Some(EventType::Retreat), None),
    ("086", "lets in outside involvement", Some(EventType::Retreat), Some(Mode::RetreatAccess)),
    ("0861", "accepts peacekeepers", Some(EventType::Retreat), Some(Mode::RetreatAccess)),
    ("0862", "accepts inspectors", Some(EventType::Retreat), Some(Mode::RetreatAccess)),
    ("0863", "lets humanitarian aid in", Some(EventType::Retreat), Some(Mode::RetreatAccess)),
    ("087", "military de-escalation", Some(EventType::Retreat), Some(Mode::RetreatDisarm)),
    ("0871", "truce / ceasefire", Some(EventType::Concede), None),
    ("0872", "eases blockade", Some(EventType::Retreat), Some(Mode::RetreatWithdraw)),
    ("0873", "demobilises", Some(EventType::Retreat), Some(Mode::RetreatDisarm)),
    ("0874", "retreats / surrenders", Some(EventType::Retreat), Some(Mode::RetreatDisarm)),
    ("09", "Investigates", None, None),
    ("090", "investigates, unspecified", Some(EventType::Accuse), Some(Mode::AccuseInvestigate)),
    ("091", "investigates crime / corruption", Some(EventType::Accuse), Some(Mode::AccuseInvestigate)),
    ("092", "investigates rights abuse", Some(EventType::Accuse), Some(Mode::AccuseInvestigate)),
    ("093", "investigates military action", Some(EventType::Accuse), Some(Mode::AccuseInvestigate)),
    ("094", "investigates war crimes", Some(EventType::Accuse), Some(Mode::AccuseInvestigate)),
    ("10", "Demands", None, None),
    ("100", "demands, unspecified", Some(EventType::Request), None),
    ("101", "demands material cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1011", "demands economic cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1012", "demands military cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1013", "demands judicial cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1014", "demands intelligence cooperation", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("102", "demands diplomatic / policy support", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("103", "demands aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1031", "demands economic aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1032", "demands military aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1033", "demands humanitarian aid", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("1034", "demands protection / peacekeepers", Some(EventType::Request), Some(Mode::RequestAssist)),
    ("104", "demands political reform", Some(EventType::Request), Some(Mode::RequestChange)),
    ("1041", "demands new leadership", Some(EventType::Request), Some(Mode::RequestChange)),
    ("1042", "demands policy change", Some(EventType::Request), Some(Mode::RequestChange)),
    ("1043", "demands rights", Some(EventType::Request), Some(Mode::RequestChange)),
    ("1044", "demands change of institutions / regime", Some(EventType::Request), Some(Mode::RequestChange)),
    ("105", "demands concessions", Some(EventType::Request), Some(Mode::RequestChange)),
    ("1051", "demands easing of administrative sanctions", Some(EventType::Request), Some(Mode::RequestYield)),
    ("1052", "demands easing of dissent", Some(EventType::Request), Some(Mode::RequestYield)),
    ("1053", "demands release of persons / property", Some(EventType::Request), Some(Mode::RequestYield)),
    ("1054", "demands easing of economic sanctions / boycott / embargo", Some(EventType::Request), Some(Mode::RequestYield)),
    ("1055", "demands letting in outside involvement", Some(EventType::Request), Some(Mode::RequestYield)),
    ("1056", "demands military de-escalation", Some(EventType::Request), Some(Mode::RequestYield)),
    ("106", "demands meeting / negotiation", Some(EventType::Request), Some(Mode::RequestMeet)),
    ("107", "demands settlement of dispute", Some(EventType::Request), Some(Mode::RequestMeet)),
    ("108", "demands mediation", Some(EventType::Request), Some(Mode::RequestMeet)),
    ("11", "Disapproves", None, None),
    ("110", "disapproves, unspecified", Some(EventType::Accuse), Some(Mode::AccuseDisapprove)),
    ("111", "criticises / denounces", Some(EventType::Accuse), Some(Mode::AccuseDisapprove)),
    ("112", "accuses", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("1121", "accuses of crime / corruption", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("1122", "accuses of rights abuse", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("1123", "accuses of aggression", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("1124", "accuses of war crimes", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("1125", "accuses of spying / treason", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("113", "rallies opposition", Some(EventType::Accuse), Some(Mode::AccuseDisapprove)),
    ("114", "lodges official complaint", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("115", "sues", Some(EventType::Accuse), Some(Mode::AccuseAllege)),
    ("116", "finds guilty / liable", Some(EventType::Sanction), Some(Mode::SanctionConvict)),
    ("12", "Rejects", None, None),
    ("120", "rejects, unspecified", Some(EventType::Reject), None),
    ("121", "rejects material cooperation", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("1211", "rejects economic cooperation", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("1212", "rejects military cooperation", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("122", "rejects aid request", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("1221", "rejects economic-aid request", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("1222", "rejects military-aid request", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("1223", "rejects humanitarian-aid request", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("1224", "rejects protection / peacekeeping request", Some(EventType::Reject), Some(Mode::RejectAssist)),
    ("123", "rejects reform demand", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("1231", "rejects leadership change", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("1232", "rejects policy change", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("1233", "rejects rights demand", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("1234", "rejects change of institutions / regime", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("124", "refuses to yield", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("1241", "refuses to ease administrative sanctions", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("1242", "refuses to ease dissent", Some(EventType::Reject), Some(Mode::RejectChange)),
    ("1243", "refuses to release persons / property", Some(EventType::Reject), Some(Mode::RejectYield)),
    ("1244", "refuses to ease economic sanctions", Some(EventType::Reject), Some(Mode::RejectYield)),
    ("1245", "refuses outside involvement", Some(EventType::Reject), Some(Mode::RejectYield)),
    ("1246", "refuses to de-escalate", Some(EventType::Reject), Some(Mode::RejectYield)),
    ("125", "refuses to meet / negotiate", Some(EventType::Reject), Some(Mode::RejectMeet)),
    ("126", "rejects mediation", Some(EventType::Reject), Some(Mode::RejectMeet)),
    ("127", "rejects peace plan / settlement", Some(EventType::Reject), Some(Mode::RejectMeet)),
    ("128", "defies norms / law", Some(EventType::Reject), Some(Mode::RejectYield)),
    ("129", "vetoes", Some(EventType::Reject), Some(Mode::RejectYield)),
    ("13", "Threatens", None, None),
    ("130", "threatens, unspecified", Some(EventType::Threaten), None),
    ("131", "threatens non-force measures", Some(EventType::Threaten), None),
    ("1311", "threatens to cut aid", Some(EventType::Threaten), Some(Mode::ThreatenRelations)),
    ("1312", "threatens sanctions / boycott / embargo", Some(EventType::Threaten), Some(Mode::ThreatenRestrict)),
    ("1313", "threatens to cut relations", Some(EventType::Threaten), Some(Mode::ThreatenRelations)),
    ("132", "threatens administrative sanctions", Some(EventType::Threaten), Some(Mode::ThreatenRestrict)),
    ("1321", "threatens limits on political freedoms", Some(EventType::Threaten), Some(Mode::ThreatenRestrict)),
    ("1322", "threatens to ban parties / politicians", Some(EventType::Threaten), Some(Mode::ThreatenRestrict)),
    ("1323", "threatens curfew", Some(EventType::Threaten), Some(Mode::ThreatenRestrict)),
    ("1324", "threatens emergency / martial law", Some(EventType::Threaten), Some(Mode::ThreatenRestrict)),
    ("133", "threatens protest / dissent", Some(EventType::Threaten), Some(Mode::ThreatenRelations)),
    ("134", "threatens to stop negotiations", Some(EventType::Threaten), Some(Mode::ThreatenRelations)),
    ("135", "threatens to stop mediation", Some(EventType::Threaten), Some(Mode::ThreatenRelations)),
    ("136", "threatens to end outside involvement", Some(EventType::Threaten), Some(Mode::ThreatenExpel)),
    ("137", "threatens repression", Some(EventType::Threaten), Some(Mode::ThreatenViolence)),
    ("138", "threatens force", Some(EventType::Threaten), Some(Mode::ThreatenViolence)),
    ("1381", "threatens blockade", Some(EventType::Threaten), Some(Mode::ThreatenRestrict)),
    ("1382", "threatens occupation", Some(EventType::Threaten), Some(Mode::ThreatenTerritory)),
    ("1383", "threatens unconventional violence", Some(EventType::Threaten), Some(Mode::ThreatenViolence)),
    ("1384", "threatens conventional attack", Some(EventType::Threaten), Some(Mode::ThreatenViolence)),
    ("1385", "threatens WMD attack", Some(EventType::Threaten), Some(Mode::ThreatenViolence)),
    ("139", "gives ultimatum", Some(EventType::Threaten), Some(Mode::ThreatenRelations)),
    ("14", "Protests", None, None),
    ("140", "dissent, unspecified", Some(EventType::Protest), None),
    ("141", "demonstration", Some(EventType::Protest), Some(Mode::ProtestDemo)),
    ("1411", "demonstration for new leadership", Some(EventType::Protest), Some(Mode::ProtestDemo)),
    ("1412", "demonstration for policy change", Some(EventType::Protest), Some(Mode::ProtestDemo)),
    ("1413", "demonstration for rights", Some(EventType::Protest), Some(Mode::ProtestDemo)),
    ("1414", "demonstration for change of institutions / regime", Some(EventType::Protest), Some(Mode::ProtestDemo)),
    ("142", "hunger strike", Some(EventType::Protest), Some(Mode::ProtestHunger)),
    ("1421", "hunger strike for new leadership", Some(EventType::Protest), Some(Mode::ProtestHunger)),
    ("1422", "hunger strike for policy change", Some(EventType::Protest), Some(Mode::ProtestHunger)),
    ("1423", "hunger strike for rights", Some(EventType::Protest), Some(Mode::ProtestHunger)),
    ("1424", "hunger strike for change of institutions / regime", Some(EventType::Protest), Some(Mode::ProtestHunger)),
    ("143", "strike / boycott", Some(EventType::Protest), Some(Mode::ProtestStrike)),
    ("1431", "strike / boycott for new leadership", Some(EventType::Protest), Some(Mode::ProtestStrike)),
    ("1432", "strike / boycott for policy change", Some(EventType::Protest), Some(Mode::ProtestStrike)),
    ("1433", "strike / boycott for rights", Some(EventType::Protest), Some(Mode::ProtestStrike)),
    ("1434", "strike / boycott for change of institutions / regime", Some(EventType::Protest), Some(Mode::ProtestStrike)),
    ("144", "blocks passage", Some(EventType::Protest), Some(Mode::ProtestObstruct)),
    ("1441", "blocks passage for new leadership", Some(EventType::Protest), Some(Mode::ProtestObstruct)),
    ("1442", "blocks passage for policy change", Some(EventType::Protest), Some(Mode::ProtestObstruct)),
    ("1443", "blocks passage for rights", Some(EventType::Protest), Some(Mode::ProtestObstruct)),
    ("1444", "blocks passage for change of institutions / regime", Some(EventType::Protest), Some(Mode::ProtestObstruct)),
    ("145", "riot", Some(EventType::Protest), Some(Mode::ProtestRiot)),
    ("1451", "riot for new leadership", Some(EventType::Protest), Some(Mode::ProtestRiot)),
    ("1452", "riot for policy change", Some(EventType::Protest), Some(Mode::ProtestRiot)),
    ("1453", "riot for rights", Some(EventType::Protest), Some(Mode::ProtestRiot)),
    ("1454", "riot for change of institutions / regime", Some(EventType::Protest), Some(Mode::ProtestRiot)),
    ("15", "Shows force", None, None),
    ("150", "shows force, unspecified", Some(EventType::Mobilize), None),
    ("151", "raises police alert", Some(EventType::Mobilize), Some(Mode::MobilizePolice)),
    ("152", "raises military alert", Some(EventType::Mobilize), Some(Mode::MobilizeTroops)),
    ("153", "mobilises police", Some(EventType::Mobilize), Some(Mode::MobilizePolice)),
    ("154", "mobilises armed forces", Some(EventType::Mobilize), Some(Mode::MobilizeTroops)),
    ("155", "mobilises cyber forces", Some(EventType::Mobilize), Some(Mode::MobilizeWeapons)),
    ("16", "Cuts back relations", None, None),
    ("160", "cuts back relations, unspecified", Some(EventType::Sanction), None),
    ("161", "cuts diplomatic relations", Some(EventType::Sanction), Some(Mode::SanctionWithdraw)),
    ("162", "cuts material aid", Some(EventType::Sanction), Some(Mode::SanctionDiscontinue)),
    ("1621", "cuts economic aid", Some(EventType::Sanction), Some(Mode::SanctionDiscontinue)),
    ("1622", "cuts military aid", Some(EventType::Sanction), Some(Mode::SanctionDiscontinue)),
    ("1623", "cuts humanitarian aid", Some(EventType::Sanction), Some(Mode::SanctionDiscontinue)),
    ("163", "embargo / boycott / sanctions", Some(EventType::Sanction), Some(Mode::SanctionDiscontinue)),
    ("164", "halts negotiations", Some(EventType::Sanction), Some(Mode::SanctionWithdraw)),
    ("165", "halts mediation", Some(EventType::Sanction), Some(Mode::SanctionWithdraw)),
    ("166", "expels / withdraws", Some(EventType::Sanction), Some(Mode::SanctionExpel)),
    ("1661", "expels / withdraws peacekeepers", Some(EventType::Sanction), Some(Mode::SanctionExpel)),
    ("1662", "expels / withdraws inspectors or observers", Some(EventType::Sanction), Some(Mode::SanctionExpel)),
    ("1663", "expels / withdraws aid agencies", Some(EventType::Sanction), Some(Mode::SanctionExpel)),
    ("17", "Coerces", None, None),
    ("170", "coerces, unspecified", Some(EventType::Coerce), None),
    ("171", "seizes / damages property", Some(EventType::Coerce), Some(Mode::CoerceSeize)),
    ("1711", "confiscates property", Some(EventType::Coerce), Some(Mode::CoerceSeize)),
    ("1712", "destroys property", Some(EventType::Assault), Some(Mode::AssaultDestroy)),
    ("172", "administrative sanctions", Some(EventType::Coerce), Some(Mode::CoerceRestrict)),
    ("1721", "limits political freedoms", Some(EventType::Coerce), Some(Mode::CoerceRestrict)),
    ("1722", "bans parties / politicians", Some(EventType::Coerce), Some(Mode::CoerceRestrict)),
    ("1723", "curfew", Some(EventType::Coerce), Some(Mode::CoerceCurfew)),
    ("1724", "emergency / martial law", Some(EventType::Coerce), Some(Mode::CoerceMartialLaw)),
    ("173", "arrests / detains / charges", Some(EventType::Coerce), Some(Mode::CoerceArrest)),
    ("174", "deports individuals", Some(EventType::Coerce), Some(Mode::CoerceDeport)),
    ("175", "violent repression", Some(EventType::Assault), Some(Mode::AssaultCrowdControl)),
    ("176", "cyber attack", Some(EventType::Coerce), Some(Mode::CoerceCyber)),
    ("18", "Assaults", None, None),
    ("180", "unconventional violence, unspecified", Some(EventType::Assault), None),
    ("181", "abducts / hijacks / takes hostage", Some(EventType::Assault), Some(Mode::AssaultAbduct)),
    ("182", "beats / assaults bodily", Some(EventType::Assault), Some(Mode::AssaultBeat)),
    ("1821", "sexual assault", Some(EventType::Assault), Some(Mode::AssaultSexual)),
    ("1822", "torture", Some(EventType::Assault), Some(Mode::AssaultTorture)),
    ("1823", "kills by bodily assault", Some(EventType::Assault), None),
    ("183", "non-military bombing", Some(EventType::Assault), Some(Mode::AssaultSuicideAttack)),
    ("1831", "suicide bombing", Some(EventType::Assault), Some(Mode::AssaultSuicideAttack)),
    ("1832", "vehicle bombing", Some(EventType::Assault), Some(Mode::AssaultExplosives)),
    ("1833", "roadside bombing", Some(EventType::Assault), Some(Mode::AssaultExplosives)),
    ("1834", "placed bomb", Some(EventType::Assault), Some(Mode::AssaultExplosives)),
    ("184", "human shield", Some(EventType::Assault), Some(Mode::AssaultAbduct)),
    ("185", "assassination attempt", Some(EventType::Assault), Some(Mode::AssaultTargeted)),
    ("186", "assassinates", Some(EventType::Assault), Some(Mode::AssaultTargeted)),
    ("19", "Fights", None, None),
    ("190", "conventional force, unspecified", Some(EventType::Assault), None),
    ("191", "blockade / movement limits", Some(EventType::Coerce), Some(Mode::CoerceRestrict)),
    ("192", "occupies territory", Some(EventType::Coerce), Some(Mode::CoerceSeize)),
    ("193", "small-arms fight", Some(EventType::Assault), Some(Mode::AssaultFirearms)),
    ("194", "artillery / tanks", Some(EventType::Assault), Some(Mode::AssaultHeavyWeapons)),
    ("195", "air attack", Some(EventType::Assault), Some(Mode::AssaultAerial)),
    ("1951", "guided air munitions", Some(EventType::Assault), Some(Mode::AssaultAerial)),
    ("1952", "drone strike", Some(EventType::Assault), Some(Mode::AssaultDrone)),
    ("196", "breaks ceasefire", Some(EventType::Assault), None),
    ("20", "Mass unconventional violence", None, None),
    ("200", "mass violence, unspecified", Some(EventType::Assault), Some(Mode::AssaultTargeted)),
    ("201", "mass expulsion", Some(EventType::Assault), None),
    ("202", "mass killing", Some(EventType::Assault), Some(Mode::AssaultTargeted)),
    ("203", "ethnic cleansing", Some(EventType::Assault), None),
    ("204", "uses WMD", Some(EventType::Assault), Some(Mode::AssaultUnconventional)),
    ("2041", "chemical / biological / radiological weapons", Some(EventType::Assault), Some(Mode::AssaultUnconventional)),
    ("2042", "nuclear detonation", Some(EventType::Assault), Some(Mode::AssaultUnconventional)),
];
