"""The filter language: `rating:false after:2024 speaker:kirby -state:dismissed "peace plan" worth:>0.5`.

A filter is words and fields, all of which must fit; `-` before one turns it round, quotation marks keep spaces, and
inside them a backslash keeps a quotation mark. What does not fit is a UsageError that points at its column. A value
that is one of a few may be begun only, and written with hyphens for spaces: `state:in-r`, `rating:mostly-true`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from claims.errors import UsageError
from claims.scales import RATING_SCALES
from claims.words import ClaimKind, Mode, Question, State, Voice

WORDS = ""
"""The field of a free word, which is looked for in a claim's words and statement."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `value` is as written; for `worth` it begins with its comparison."""

    field: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.negated else ''}{self.field + ':' if self.field else ''}{_quoted(self)}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all fit; none lets everything through. `str()` parses back to the same."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


@dataclass(frozen=True, slots=True)
class Field:
    """A name that a filter knows: what its values may be, and what it asks, for the help."""

    help: str
    choices: tuple[str, ...] = ()
    check: Callable[[str], bool] | None = None
    form: str = ""


def parse_filter(text: str) -> Filter:
    """The filter that `text` says. UsageError, with the column of the fault, where it says none."""
    return Filter(tuple(_term(found) for found in _tokens(text)))


def complete(text: str, column: int, known: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """What the term that ends at `column` may become, each without its minus: fields, or the values of its field.

    `known` gives, by field, values that the desk has: speakers, assignees, articles, sources.
    """
    term = text[begun_at(text, column) : column]
    name, colon, begun = term.partition(":")
    if not colon:
        return [f"{field}:" for field in FIELDS if field.startswith(name.lower())]
    name = name.lower()
    choices = FIELDS[name].choices if name in FIELDS else ()
    values = [*(_folded(choice) for choice in choices), *(known or {}).get(name, ())]
    typed = begun.lstrip('"“”').casefold()
    return [str(Term(name, value)) for value in values if value.casefold().startswith(typed)]


def begun_at(text: str, column: int) -> int:
    """Where the term that ends at `column` begins, its minus left out."""
    before = text[:column]
    start = next(found.start() for found in _BEGUN.finditer(before) if found.end() == len(before))
    return start + before[start:].startswith("-")


def months(value: str) -> tuple[date, date]:
    """The first and the last day of "2023", "2023-04" or "2023-04-26"."""
    parts = [int(part) for part in value.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return first, first
    year, month = (first.year + 1, 1) if len(parts) == 1 or first.month == 12 else (first.year, first.month + 1)
    return first, date.fromordinal(date(year, month, 1).toordinal() - 1)


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value, re.ASCII):
        return False
    try:
        months(value)
    except ValueError:
        return False
    return True


def _is_number(value: str) -> bool:
    return re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value, re.ASCII) is not None


def _is_comparison(value: str) -> bool:
    return re.fullmatch(r"(?:>=|<=|>|<|=)?(?:0|1|0?\.\d+|1\.0+)", value, re.ASCII) is not None


def _all(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


def _ratings() -> tuple[str, ...]:
    """The labels of all scales; capitals make no second one."""
    labels: dict[str, str] = {}
    for scale in RATING_SCALES.values():
        for rating in scale.ratings:
            labels.setdefault(rating.label.casefold(), rating.label)
    return tuple(labels.values())


_DAY = "a year, month or day, as in 2023, 2023-04 or 2023-04-26"
FIELDS: dict[str, Field] = {
    "article": Field("number or key of the article"),
    "number": Field("number of the claim", check=_is_number, form="7 or 12.7"),
    "state": Field("where it is in the work", _all(State)),
    "is": Field("where it stands", ("open", "decided", "mine", "dismissed", "changed", "stale", "waiting", "parked")),
    "has": Field("what hangs on it", ("evidence", "verdict", "date", "wording")),
    "rating": Field("rating that stands, to one of the questions", _ratings()),
    "question": Field("a verdict was given on", _all(Question)),
    "kind": Field("what it asserts", _all(ClaimKind)),
    "voice": Field("in whose words", _all(Voice)),
    "speaker": Field("part of the claimant's name or role"),
    "assignee": Field("who has it; none: nobody"),
    "mode": Field("whose article", _all(Mode)),
    "worth": Field("how much it deserves a check", check=_is_comparison, form="a number from 0 to 1, as in >0.5"),
    "date": Field("a date in its words", ("unresolved",), check=_is_day, form=f"unresolved, or {_DAY}"),
    "after": Field("a date in its words, on or after", check=_is_day, form=_DAY),
    "before": Field("a date in its words, before", check=_is_day, form=_DAY),
    "source": Field("part of the title, address or publisher of a source, or S3"),
}
"""Every field, by name."""

_TOKEN = re.compile(
    r"""(?P<minus>-?)(?:(?P<field>[A-Za-z]+):)?(?:["“”](?P<quoted>(?:[^"“”\\]|\\.)*)["“”](?=\s|$)|(?P<bare>[^\s"“”]+))""",
    re.DOTALL,
)
# A term in the making, which may be nothing yet, and its quotation mark open.
_BEGUN = re.compile(r'(?:[^\s"“”]|["“”](?:\\.|[^"“”\\])*(?:["“”]|\\?$))*', re.DOTALL)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        ends = found is not None and (found.end() == len(text) or text[found.end()].isspace())
        if found is None or not ends or re.fullmatch(r"[A-Za-z]+:", found["bare"] or ""):
            raise UsageError(*_why_not(text, at), column=at)
        yield found
        at = found.end()


def _why_not(text: str, at: int) -> tuple[str, str]:
    word = text[at:].split()[0]
    if word.endswith(":") and not re.search('["“”]', word):
        return f'"{word}" has no value.', "Write it as in state:new."
    if len(re.findall('["“”]', text[at:])) % 2:
        return "A quotation mark is open.", 'Close it, as in "peace plan".'
    return f'"{word}" cannot be read.', "A filter is words and field:value, as in state:new."


def _term(found: re.Match[str]) -> Term:
    value = found["bare"] if found["quoted"] is None else re.sub(r"\\(.)", r"\1", found["quoted"], flags=re.DOTALL)
    value = unicodedata.normalize("NFC", value)
    name = (found["field"] or WORDS).lower()
    if name and name not in FIELDS:
        if found["quoted"] is None and value.startswith("//"):  # an address is a word, not a field
            return Term(WORDS, f"{found['field']}:{value}", bool(found["minus"]))
        close = get_close_matches(name, FIELDS, 1)
        hint = f"Did you mean {close[0]}:?" if close else f"There are {', '.join(FIELDS)}."
        raise UsageError(f'There is no field "{name}".', hint, column=found.start("field"))
    if not value:
        raise UsageError("A condition is empty.", "Leave it out.", column=found.start())
    if name:
        value = _checked(name, value, found.end() - len(found["bare"] or f'"{found["quoted"]}"'))
    return Term(name, value, bool(found["minus"]))


def _checked(name: str, value: str, column: int) -> str:
    field = FIELDS[name]
    if field.choices:
        folded = {_folded(choice): choice for choice in field.choices}
        typed = _folded(value)
        fitting = [typed] if typed in folded else [choice for choice in folded if choice.startswith(typed)]
        if len(fitting) == 1:
            return folded[fitting[0]]
        if field.check is None:
            problem = f'"{value}" could be {" or ".join(fitting)}.' if fitting else f'"{value}" is no {name}.'
            close = get_close_matches(typed, folded, 1)
            hint = f"Did you mean {close[0]}?" if close and not fitting else f"It is one of {', '.join(folded)}."
            raise UsageError(problem, hint, column=column)
    if field.check is not None and not field.check(value):
        raise UsageError(f'"{value}" does not fit {name}:', f"It takes {field.form}.", column=column)
    return value


def _quoted(term: Term) -> str:
    plain = re.fullmatch(r'[^\s"“”\\]+', term.value) and (term.field or _is_word(term.value))
    escaped = re.sub(r'(["“”\\])', r"\\\1", term.value)
    return term.value if plain else f'"{escaped}"'


def _is_word(value: str) -> bool:
    """Whether a free word, written without quotation marks, is read as one."""
    return not value.startswith("-") and not re.match(r"[A-Za-z]+:", value)


def _folded(value: str) -> str:
    """A choice as it may be written in one word: small letters, hyphens for spaces."""
    return "-".join(value.casefold().replace("_", " ").replace("-", " ").split())
