"""What a claim asserts: an event, a state, a number, a title, a cause, something to come, or an opinion."""

from __future__ import annotations

import re

from claims.reading import lexicon
from claims.reading.tokens import FINITE, Words, read_words
from claims.words import ClaimKind, Voice


def kind_of(claim: str, voice: Voice) -> ClaimKind:
    """The kind of a claim by its words. Titles are told by their form and do not pass here."""
    words = read_words(claim, 0, len(claim))
    verb = _main_verb(words)
    change = _CHANGE.issuperset(words.lower[verb : verb + 1]) if verb >= 0 else False
    deed = _is_deed(words, verb)
    if _judges(claim, voice, deed):
        return ClaimKind.OPINION
    if _PREDICTION.search(claim):
        return ClaimKind.PREDICTION
    if _CAUSE.search(claim):
        return ClaimKind.CAUSE
    if _COMPARES.search(claim) or _COUNTED.match(claim) or (_NUMBER.search(claim) and (change or not deed)):
        return ClaimKind.QUANTITY
    return ClaimKind.EVENT if deed else ClaimKind.STATE


def _phrases(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases, as whole words; each may be a pattern."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


_PREDICTION = _phrases(
    r"(?:will|won[’']t|shall|\w+[’']ll)",
    r"(?:would|could|(?-i:may)|might)(?! have)",
    r"(?:likely|expected|set|scheduled|projected|forecast|poised|going|hop(?:es?|ing)|plans?|intends?|aims?|expects?)"
    r" to",
    r"(?:due|scheduled|planned) (?:to|in|on|by|for)",
)
_COMPARES = _phrases(
    r"\d[\d,.]*\s?(?:%|per ?cent)|per ?cent",
    r"(?:\w+-)?(?:largest|biggest|smallest|highest|lowest|fastest|fewest|longest|warmest|oldest|youngest)",
    r"number one|majority|average|(?:more|less|fewer|\w{2,}er) than (?=an? |any|the|\d|half|one|two|three|five|ten)",
    r"(?:up|down) from|(?:ahead|short) of|(?:in|de)crease of|equivalent",
    r"half|two thirds|a third|a quarter|doubled|tripled|halved|twice as|one in \w+",
)
_NUMBER = _phrases(
    r"[$£€¥]?(?!(?:1[5-9]|20)\d\d(?!\w))\d[\d,.]*(?:[a-z]{1,3})?",
    r"(?:\w+-)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
    r"dozens?|hundreds?|thousands?|[mbtr]+illions?",
)
# A subject that is a count: "Forty-one eels were lost".
_COUNTED = re.compile(
    r"(?:about |some |nearly |almost |roughly |around |of whom |only |another )?(?:[$£€¥]?\d[\d,.]*[a-z]*"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\w+teen|ten|eleven|twelve)(?:-\w+)?)"
    r" (?!(?:days|weeks|months|years|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)",
    re.IGNORECASE,
)
_CAUSE = _phrases(
    r"because|due to|owing to|thanks to|caus(?:e|ed|ing)|led to|leads to|leading to|result(?:s|ed|ing)? (?:in|from)",
    r"fuell?(?:ed|ing)|prompted|triggered|sparked|blamed (?:on|for)|reflecting|stem(?:s|med) from|hardened",
)
_JUDGEMENT = _phrases(
    r"(?:I|we) (?:\w+ )?(?:believe|think|feel|hope|am|are|know)|I[’']m|we[’']re|should|must|ought|deserves?|please",
    r"proud|great|good|bad|best|worst|beautiful|terrible|wonderful|important|right|wrong|sad|lovely|astonished|careful",
    r"unfortunately|hopefully|perhaps|way too|far too|too \w+|unfair|fair|dangerous|brave|shameful|decent|sound",
)
_CHANGE = lexicon.word_set(
    "rose fell dropped grew increased decreased declined climbed reached totalled totaled averaged cost stood"
    " stands covered covers covering employs employ invested measures weighs lost gained numbered peaked crested"
    " earned earns sold"
)
_STATIVE = lexicon.word_set(
    "lived lay stood belonged owned remained contained seemed appeared knew believed wanted meant needed supports"
    " support was were had depended consisted lacked resembled"
)


def _main_verb(words: Words) -> int:
    """The word that carries the first finite verb's meaning, auxiliaries and adverbs skipped; -1 where none is."""
    letters = words.letters
    at = next((i for i, letter in enumerate(letters) if letter in FINITE), -1)
    if at < 0:
        return -1
    after = at
    while after < len(letters) and letters[after] in "mhxdae":
        after += 1
    return after if after < len(letters) and letters[after] in "VBpg" else at


def _is_deed(words: Words, verb: int) -> bool:
    """Whether the verb tells what happened, not what is so."""
    if verb < 0:
        return words.letters[:1] in ("g", "p") or words.lower[:1] == ["while"]
    letter, low = words.letters[verb], words.lower[verb]
    if low in _STATIVE or letter in "mhxd":
        return False
    auxiliaries = words.lower[max(0, verb - 4) : verb]
    if letter == "p":
        return not any(word in ("is", "are", "'re") for word in auxiliaries)
    if letter == "g":
        return True
    if letter == "B":
        return "did" in auxiliaries or any(word.startswith("didn") for word in auxiliaries)
    return low in lexicon.verb_forms()[2] or low.endswith("ed")


def _judges(claim: str, voice: Voice, deed: bool) -> bool:
    """Whether a claim is a judgement: by its words, or as spoken words that state no deed, number or name."""
    if _COMPARES.search(claim) or _CAUSE.search(claim):
        return False
    if _JUDGEMENT.search(claim):
        return not (deed and voice in (Voice.NARRATION, Voice.INDIRECT))
    spoken = voice in (Voice.DIRECT, Voice.PARTIAL)
    return spoken and not deed and not _NUMBER.search(claim) and not _PREDICTION.search(claim)
