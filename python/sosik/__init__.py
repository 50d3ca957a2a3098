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

Sentences and morphemes alone:

>>> [str(m) for m in sosik.segment("나토가 밝혔다.").morphemes]
['나토/NNP', '가/JKS', '밝히/VV', '었/EP', '다/EF', './SF']
"""

from sosik._sosik import StoredTable, Table, __version__
from sosik.actors import ActorCode, code_actor
from sosik.batch import Batch, extract_batch
from sosik.events import CodedEvent, CodedParty, code_events, export_events
from sosik.exceptions import (
    CancelledError,
    DateError,
    InputError,
    RecordError,
    SosikError,
    TooLargeError,
)
from sosik.export import LABEL_STUDIO_CONFIG, label_studio, schema_org
from sosik.extractor import Extractor, claims, explain, extract
from sosik.factuality import Told, factuality
from sosik.layers import quantities, times
from sosik.ledger import Added, Ledger
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
    Evidence,
    Failure,
    Mention,
    Names,
    Party,
    Place,
    Quantity,
    Sentence,
    Source,
    Span,
    Time,
    Trace,
)
from sosik.segmentation import Morpheme, Segmentation, SentenceSpan, Token, TokenSentence
from sosik.segmenter import Orthography, Segmenter, segment
from sosik.syntax import Syntax, Tree, TreeToken, parse

__all__ = [
    "Actor",
    "ActorCode",
    "Added",
    "Batch",
    "CancelledError",
    "Certainty",
    "Channel",
    "Claim",
    "CodedEvent",
    "CodedParty",
    "Contact",
    "Cue",
    "DateError",
    "Document",
    "Engine",
    "Entity",
    "Event",
    "Evidence",
    "Extractor",
    "Failure",
    "InputError",
    "LABEL_STUDIO_CONFIG",
    "Ledger",
    "Mention",
    "Morpheme",
    "Names",
    "Orthography",
    "Party",
    "Place",
    "Quantity",
    "RecordError",
    "Segmentation",
    "Segmenter",
    "Sentence",
    "SentenceSpan",
    "SosikError",
    "Source",
    "Span",
    "StoredTable",
    "Syntax",
    "Table",
    "Time",
    "Token",
    "TokenSentence",
    "Told",
    "TooLargeError",
    "Trace",
    "Tree",
    "TreeToken",
    "__version__",
    "claims",
    "code_actor",
    "code_events",
    "explain",
    "export_events",
    "extract",
    "extract_batch",
    "factuality",
    "label_studio",
    "parse",
    "quantities",
    "schema_org",
    "segment",
    "times",
]
