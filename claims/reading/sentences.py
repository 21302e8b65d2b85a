"""Sentences, exact to the character. nupunkt finds them inside a paragraph; lines, lists and quotations are ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from claims.reading.found import Span

# nupunkt needs quadratic time on some runs of marks, so it never sees more than this at once.
_CHUNK = 2_000
_BLOCK = re.compile(r"[^\n]+(?:\n(?![^\S\n]*(?:\n|$))[^\n]+)*")
# A bullet, a number or letter of a list, or the time before an entry of a live blog: "16:05 (amended 18:20)".
_BULLET = re.compile(
    r"[^\S\n]*(?:[•‣◦▪●*·–—|-]|\(?\d{1,3}[.)]|\(?[a-z]\)|\d{1,2}[:.]\d\d(?:\s?[ap]m)?(?:\s\([^)\n]{1,40}\))?(?:\s[A-Z]{2,9}:)?)"
    r"[^\S\n]+(?=\S)"
)
_WRAPPED_WIDTH = 100
# A shorter block that ends no sentence is a heading, and not a sentence that a blank line has broken.
_BROKEN = 60
_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")
# Where nupunkt reads on and should not: a stop inside closing marks (`gains." The`), a stop before an opening mark
# (`so. ''I don't`), and an abbreviation before a word that begins sentences and no name (`in Wis. And you`).
_READ_ON = re.compile(
    r"(?<=[a-z]{4})(?<!approx)(?<!dept)\.\s+(?=[A-Z][a-z]+,?\s)|[.!?…](?:[\"”’')\]]{1,2}\s+(?=[\"“‘'(\[]{0,2}[A-Z0-9])|\s+(?=[\"“‘'(\[]{1,2}[A-Z])"
    r"|\s+(?=(?:The|This|That|These|Those|He|She|It|They|We|You|I|In|On|At|And|But|Or|So|If|As|For|When|While|After|"
    r"Before|Although|Though|Since|However|Its|His|Her|Their|There|Here|Not|No|What|Who|How|Why|One|Two|Three|Four|Five|"
    r"Six|Seven|Eight|Nine|Ten|Some|Most|Many|Few|Several|Both|Each|Every|All|Another|Others|Under|According)\s))"
)
# Abbreviations that stand before a name and so never end a sentence.
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Cmdr|Pres|Hon|Rev|Fr|Sr|St|Ste|Mt|Ft|No|Nos|vs"
    r"|Supt|Det|Insp|Cllr|Atty|Amb|Msgr|Gens|Sens|Reps|Drs|(?<![.\w])[A-Z])\.$"
)


_STATE = re.compile(
    r"\b(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn"
    r"|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z]\.[A-Z])\.$"
)


def split_sentences(text: str) -> list[Span]:
    """The sentences of a text as (start, end), in order and disjoint, without white space or bullets at their ends.

    Blank lines, list items and unwrapped line ends are boundaries; a quotation of several sentences is split. Every
    code point that is not white space or a bullet lies in a sentence. Time is linear in the length of the text.
    """
    return [span for start, end in paragraphs(text) for span in _split(text, start, end)]


def paragraphs(text: str) -> Iterator[Span]:
    """Stretches that no sentence and no quotation crosses, in order."""
    for begin, stop in _blocks(text):
        lines = _lines(text, begin, stop)
        if len(lines) == 1:
            yield lines[0]
            continue
        wrapped = _wrapped(text, lines)
        start = lines[0][0]
        for (before, end), (after, _) in pairwise(lines):
            ended = _ENDS.search(text, max(before, end - 6), end) is not None
            twice = text[before:end] == text[after : after + end - before + 1].rstrip("\n")
            if not wrapped or (ended and end - before < 45) or _BULLET.match(text, after) or (twice and ended):
                yield start, end
                start = after
        yield start, lines[-1][1]


def unwrapped(text: str) -> str:
    """The text with each line end that only a printer made, inside a paragraph, as a space. Offsets stay."""
    pieces: list[str] = []
    at = 0
    for start, end in paragraphs(text):
        pieces += [text[at:start], text[start:end].replace("\n", " ")]
        at = end
    return "".join([*pieces, text[at:]])


def _blocks(text: str) -> Iterator[Span]:
    """Stretches between blank lines; one that breaks off is joined to the next where that goes on in small letters."""
    start = end = -1
    for block in _BLOCK.finditer(text):
        goes_on = text[block.start()].islower() and end - start > _BROKEN and not _ENDS.search(text, end - 6, end)
        if start >= 0 and not goes_on:
            yield start, end
        start, end = start if goes_on else block.start(), block.end()
    if start >= 0:
        yield start, end


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        lines.append((start, stop))
        start = stop + 1
    return lines


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Whether line ends inside a block are the printer's and not the writer's."""
    if max(end - start for start, end in lines) > _WRAPPED_WIDTH:
        return False
    # A line that stands twice, as copying leaves it, counts once.
    lines = [line for i, line in enumerate(lines) if not i or text[slice(*line)] != text[slice(*lines[i - 1])]]
    if len(lines) < 2:
        return False
    inner = [end for start, end in lines[:-1] if end > start]
    open_ended = sum(_ENDS.search(text, max(end - 6, 0), end) is None for end in inner)
    widths = [end - start for start, end in lines[:-1]]
    return max(widths) >= 40 and (open_ended * 2 > len(inner) or (open_ended > 0 and _full(text, lines)))


def _full(text: str, lines: list[Span]) -> bool:
    """Whether no line of three or more has room for the first word of the next, as where a printer broke them."""
    width = max(end - start for start, end in lines)
    firsts = [(text.find(" ", start, end) + 1 or end + 1) - 1 - start for start, end in lines[1:]]
    return len(lines) > 2 and all(
        end - start + 1 + first > width for (start, end), first in zip(lines[:-1], firsts, strict=True)
    )


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    for chunk_start, chunk_end in _chunks(text, start, end):
        cuts = [chunk_start, *_cuts(text, chunk_start, chunk_end), chunk_end]
        for before, after in pairwise(cuts):
            span = _trimmed(text, before, after)
            if span:
                yield span


def _chunks(text: str, start: int, end: int) -> Iterator[Span]:
    """Pieces of a paragraph that nupunkt can take: cut at a sentence's end where there is one, else at white space.

    A piece may be longer where there is no white space: it is a word of that length and has no sentences.
    """
    while end - start > _CHUNK:
        stop = start + _CHUNK
        cut = max(text.rfind(mark, start + 1, stop) for mark in (". ", '." ', ".” ", "? ", "! "))
        cut = text.find(" ", cut) if cut > start else text.rfind(" ", start + 1, stop)
        if cut <= start:
            cut = text.find(" ", stop, end)
        if cut < 0:
            break
        yield start, cut
        start = cut
    yield start, end


def _cuts(text: str, start: int, end: int) -> list[int]:
    piece = text[start:end]
    if len(piece) > 2 * _CHUNK or not any(mark in piece for mark in ".!?…"):
        return []
    cuts = {start + at for at, _ in _nupunkt()(piece)}
    cuts |= {match.end() for match in _READ_ON.finditer(text, start, end)}
    return sorted(cut for cut in cuts if start < cut < end and not _goes_on(text, start, cut))


def _goes_on(text: str, start: int, cut: int) -> bool:
    """Whether the stop before `cut` is that of an abbreviation: "Dr. | Lund", "Tulsa, Okla. | police"."""
    before = text[max(start, cut - 9) : cut].rstrip()
    following = text[cut : cut + 2].strip()[:1] or text[cut - 1 : cut]
    return bool(_TITLE_BEFORE.search(before) or (following.islower() and _STATE.search(before)))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


@cache
def _nupunkt():  # type: ignore[no-untyped-def]
    """Loaded at the first sentence: its model costs 50 ms."""
    from nupunkt import sent_spans

    return sent_spans
