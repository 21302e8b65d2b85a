"""Antecedents: whom a pronoun, a possessive or a description means, by who spoke and who was named before it."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from claims.reading import lexicon
from claims.reading.names import Names, head_noun, span_text
from claims.reading.offices import Offices, uncapitalised
from claims.words import ClaimantKind

NEAR = 1_500
"""How far back, in code points, a pronoun or a description may look for what it means."""
_MASCULINE = re.compile(r"h(?:e|is|im)\b", re.IGNORECASE)
# How far back, in code points, the subject of a sentence may be what "it" means.
_SENTENCES = 300
_BODIES = "|".join(sorted(lexicon.ORGANISATIONS - {"times", "post", "house"}))
_ORGANISED = re.compile(rf"(?:\n|[.!?][”\"’']?\s)(?P<who>The\s(?:[\w’'-]+\s){{0,2}}(?:{_BODIES}))(?=\s(?!of\b))")
# How many speakers back a pronoun may look.
_REMEMBERED = 50
_OFFICE_FIRST = re.compile(
    rf"(?:\d[\d:.]*\s)?(?P<who>(?:The|An?)\s(?:[\w’'-]+\s){{0,3}}(?:{'|'.join(sorted(lexicon.ROLES))}))\b"
)
# What may stand between a sentence's start and the name that is its subject: a title, a time of an entry.
_INTRODUCES = re.compile(
    rf"\d[\d:.]*|[A-Z][\w’'-]*,?|(?:{'|'.join(sorted(lexicon.TITLES | lexicon.ROLES, key=len, reverse=True))}),?"
)
# "The widow of one of the dead, " before the name that is the sentence's subject.
_DESCRIBED = re.compile(
    r"(?:^|\n|[.!?”\"’]\s)(?:The|An?|One|Another|His|Her|Its|[A-Z][\w-]*[’']s?)\s[^,.;:“”\"\n]{3,70},\s$"
)
_SAID_BY = re.compile(
    r"\b(?:sa(?:id|ys)|according to|add(?:ed|s)|wr(?:ote|ites)|(?:explain|warn|recall)(?:ed|s)|argu(?:ed|es))\s"
    r"(?:(?!that|it|he|she|they|we|in|on|at|to)[^\W\d_][\w’'-]*,?\s){0,6}$"
)
_SAID = re.compile(r"^(?:sa(?:id|ys)|add(?:ed|s)|according to|wrote|writes|told|quoted)\s")
_CONJUNCTION = re.compile(r"^(?:But|And|Yet)\s")
_BEFORE_WHICH = re.compile(r"\b((?:an?|the|its|his|her|their)(?:\s(?!of\b|to\b)[\w’'-]+){1,6}?)\Z", re.IGNORECASE)
# What a business that has spoken is called from then on.
_FIRMS = frozenset(("company", "firm", "group", "business"))


class Spoken:
    """Who has spoken so far: where, under which name, and what sort of claimant that is; in the order of the text."""

    def __init__(self) -> None:
        self._spoke: list[tuple[int, str, ClaimantKind]] = []

    def add(self, at: int, name: str, kind: ClaimantKind) -> None:
        """Note that somebody speaks at `at`."""
        insort(self._spoke, (at, name, kind))

    def persons(self) -> set[str]:
        """The persons by name."""
        return {name for _, name, kind in self._spoke if kind == ClaimantKind.PERSON and name[:1].isupper()}

    def before(self, at: int) -> Iterator[tuple[int, str, ClaimantKind]]:
        """The last speakers before `at`, the nearest first."""
        end = bisect_left(self._spoke, at, key=lambda spoke: spoke[0])
        return reversed(self._spoke[max(0, end - _REMEMBERED) : end])


class Antecedents:
    """What the words of one article mean that name nobody."""

    def __init__(self, text: str, names: Names, offices: Offices, spoken: Spoken) -> None:
        self._text = text
        self._names = names
        self._offices = offices
        self._spoken = spoken

    def person(self, at: int) -> str | None:
        """The person whom a pronoun at `at` means: who spoke last, unless somebody was named since."""
        other = "she" if _MASCULINE.match(self._text, at) else "he"
        spoke = self._last((ClaimantKind.PERSON, ClaimantKind.UNNAMED), at, one=True, but=other)
        mentions = self._names.mentions
        for i in range(bisect_left(mentions, at, key=lambda name: name.start) - 1, -1, -1):
            name = mentions[i]
            if name.start < at - NEAR or (spoke and name.start <= spoke[0]):
                break
            full = self._names.resolve(name.text)
            article = self._text[max(0, name.start - 4) : name.start].lower() == "the "
            shouted = name.text.isupper()
            spoken_of = self._begins_sentence(name.start) or self._has_spoken(name.start)
            fits = not (article or shouted) and spoken_of and self._names.gender(full) != other
            if fits and self._names.is_person(full):
                return full
        if spoke and spoke[0] > at - NEAR:
            return spoke[1]
        return self._named_before(at, other)

    def owner(self, at: int) -> str | None:
        """Whose "his office" is: the office named at the sentence's start ("The prime minister …, his office says")."""
        begin = max(self._text.rfind(mark, max(0, at - NEAR), at) + len(mark) for mark in ("\n", ". ", "” "))
        described = _OFFICE_FIRST.match(self._text, begin, at)
        if described:
            return span_text(self._text, described.span("who"))
        return self.person(at)

    def thing(self, at: int) -> str | None:
        """Whose "its envoy" is: the name in the same sentence before it, where there is one only."""
        begin = max(self._text.rfind(mark, max(0, at - NEAR), at) for mark in ("\n", ". ", "” "))
        i, j = (bisect_left(self._names.mentions, place, key=lambda name: name.start) for place in (begin, at))
        found = {self._without_opening(name.text) for name in self._names.mentions[i:j]}
        if len(found) != 1:
            # The subject of the sentence, or of the one before: "Tessara denies it. Its state television said …"
            near = self._names.mentions[i:j] or self._names.between(max(0, at - NEAR // 4), at)
            found = {name.text for name in near if self._begins_sentence(name.start)}
        return found.pop() if len(found) == 1 else None

    def speaker(self, at: int, pronoun: str) -> str | None:
        kinds = (ClaimantKind.ORGANISATION, ClaimantKind.DOCUMENT)
        spoke = self._last(kinds if pronoun == "it" else (*kinds, ClaimantKind.UNNAMED), at)
        subjects = list(_ORGANISED.finditer(self._text, max(0, at - _SENTENCES), at)) if pronoun == "it" else []
        if subjects and (spoke is None or subjects[-1].start() > spoke[0]):
            # The subject of a sentence since: "The diocese had been warned. It said …"
            return uncapitalised(span_text(self._text, subjects[-1].span("who")))
        return spoke[1] if spoke and spoke[0] > at - NEAR else None

    def before_who(self, at: int) -> str | None:
        """The noun phrase that "who" hangs on."""
        line = self._text[max(self._text.rfind("\n", max(0, at - 200), at), at - 200, 0) : at].rstrip(" ,")
        sentence = re.split(r"(?<![A-Z])[.!?:;]\s|[“”\"]", line)[-1].strip()
        sentence = _CONJUNCTION.sub("", sentence)
        described = None
        for phrase in reversed(sentence.split(", ")):
            phrase = _SAID.sub("", phrase)
            name = self._names.resolve(phrase)
            if self._names.is_person(name) and phrase[:1].isupper():
                return name
            if described:
                break
            if head_noun(phrase) in lexicon.ROLES:
                described = name
        return described

    def before_which(self, at: int) -> str | None:
        """The name, or the document or body, just before ", which"."""
        end = at
        while end and self._text[end - 1] in " ,":
            end -= 1
        i = bisect_left(self._names.mentions, at, key=lambda name: name.start) - 1
        if i >= 0 and self._names.mentions[i].end == end:
            return self._names.resolve(self._names.mentions[i].text)
        described = _BEFORE_WHICH.search(self._text, max(0, end - 90), end)
        speaks = described and head_noun(described[1]) in lexicon.DOCUMENTS | lexicon.ORGANISATIONS
        return span_text(self._text, described.span(1)) if described and speaks else None

    def described(self, at: int, words: str) -> str | None:
        """Who is meant by "the official": the nearest before, called "a senior official" or by name and office."""
        head = head_noun(words)
        if words[0].isupper() and (holder := self._offices.holder(at, words)):
            return holder
        if words[0].isupper():
            longer = [name for name in self._names.longer(words) if not name.startswith("The ")]
            return f"the {max(longer, key=len)}" if longer else None
        # "the ad’s narrator" says which one.
        owned = re.search(r"[’']s?\s", words) is not None
        nearest = None if owned else max(self._candidates(at, head), default=None)
        if nearest is None and words in _FIRMS:
            spoke = self._last((ClaimantKind.ORGANISATION,), at)
            nearest = spoke[:2] if spoke and spoke[1][0].isupper() else None
        return nearest[1] if nearest else None

    def _named_before(self, at: int, other: str) -> str | None:
        """The one person whom the paragraph names before `at`."""
        nearest = max(0, at - NEAR)
        begin = max(self._text.rfind("\n", nearest, at) + 1, nearest)
        people = {self._names.resolve(name.text) for name in self._names.between(begin, at)}
        people = {full for full in people if self._names.is_person(full) and self._names.gender(full) != other}
        return people.pop() if len(people) == 1 else None

    def _without_opening(self, name: str) -> str:
        """A name without the noun that only begins its sentence: "Suspicion of China" is "China"."""
        _, of, rest = name.rpartition(" of ")
        return rest if of and len(self._names.places(name)) == 1 and self._names.places(rest) else name

    def _begins_sentence(self, at: int) -> bool:
        """Whether a name stands where a subject does: first in its line or sentence, titles aside."""
        before = self._text[max(0, at - 60) : at].rstrip(" \xa0")
        while before and before[-1] not in '\n.!?”"’' and _INTRODUCES.fullmatch(word := before.split()[-1]):
            before = before[: -len(word)].rstrip(" \xa0")
        return not before or before[-1] in '\n.!?”"’' or _DESCRIBED.search(self._text, max(0, at - 90), at) is not None

    def _has_spoken(self, at: int) -> bool:
        """Whether a verb of saying stands just before a name, titles aside: "…, said the economist Ana Ferro"."""
        return _SAID_BY.search(self._text, max(0, at - 70), at) is not None

    def _last(
        self, kinds: tuple[ClaimantKind, ...], at: int, *, one: bool = False, but: str = ""
    ) -> tuple[int, str, ClaimantKind] | None:
        """The last speaker of these kinds before `at`; `one`: no "officials" or "Lund and Moll"; `but` a gender."""
        for spoke in self._spoken.before(at):
            if spoke[2] in kinds and not (one and (_are_several(spoke[1]) or self._names.gender(spoke[1]) == but)):
                return spoke
        return None

    def _candidates(self, at: int, head: str) -> Iterator[tuple[int, str]]:
        """What bears the noun `head` before `at`: (where, name or description)."""
        if not head.isalpha():
            return
        introduced = re.compile(
            rf"\b(?:an?|one|another)\s(?:(?!(?:by|in|on|to|from|with|the|that|who)\s)[^\W\d_][\w’'-]*\s){{0,5}}{head}\b"
            r"(?:\s(?:of|for|from|at|in|by)(?:\s(?:the|an?))?\s[\w’'-]+(?-i:\s[A-Z][\w’'-]*)*)?",
            re.IGNORECASE,
        )
        for match in introduced.finditer(self._text, max(0, at - 4 * NEAR), at):
            yield match.start(), span_text(self._text, match.span())
        if head in lexicon.ORGANISATIONS | lexicon.DOCUMENTS:
            for name in self._names.longer(head.capitalize()):
                start = self._names.places(name)[0]
                if start < at:
                    yield start, f"the {name}"
        if head in lexicon.ROLES:
            yield from self._offices.last_with(head, at)


def _are_several(name: str) -> bool:
    """Whether "officials", "the police" or "Lund and Moll" speak, whom "he" cannot mean."""
    described = not name[0].isupper() and head_noun(name).endswith(("s", "police"))
    return described or " and " in name
