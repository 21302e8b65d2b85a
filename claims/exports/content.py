"""What a report says, before it is Markdown or a page: sections, blocks and phrases, all of them plain values.

No text in here is escaped, whoever wrote it: each format has one door through which every string goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How far what is said of a claim is from "it is so". Never told by colour alone: the words stand beside it."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its host beside it, so that its label cannot lie; the label alone where `url` is no web address."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Ref:
    """The number of a claim ("12.7"), which leads to it where the format has links within itself."""

    label: str
    strong: bool = False


Piece = str | Strong | Link | Ref
Phrase = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `faint` is for what the report says of itself."""

    words: Phrase
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, their paragraphs kept. `language` is a code like "en", "" where it is not known."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list with its details below it. `claim`: the label of the claim that stands here."""

    words: Phrase
    details: tuple[Phrase, ...] = ()
    claim: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of at least one item."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the article. `tone` is that of the innermost claim that covers them; `ends`: claims that end here."""

    text: str
    tone: Tone | None = None
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A stretch of the article with its claims marked in place, and what is to be said of them beside it.

    `faint` is for what came with the article and is not its prose.
    """

    spans: tuple[Span, ...]
    notes: tuple[Item, ...]
    language: str = ""
    faint: bool = False

    @property
    def text(self) -> str:
        """The words of the article, unmarked."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `marked`: only a format that can mark words in place shows the section."""

    heading: Phrase
    blocks: tuple[Block, ...]
    claim: str = ""
    tone: Tone | None = None
    marked: bool = False


Block = Paragraph | Quotation | Bullets | Beside | Section
Blocks = Iterable[Block]


def phrase(*parts: Piece | Phrase) -> Phrase:
    """Pieces and phrases in a row, as one phrase."""
    found: list[Piece] = []
    for part in parts:
        found += part if isinstance(part, tuple) else (part,)
    return tuple(piece for piece in found if piece != "")


def joined(separator: str, parts: Iterable[Piece | Phrase]) -> Phrase:
    """The parts that say something, with a separator between two."""
    found: list[Piece | Phrase] = []
    for part in parts:
        if part:
            found += [separator, part] if found else [part]
    return phrase(*found)


def section(heading: str, blocks: Blocks, *, marked: bool = False) -> list[Section]:
    """Blocks under a heading; no section where there are none."""
    found = tuple(blocks)
    return [Section((heading,), found, marked=marked)] if found else []


def bullets(items: Iterable[Item | Phrase | str]) -> list[Bullets]:
    """A list as a block; no block where there is nothing to list."""
    found = tuple(item if isinstance(item, Item) else Item(phrase(item)) for item in items)
    return [Bullets(found)] if found else []


def claims_in(section: Section) -> Iterator[str]:
    """The labels of the claims that stand in a section: what a Ref can lead to."""
    if section.claim:
        yield section.claim
    for block in section.blocks:
        match block:
            case Section():
                yield from claims_in(block)
            case Bullets(items=items) | Beside(notes=items):
                yield from (item.claim for item in items if item.claim)
