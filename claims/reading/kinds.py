"""What a claim asserts: an event, a state, a number, a title, a cause, something to come, or an opinion.

Decided by the words of the claim alone, in this order. An opinion judges, wishes, names ("called it “a farce”"), or
says what ought to be; so does a quoted sentence whose predicate says what something is. A prediction has a modal or a
verb of expecting as its main verb, or a present tense and a time to come. A cause has a causal verb or conjunction. A
quantity has a number, a share or a comparison where its point is, as the subject or right behind the verb, or tells
that a figure rose or fell; an age is none. What is left is an event where the main verb tells a deed in the past, or
one of speech at any time ("denies"), else a state. A deed that did not happen, or goes on since a time, is a state; a
refusal is a deed.
"""

from __future__ import annotations

import re

from claims.reading import conjugation, lexicon
from claims.reading.forecasts import foretells
from claims.reading.judgements import judges, sums_up
from claims.reading.measures import counted_object, counted_subject, has_measure, has_share
from claims.reading.predicates import Predicate
from claims.reading.tokens import Words, read_words
from claims.words import ClaimKind, Voice

# How often a kind, and a voice, that was read is that of the label: measured on the tuning articles of seeds/.
KIND_CONFIDENCE = {
    ClaimKind.TITLE: 0.93,
    ClaimKind.PREDICTION: 0.85,
    ClaimKind.EVENT: 0.83,
    ClaimKind.QUANTITY: 0.81,
    ClaimKind.OPINION: 0.76,
    ClaimKind.CAUSE: 0.71,
    ClaimKind.STATE: 0.69,
}
VOICE_CONFIDENCE = {Voice.DIRECT: 0.99, Voice.NARRATION: 0.96, Voice.PARTIAL: 0.97, Voice.INDIRECT: 0.93}

_BECAUSE = re.compile(
    r"(?<!\w)(?:because|owing to|thanks to|citing|the reason|explains? why|driven by"
    r"|account(?:s|ed)? for|(?:stem(?:s|med)|result(?:s|ed|ing)?) from)(?!\w)",
    re.IGNORECASE,
)
_CAUSING = conjugation.all_forms("cause fuel prompt trigger spark reflect harden force overwhelm blame")
_LEADING = dict.fromkeys(conjugation.all_forms("lead contribute"), "to") | dict.fromkeys(
    conjugation.forms("result"), "in"
)

_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|\d+"
_COMPARES = re.compile(
    r"(?<!\w)(?:(?:\w+-)?(?:larg|bigg|small|high|low|fast|few|long|warm|cold|old|young)est"
    r"|worst|number one|average|equivalent|(?:up|down) from|(?:ahead|short|off|behind) (?:of|the)|(?:in|de)crease of"
    r"|(?:more|less|fewer|\w{2,}er) than (?:an? |any|the|\d|half|all|one|two|three|five|ten|expected)"
    r"|(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th) (?:\w+ ){0,5}(?:since|in \w+ years|in a row|time)"
    r"|(?:its|their) (?!late|inter|b|w|t|r|gu|for|prot|requ|inv|arr|harv|cont|north|south)\w{3,}est"
    rf"|(?:{_NUMBER}) of (?:the|its|his|her|their) (?:\w+ )?(?:{_NUMBER})"
    rf"|doubled|tripled|halved|twice as|times (?:as|more)|one in (?:{_NUMBER})|unanimous\w*)(?!\w)",
    re.IGNORECASE,
)
# Beside a name a number between commas is an age.
_AGE = re.compile(r"(?<=[A-Za-z]),\s\d{1,3}(?:\syears\sold)?,")
# What is measured by these is their object, wherever its number stands.
_MEASURING = lexicon.word_set(
    """
    rose fell dropped grew increased decreased declined climbed reached totalled totaled averaged cost costs stood
    stands covered covers covering employs employ invested measures weighs lost gained numbered peaked crested earned
    earns sold raised cut adds added adding spent spends carries carrying scored fetched jumped slumped surged slipped
    plunged risen fallen grown dropped climbed declined shrank saved saving add save carry hold cover reach total raise
    bring number weigh fall rise grow put puts spoke speaks
    """
)
# A thing that rises or falls is a figure, whether it is given or not.
_MOVING = conjugation.all_forms("rise increase decrease shrink double slow") | {"fell", "fallen"}


def kind_of(claim: str, voice: Voice) -> ClaimKind:
    """The kind of a claim by its words. Titles are told by their form and do not pass here."""
    claim = _AGE.sub(",", claim)
    words = read_words(claim, 0, len(claim))
    predicate = Predicate(words)
    if judges(claim, words, predicate, voice):
        return ClaimKind.OPINION
    if foretells(claim, words, predicate):
        return ClaimKind.PREDICTION
    if _causes(claim, words, predicate):
        return ClaimKind.CAUSE
    if _measures(*_without_aside(claim, words, predicate)):
        return ClaimKind.QUANTITY
    if predicate.is_deed():
        return ClaimKind.EVENT
    return ClaimKind.OPINION if voice == Voice.DIRECT and sums_up(words, predicate) else ClaimKind.STATE


def _causes(claim: str, words: Words, predicate: Predicate) -> bool:
    """Whether a claim tells why: by a conjunction or preposition of cause, or with a verb of causing."""
    lower, letters = words.lower, words.letters
    if _BECAUSE.search(claim) or (lower[:1] == ["since"] and predicate.first > 1):
        return True
    main = max(predicate.main, 0)
    leads = lower[main : main + 1] and lower[main + 1 : main + 2] == [_LEADING.get(lower[main])]
    if leads or (letters[main : main + 1] in ("V", "p", "g") and lower[main] in _CAUSING):
        return True
    # "due to rain", but "due to open"
    due = next((i for i in range(len(words) - 2) if lower[i : i + 2] == ["due", "to"]), -1)
    return due >= 0 and letters[due + 2] not in "Be"


def _without_aside(claim: str, words: Words, predicate: Predicate) -> tuple[str, Words, Predicate]:
    """The claim without what interrupts its subject: "Sane, a £14m signing, equalised" is about no money."""
    comma = words.letters.find(",", 0, max(predicate.first, 0))
    closing = words.letters.rfind(",", comma + 1, max(predicate.first, 0)) if comma > 0 else -1
    if closing < 0:
        return claim, words, predicate
    rest = f"{claim[: words.starts[comma]]} {claim[words.ends[closing] :].lstrip()}"
    core = read_words(rest, 0, len(rest))
    return rest, core, Predicate(core)


def _measures(claim: str, words: Words, predicate: Predicate) -> bool:
    """Whether the point of the claim is a number, a share or a comparison."""
    if has_share(words) or _COMPARES.search(claim):
        return True
    if predicate.main < 0:
        return counted_subject(words, len(words)) or has_measure(words)
    if counted_subject(words, predicate.first):
        return True
    if words.letters.rstrip(".").endswith("x#") and words.letters[predicate.first - 1] in "owP":
        # An age: "who is 39", "Arran is 71".
        return False
    if predicate.verb in _MOVING and not {"i", "we", "he", "she", "who"} & set(predicate.subject):
        return True
    if predicate.verb in _MEASURING:
        return has_measure(words, passing=1)
    if predicate.subject[-1:] == ["there"]:
        return counted_object(words, predicate.main, passing=1)
    # What is so by a number is said for the number: "sells bread for 99 cents"; a deed counts its object only.
    return counted_object(words, predicate.main) or (
        not predicate.is_deed() and (has_measure(words) or "most of" in claim.lower())
    )
