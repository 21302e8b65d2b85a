"""Objects of schema.org as they are found on the web: JSON-LD or microdata, nested anyhow, with the faults they have.

What a property holds is taken leniently (a list for one value, an empty text for none); every such repair is told.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from claims.dates import find_dates

Thing = dict[str, Any]

DEEPEST = 64
"""How many objects and lists may lie around an object that is looked for."""


def find_things(value: Any, type: str, depth: int = 0) -> Iterator[Thing]:
    """Every object of a type, wherever it lies in `value`, as plain JSON-LD; nothing is looked for within one."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for inner in value:
            yield from find_things(inner, type, depth + 1)
    elif isinstance(value, dict):
        plain = _plain(value)
        if type in types_of(plain):
            yield plain
        else:
            for inner in value.values():
                yield from find_things(inner, type, depth + 1)


def types_of(thing: Thing) -> list[str]:
    """The names of its types, without the vocabulary's address."""
    given = thing.get("@type")
    return [one.rpartition("/")[2].removeprefix("schema:") for one in _listed(given) if isinstance(one, str)]


class Lenient:
    """Reads properties. `repairs` tells what had to be made of them, a clause each; `of` stands before their names."""

    def __init__(self, repairs: list[str], of: str = "") -> None:
        self.repairs = repairs
        self._of = of

    def within(self, name: str) -> Lenient:
        """The same for the properties of a property."""
        return Lenient(self.repairs, f"{self._of}{name}.")

    def text(self, thing: Thing, name: str) -> str:
        """A text, "" where there is none. Tags are taken out, as no reader sees them."""
        values = [one for one in _listed(thing.get(name)) if one not in (None, "")]
        if len(values) > 1:
            self._mend(f"{name} is a list; its first was taken")
        value = values[0] if values else ""
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name") or ""
        text = str(value) if isinstance(value, str | int | float) else ""
        bare = html.unescape(_TAG.sub(" ", text)) if _TAG.search(text) else text
        if bare != text:
            self._mend(f"{name} had HTML in it, which was taken out")
        return _UNFIT.sub("", bare).strip()

    def thing(self, thing: Thing, name: str) -> Thing:
        """An object, empty where there is none; a bare text is its name."""
        values = [one for one in _listed(thing.get(name)) if one not in (None, "", {})]
        if len(values) > 1:
            self._mend(f"{name} is a list; its first was taken")
        value = values[0] if values else {}
        return _plain(value) if isinstance(value, dict) else {"name": value}

    def number(self, thing: Thing, name: str) -> float | None:
        """A number, also one that is written as a text; None where there is none."""
        value = thing.get(name)
        if isinstance(value, bool) or value in (None, ""):
            return None
        try:
            number = float(str(value).replace(",", "."))
        except ValueError:
            self._mend(f"{name} is no number ({str(value)[:40]})")
            return None
        return number if abs(number) < _LARGEST else None

    def day(self, thing: Thing, name: str) -> date | None:
        """A day, None where none is known to the day."""
        text = self.text(thing, name)
        if not text:
            return None
        if match := re.match(r"\d{4}-\d\d-\d\d(?!\d)", text, re.ASCII):
            try:
                day = date.fromisoformat(match[0])
            except ValueError:
                self._mend(f"{name} is no day of the calendar ({text[:40]})")
                return None
            if not _ISO.fullmatch(text):
                self._mend(f"{name} is not in ISO 8601 ({text[:40]}); its day was taken")
            return day
        found = find_dates(text, None)
        exact = next((one.earliest for one in found if one.earliest and one.earliest == one.latest), None)
        self._mend(f"{name} is not in ISO 8601 ({text[:40]}); {f'read as {exact}' if exact else 'it was left out'}")
        return exact

    def moment(self, thing: Thing, name: str) -> datetime | None:
        """A moment in UTC where one is told with its offset, else None: an hour is never made up."""
        try:
            moment = datetime.fromisoformat(self.text(thing, name))
            return moment.astimezone(UTC) if moment.tzinfo else None
        except (ValueError, OverflowError):
            return None

    def address(self, thing: Thing, name: str) -> str | None:
        """A web address, None where there is none."""
        text = self.text(thing, name)
        if not text:
            return None
        if _sound(text):
            return text
        if _HOST.match(text) and _sound(f"https://{text}"):
            self._mend(f"{name} had no scheme ({text[:60]}); https was taken")
            return f"https://{text}"
        self._mend(f"{name} is no web address ({text[:60]}); it was left out")
        return None

    def _mend(self, told: str) -> None:
        if (clause := f"{self._of}{told}") not in self.repairs:
            self.repairs.append(clause)


def _plain(thing: Thing) -> Thing:
    """An object of JSON-LD as it is; one of microdata, with its properties apart, like one of JSON-LD."""
    properties = thing.get("properties")
    if "@type" in thing or not isinstance(properties, dict) or "type" not in thing:
        return thing
    return {"@type": thing["type"], **properties}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _sound(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\x00-\x1f\x7f-\x9f]", url)
        )
    except ValueError:
        return False


_LARGEST = 1e9
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_UNFIT = re.compile("[\x00\ud800-\udfff]")  # what no database, and no UTF-8, can keep
_HOST = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,}/")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
