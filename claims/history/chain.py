"""The chain: what a change's digest and hash are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pydantic_core import from_json

from claims.rows import Problem
from claims.words import What

GENESIS = bytes(32)
"""The hash before the first change."""

SALT_BYTES = 16


def digest_of(salt: bytes, payload: bytes) -> bytes:
    """SHA-256 of salt and payload. The salt keeps a removed payload from being guessed from its digest."""
    return sha256(salt + payload).digest()


def link(previous: bytes, seq: int, action: int, entity: str, key: int, what: str, digest: bytes) -> bytes:
    """The hash of a change: SHA-256 of the hash before it and of everything the change says, its digest last."""
    said = f"{seq}|{action}|{entity}|{key}|{what}|"
    return sha256(previous + said.encode() + digest).digest()


@dataclass
class Chain:
    """Follows the changes of a history, oldest first, wherever they come from, and finds what is wrong with them.

    `against` is a head that somebody kept, as count and hash in hex: it must be a link of this chain. `removed` are the
    changes whose payloads were taken out by a redaction, which is itself a change; `taken_out` are the bodies (their
    SHA-256) that one took out.
    """

    against: tuple[int, str] | None = None
    seen: int = 0
    last: int = 0
    head: bytes = GENESIS
    problems: list[Problem] = field(default_factory=list)
    taken_out: set[str] = field(default_factory=set)
    _bare: dict[int, Problem] = field(default_factory=dict)
    _redacted: set[int] = field(default_factory=set)

    def follow(self, change: tuple[Any, ...]) -> None:
        """Take the next change: its columns in the table's order, as they are stored."""
        seq, action, entity, key, what, payload, salt, digest, said = change
        if seq != self.last + 1:
            self.problems.append(Problem(f"The changes from {self.last + 1} to {seq - 1} are missing.", seq))
        try:
            fault = ""
            if payload is None:
                self._bare[seq] = _problem(seq, entity, key, "has lost its payload")
            elif sha256(salt + payload.encode()).digest() != digest:
                fault = "does not match its digest"
            if not fault and link(self.head, seq, action, entity, key, what, digest) != said:
                fault = "does not follow from the one before it"
        except (AttributeError, TypeError, ValueError):  # a text where bytes belong, bytes that are no text
            fault = "holds a value of another type"
        if fault:
            self.problems.append(_problem(seq, entity, key, fault))
        elif what == What.REDACT:
            self._follow_redaction(entity, key, payload)
        if self.against is not None and self.against[0] == seq and self.against[1] != _hex(said):
            self.problems.append(Problem(f"Change {seq} has another hash than the head that was kept.", seq))
        self.seen += 1
        self.last, self.head = seq, said

    def end(self) -> None:
        """There are no more changes: what only the end can tell is told."""
        self.problems += (problem for seq, problem in self._bare.items() if seq not in self._redacted)
        if self.against is not None and self.against[0] > self.last:
            self.problems.append(
                Problem(f"The head that was kept is of {self.against[0]} changes, but there are only {self.last}.")
            )
        if not isinstance(self.head, bytes):
            self.head = GENESIS

    def _follow_redaction(self, entity: str, key: int, payload: str) -> None:
        if entity == REDACTED:
            self._redacted.add(key)
        elif entity == REDACTED_COPY:
            try:
                said = from_json(payload)
                self.taken_out.update(said[name] for name in ("body", "text") if said[name] is not None)
            except (KeyError, TypeError, ValueError):
                self.problems.append(_problem(self.last + 1, entity, key, "does not say what it took out"))

    @property
    def removed(self) -> tuple[int, ...]:
        """The numbers of the changes whose payloads were taken out and said to be."""
        return tuple(seq for seq in self._bare if seq in self._redacted)


REDACTED = "change"
"""The entity of a change that says that the payload of another was removed; its key is the other's number."""


REDACTED_COPY = "body"
"""The entity of a change that says that what a stored copy held was taken out; its key is the copy's id, its payload
names the copy and the SHA-256 of its body and its text."""

REDACTIONS = frozenset({REDACTED, REDACTED_COPY})


def _problem(seq: int, entity: Any, key: Any, fault: str) -> Problem:
    return Problem(
        f"Change {seq} (of {entity} {key}) {fault}.", seq, str(entity), key if isinstance(key, int) else None
    )


def _hex(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else ""
