"""What a claim asserts: an event, a state, a number, a title, a cause, something to come, or an opinion."""

from __future__ import annotations

import re

from claims.words import ClaimKind


def _phrases(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases, as whole words; each may be a pattern."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


_PREDICTION = _phrases(
    r"(?:will|won[’']t|shall)",
    r"(?:would|could|may|might)(?! have)",
    r"(?:is|are|was|were) (?:\w+ )?(?:likely|expected|due|set|scheduled|projected|forecast|poised|going|about) to",
    r"(?:hopes?|plans?|intends?|aims?|expects?|expected|projected|likely) to",
    r"(?:due|planned|scheduled) (?:in|on|by|for|to)",
)
_QUANTITY = _phrases(
    r"[$£€¥]\s?\d[\d,.]*",
    r"\d[\d,.]*\s?(?:%|per ?cent|million|billion|trillion|m|bn|k|tonnes?|people|jobs|votes|points)",
    r"\d{1,3}(?:,\d{3})+",
    r"largest|biggest|smallest|highest|lowest|fastest|most|fewest|longest|number one|record|majority|average",
    r"(?:more|less|fewer) than|at least|up to|up from|down from|ahead of|increase of|equivalent|rank\w*|rate",
    r"half|two thirds|a third|a quarter|doubled|tripled|halved|twice|per ?cent",
)
_NUMBER = _phrases(
    r"(?!(?:1[5-9]|20)\d\d(?!\w))\d[\d,.]*",
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?",
)
_SPELL = _phrases("(?:day|week|month|year|hour|minute|night)s?")
_CAUSE = _phrases(
    r"because|due to|owing to|thanks to|caus(?:e|ed|ing)|led to|leads to|leading to|result(?:s|ed|ing)? in|why",
    r"fuell?(?:ed|ing)|prompted|triggered|sparked|drove|blamed|reflecting|stem(?:s|med) from|hardened",
)
_OPINION = _phrases(
    r"(?:I|we) (?:\w+ )?(?:believe|think|feel|hope|am|are)|I[’']m|we[’']re|should|must|ought|deserves?",
    r"proud|great|good|bad|best|worst|beautiful|terrible|wonderful|important|right|wrong|sad|lovely|astonished|careful",
    r"unfortunately|hopefully|perhaps|way too|far too|welcomed?|prais\w+|unfair|fair|dangerous|brave|shameful",
)
_STATE = _phrases(
    r"is|are|was|were|be|been|has|have|had|remain(?:s|ed)?|stands?|stood|seem(?:s|ed)?|appear(?:s|ed)?|belongs?",
    r"contains?|owns?|owned|lives?|lived|supports?|knows?|consists?|includes?|lacks?|\w+[’'](?:s|re|m)",
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|was|were|been) (?:\w+ly |not |never |since |also |all )*"
    r"(?!been\b)\w+(?:ed|en|wn|lt|ld|nt|de|id|ne|ft)\b"
)


def kind_of(words: str) -> ClaimKind:
    """The kind of a claim by its words. Titles are told by their form and do not pass here."""
    if _OPINION.search(words) and not _QUANTITY.search(words):
        return ClaimKind.OPINION
    if _PREDICTION.search(words):
        return ClaimKind.PREDICTION
    if _QUANTITY.search(words) or (_NUMBER.search(words) and not _SPELL.search(words)):
        return ClaimKind.QUANTITY
    if _CAUSE.search(words):
        return ClaimKind.CAUSE
    if _STATE.search(words) and not _PERFECT.search(words):
        return ClaimKind.STATE
    return ClaimKind.EVENT
