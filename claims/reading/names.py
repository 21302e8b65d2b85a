"""Who is meant: the names of an article, the fullest form of each, and the roles it gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from claims.reading import conjugation, lexicon
from claims.reading.found import Span
from claims.words import ClaimantKind

_UPPER = "[A-ZÀ-ÖØ-ÞŁŚŻŠŽČĆĐ]"
# "the River Anglers’ League", but not "the Rovers’ Graham Oduya".
_OF_MANY = (
    r"(?:(?<=s)[’'](?=[ \xa0](?:Union|Association|Party|League|Federation|Guild|Club|Council|Society|Alliance|Congress"
    r"|Confederation|Fund|Trust|Institute|Network|Committee|Office)\b))?"
)
_CAPITAL = (
    rf"(?:(?:{_UPPER}\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|St|Jr|Sr|Lt|Col|Sgt|Capt|Rev)\."
    rf"|{_UPPER}[\w-]*(?:[’'](?!s\b)\w[\w-]*)*{_OF_MANY})"
)
_NAME = re.compile(
    rf"{_CAPITAL}(?:[ \xa0](?:(?:de|da|di|del|van|von|der|bin|al|el|la|le|ten|ter|of the|of|for the) )?{_CAPITAL})*"
)
# What begins a turn of an interview: "Q. The Board says …".
_TURN = re.compile(r"^[QA](?:\.|:)(?= )", re.MULTILINE)
_PARTICLES = lexicon.word_set("de da di del van von der bin al el la le ten ter")
_POSSESSIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[^\W_]+(?:[’'‑-][^\W_]+)*")
_AGE = re.compile(r",\s\d{1,3}(?:,|\syears\sold|\sand\s)|\s\(\d{1,3}\)")
# Letters behind a name that are none of it: "Helen Marr KC".
_HONOURS = re.compile(r"(?:,?[ \xa0](?:KC|QC|SC|MP|MSP|MEP|MS|TD|OBE|CBE|MBE|KBE|DBE|PhD|MD|Esq|DPhil|FRS))+$")
# A preposition of place before a name, and what only persons have about them.
_PLACED = re.compile(r"\b(?:in|near|off|outside|inside|across|around|throughout)\s$")
_AT = re.compile(r"\bat\s$")
_DOES = re.compile(
    r"[’']?s?,?\s(?:\d{1,3},\s)?(?:said|says|told|tells|added|wrote|who|denie[sd]|argue[sd]|thinks|thought|wants|wanted"
    r"|smiles?|laughs?|died|married|lives|worked|grew up)\b"
)
_ACTS = re.compile(
    r"\sis\s\d{1,3}\b|\s(?:has (?:been|kept|lived|worked|run|led|made|written)|runs|keeps|leads|bakes)\b"
)
_SUFFIXES = lexicon.word_set("jr sr ii iii iv jr. sr.")
_PRONOUNS = lexicon.SUBJECT_PRONOUNS | lexicon.INDEFINITE_PRONOUNS
# Words that begin a sentence before a name and are no part of it.
_NO_NAMES = (
    lexicon.COMMON
    | lexicon.ADVERBS
    | lexicon.COORDINATORS
    | lexicon.SUBORDINATORS
    | lexicon.PREPOSITIONS
    | lexicon.SUBJECT_PRONOUNS
    | lexicon.DETERMINERS
    | lexicon.word_set("what how why when where here there yes whether")
) - lexicon.FIRST_NAMES
_OPENERS = _NO_NAMES | lexicon.WEEKDAYS
_NOT_PERSONS = lexicon.ORGANISATIONS | lexicon.DOCUMENTS
# "the hydrologist Marta Quiroga", "the opposition Farmers' Party", "Lamb's father Derek": a description, then the name.
_DESCRIBED = re.compile(
    rf"(?:(?i:the|an?|his|her|its|their|our|my)\s|[\w’'-]+[’']s?\s)?(?P<what>(?:[a-z][\w’'-]*\s)+)"
    rf"(?P<name>{_UPPER}\S*(?:\s(?:{_UPPER}|d[aei]\s|v[ao]n\s|of\s|for\s)\S*)*)"
)
# "Clinton campaign manager Robby Mook"
_OFFICE = re.compile(rf"(?:{_UPPER}\S*\s){{1,4}}(?P<what>(?:[a-z][\w’'-]*\s)+)(?P<name>{_UPPER}\S*(?:\s{_UPPER}\S*)+)")
# "Ana Ferro of Keel Capital"
_BELONGING = re.compile(rf"(?P<name>{_CAPITAL}(?:\s{_CAPITAL})+)\s(?:of|from|at|for)\s.+")
_SORTS = lexicon.word_set("group company firm bank charity union club agency party insurer carmaker maker retailer")
# How many of a name's mentions are looked at.
_LOOKED_AT = 20
_SITES = lexicon.word_set(
    """
    point light bay island isle bridge river lake hill harbour harbor port cape street road lane avenue square park hall
    house station airport stadium church abbey castle tower mill farm quay field beach wood court
    """
)
_GENDERS = {
    "he": lexicon.MALE_NAMES
    | lexicon.word_set("mr sir lord king prince father spokesman chairman son husband brother"),
    "she": lexicon.FEMALE_NAMES
    | lexicon.word_set("mrs ms miss dame lady queen princess spokeswoman chairwoman daughter wife sister widow mother"),
}
_REALMS = lexicon.word_set("republic kingdom states emirates isle islands city democratic")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name, titles taken off: "Ukrainian President Volodymyr Zelenskyy" is "Volodymyr Zelenskyy".

    `titled` is where the last title before it begins, or `start`.
    """

    start: int
    end: int
    text: str
    titled: int


class Names:
    """The names of one article. Made once, asked often; found at the first question."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._placed: dict[str, bool] = {}
        self._genders: dict[str, str | None] = {}

    @cached_property
    def mentions(self) -> list[Name]:
        """Every mention of what may be a name, in order."""
        return [name for match in _NAME.finditer(_TURN.sub("  ", self._text)) if (name := _bare(match))]

    @cached_property
    def _full(self) -> dict[str, list[str]]:
        """By a name's last and first word: the longer names that hold it, the commonest first."""
        result: dict[str, list[str]] = {}
        for text in sorted(self._places, key=lambda text: (-len(self._places[text]), self._places[text][0])):
            words = text.split()
            if 2 <= len(words) <= 4 and not {"of", "for", "the"} & set(words) and not _of_organisation(words):
                last = words[-2] if words[-1].lower() in _SUFFIXES and len(words) > 2 else words[-1]
                for key in {last, words[0]}:
                    result.setdefault(key, []).append(text)
        return result

    def between(self, start: int, end: int) -> list[Name]:
        """The mentions that begin at start or later and before end, in order."""
        first, last = (bisect_left(self.mentions, at, key=lambda name: name.start) for at in (start, end))
        return self.mentions[first:last]

    def known(self, name: Name) -> bool:
        """Whether words at a sentence's start are a name: of two words, or seen capitalised elsewhere too."""
        return " " in name.text or len(self.places(name.text)) > 1

    def places(self, name: str) -> list[int]:
        """Where a name stands in just these words, in order."""
        return self._places.get(name, [])

    def longer(self, words: str) -> list[str]:
        """The names that end with these words and have more: "Kester Union" for "Union"."""
        return [name for name in self._by_last.get(words.split()[-1], ()) if name.endswith(f" {words}")]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for name in self.mentions:
            places.setdefault(name.text, []).append(name.start)
        return places

    @cached_property
    def _by_last(self) -> dict[str, list[str]]:
        by_last: dict[str, list[str]] = {}
        for name in self._places:
            by_last.setdefault(name.split()[-1], []).append(name)
        return by_last

    def resolve(self, written: str) -> str:
        """The fullest name in the article for a name as written; the words themselves where there is no better one."""
        bare = strip_titles(without_description(written))
        if not bare:
            return written
        if bare.partition(" ")[0].lower() not in lexicon.DETERMINERS:
            bare = _without_openers(bare)
        words = bare.split()
        if len(words) > 1 or not bare[0].isupper():
            return bare
        longer = self._full.get(bare, [])
        by_last = [name for name in longer if name.split()[-1] == bare or name.split()[-1].lower() in _SUFFIXES]
        candidates = by_last or longer
        return candidates[0] if candidates else self._courtesies.get(bare, bare)

    @cached_property
    def _courtesies(self) -> dict[str, str]:
        """Those who are called by title and surname alone: "Mrs Alder"."""
        return {
            name.text: self._text[name.titled : name.end]
            for name in self.mentions
            if " " not in name.text
            and self._text[name.titled : name.start].strip(" .").rpartition(" ")[2].lower() in lexicon.TITLES
        }

    def sole(self, written: str) -> bool:
        """Whether one name only can be meant by a surname."""
        return len({name for name in self._full.get(written, ()) if name.split()[-1] == written}) == 1

    def is_person(self, name: str) -> bool:
        """Whether a name looks like a person's: two words or more, none of an organisation or a place, or a surname."""
        words = [word.lower().strip(".") for word in name.split()]
        if not words or _of_organisation(words) or self._is_place(name):
            return False
        return len(words) > 1 or name in self._full or name in self._courtesies or name in self._introduced

    def is_introduced(self, name: str) -> bool:
        """Whether the article gives the age of a person, or begins a sentence with what the person does or has done."""
        return any(
            _AGE.match(self._text, start + len(name)) or _ACTS.match(self._text, start + len(name))
            for start in self._places.get(name, [])[:_LOOKED_AT]
        )

    def _is_place(self, name: str) -> bool:
        """Whether the article has somebody or something in, near or off it, and tells of no word or deed of it."""
        if name not in self._placed:
            at = self._places.get(name, [])[:_LOOKED_AT]
            before = [self._text[max(0, start - 12) : start] for start in at]
            words = name.lower().split()
            somewhere = any(_PLACED.search(text) for text in before) or (
                words[-1] in _SITES and any(_AT.search(text) for text in before)
            )
            person = any(_DOES.match(self._text, start + len(name)) for start in at) or words[0] in lexicon.FIRST_NAMES
            self._placed[name] = somewhere and not person
        return self._placed[name]

    def gender(self, name: str) -> str | None:
        """ "he" or "she" where a title or the first name tells which, else None."""
        if name not in self._genders:
            self._genders[name] = self._gender(name)
        return self._genders[name]

    def _gender(self, name: str) -> str | None:
        first = name.split()[0].strip(".").lower() if name else ""
        for gender, words in _GENDERS.items():
            if first in words:
                return gender
        last = name.split()[-1] if name else ""
        for start in self.places(last)[:_LOOKED_AT] + self.places(name)[:_LOOKED_AT]:
            title = self._text[max(0, start - 12) : start].rstrip(" .").rpartition(" ")[2].lower()
            for gender, words in _GENDERS.items():
                if title in words:
                    return gender
        return None

    @cached_property
    def _introduced(self) -> frozenset[str]:
        """First names that stand behind what the person is, or before the age: "her father Derek", "Paca, 81"."""
        single = (name for name in self.mentions if " " not in name.text)
        return frozenset(
            name.text
            for name in single
            if self._text[max(0, name.start - 40) : name.start].rpartition(" ")[0].rpartition(" ")[2] in lexicon.ROLES
            or _AGE.match(self._text, name.end)
        )


def _of_organisation(words: list[str]) -> bool:
    """Whether a word says that no person bears the name; Bill and his like are no documents."""
    words = [word.lower().strip(".") for word in words]
    return any(word in _NOT_PERSONS for word in words[words[0] in lexicon.FIRST_NAMES :])


def strip_titles(written: str) -> str:
    """A name without articles, titles and what stands before them: "Chinese President Xi Jinping" is "Xi Jinping"."""
    words = written.split()
    last_title = max((i for i, word in enumerate(words) if _is_title(word)), default=-1)
    if 0 <= last_title < len(words) - 1 and all(
        word[0].isupper() or word in _PARTICLES for word in words[last_title + 1 :]
    ):
        words = words[last_title + 1 :]
    return " ".join(words)


def _without_openers(words: str) -> str:
    """A name without what only begins its sentence: "But Anna Lund", "On Monday Anna Lund" are "Anna Lund"."""
    while (first := words.partition(" "))[2] and first[0].lower() in _OPENERS and first[2][0].isupper():
        words = first[2]
    return words


def without_description(written: str) -> str:
    """A name without the common nouns before it, and a person's without what they belong to."""
    described = _DESCRIBED.fullmatch(written)
    if described:
        what = described["what"].split()
        named = " " in described["name"] or what[-1] in lexicon.ROLES | _SORTS or what[-1].endswith("maker")
        if named and (lexicon.PREPOSITIONS | lexicon.COORDINATORS | lexicon.DETERMINERS).isdisjoint(what):
            written = described["name"]
    office = _OFFICE.fullmatch(written)
    if office and office["what"].split()[-1] in lexicon.ROLES:
        written = office["name"]
    written = _HONOURS.sub("", written)
    belonging = _BELONGING.fullmatch(written)
    if belonging:
        words = {word.lower() for word in belonging["name"].split()}
        if words.isdisjoint(_NOT_PERSONS | _REALMS | lexicon.TITLES | lexicon.ROLES):
            return belonging["name"]
    return written


def _is_title(word: str) -> bool:
    return word.strip(".").lower() in lexicon.TITLES


def _bare(match: re.Match[str]) -> Name | None:
    start = match.start()
    words = match.group()
    cut = _POSSESSIVE.search(words)
    if cut:
        words = words[: cut.start()]
    words = _HONOURS.sub("", words)
    bare = strip_titles(words)
    bare = _without_openers(bare)
    start += len(words) - len(bare)
    if not bare or bare.lower() in lexicon.DAYS | _NO_NAMES:
        return None
    title = words[: len(words) - len(bare)].split()
    titled = start - len(title[-1]) - 1 if title and _is_title(title[-1]) else start
    return Name(start, start + len(bare), bare, titled)


def claimant_kind(name: str, names: Names) -> ClaimantKind:
    """What sort of claimant a resolved speaker is."""
    words = [word.lower() for word in _WORD.findall(name)]
    last = words[-1] if words else ""
    named = any(word[0].isupper() for word in name.split() if word.lower() not in ("the", "a", "an"))
    head = head_noun(name)
    if head in lexicon.DOCUMENTS:
        return ClaimantKind.DOCUMENT
    if head in lexicon.ORGANISATIONS or (last in lexicon.ORGANISATIONS and head not in lexicon.ROLES):
        return ClaimantKind.ORGANISATION
    if names.is_person(name):
        return ClaimantKind.PERSON
    if not named or (words[:1] and words[0] in ("a", "an", "one", "some", "several", "two", "three")):
        return ClaimantKind.UNNAMED if head in lexicon.ROLES | _PRONOUNS else ClaimantKind.ORGANISATION
    if head in lexicon.ROLES:
        return ClaimantKind.UNNAMED if head in lexicon.UNNAMED else ClaimantKind.PERSON
    return ClaimantKind.ORGANISATION


def head_noun(phrase: str) -> str:
    """The head of a noun phrase in lower case: its last word before a preposition."""
    words: list[str] = _WORD.findall(phrase.lower())
    for i, word in enumerate(words):
        if word in lexicon.PREPOSITIONS and i:
            return words[i - 1]
        if i and words[i - 1] in lexicon.DOCUMENTS and word in conjugation.verb_forms()[3]:
            # "documents released on Monday"
            return words[i - 1]
    return words[-1] if words else ""


def span_text(text: str, span: Span) -> str:
    """The words at a span in one line."""
    return " ".join(text[span[0] : span[1]].split())
