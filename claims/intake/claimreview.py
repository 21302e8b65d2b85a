"""Fact checks that others have published as ClaimReview: each becomes a claim with a foreign publisher's verdict.

They serve as precedents. The publisher's words stay as they are: its label is the rating, on a scale that only it knows
(so none of it ever goes out as ours), its page is the release. No number and no day is made up. The object is kept
whole in the claim's note, with every repair that reading it took.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import from_json

from claims.errors import Refused
from claims.intake.jsonld import Lenient, Thing, find_things, types_of
from claims.intake.line import Line
from claims.intake.normal import normalise
from claims.intake.streams import LONGEST_LINE, ByteStream, Lines, RawLine
from claims.words import FOREIGN_SCALE, ClaimantKind, ClaimKind, DateOrigin, Mode, SourceKind, State, Voice

TYPE = "ClaimReview"

SCALE = FOREIGN_SCALE

_LONGEST_NAME, _LONGEST_PROSE = 1_000, 100_000
_KINDS = {"Person": ClaimantKind.PERSON, "Organization": ClaimantKind.ORGANISATION}


def read_claimreview(stream: ByteStream, name: str = "") -> Iterator[Line]:
    """Article, source, claim, verdict and release for each ClaimReview in the stream, wherever it lies in it.

    The stream is one JSON document, or one on each line, or a web page with JSON-LD in it. A line without a
    ClaimReview, or with one that has no claim or no rating, is refused.
    """
    for number, raw, document in _documents(stream):
        found = [] if isinstance(document, Refused) else list(find_things(document, TYPE))
        if not found:
            problem = document if isinstance(document, Refused) else Refused(f"There is no {TYPE} in it.")
            problem.line = number
            yield Line(number, None, problem, raw=raw)
        for thing in found:
            repairs: list[str] = []
            try:
                first, *others = _records(thing, repairs)
            except Refused as problem:
                problem.line = number
                yield Line(number, None, problem, raw=raw)
                continue
            yield Line(number, first, raw=raw, repairs=tuple(repairs))
            yield from (Line(number, record) for record in others)


def _documents(stream: ByteStream) -> Iterator[tuple[int, bytes, Any]]:
    """Number of the line, the line, and what it is in JSON, or why it is none."""
    lines = (line for line in Lines(stream) if line.content is None or line.content.strip())
    first = next(lines, None)
    if first is None:
        return
    if first.content is None or not isinstance(_parsed(first.content), Refused):
        yield from map(_document, chain([first], lines))
        return
    kept, size = [first], len(first.content)
    for line in lines:  # one document over many lines, or lines of which the first is none
        kept.append(line)
        size += len(line.content or b"") + 1
        if size > LONGEST_LINE:
            break
    whole = _whole(b"\n".join(line.content or b"" for line in kept))
    apart = [_document(line) for line in kept] if isinstance(whole, Refused) and len(kept) > 1 else []
    if any(not isinstance(document, Refused) for *_, document in apart):
        yield from apart
    else:
        yield first.number, b"", whole


def _document(line: RawLine) -> tuple[int, bytes, Any]:
    content = line.content
    return line.number, content or b"", _too_long() if content is None else _parsed(content)


def _whole(content: bytes) -> Any:
    """What a document is in JSON; of a web page, the list of all that its scripts hold as JSON-LD."""
    if len(content) > LONGEST_LINE:
        return _too_long()
    if not content.lstrip().startswith(b"<"):
        return _parsed(content)
    scripts = (_parsed(_WRAPPED.sub(b"", script)) for script in _SCRIPT.findall(content))
    return [script for script in scripts if not isinstance(script, Refused)]


_SCRIPT = re.compile(rb"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_WRAPPED = re.compile(  # in a comment or in CDATA, or with a semicolon behind it
    rb"^\s*(?:/[/*]\s*)?<!(?:--|\[CDATA\[)(?:\s*\*/)?"
    rb"|(?:/[/*]\s*)?(?:-->|\]\]>)(?:\s*\*/)?\s*$|;\s*$"
)


def _parsed(content: bytes) -> Any:
    bare = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return from_json(bare, allow_inf_nan=False)
    except ValueError as error:
        told = str(error).partition(" at ")[0]
    try:  # line feeds and tabs stand bare in many a text
        return json.loads(bare, strict=False, parse_constant=lambda name: None)
    except (ValueError, RecursionError):
        return Refused(f"It is no JSON: {told}.")


def _too_long() -> Refused:
    return Refused(f"It is longer than {LONGEST_LINE // 2**20} MB.")


def _records(thing: Thing, repairs: list[str]) -> list[dict[str, Any]]:
    read = Lenient(repairs)
    text = normalise(read.text(thing, "claimReviewed"))
    rating = _label(read, thing)
    if not text.strip() or not rating:
        lacking = "claimReviewed" if not text.strip() else "rating in words or numbers (reviewRating)"
        raise Refused(f"The {TYPE} has no {lacking}.")
    publisher, page, reviewed = _publisher(read, thing), read.address(thing, "url"), read.thing(thing, "itemReviewed")
    key = f"claimreview-{_digest(page or publisher, text)}"
    claim = f"{key}#1"
    moment = read.moment(thing, "datePublished")
    signed = {**({"by": publisher} if publisher else {}), **({"at": moment.isoformat()} if moment else {})}
    within = read.within("itemReviewed")
    article = _article(within, reviewed, key, text)
    source = _source(read, thing, key, page, publisher)
    verdict = {**_verdict(read, thing, key, rating), "claim": claim, **signed}
    claimed = {
        "type": "claim",
        "key": claim,
        "article": key,
        "text": text,
        "statement": text,
        "kind": str(ClaimKind.STATE),
        **_speaker(within, reviewed),
        "state": str(State.RELEASED),
        "origin": SCALE,
        "places": [{"version": 1, "start": 0, "end": len(text), "exact": text}],
        "note": _note(thing, repairs),  # last, as it tells all that was repaired
    }
    out = {"type": "release", "key": f"{verdict['key']}/release", "claim": claim, "url": page, **signed}
    return [article, source, claimed, verdict, {**out, "verdicts": [verdict["key"]]}]


def _source(read: Lenient, thing: Thing, article: str, page: str | None, publisher: str) -> dict[str, Any]:
    """The review itself, as what is known of the claim."""
    return {
        "type": "source",
        "key": f"{article}#S1",
        "article": article,
        "url": page,
        "title": _cut(read.text(thing, "headline") or read.text(thing, "name")),
        "publisher": publisher or None,
        "kind": str(SourceKind.NEWS),
    }


def _verdict(read: Lenient, thing: Thing, article: str, rating: str) -> dict[str, Any]:
    """What was found, but for the claim and who signed: another rating or day is another verdict."""
    day = read.day(thing, "datePublished")
    return {
        "type": "verdict",
        "key": f"{article}/{_digest(rating, str(day), json.dumps(thing.get('reviewRating'), sort_keys=True))}",
        "scale": SCALE,
        "rating": rating,
        "rationale": (read.text(thing, "reviewBody") or read.text(thing, "description"))[:_LONGEST_PROSE],
        "as_of": day and day.isoformat(),
    }


def _article(read: Lenient, reviewed: Thing, key: str, text: str) -> dict[str, Any]:
    """What the claim stood in, as far as the review tells. Its text is the claim, with nothing left to be read."""
    day = read.day(reviewed, "datePublished")
    dated = {"published": day.isoformat(), "published_how": str(DateOrigin.MARKUP)} if day else {}
    return {
        "type": "article",
        "key": key,
        "headline": _cut(read.text(reviewed, "name") or read.text(reviewed, "headline") or text),
        "publisher": _cut(read.within("publisher").text(read.thing(reviewed, "publisher"), "name")) or None,
        "mode": str(Mode.THEIRS),
        **dated,
        "versions": [{"n": 1, "text": text, "extractor": SCALE}],
    }


def _speaker(read: Lenient, reviewed: Thing) -> dict[str, Any]:
    author, read = read.thing(reviewed, "author"), read.within("author")
    name = _cut(read.text(author, "name"))
    if not name:
        return {"voice": str(Voice.NARRATION)}
    kind = next((_KINDS[type] for type in types_of(author) if type in _KINDS), None)
    return {
        "voice": str(Voice.INDIRECT),
        "speaker": name,
        "speaker_as_written": name,
        "speaker_role": _cut(read.text(author, "jobTitle")),
        "speaker_kind": kind and str(kind),
    }


def _label(read: Lenient, thing: Thing) -> str:
    """The publisher's word for it, or its number as it wrote it where it has no word."""
    rating, read = read.thing(thing, "reviewRating"), read.within("reviewRating")
    label = read.text(rating, "alternateName") or read.text(rating, "name")
    value, best, worst = (read.number(rating, name) for name in ("ratingValue", "bestRating", "worstRating"))
    if fault := _scale_fault(value, best, worst):
        read.repairs.append(f"{fault}; its numbers count for nothing")
    if not label and value is not None and not fault:
        read.repairs.append("the rating has no word; its number stands for it")
        label = f"{value:g} of {worst:g} to {best:g}"
    if len(label) > _LONGEST_NAME:
        read.repairs.append("the rating is longer than a label can be; it was cut, and stands whole below")
    return _cut(label)


def _scale_fault(value: float | None, best: float | None, worst: float | None) -> str:
    match value, worst, best:
        case None, None, None:
            return ""
        case None, _, _:
            return "the scale has no value"
        case _, None, _:
            return "the scale has no worst end" if best is not None else "the scale has no ends"
        case _, _, None:
            return "the scale has no best end"
        case number, low, high if low is not None and high is not None and number is not None:
            if low == high:
                return f"both ends of the scale are {low:g}"
            if low > high:
                return f"the scale is inverted (worst {low:g}, best {high:g})"
            if not low <= number <= high:
                return f"the value {number:g} is outside the scale of {low:g} to {high:g}"
    return ""


def _publisher(read: Lenient, thing: Thing) -> str:
    """Whose review it is: the publisher where one is named beside the author, who may be its reporter."""
    for name in ("publisher", "author"):
        named = _cut(read.within(name).text(read.thing(thing, name), "name"))
        if named:
            return named
    page = read.address(thing, "url")
    return urlsplit(page).hostname or "" if page else ""


def _note(thing: Thing, repairs: list[str]) -> str:
    mended = f"Mended when it was imported: {'; '.join(repairs)}.\n" if repairs else ""
    whole = f"{mended}As published: {json.dumps(thing, ensure_ascii=False)}"
    if len(whole) <= _LONGEST_PROSE:
        return whole
    repairs.append("the object is too long to be kept whole")
    return f"{mended}It was too long to be kept whole."[:_LONGEST_PROSE]


def _cut(name: str) -> str:
    flat = " ".join(name.split())
    return flat if len(flat) <= _LONGEST_NAME else f"{flat[: _LONGEST_NAME - 1]}…"


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
