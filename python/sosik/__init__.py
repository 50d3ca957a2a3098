"""Who did what to whom in Korean and English news, and who says so, with evidence.

Examples
--------
>>> import sosik
>>> doc = sosik.extract("NATO said on Oct. 23 that talks would go on.", published="2024-10-25")
>>> doc.times[0].text, doc.times[0].value
('Oct. 23', '2024-10-23')
>>> claim = doc.claims[0]
>>> claim.source.text, claim.cue.text, claim.act
('NATO', 'said', 'statement')
>>> doc.text[claim.cue.start : claim.cue.end]
'said'

Korean is read by the same call:

>>> doc = sosik.extract("나토는 23일 회담이 이어진다고 밝혔다.", published="2024-10-25")
>>> doc.claims[0].source.text, doc.claims[0].cue.text
('나토', '밝혔다')
"""

from sosik._sosik import Table, __version__
from sosik.batch import Batch, extract_batch
from sosik.exceptions import (
    CancelledError,
    DateError,
    InputError,
    RecordError,
    SosikError,
    TooLargeError,
)
from sosik.extractor import Extractor, explain, extract, segment
from sosik.model import (
    Actor,
    Certainty,
    Channel,
    Claim,
    Contact,
    Cue,
    Document,
    Engine,
    Entity,
    Event,
    Failure,
    Mention,
    Morpheme,
    Names,
    Party,
    Place,
    Quantity,
    Sentence,
    Source,
    Span,
    Time,
    Token,
    TokenSentence,
    Trace,
)

__all__ = [
    "Actor",
    "Batch",
    "CancelledError",
    "Certainty",
    "Channel",
    "Claim",
    "Contact",
    "Cue",
    "DateError",
    "Document",
    "Engine",
    "Entity",
    "Event",
    "Extractor",
    "Failure",
    "InputError",
    "Mention",
    "Morpheme",
    "Names",
    "Party",
    "Place",
    "Quantity",
    "RecordError",
    "Sentence",
    "SosikError",
    "Source",
    "Span",
    "Table",
    "Time",
    "Token",
    "TokenSentence",
    "TooLargeError",
    "Trace",
    "__version__",
    "explain",
    "extract",
    "extract_batch",
    "segment",
]
