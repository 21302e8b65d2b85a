"""Who a clause makes answerable by its own verb: who does a deed of speech, whose view, figure or quoted word it is."""

from __future__ import annotations

from claims.reading import conjugation, lexicon
from claims.reading.clauses import Clause
from claims.reading.conjugation import DEEDS, Saying
from claims.reading.phrases import subject_before
from claims.reading.tokens import Words, finite_at

# Verbs of a view that somebody holds, whatever its object.
_VIEWS = frozenset((Saying.CLAIMED, Saying.JUDGED, Saying.DENIED, Saying.PLEDGED))
_THREATENING = conjugation.all_forms("threaten")
# "raised concerns over queues"
_VOICING = conjugation.all_forms("raise voice express lodge file have")
_OBJECTIONS = lexicon.word_set("concern concerns doubt doubts objection objections alarm fears complaint protest")
_FEARING = conjugation.all_forms("fear worry")
_FORESEEING = conjugation.all_forms("expect predict forecast estimate")
# "Police put the crowd at 38,000", "spoke of 120,000"
_COUNTING = conjugation.all_forms("put speak estimate")
_RATING = conjugation.all_forms("rate term dub brand")
# What a document does that gives a figure or a fact.
_STATING = conjugation.all_forms("give put list set assume announce forecast describe mention record speak")


def doer(words: Words, clause: Clause, before: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Who does what a clause tells, where the deed is to say something: "China has denied …".

    `before` is the subject of the clause before it, which a coordinate verb may share: "… and called for talks".
    """
    first = finite_at(words, clause.first, clause.last)
    while first > clause.first and words.letters[first - 1] == "w":
        # The verb of a relative clause that interrupts: "Lund, who led the search, denied it".
        first = finite_at(words, _past_group(words, first), clause.last)
    verb = first
    while 0 <= verb < clause.last and words.letters[verb] in "mhxda":
        verb += 1
    if not 0 <= verb < clause.last or clause.form in ("relative", "participle", "apposition"):
        return None
    passive = "x" in words.letters[first:verb]
    deed = conjugation.saying().get(words.lower[verb]) in DEEDS or (
        (words.lower[verb] in _VOICING and not _OBJECTIONS.isdisjoint(words.lower[verb + 1 : verb + 4]))
        or (words.lower[verb] in _THREATENING and words.letters[verb + 1 : verb + 2] == "t")
    )
    if passive or not deed or words.lower[verb : verb + 2][1:] == ["out"]:
        # "did not rule out leaving"
        return None
    if clause.form == "coordinate" and first == clause.first:
        return before
    return subject_before(words, first, 0)


def holder(words: Words, clause: Clause) -> tuple[int, int] | None:
    """Whose view or figure a clause gives that is not the object of a verb of saying.

    "who expects rates to fall", "which the union believes will pass", "It described the risk as “small”", "The budget
    papers give £9.6 million"
    """
    letters, lower = words.letters, words.lower
    verb = finite_at(words, clause.first, clause.last)
    if verb >= 0 and letters[verb : verb + 2] == "hp":
        # "had expected"
        verb += 1
    if verb < 0 or letters[verb] not in "Vp" or "x" in letters[clause.first : verb]:
        return None
    grade = conjugation.saying().get(lower[verb])
    view = grade in _VIEWS or lower[verb] in _FEARING
    if clause.form == "relative" and letters[clause.first] == "w" and view:
        if letters[clause.first + 1 : verb].strip("ad") == "":
            return clause.first, clause.first + 1
        return subject_before(words, verb, clause.first + 1) if grade == Saying.CLAIMED else None
    if clause.form not in ("main", "coordinate") or verb == clause.first:
        return None
    subject = subject_before(words, verb - (letters[verb] == "p"), clause.first)
    if subject is None:
        return None
    described = lower[verb].startswith("describ") and "as" in lower[verb : verb + 8]
    foresees = (described or lower[verb] in _FORESEEING) and letters[subject[0]] != "w"
    document = lower[verb] in _STATING and not lexicon.DOCUMENTS.isdisjoint(lower[slice(*subject)])
    quoted = (
        (grade is not None or lower[verb] in _RATING)
        and letters[subject[0]] not in "wD"
        and '"' in letters[verb : clause.last]
    )
    counts = lower[verb] in _COUNTING and any(
        lower[k] in ("at", "of") and letters[k + 1] == "#" for k in range(verb + 1, min(clause.last - 1, verb + 8))
    )
    return subject if document or quoted or foresees or counts else None


def subject_of(words: Words, clause: Clause) -> tuple[int, int] | None:
    """The subject of a clause that has a finite verb behind it."""
    first = finite_at(words, clause.first, clause.last)
    if first <= clause.first or words.letters[first - 1] in "qw":
        return None
    subject = subject_before(words, first, clause.first)
    # "Replacing Lund would be hard": the subject is what is done, not to whom.
    return None if subject and words.letters[max(subject[0] - 1, 0)] in "gB" and subject[0] else subject


def _past_group(words: Words, verb: int) -> int:
    """The token behind a verb and its auxiliaries."""
    while verb < len(words) and words.letters[verb] in "mhxdaepVBg":
        verb += 1
    return verb
