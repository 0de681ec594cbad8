"""Words and places as one value that is handed to readers."""

import hashlib
from functools import lru_cache

import msgspec

from antq_site.gazetteer import Gazetteer, load_gazetteer
from antq_site.grammar.vocabulary import Vocabulary
from antq_site.lexicon import Lexicon, lexicon_digest, load_lexicon


class Knowledge(msgspec.Struct, frozen=True):
    """What a reader knows before it reads.

    Attributes:
        vocabulary: Both compiled into matchers.
        digest: Changes when a word or a place changes; part of every key of a record.
    """

    lexicon: Lexicon
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    digest: str


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """Read words and places and compile them; the same value every time in one process."""
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    digest = hashlib.sha256((lexicon_digest() + gazetteer.digest).encode()).hexdigest()
    return Knowledge(lexicon, gazetteer, Vocabulary(lexicon, gazetteer), digest)
