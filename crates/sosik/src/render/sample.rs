//! A record written by hand, so that these tests speak of rendering alone.

use sosik_core::record::{Line, Record};

const TEXT: &str = "국방부는 23일 “나토가 병력 1만2000여 명을 <보낼> 것으로 보인다”고 밝혔다.";

/// A record of one sentence with a claim, an event in it, and its text.
pub(super) fn korean() -> (Box<Record>, &'static str) {
    let at = |words: &str| {
        let byte = TEXT.find(words).unwrap();
        let start = TEXT[..byte].chars().count();
        format!(r#""start":{start},"end":{},"text":{}"#, start + words.chars().count(), serde_json::to_string(words).unwrap())
    };
    let actor = |id: u32, key: &str, name: &str| {
        format!(
            r#"{{"id":{id},"key":"{key}","kind":"government_body","name":"{name}","names":{{"en":null,"ko":"{name}","original":null}},"aliases":[],
            "code":null,"country":null,"sectors":[],"role":null,"affiliation":null,"wikidata":null,"mentions":[{{{},"form":"name"}}],"rule":"r","confidence":0.9}}"#,
            at(name)
        )
    };
    let json = format!(
        r#"{{"schema":"sosik/1","id":"a<1>","language":"ko","published":"2024-10-25","outlet":null,"url":null,"title":null,"offsets":"codepoint",
        "engine":{{"version":"0","data":""}},"sentences":[{{"start":0,"end":{len},"language":"ko","script":"Hang"}}],"entities":[],
        "times":[{{{day},"type":"DATE","value":"2024-10-23","mod":null,"signal":null,"begin":"2024-10-23","end_exclusive":"2024-10-24","edtf":"2024-10-23","rule":"r"}}],
        "quantities":[{{{troops},"value":12000,"low":12000,"high":12999,"approx":"OVER","unit":"명","dimension":"count","noun":{{{noun}}},"role":"troops","rule":"r"}}],
        "places":[],"actors":[{ministry},{nato}],
        "claims":[{{"id":0,"sentence":0,"source":{{"kind":"named","actor":0,{by}}},"cue":{{{cue},"lemma":"밝히다"}},"content":[{{{content}}}],"act":"announcement",
            "certainty":{{"value":1.5,"bucket":"probable"}},"polarity":"affirmed","form":"mixed","addressee":null,"channel":null,"time":0,"place":null,"parent":null,
            "events":[0],"rule":"ko.cue.announce","confidence":0.9}}],
        "events":[{{"id":0,"sentence":0,"trigger":{{{trigger},"lemma":"보내다"}},"type":"MOBILIZE","mode":"troops","contexts":["military"],"quad":4,"cameo":null,"score":-6.5,
            "realis":"planned","reciprocal":false,"actors":[{{"actor":1,{who}}}],"recipients":[],"location":null,"time":null,"quantities":[0],"claim":0,"parent":null,
            "sense":"ko.send.troops","rule":"ko.send.troops","confidence":0.8}}],"contacts":[]}}"#,
        len = TEXT.chars().count(),
        day = at("23일"),
        troops = at("1만2000여 명"),
        noun = at("병력"),
        ministry = actor(0, "kor.mnd", "국방부"),
        nato = actor(1, "igo.nato", "나토"),
        by = at("국방부"),
        cue = at("밝혔다"),
        content = at("나토가 병력 1만2000여 명을 <보낼> 것으로 보인다"),
        trigger = at("보낼"),
        who = at("나토"),
    );
    match Line::from_json(&json).unwrap() {
        Line::Record(record) => (record, TEXT),
        Line::Error(_) => unreachable!("a record was written"),
    }
}
