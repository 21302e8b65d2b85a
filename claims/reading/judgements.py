"""Whether a claim judges: by what should be, by a wish, by a name it gives, or by a predicate that evaluates."""

from __future__ import annotations

import re

from claims.reading import conjugation, lexicon
from claims.reading.measures import has_measure
from claims.reading.predicates import Predicate
from claims.reading.tokens import Words
from claims.words import Voice

_SHOULD = re.compile(
    r"(?<!\w)(?:should|ought|please|deserves?|matters|unfortunately|hopefully|perhaps|surely|of course|far too"
    r"|too \w+ to|(?:I|we) (?:[\w’']+ )?(?:believe|think|thought|feel|hope|doubt|fear|worry|want|wish))(?!\w)",
    re.IGNORECASE,
)
# In somebody's mouth a judgement, in the article's a rule: "must repay the grant".
_MUST = re.compile(r"(?<!\w)(?:must|needs? to|ha(?:s|ve) to)(?!\w)", re.IGNORECASE)
_EVALUATIVE = lexicon.word_set(
    """
    good great better best bad worse worst terrible awful horrible wonderful beautiful lovely nice fine fantastic
    amazing incredible brilliant excellent outstanding superb perfect poor weak strong brave bold cowardly shameful
    shame disgrace disgraceful outrageous outrage unacceptable intolerable appalling shocking disturbing sad tragic
    proud pride disappointing disappointed disappointment embarrassed embarrassing delighted happy unhappy glad sorry
    angry furious astonished surprised important crucial vital essential key fair unfair unjust just right wrong
    reckless irresponsible dangerous safe sensible reasonable unreasonable absurd ridiculous stupid foolish silly
    clever wise smart honest dishonest decent indecent careful careless serious trivial big huge massive significant
    historic unprecedented remarkable extraordinary useful useless helpful worthless priceless modest cheap generous
    cruel brutal meaningful frank constructive productive difficult hard easy tough clear unclear obvious ugly pretty
    sound credible incredible unbelievable nonsense lie lies myth joke mess farce betrayal insult gift miracle
    disaster catastrophe triumph victory failure mistake villain hero heroic cynical hypocritical shy confident
    optimistic pessimistic hopeful concern concerned viable aboveboard neutral unbiased divine evil fool idea
    sure convinced blow polite
    """
)
_GENERIC = lexicon.word_set("this that it nobody everybody no-one everyone everything nothing you people")
_CAN = lexicon.word_set("can cannot can't can’t")
_SPEAKERS = lexicon.word_set("i we you they")
_WANTING = conjugation.all_forms("want wish")
# These are deeds to somebody, and no names for anything.
_ADDRESSING = conjugation.all_forms("accuse thank")
# "called the report “a fairy tale”"
_NAMING = conjugation.all_forms("call describe label brand term rate")


def judges(claim: str, words: Words, predicate: Predicate, voice: Voice) -> bool:
    """Whether a claim is a judgement by its words; quoted words that only evaluate are one."""
    narrated = voice in (Voice.NARRATION, Voice.INDIRECT)
    if _SHOULD.search(claim) or (voice != Voice.NARRATION and _MUST.search(claim)):
        return not (predicate.is_deed() and narrated)
    if predicate.verb in _WANTING and "t" in words.letters[predicate.main + 2 : predicate.main + 5]:
        # "Her partners want her to go"
        return True
    if _names(words, predicate):
        return True
    # The predicate judges, not an adjective of the subject: "big investors are expected to sell" is no opinion.
    evaluates = not _EVALUATIVE.isdisjoint(words.lower[max(predicate.main, 0) :])
    copular = predicate.copular or (predicate.main >= 0 and predicate.verb in _EVALUATIVE)
    if evaluates and copular:
        return not has_measure(words)
    if has_measure(words) or predicate.is_deed():
        return False
    # Whoever is quoted for the predicate alone is quoted for a judgement: "the sea was “not a tank”".
    return voice == Voice.PARTIAL and copular and '"' in words.letters[predicate.main : predicate.main + 4]


def sums_up(words: Words, predicate: Predicate) -> bool:
    """Whether a quoted sentence says what something is, what one can do, or what everybody does.

    "It was a difficult quarter", "I cannot explain that", "Nobody needs it"
    """
    if predicate.first < 0:
        return False
    if predicate.copular:
        there = predicate.subject[-1:] == ["there"]
        placed = words.letters[predicate.main + 1 : predicate.main + 2] in ("P", "i", "h")
        return not there and (not placed or words.lower[predicate.main + 1] in ("of", "like"))
    able = words.lower[predicate.first] in _CAN and predicate.subject[-1:] != ["he"]
    general = predicate.is_present() and not _GENERIC.isdisjoint(predicate.subject)
    return general or (able and not _SPEAKERS.isdisjoint(predicate.subject[-1:]))


def _names(words: Words, predicate: Predicate) -> bool:
    """Whether quoted words name or judge something: "called it “a farce”", "praised it as “careful”"."""
    judged = conjugation.saying().get(predicate.verb) == conjugation.Saying.JUDGED and predicate.verb not in _ADDRESSING
    return (judged or predicate.verb in _NAMING) and '"' in words.letters
