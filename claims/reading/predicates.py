"""What the main verb of a claim says of time, reality and truth: tense, aspect, modality, negation."""

from __future__ import annotations

import re

from claims.reading import conjugation, lexicon
from claims.reading.tokens import Words
from claims.reading.verbs import FINITE

_STATIVE = lexicon.word_set(
    """
    lay stood belonged owned remained contained seemed appeared knew believed wanted meant needed was were had
    depended consisted lacked resembled loved liked felt sounded looked included
    """
)
_STATIVE_PARTICIPLES = lexicon.word_set(
    "based located missing known called considered involved supposed made used allowed married intended"
)
_HEADED = lexicon.word_set("led chaired run headed owned backed")
_NEGATIONS = lexicon.word_set("not never no nobody none nothing neither n't")
_LASTING = re.compile(
    r"(?<!\w)(?:since|for (?:\w+ ){0,3}(?:years|decades|months|weeks|days|a century)|always|still"
    r"|all (?:my|his|her) life)(?!\w)"
)
_PAST_AUXILIARIES = lexicon.word_set("was were had did wasn't weren't hadn't didn't wasn’t weren’t hadn’t didn’t")


class Predicate:
    """The main verb of a claim with its auxiliaries: `first` is its finite token, `main` its verb, or both are -1."""

    def __init__(self, words: Words) -> None:
        letters, lower = words.letters, words.lower
        self.words = words
        self.first = _main_finite(words)
        self.main = self.first
        if self.first > 0 or (self.first == 0 and letters[0] != "p"):
            after = self.first
            while after < len(letters) and (letters[after] in "mhxdae" or lower[after] in ("last", "first")):
                after += 1
            self.main = after if after < len(letters) and letters[after] in "VBpg" else self.first
        self.auxiliaries = lower[self.first : self.main] if self.first >= 0 else []
        self.verb = lower[self.main] if self.main >= 0 else ""
        around = lower[max(0, self.first - 3) : self.main + 2] if self.first >= 0 else []
        self.negated = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in around)

    @property
    def copular(self) -> bool:
        """Whether a form of "to be" is the main verb."""
        return self.main >= 0 and self.words.letters[self.main] in "xe"

    @property
    def subject(self) -> list[str]:
        """The words before the verb."""
        return self.words.lower[: max(self.first, 0)]

    def is_present(self) -> bool:
        """Whether the finite verb is of the present tense and no modal."""
        if self.first < 0 or self.words.letters[self.first] == "m":
            return False
        finite = self.words.lower[self.first]
        if self.words.letters[self.first] == "V":
            return finite not in conjugation.verb_forms()[2] and not finite.endswith("ed")
        return finite not in _PAST_AUXILIARIES and self.words.letters[self.first] != "h"

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
            # "One of them did.", but "did not have a boat"
            return "h" not in words.letters[main + 1 : main + 3]
        if self.verb in _STATIVE or letter in "mhxd" or (be and self.verb in _STATIVE_PARTICIPLES):
            return False
        if conjugation.saying().get(self.verb) in conjugation.DEEDS and letter == "V":
            # "denies it", "accuses"
            return True
        if self.negated and (perfect or be or self.nobody_did()):
            return False
        if be and words.lower[main + 1 : main + 3] == ["to", "have"]:
            # "is said to have told him"
            return True
        if letter == "p" and self.first == main and words.lower[main + 1 : main + 2] == ["by"] and self.verb in _HEADED:
            # "led by a retired judge"
            return False
        if letter == "p":
            lasting = perfect and bool(_LASTING.search(" ".join(words.lower[main:])))
            return not present and not lasting
        if letter == "g" and self.verb in _STATIVE_PARTICIPLES:
            return False
        if letter == "g":
            return not present
        if letter == "B":
            if self.auxiliaries[:1] == ["would"] and self.negated and self.verb in conjugation.saying():
                # A refusal: "would not say who held the key".
                return True
            return "did" in self.auxiliaries and not self.negated
        return self.verb in conjugation.verb_forms()[2] or self.verb.endswith("ed")

    def nobody_did(self) -> bool:
        """Whether the subject is nobody, or the object nothing: "Nobody wrote about it", "made no mention of it"."""
        behind = self.words.lower[self.main + 1 : self.main + 2]
        return behind in (["no"], ["nothing"], ["nobody"]) or not _NEGATIONS.isdisjoint(self.subject[-3:])

    def _has_contracted(self) -> bool:
        """Whether "'s" is "has": "she's climbed it", "she's been"."""
        behind = self.words.letters[self.main + 1 : self.main + 2]
        return self.auxiliaries[:1] == ["'s"] and ("been" in self.auxiliaries or behind in tuple("DOP#"))


def _main_finite(words: Words) -> int:
    """The finite verb of the claim's own clause: one of a clause that interrupts its subject is passed over."""
    letters = words.letters
    at = next((i for i, letter in enumerate(letters) if letter in FINITE), -1)
    if letters[:1] == "p" and "," not in letters[: max(at, 0)]:
        # A second verb or a participle: "built with local funds", "called it a farce".
        return 0
    cleft = _behind_cleft(words)
    if cleft > 0:
        return cleft
    comma = letters.find(",", 0, max(at, 0))
    if comma > 0 and ("w" in letters[comma : comma + 4] + letters[max(0, at - 1) : at] or letters[at - 1] == "q"):
        closing = letters.find(",", at)
        beyond = next((i for i in range(closing, len(letters)) if letters[i] in FINITE), -1) if closing > 0 else -1
        return beyond if 0 <= beyond <= closing + 3 else at
    if at > 1 and letters[at - 1] in "wq" and letters[0] not in "wqgp":
        # "the two states that share the river divided it"
        beyond = next((i for i in range(at + 1, len(letters)) if letters[i] in FINITE and letters[i - 1] in "nP#"), -1)
        return beyond if beyond >= 0 else at
    return at


def _behind_cleft(words: Words) -> int:
    """The verb that a cleft sentence stresses the subject of: "It was Lund who left", or -1."""
    letters, lower = words.letters, words.lower
    if lower[:1] != ["it"] or letters[1:2] != "x":
        return -1
    pronoun = next((i for i in range(3, len(words)) if lower[i] in ("who", "that")), -1)
    thing = pronoun > 0 and not {"P", "D"}.isdisjoint(letters[2:pronoun])
    return next((i for i in range(pronoun + 1, len(words)) if letters[i] in FINITE), -1) if thing else -1
