//! With which words verbs of charging and telling take what they charge or tell: accused of, warned about. Data in `lexicon/cues/en_charges.csv`.

/// What the object of a verb with a charge is to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Object {
    /// Part of it: blamed | the army | for it.
    Said,
    /// The one who is charged: accused him of theft.
    Charged,
    /// To whom it is told: warned them of a storm.
    Told,
}

/// How a verb takes its charge.
#[derive(Clone, Debug)]
pub(crate) struct Charge {
    /// The prepositions before it.
    pub(crate) prepositions: Vec<&'static str>,
    /// What the object is.
    pub(crate) object: Object,
}

impl Charge {
    /// A row of the data: the verb and how it takes its charge.
    pub(super) fn of_row(row: &[&'static str]) -> Option<(&'static str, Self)> {
        let [_, verb, prepositions, object, ..] = *row else { return None };
        let object = match object {
            "said" => Object::Said,
            "charged" => Object::Charged,
            "told" => Object::Told,
            _ => return None,
        };
        Some((verb, Self { prepositions: prepositions.split(' ').collect(), object }))
    }

    /// How a verb without a row takes it: criticised them for it.
    pub(super) fn usual() -> Self {
        Self { prepositions: vec!["for", "over"], object: Object::Said }
    }
}
