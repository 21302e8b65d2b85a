"""Checking a bundle: every hash, place, quotation and link of the history, offline and without a desk.

What is foreign in it is read as data only: its names are compared with names of our own making, never followed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeGuard

from pydantic_core import from_json

from claims.errors import ClaimsError, NotFound, Refused
from claims.exports.bundle import ABOUT, COPIES, FORMAT, HISTORY, README, RECORDS, SUMS, TEXTS
from claims.history.chain import Chain
from claims.records import RECORDS as MODELS
from claims.records import parse_record
from claims.rows import Problem, Verified
from claims.words import PlaceState

Progress = Callable[[int, int | None], None]
Image = dict[str, Any]

_SUM = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9./]+)", re.ASCII)
_NAME = re.compile(rf"{re.escape(ABOUT)}|{README}|{RECORDS}|{HISTORY}|(?:{TEXTS}|{COPIES})/[0-9a-f]{{64}}", re.ASCII)
_TOLD_EVERY = 5_000
_LONGEST = 2**28

# Fields of a record that say something else than the column of the same name.
_OTHER = {"article": {"scale"}, "source": {"derived_from"}}


def verify_bundle(folder: Path, progress: Progress | None = None, against: tuple[int, str] | None = None) -> Verified:
    """Go through a bundle and name what fails. `against` is the head that somebody kept: its count and hash in hex.

    `rows` counts the rows that stand at the head. Raises NotFound where there is no bundle.
    """
    if not (folder / SUMS).is_file():
        raise NotFound(
            f"{folder} is no bundle: it has no file {SUMS}.", "`workbench export bundle -o FOLDER` makes one."
        )
    problems = list(_faults_of_files(folder))
    chain, images, bare = _follow(folder, progress, against, problems)
    problems += _faults_of_head(folder, chain)
    check = _Check(folder, images, bare, chain.taken_out)
    problems += check.places()
    problems += check.quotations()
    problems += check.copies()
    problems += check.records()
    rows = sum(map(len, images.values()))
    return Verified(chain.seen, rows, chain.head.hex(), tuple(problems), chain.removed, tuple(sorted(chain.taken_out)))


# --- files ------------------------------------------------------------------------------------------------------------


def _faults_of_files(folder: Path) -> Iterator[Problem]:
    """Each file that is missing, changed, not listed, or no plain file."""
    listed: dict[str, str] = {}
    for number, line in enumerate((folder / SUMS).read_bytes().decode("utf-8", "replace").split("\n")[:-1], start=1):
        match = _SUM.fullmatch(line)
        if match is None or not _NAME.fullmatch(match[2]) or match[2] in listed:
            yield Problem(f"{SUMS}, line {number}, is no hash and name of a file of a bundle.")
        else:
            listed[match[2]] = match[1]
    if not (folder / SUMS).read_bytes().endswith(b"\n"):
        yield Problem(f"{SUMS} ends in the middle of a line.")
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    for name, path in there.items():
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            yield Problem(f"{name} is no plain file.")
        elif path.is_file() and name not in listed and name != SUMS:
            yield Problem(f"{name} is not listed in {SUMS}.")
    for name in {ABOUT, README, RECORDS, HISTORY} - listed.keys():
        yield Problem(f"{SUMS} does not list {name}.")
    for name, expected in listed.items():
        found = _sha256(there[name]) if name in there and there[name].is_file() else ""
        if not found:
            yield Problem(f"{name} is missing.")
            continue
        if found != expected:
            yield Problem(f"{name} is not what its hash says.")
        elif "/" in name and name.partition("/")[2] != found:
            yield Problem(f"{name} does not bear its own hash as its name.")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# --- the history ------------------------------------------------------------------------------------------------------


def _follow(
    folder: Path, progress: Progress | None, against: tuple[int, str] | None, problems: list[Problem]
) -> tuple[Chain, dict[str, dict[int, Image]], frozenset[str]]:
    """The chain; the rows as its last changes leave them, by table and id; and the tables with rows without an image,
    as it was taken out.
    """
    chain = Chain(against)
    last: dict[tuple[str, int], str | None] = {}
    for number, line in enumerate(_lines(folder / HISTORY), start=1):
        try:
            change = _change(line)
        except (ValueError, KeyError, TypeError, AttributeError):
            problems.append(Problem(f"{HISTORY}, line {number}, is no change."))
            continue
        chain.follow(change)
        last[change[2], change[3]] = change[5]
        if progress is not None and not number % _TOLD_EVERY:
            progress(number, None)
    chain.end()
    problems += chain.problems
    images: dict[str, dict[int, Image]] = {}
    for (entity, key), payload in last.items():
        try:
            image = from_json(payload) if payload is not None else None
        except ValueError:  # the chain has told that this is not what was hashed
            image = None
        if isinstance(image, dict):
            images.setdefault(entity, {})[key] = image
    return chain, images, frozenset(entity for (entity, _), payload in last.items() if payload is None)


def _change(line: bytes) -> tuple[Any, ...]:
    said = from_json(line)
    sums = (bytes.fromhex(said["salt"]), bytes.fromhex(said["digest"]), bytes.fromhex(said["hash"]))
    seq, action, entity, key = said["seq"], said["action_id"], said["entity"], said["key"]
    if type(seq) is not int or type(key) is not int or type(entity) is not str:
        raise TypeError("a change has numbers and a table")
    return (seq, action, entity, key, said["what"], said["payload"], *sums)


def _faults_of_head(folder: Path, chain: Chain) -> Iterator[Problem]:
    try:
        about = from_json((folder / ABOUT).read_bytes())
        if about["format"] != FORMAT:
            yield Problem(f"{ABOUT} is of another format: {str(about['format'])[:80]}.")
        elif (about["changes"], about["head"]) != (chain.last, chain.head.hex()):
            yield Problem(f"{HISTORY} does not end with the head that {ABOUT} tells.")
    except (OSError, ValueError, KeyError, TypeError):
        yield Problem(f"{ABOUT} cannot be read.")


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            while line := stream.readline(_LONGEST):
                yield line
    except FileNotFoundError:
        return
    except OSError as error:
        raise ClaimsError(f"{path} cannot be read: {error.strerror}.") from error


# --- what the rows say ------------------------------------------------------------------------------------------------


class _Check:
    """Holds the rows at the head against the texts, the copies and the records of the bundle."""

    def __init__(
        self,
        folder: Path,
        images: Mapping[str, Mapping[int, Image]],
        bare: frozenset[str],
        taken_out: Collection[str],
    ) -> None:
        self._folder = folder
        self._images = images
        self._bare = bare
        self._taken_out = taken_out
        self._text = lru_cache(maxsize=64)(self._read_text)

    def places(self) -> Iterator[Problem]:
        """Each place whose words are not where it says."""
        for image in self._standing("place"):
            version = self._row("version", image.get("version_id"))
            if image.get("state") == PlaceState.ORPHAN or version is None:
                continue
            text = self._text(TEXTS, version.get("text"))
            if text is None:
                yield Problem(f"The text of version {version.get('id')} is missing.", entity="place", key=image["id"])
            elif not _stands(text, image):
                yield Problem(
                    f"The words of place {image['id']} are not where it says.", entity="place", key=image["id"]
                )

    def quotations(self) -> Iterator[Problem]:
        """Each quotation that is not where its evidence says in the stored copy."""
        for image in self._standing("evidence"):
            copy = self._row("stored_copy", image.get("copy_id"))
            if copy is None or image.get("start") is None:
                continue
            text = self._text(COPIES, copy.get("text"))
            told = f"evidence {image.get('key')}"
            if text is None:
                if not self._is_taken_out(copy.get("text")):
                    yield Problem(f"The copy that {told} quotes is missing.", entity="evidence", key=image["id"])
            elif not _stands(text, image):
                yield Problem(f"The quotation of {told} is not where it says.", entity="evidence", key=image["id"])

    def copies(self) -> Iterator[Problem]:
        """Each copy of which a file is missing, though nothing says that it was taken out."""
        for image in self._images.get("stored_copy", {}).values():
            for what in ("body", "text"):
                digest = image.get(what)
                if digest is None or self._is_taken_out(digest):
                    continue
                if not (_is_digest(digest) and (self._folder / COPIES / digest).is_file()):
                    told = f"The {what} of the copy {image.get('key')} is missing."
                    yield Problem(told, entity="stored_copy", key=image["id"])

    def records(self) -> Iterator[Problem]:
        """Each record that is not what the history says of its row, and a count or a hash that does not hold."""
        by_key = {
            entity: {image["key"]: image for image in self._standing(entity) if "key" in image} for entity in MODELS
        }
        seen, count, ended = hashlib.sha256(), 0, False
        for number, line in enumerate(_lines(self._folder / RECORDS), start=1):
            try:
                said = from_json(line)
                parse_record(said)
            except (ValueError, Refused) as fault:
                yield Problem(f"{RECORDS}, line {number}: {str(fault).splitlines()[0]}")
                continue
            if said["type"] == "end":
                ended = True
                if (said["count"], said.get("sha256")) != (count, seen.hexdigest()):
                    yield Problem(f"{RECORDS}: the closing record does not fit the records before it.")
                continue
            count += 1
            seen.update(line)
            yield from self._faults_of_record(number, said, by_key)
        if not ended:
            yield Problem(f"{RECORDS} has no closing record.")

    def _faults_of_record(
        self, number: int, said: dict[str, Any], by_key: Mapping[str, Mapping[str, Image]]
    ) -> Iterator[Problem]:
        type, key = said["type"], said.get("key")
        image = by_key.get(type, {}).get(str(key))
        if image is None:
            if key is not None and type not in self._bare:
                yield Problem(f"{RECORDS}, line {number}: the history knows no {type} {key}.")
            return
        other = _OTHER.get(type, set())
        differing = [
            name
            for name, value in said.items()
            if name in image and name not in other and not _same(value, image[name])
        ]
        if differing:
            yield Problem(
                f"{RECORDS}, line {number}: {', '.join(differing)} of {type} {key} is not what the history says."
            )
        for version in said.get("versions", ()) if type == "article" else ():
            digest = hashlib.sha256(version["text"].encode()).hexdigest()
            if self._text(TEXTS, digest) is None:
                yield Problem(f"{RECORDS}, line {number}: the text of version {version['n']} is not among the texts.")

    def _standing(self, entity: str) -> Iterator[Image]:
        return (image for image in self._images.get(entity, {}).values() if not image.get("withdrawn"))

    def _row(self, entity: str, key: Any) -> Image | None:
        return self._images.get(entity, {}).get(key) if type(key) is int else None

    def _is_taken_out(self, digest: Any) -> bool:
        return _is_digest(digest) and digest in self._taken_out

    def _read_text(self, place: str, digest: Any) -> str | None:
        if not _is_digest(digest):
            return None
        try:
            return (self._folder / place / digest).read_bytes().decode()
        except (OSError, ValueError):
            return None


def _is_digest(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def _stands(text: str, image: Image) -> bool:
    """Whether the words of a selector are at its place, with the words before and after it that it tells."""
    start, end, exact = image.get("start"), image.get("end"), image.get("exact")
    prefix, suffix = image.get("prefix") or "", image.get("suffix") or ""
    if type(start) is not int or type(end) is not int or not isinstance(exact, str) or not 0 <= start <= end:
        return False
    before, after = text[:start], text[end : end + len(suffix)]
    return text[start:end] == exact and before.endswith(prefix) and after == suffix


def _same(said: Any, stored: Any) -> bool:
    if said == stored:
        return True
    # The history leaves out microseconds where there are none.
    return isinstance(said, str) and isinstance(stored, str) and said.replace(".000000Z", "Z") == stored
