"""What a claim asserts: an event, a state, a number, a title, a cause, something to come, or an opinion.

Decided by the words of the claim alone, in this order. An opinion judges, wishes, names ("called it “a farce”"), or
says what ought to be. A prediction has a modal or a verb of expecting as its main verb. A cause has a causal verb or
conjunction. A quantity has a number, a share or a comparison where its point is, as the subject or right behind the
verb, or tells that a figure rose or fell; an age is none. What is left is an event where the main verb tells a deed in
the past, or one of speech at any time ("denies"), else a state. A deed that did not happen, or goes on since a time, is
a state; a refusal is a deed.
"""

from __future__ import annotations

import re

from claims.reading import lexicon
from claims.reading.measures import counted_object, counted_subject, has_measure, has_share
from claims.reading.tokens import Words, read_words
from claims.reading.verbs import FINITE
from claims.words import ClaimKind, Voice

# How often a kind, and a voice, that was read is that of the label: measured on the tuning articles of seeds/.
KIND_CONFIDENCE = {
    ClaimKind.TITLE: 0.92,
    ClaimKind.QUANTITY: 0.79,
    ClaimKind.EVENT: 0.79,
    ClaimKind.PREDICTION: 0.79,
    ClaimKind.OPINION: 0.68,
    ClaimKind.CAUSE: 0.65,
    ClaimKind.STATE: 0.62,
}
VOICE_CONFIDENCE = {Voice.DIRECT: 0.99, Voice.NARRATION: 0.96, Voice.PARTIAL: 0.96, Voice.INDIRECT: 0.92}


def kind_of(claim: str, voice: Voice) -> ClaimKind:
    """The kind of a claim by its words. Titles are told by their form and do not pass here."""
    claim = _AGE.sub(",", claim)
    words = read_words(claim, 0, len(claim))
    group = _Group(words)
    if _judges(claim, words, group, voice):
        return ClaimKind.OPINION
    if _foretells(claim, words, group):
        return ClaimKind.PREDICTION
    if _CAUSE.search(claim):
        return ClaimKind.CAUSE
    if _measures(claim, words, group):
        return ClaimKind.QUANTITY
    return ClaimKind.EVENT if group.is_deed() else ClaimKind.STATE


def _phrases(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases, as whole words; each may be a pattern."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


_CAUSE = _phrases(
    r"because|due to|owing to|thanks to|caus(?:e|ed|ing)|led to|leads to|leading to|result(?:s|ed|ing)? (?:in|from)",
    r"fuell?(?:ed|ing)|prompted|triggered|sparked|blamed (?:on|for)|driven by|citing|reflect(?:s|ed|ing)",
    r"stem(?:s|med) from|hardened|the reason|explains? why|forc(?:es|ed|ing)|contribut(?:es|ed) to",
)
_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|\d+"
_COMPARES = _phrases(
    r"(?:\w+-)?(?:largest|biggest|smallest|highest|lowest|fastest|fewest|longest|warmest|coldest|oldest|youngest)",
    r"worst|number one|average|equivalent|(?:up|down) from|(?:ahead|short|off|behind) (?:of|the)|(?:in|de)crease of",
    r"(?:more|less|fewer|\w{2,}er) than (?:an? |any|the|\d|half|all|one|two|three|five|ten|expected)",
    r"(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th) (?:\w+ ){0,3}(?:since|in \w+ years|in a row|time)",
    r"(?:its|their) (?!late|inter|b|w|t|r|gu|for|prot|requ|inv|arr|harv|cont|north|south)\w{3,}est",
    rf"(?:{_NUMBER}) of (?:the|its|his|her|their) (?:\w+ )?(?:{_NUMBER})",
    r"doubled|tripled|halved|twice as|times (?:as|more)|one in \w+|unanimous\w*",
)
# Beside a name a number between commas is an age.
_AGE = re.compile(r"(?<=[A-Za-z]),\s\d{1,3}(?:\syears\sold)?,")
_EXPECTING = lexicon.word_set(
    "likely unlikely expected set scheduled projected forecast poised going due bound certain hopes hope hoped hoping"
    " plans plan intends intend aims aim expects expect expecting seeks"
)
# Verbs of expecting that may have somebody else between them and the infinitive.
_OF_OTHERS = lexicon.word_set("expects expect expected")
# "expected this fall", "due in May", "a fall is likely between 7pm and 9pm"
_DATED = lexicon.word_set("expected scheduled planned due likely")
_WHEN = lexicon.word_set("this next in on by at before between after within tomorrow later")
_JUDGEMENT = _phrases(
    r"(?:I|we) (?:[\w’']+ )?(?:believe|think|feel|hope|doubt|fear|worry|want|wish)|I[’']m|should|must|ought|please",
    r"needs? to|ha(?:s|ve) to|deserves?|matters|unfortunately|hopefully|perhaps|surely|of course|far too|too \w+ to",
)
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
    """
)
_GENERIC = lexicon.word_set("this that it there nobody everybody no-one everyone everything nothing you people")
_CHANGE = lexicon.word_set(
    """
    rose fell dropped grew increased decreased declined climbed reached totalled totaled averaged cost costs stood
    stands covered covers covering employs employ invested measures weighs lost gained numbered peaked crested earned
    earns sold raised cut adds added adding spent spends carries carrying scored fetched jumped slumped surged slipped
    plunged risen fallen grown dropped climbed declined shrank saved saving
    """
)
# A thing that rises or falls is a figure, whether it is given or not.
_MOVING = lexicon.all_forms("rise increase decrease shrink double slow") | {"fell", "fallen"}
_MEASURING = lexicon.word_set(
    "cost employ add save carry hold cover reach total raise bring number weigh fall rise grow"
)
# "called the report “a fairy tale”"
_NAMING = lexicon.all_forms("call describe label brand term rate")
_STATIVE = lexicon.word_set(
    """
    lived lay stood belonged owned remained contained seemed appeared knew believed wanted meant needed was were had
    depended consisted lacked resembled loved liked felt sounded looked included
    """
)
_STATIVE_PARTICIPLES = lexicon.word_set(
    "based located known called considered involved supposed made used allowed married intended"
)
_NEGATIONS = lexicon.word_set("not never no nobody none nothing neither n't")
_LASTING = _phrases(
    r"since|for (?:\w+ ){0,3}(?:years|decades|months|weeks|days|a century)|always|still|all (?:my|his|her) life"
)


_DEEDS = frozenset((lexicon.Saying.DENIED, lexicon.Saying.PLEDGED, lexicon.Saying.ASKED, lexicon.Saying.JUDGED))


class _Group:
    """The main verb of a claim with its auxiliaries: where it stands, and what it says of time and truth."""

    def __init__(self, words: Words) -> None:
        letters, lower = words.letters, words.lower
        self.words = words
        self.first = _main_finite(words)
        self.main = self.first
        if self.first >= 0:
            after = self.first
            while after < len(letters) and letters[after] in "mhxdae":
                after += 1
            self.main = after if after < len(letters) and letters[after] in "VBpg" else self.first
        self.auxiliaries = lower[self.first : self.main] if self.first >= 0 else []
        self.verb = lower[self.main] if self.main >= 0 else ""
        around = lower[max(0, self.first - 3) : self.main + 2] if self.first >= 0 else []
        self.negated = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in around)

    def is_deed(self) -> bool:
        """Whether the verb tells what happened, not what is so."""
        words, main = self.words, self.main
        if main < 0:
            return words.letters[:1] in ("g", "p") or words.lower[:1] in (["while"], ["with"])
        letter = words.letters[main]
        perfect = any(words.letters[i] == "h" for i in range(self.first, main)) or self._has_contracted()
        be = any(words.letters[i] in "xe" for i in range(self.first, main))
        present = bool({"is", "are", "'re", "'s", "am", "'m"}.intersection(self.auxiliaries)) and not perfect
        if letter == "d" and main == self.first and self.verb.startswith("did"):
            # "One of them did."
            return True
        if self.verb in _STATIVE or letter in "mhxd" or (be and self.verb in _STATIVE_PARTICIPLES):
            return False
        if lexicon.saying().get(self.verb) in _DEEDS and letter == "V":
            # "denies it", "accuses"
            return True
        if self.negated and (perfect or be):
            return False
        if letter == "p":
            lasting = perfect and bool(_LASTING.search(" ".join(words.lower[main:])))
            return not present and not lasting
        if letter == "g":
            return not present
        if letter == "B":
            if self.auxiliaries[:1] == ["would"] and self.negated and self.verb in lexicon.saying():
                # A refusal: "would not say who held the key".
                return True
            return "did" in self.auxiliaries or any(word.startswith("didn") for word in self.auxiliaries)
        return self.verb in lexicon.verb_forms()[2] or self.verb.endswith("ed")

    def _has_contracted(self) -> bool:
        """Whether "'s" is "has": "she's climbed it", "she's been"."""
        behind = self.words.letters[self.main + 1 : self.main + 2]
        return self.auxiliaries[:1] == ["'s"] and ("been" in self.auxiliaries or behind in tuple("DOP#"))


def _main_finite(words: Words) -> int:
    """The finite verb of the claim's own clause: one of a clause that interrupts its subject is passed over."""
    letters = words.letters
    at = next((i for i, letter in enumerate(letters) if letter in FINITE), -1)
    comma = letters.find(",", 0, max(at, 0))
    if comma > 0 and "w" in letters[comma : comma + 4] + letters[max(0, at - 1) : at]:
        closing = letters.find(",", at)
        beyond = next((i for i in range(closing, len(letters)) if letters[i] in FINITE), -1) if closing > 0 else -1
        return beyond if 0 <= beyond <= closing + 3 else at
    if at > 1 and letters[at - 1] in "wq" and letters[0] not in "wqgp":
        # "the two states that share the river divided it"
        beyond = next((i for i in range(at + 1, len(letters)) if letters[i] in FINITE and letters[i - 1] in "nP#"), -1)
        return beyond if beyond >= 0 else at
    return at


def _foretells(claim: str, words: Words, group: _Group) -> bool:
    """Whether the main verb is of the future: a modal, or a verb or adjective of expecting with its infinitive."""
    if group.first < 0:
        return _expects(words, 0, min(4, len(words)))
    modal = words.lower[group.first]
    perfect = "have" in words.lower[group.first + 1 : group.first + 4] and words.letters[group.main] == "p"
    if modal in ("would", "wouldn't", "wouldn’t") and group.negated and group.verb in lexicon.saying():
        # A refusal: "would not say who held the key".
        return False
    if words.letters[group.first] == "m" and modal not in ("can", "cannot", "can't", "can’t", "must", "should"):
        measured = (
            modal in ("would", "'d") and group.verb in _MEASURING and counted_object(words, group.main, passing=1)
        )
        unreal = perfect and (words.lower[0] in ("i", "we", "had") or "if" in words.lower)
        return (
            (unreal or not perfect)
            and not measured
            and not (modal == "could" and "if" not in words.lower and group.negated)
        )
    be = words.letters[group.first] == "x"
    return _expects(words, group.first, group.main + (4 if be else 1)) or (
        be and words.letters[group.first + 1 : group.first + 2] == "t"
    )


def _expects(words: Words, first: int, last: int) -> bool:
    for i in range(max(first, 0), min(last, len(words) - 1)):
        far = 8 if words.lower[i] in _OF_OTHERS else 2
        if words.lower[i] in _EXPECTING and (
            "t" in words.letters[i + 1 : i + far] or (words.lower[i] in _DATED and words.lower[i + 1] in _WHEN)
        ):
            return True
    return False


def _measures(claim: str, words: Words, group: _Group) -> bool:
    """Whether the point of the claim is a number, a share or a comparison."""
    if has_share(words) or _COMPARES.search(claim):
        return True
    if group.main < 0:
        return counted_subject(words, len(words)) or has_measure(words)
    if counted_subject(words, group.first):
        return True
    if words.letters.rstrip(".").endswith("x#") and words.letters[group.first - 1 : group.first] in tuple("owP"):
        # An age: "who is 39", "Arran is 71".
        return False
    if group.verb in _MOVING and not {"i", "we", "he", "she", "who"} & set(words.lower[: group.first]):
        return True
    if group.verb in _CHANGE or group.verb in _MEASURING:
        return has_measure(words, passing=1)
    return counted_object(words, group.main)


def _judges(claim: str, words: Words, group: _Group, voice: Voice) -> bool:
    """Whether a claim is a judgement by its words; quoted words that only evaluate are one."""
    if _JUDGEMENT.search(claim):
        return not (group.is_deed() and voice in (Voice.NARRATION, Voice.INDIRECT))
    # The predicate judges, not an adjective of the subject: "big investors are expected to sell" is no opinion.
    evaluates = not _EVALUATIVE.isdisjoint(words.lower[max(group.main, 0) :])
    if voice == Voice.PARTIAL and (
        lexicon.saying().get(group.verb) == lexicon.Saying.JUDGED or (group.verb in _NAMING and '"' in words.letters)
    ):
        return True
    copula = group.main >= 0 and (words.letters[group.main] in "xe" or group.verb in _EVALUATIVE)
    if evaluates and copula:
        return not has_measure(words)
    if has_measure(words) or group.is_deed():
        return False
    if voice == Voice.PARTIAL:
        # Whoever is quoted for the predicate alone is quoted for a judgement: "the sea was “not a tank”".
        return copula and '"' in words.letters[group.main : group.main + 4]
    if group.first >= 0 and words.lower[group.first] in ("will", "'ll", "won't", "won’t"):
        return False
    return voice == Voice.DIRECT and not _GENERIC.isdisjoint(words.lower[: max(group.first, 0)])
