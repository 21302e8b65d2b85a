"""Inputs that are plainly something else than what they would be taken for, told in one sentence before any is read."""

from __future__ import annotations

import csv
import json
import re
from http import HTTPStatus

from claims.errors import Refused


def require_likely(head: bytes, format: str, *, guessed: bool, whole: bool) -> None:
    """Raise Refused where the first bytes of an input (a few hundred, unpacked) cannot be of the format.

    `guessed` says that nobody named the format, nor does a file's ending; `whole` that these bytes are all there are.
    """
    text = head.decode(errors="replace").removeprefix("\ufeff")
    if format == "jsonl":
        _require_lines(text, guessed)
    elif guessed and format == "html":
        _require_page(text)
    elif guessed and format == "text":
        _require_prose(text, whole)


def _require_lines(text: str, guessed: bool) -> None:
    if guessed and _LINKED.match(text):
        raise Refused(
            "The input is JSON-LD, not JSON lines.",
            "If it is ClaimReview, as others publish it, say --format claimreview.",
        )
    if _PRETTY_LIST.match(text):
        raise _list()
    if _PRETTY_OBJECT.match(text):
        raise Refused(
            "The input is a JSON object over several lines, but each record must be on one line.",
            "Put it on one, as `jq -c . FILE` does.",
        )


def _require_prose(text: str, whole: bool) -> None:
    if whole and not text.strip():
        raise Refused(
            "The input is empty." if not text else "There is nothing but white space in the input.",
            "See what the program before the pipe says, or name another file.",
        )
    if _LIST.match(text):
        raise _list()
    if whole and _is_json(text):
        raise Refused(
            "The input is JSON, but no object: JSON lines have one object a line.",
            f"`workbench schema TYPE` shows what a record is. {_IS_PROSE}",
        )
    if _XML.match(text):
        raise Refused("The input is XML.", f"Give the page or its text. {_IS_PROSE}")
    if _is_table(text):
        raise Refused(
            "The input is a table, as CSV is, but records come as JSON lines.",
            f"Make an object of each row; `workbench schema TYPE` shows its fields. {_IS_PROSE}",
        )


def _require_page(text: str) -> None:
    title = _TITLE.search(text)
    if title is None:
        return
    words = " ".join(title[1].casefold().split())
    for status in HTTPStatus:
        if status >= HTTPStatus.BAD_REQUEST and words.startswith(f"{status} {status.phrase}".casefold()):
            raise Refused(
                f"The page is what a server says instead of an article: {status} {status.phrase}.",
                "Fetch it again. If it is to be imported as it is, say --format html.",
            )


_IS_PROSE = "If it is the text of an article, say --format text."

_PRETTY_LIST = re.compile(r"\s*\[[ \t]*\r?\n")
_PRETTY_OBJECT = re.compile(r'\s*\{[ \t]*\r?\n\s*"')
_LINKED = re.compile(r'\s*\{\s*"@(?:context|type|graph|id)"\s*:')
# No prose begins so, though it may with a footnote's number or with an editor's words in brackets.
_LIST = re.compile(r'\s*\[\s*(?:[{\["]|-?\d[\d.eE+-]*\s*,|(?:true|false|null)\s*[,\]])')
_XML = re.compile(r"\s*<(?:\?xml|rss|feed)\b")
_TITLE = re.compile(r"<title[^>]*>([^<]*)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_][\w.-]*")


def _list() -> Refused:
    return Refused(
        "The input is a JSON list, but JSON lines have one object a line and nothing around them.",
        f"Take the list apart, as `jq -c '.[]' FILE` does. {_IS_PROSE}",
    )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str) -> bool:
    """Whether names of columns stand in the first line, and as many values in the next."""
    lines = text.splitlines()[:2]
    if len(lines) < 2:
        return False
    for delimiter in ",;\t":
        names, values = csv.reader(lines, delimiter=delimiter)
        if len(names) > 1 and all(map(_NAME.fullmatch, names)) and len(names) == len(values):
            return True
    return False
