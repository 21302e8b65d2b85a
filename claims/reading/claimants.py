"""Claimants: whom a speaker's words mean, the role the article gives them, and what sort of claimant that is."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.reading import lexicon
from claims.reading.found import Span
from claims.reading.names import Names, claimant_kind, head_noun, span_text, without_description
from claims.words import ClaimantKind

_APPOSITION = re.compile(
    r",\s(?P<role>(?:the|a|an|one|his|her|its)\s[^,.;:“”\"()]{3,90}|[^\W\d_][^,.;:“”\"()]{3,60}),", re.IGNORECASE
)
_PERSONAL = frozenset(("he", "she", "him", "her"))
# A pronoun that nothing was found for yet; it is looked for again when more has been read.
_UNKNOWN = _PERSONAL | {"it", "they", "who", "which"}
_MASCULINE = re.compile(r"h(?:e|is|im)\b", re.IGNORECASE)
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
# How far back, in code points, a pronoun or a description may look for what it means.
_NEAR = 1_500
# An owner of more words, "an officer I spoke to", is no name for "her manager".
_LONG = 3
# How far back, in code points, the subject of a sentence may be what "it" means.
_SENTENCES = 300
_BODIES = "|".join(sorted(lexicon.ORGANISATIONS - {"times", "post", "house"}))
_ORGANISED = re.compile(rf"(?:\n|[.!?][”\"’']?\s)(?P<who>The\s(?:[\w’'-]+\s){{0,2}}(?:{_BODIES}))(?=\s(?!of\b))")
# How many speakers back a pronoun may look.
_REMEMBERED = 50
# At how many of a name's first mentions an office is looked for.
_MENTIONS = 20
_OFFICE_FIRST = re.compile(
    rf"(?:\d[\d:.]*\s)?(?P<who>(?:The|An?)\s(?:[\w’'-]+\s){{0,3}}(?:{'|'.join(sorted(lexicon.ROLES))}))\b"
)
# What may stand between a sentence's start and the name that is its subject: a title, a time of an entry.
_INTRODUCES = re.compile(
    rf"\d[\d:.]*|[A-Z][\w’'-]*,?|(?:{'|'.join(sorted(lexicon.TITLES | lexicon.ROLES, key=len, reverse=True))}),?"
)
# "The widow of one of the dead, " before the name that is the sentence's subject.
_DESCRIBED = re.compile(r"(?:^|\n|[.!?”\"’]\s)(?:The|An?|His|Her|Its|[A-Z][\w-]*[’']s?)\s[^,.;:“”\"\n]{3,70},\s$")
_SAID_BY = re.compile(
    r"\b(?:sa(?:id|ys)|according to|add(?:ed|s)|wr(?:ote|ites)|(?:explain|warn|recall)(?:ed|s)|argu(?:ed|es))\s"
    r"(?:(?!that|it|he|she|they|we|in|on|at|to)[^\W\d_][\w’'-]*,?\s){0,6}$"
)
_SAID = re.compile(r"^(?:sa(?:id|ys)|add(?:ed|s)|according to|wrote|writes|told|quoted)\s")
_ACCUSES = re.compile(
    r"\b(?:prosecut|indictment|charge sheet|complaint|lawsuit|police|investigator|attorney general)", re.I
)
_CONJUNCTION = re.compile(r"^(?:But|And|Yet)\s")
_OPENS_WITH_NOUN = re.compile(r"[A-Z][a-z]+(?:(?:\s[a-z-]+){1,3}|(?<=maker))\s[A-Z]")
_BEFORE_WHICH = re.compile(r"\b((?:an?|the|its|his|her|their)(?:\s(?!of\b|to\b)[\w’'-]+){1,6}?)\Z", re.IGNORECASE)
# What a business that has spoken is called from then on.
_FIRMS = frozenset(("company", "firm", "group", "business"))
_OFFICE_OF = re.compile(r"\b[Tt]he\s(?P<role>(?:[A-Z][\w’'-]*\s){1,3}(?:of|for)\s(?:the\s)?[A-Z][\w’'-]*),\s\Z")
_DESCRIPTION = re.compile(r"(?i:the|this|that)\s(?P<words>[^,.;:]+)")


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who makes a claim: resolved name, role in the article's words or "", and kind; all empty in narration."""

    name: str | None
    role: str
    kind: ClaimantKind | None


class Claimants:
    """The claimants of one article. `name` is to be asked in the order of the text: a pronoun means who spoke last."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self.names = names
        self._roles: dict[str, str] = {}
        self._meant: dict[Span, str] = {}
        self._spoke: list[tuple[int, str, ClaimantKind]] = []

    def name(self, span: Span) -> str:
        """The fullest name, or else description, that the article gives for the speaker written at `span`."""
        if span not in self._meant:
            name = _uncapitalised(self._resolved(span))
            if name.lower() in _UNKNOWN:
                return name
            self._meant[span] = name
            insort(self._spoke, (span[0], name, claimant_kind(name, self.names)))
        return self._meant[span]

    def persons(self) -> set[str]:
        """The persons who have spoken so far, or whose office the article gives."""
        spoke = {name for _, name, kind in self._spoke if kind == ClaimantKind.PERSON and name[:1].isupper()}
        return spoke | {name for named in self._offices.values() for _, name in named}

    def describe(self, speaker: str | None) -> Claimant:
        """Role and kind of a resolved speaker."""
        if speaker is None:
            return Claimant(None, "", None)
        if speaker not in self._roles:
            self._roles[speaker] = self._role(speaker)
        return Claimant(speaker, self._roles[speaker], claimant_kind(speaker, self.names))

    def accuser(self, at: int) -> str | None:
        """Who alleges what is "alleged" at `at`: the last indictment, prosecutor or other accuser before it."""
        before = bisect_left(self._spoke, at, key=lambda spoke: spoke[0])
        for where, name, _ in reversed(self._spoke[max(0, before - _REMEMBERED) : before]):
            if where > at - _NEAR and _ACCUSES.search(f"{name} {self.role(name)}"):
                return name
        return None

    def _resolved(self, span: Span) -> str:
        written = span_text(self._text, span)
        low = written.lower()
        if low in _PERSONAL:
            return self._person_before(span[0]) or written
        if low in ("it", "they"):
            return self._speaker_before(span[0], low) or written
        if low == "who":
            return self._before_who(span[0]) or written
        if low == "which":
            return self._before_which(span[0]) or written
        first, _, rest = written.partition(" ")
        if first.lower() in _POSSESSIVES and rest:
            owner = self._owner(span[0]) if first.lower() in ("his", "her") else self._thing_before(span[0])
            return (
                f"{owner}{'’' if owner[-1:] == 's' else '’s'} {rest}"
                if owner and (owner[0].isupper() or owner.count(" ") < _LONG)
                else written
            )
        if _OPENS_WITH_NOUN.match(written) and self._text[max(0, span[0] - 2) : span[0]].strip(' “"') in (
            "",
            "\n",
            ".",
            "-",
        ):
            # "Shipping group Corvane" at the start of a sentence
            written = written[0].lower() + written[1:]
        name = self.names.resolve(written)
        if without_description(written) != written:
            return name
        if description := _DESCRIPTION.fullmatch(written):
            return self._described(span[0], description["words"]) or written
        return name

    def _person_before(self, at: int) -> str | None:
        """The person whom a pronoun at `at` means: who spoke last, unless somebody was named since."""
        other = "she" if _MASCULINE.match(self._text, at) else "he"
        spoke = self._last((ClaimantKind.PERSON, ClaimantKind.UNNAMED), at, one=True, but=other)
        mentions = self.names.mentions
        for i in range(bisect_left(mentions, at, key=lambda name: name.start) - 1, -1, -1):
            name = mentions[i]
            if name.start < at - _NEAR or (spoke and name.start <= spoke[0]):
                break
            full = self.names.resolve(name.text)
            article = self._text[max(0, name.start - 4) : name.start].lower() == "the "
            shouted = name.text.isupper()
            spoken_of = self._begins_sentence(name.start) or self._has_spoken(name.start)
            fits = not (article or shouted) and spoken_of and self.names.gender(full) != other
            if fits and self.names.is_person(full):
                return full
        if spoke and spoke[0] > at - _NEAR:
            return spoke[1]
        return self._named_before(at, other)

    def _named_before(self, at: int, other: str) -> str | None:
        """The one person whom the paragraph names before `at`."""
        nearest = max(0, at - _NEAR)
        begin = max(self._text.rfind("\n", nearest, at) + 1, nearest)
        people = {self.names.resolve(name.text) for name in self.names.between(begin, at)}
        people = {full for full in people if self.names.is_person(full) and self.names.gender(full) != other}
        return people.pop() if len(people) == 1 else None

    def _owner(self, at: int) -> str | None:
        """Whose "his office" is: the office named at the sentence's start ("The prime minister …, his office says")."""
        begin = max(self._text.rfind(mark, max(0, at - _NEAR), at) + len(mark) for mark in ("\n", ". ", "” "))
        described = _OFFICE_FIRST.match(self._text, begin, at)
        if described:
            return span_text(self._text, described.span("who"))
        return self._person_before(at)

    def _thing_before(self, at: int) -> str | None:
        """Whose "its envoy" is: the name in the same sentence before it, where there is one only."""
        begin = max(self._text.rfind(mark, max(0, at - _NEAR), at) for mark in ("\n", ". ", "” "))
        i, j = (bisect_left(self.names.mentions, place, key=lambda name: name.start) for place in (begin, at))
        found = {self._without_opening(name.text) for name in self.names.mentions[i:j]}
        if len(found) != 1:
            # The subject of the sentence, or of the one before: "Tessara denies it. Its state television said …"
            near = self.names.mentions[i:j] or self.names.between(max(0, at - _NEAR // 4), at)
            found = {name.text for name in near if self._begins_sentence(name.start)}
        return found.pop() if len(found) == 1 else None

    def _without_opening(self, name: str) -> str:
        """A name without the noun that only begins its sentence: "Suspicion of China" is "China"."""
        _, of, rest = name.rpartition(" of ")
        return rest if of and len(self.names.places(name)) == 1 and self.names.places(rest) else name

    def _before_which(self, at: int) -> str | None:
        """The name, or the document or body, just before ", which"."""
        end = at
        while end and self._text[end - 1] in " ,":
            end -= 1
        i = bisect_left(self.names.mentions, at, key=lambda name: name.start) - 1
        if i >= 0 and self.names.mentions[i].end == end:
            return self.names.resolve(self.names.mentions[i].text)
        described = _BEFORE_WHICH.search(self._text, max(0, end - 90), end)
        speaks = described and head_noun(described[1]) in lexicon.DOCUMENTS | lexicon.ORGANISATIONS
        return span_text(self._text, described.span(1)) if described and speaks else None

    def _begins_sentence(self, at: int) -> bool:
        """Whether a name stands where a subject does: first in its line or sentence, titles aside."""
        before = self._text[max(0, at - 60) : at].rstrip(" \xa0")
        while before and before[-1] not in '\n.!?”"’' and _INTRODUCES.fullmatch(word := before.split()[-1]):
            before = before[: -len(word)].rstrip(" \xa0")
        return not before or before[-1] in '\n.!?”"’' or _DESCRIBED.search(self._text, max(0, at - 90), at) is not None

    def _has_spoken(self, at: int) -> bool:
        """Whether a verb of saying stands just before a name, titles aside: "…, said the economist Ana Ferro"."""
        return _SAID_BY.search(self._text, max(0, at - 70), at) is not None

    def _speaker_before(self, at: int, pronoun: str) -> str | None:
        kinds = (ClaimantKind.ORGANISATION, ClaimantKind.DOCUMENT)
        spoke = self._last(kinds if pronoun == "it" else (*kinds, ClaimantKind.UNNAMED), at)
        subjects = list(_ORGANISED.finditer(self._text, max(0, at - _SENTENCES), at)) if pronoun == "it" else []
        if subjects and (spoke is None or subjects[-1].start() > spoke[0]):
            # The subject of a sentence since: "The diocese had been warned. It said …"
            return _uncapitalised(span_text(self._text, subjects[-1].span("who")))
        return spoke[1] if spoke and spoke[0] > at - _NEAR else None

    def _last(
        self, kinds: tuple[ClaimantKind, ...], at: int, *, one: bool = False, but: str = ""
    ) -> tuple[int, str, ClaimantKind] | None:
        """The last speaker of these kinds before `at`; `one`: no "officials" or "Lund and Moll"; `but` a gender."""
        before = bisect_left(self._spoke, at, key=lambda spoke: spoke[0])
        for spoke in reversed(self._spoke[max(0, before - _REMEMBERED) : before]):
            if spoke[2] in kinds and not (one and (_are_several(spoke[1]) or self.names.gender(spoke[1]) == but)):
                return spoke
        return None

    def _before_who(self, at: int) -> str | None:
        """The noun phrase that "who" hangs on."""
        line = self._text[max(self._text.rfind("\n", max(0, at - 200), at), at - 200, 0) : at].rstrip(" ,")
        sentence = re.split(r"(?<![A-Z])[.!?:;]\s|[“”\"]", line)[-1].strip()
        sentence = _CONJUNCTION.sub("", sentence)
        described = None
        for phrase in reversed(sentence.split(", ")):
            phrase = _SAID.sub("", phrase)
            name = self.names.resolve(phrase)
            if self.names.is_person(name) and phrase[:1].isupper():
                return name
            if described:
                break
            if head_noun(phrase) in lexicon.ROLES:
                described = name
        return described

    def _described(self, at: int, words: str) -> str | None:
        """Who is meant by "the official": the nearest before, called "a senior official" or by name and office."""
        head = head_noun(words)
        if words[0].isupper() and (holder := self._holder(at, words)):
            return holder
        if words[0].isupper():
            longer = [name for name in self.names.longer(words) if not name.startswith("The ")]
            return f"the {max(longer, key=len)}" if longer else None
        # "the ad’s narrator" says which one.
        owned = re.search(r"[’']s?\s", words) is not None
        nearest = None if owned else max(self._candidates(at, head), default=None)
        if nearest is None and words in _FIRMS:
            spoke = self._last((ClaimantKind.ORGANISATION,), at)
            nearest = spoke[:2] if spoke and spoke[1][0].isupper() else None
        return nearest[1] if nearest else None

    def sole_holder(self, office: str) -> tuple[int, str] | None:
        """The one person to whom the article gives an office, and where; None where two share its words."""
        held = [set(self._offices.get(word, ())) for word in office.lower().split()]
        holders = set.intersection(*held) if held else set()
        return next(iter(holders)) if len(holders) == 1 else None

    def _holder(self, at: int, office: str) -> str | None:
        """Who holds an office in capitals, "the Prime Minister": the last person named with it before `at`."""
        held = [
            set(self._offices.get(word, ())[: bisect_left(self._offices.get(word, []), (at, ""))])
            for word in office.lower().split()
        ]
        holders = set.intersection(*held) if held else set()
        return max(holders)[1] if holders else None

    def _candidates(self, at: int, head: str) -> Iterator[tuple[int, str]]:
        """What bears the noun `head` before `at`: (where, name or description)."""
        if not head.isalpha():
            return
        introduced = re.compile(
            rf"\b(?:an?|one|another)\s(?:(?!(?:by|in|on|to|from|with|the|that|who)\s)[^\W\d_][\w’'-]*\s){{0,5}}{head}\b"
            r"(?:\s(?:of|for|from|at|in|by)(?:\s(?:the|an?))?\s[\w’'-]+(?-i:\s[A-Z][\w’'-]*)*)?",
            re.IGNORECASE,
        )
        for match in introduced.finditer(self._text, max(0, at - 4 * _NEAR), at):
            yield match.start(), span_text(self._text, match.span())
        if head in lexicon.ORGANISATIONS | lexicon.DOCUMENTS:
            for name in self.names.longer(head.capitalize()):
                start = self.names.places(name)[0]
                if start < at:
                    yield start, f"the {name}"
        if head in lexicon.ROLES:
            yield from self._offices.get(head, [])[: bisect_left(self._offices.get(head, []), (at, ""))][-1:]

    @cached_property
    def _offices(self) -> dict[str, list[tuple[int, str]]]:
        """For each word of an office, where the persons who hold it are first named, in order."""
        offices: dict[str, list[tuple[int, str]]] = {}
        seen: set[str] = set()
        for name in self.names.mentions:
            full = self.names.resolve(name.text)
            if full not in seen and self.names.is_person(full):
                seen.add(full)
                for word in set(self.role(full).lower().split()):
                    offices.setdefault(word, []).append((name.start, full))
        return offices

    def role(self, speaker: str) -> str:
        """The office or description that the article gives somebody, or ""."""
        if speaker not in self._roles:
            self._roles[speaker] = self._role(speaker)
        return self._roles[speaker]

    def _role(self, speaker: str) -> str:
        if not speaker[:1].isupper():
            return ""
        for at in self.names.places(speaker)[:_MENTIONS]:
            apposition = _APPOSITION.match(self._text, at + len(speaker))
            if apposition and _names_a_role(apposition["role"]):
                return " ".join(apposition["role"].split())
            before = self._before(at) or self._office_before(at)
            if before:
                return _uncapitalised(before)
        return ""

    def _office_before(self, at: int) -> str:
        """The office of something before a name in commas: "the President of Osteria, "."""
        office = _OFFICE_OF.search(self._text, max(0, at - 80), at)
        return office["role"] if office and _names_a_role(office["role"]) else ""

    def _before(self, at: int) -> str:
        """The title before a name: "Ukrainian President", or "Ostrania’s premier," before it in commas."""
        line = self._text[max(0, at - 60) : at]
        words = re.findall(r"[^\W\d_][\w’'-]*(?=,? )", line[max(line.rfind(mark) for mark in '.;:\n“"—–()') + 1 :])
        role: list[str] = []
        for word in reversed(words):
            if word.lower() in lexicon.TITLES | lexicon.ROLES or (role and (word[0].isupper() or "’" in word)):
                role.insert(0, word)
            else:
                break
        return " ".join(role)


def _uncapitalised(name: str) -> str:
    """A description as it reads inside a sentence: "A senior official" is "a senior official"."""
    first, _, rest = name.partition(" ")
    common = (
        first.lower() in lexicon.ROLES | lexicon.DOCUMENTS
        and first.lower().endswith(("s", "police"))
        and rest == rest.lower()
    )
    return f"{first[0].lower()}{name[1:]}" if common or (rest and first.lower() in lexicon.DETERMINERS) else name


def _are_several(name: str) -> bool:
    """Whether "officials", "the police" or "Lund and Moll" speak, whom "he" cannot mean."""
    described = not name[0].isupper() and head_noun(name).endswith(("s", "police"))
    return described or " and " in name


def _names_a_role(words: str) -> bool:
    return any(word in lexicon.ROLES for word in re.findall(r"[a-z-]+", words.lower()))
