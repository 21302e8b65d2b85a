"""The vocabulary. Every word that is stored, exported or shown is a member of one of these.

Members are strings and are stored as such: compare with `==`.
"""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Whose article: our own before it goes out, or somebody's that is out already."""

    OURS = "ours"
    THEIRS = "theirs"


class Precision(StrEnum):
    """How exactly a date is known. Never finer than its words."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class DateOrigin(StrEnum):
    """How the article's own date is known."""

    REVIEWER = "reviewer"
    MARKUP = "markup"
    FEED = "feed"
    UNKNOWN = "unknown"


class ZoneKind(StrEnum):
    """A stretch of an article that is not its prose. It stays in the text; claims are not read from most of them."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    LIST = "list"
    QUOTE = "quote"
    TABLE_CELL = "table cell"
    BOILERPLATE = "boilerplate"
    SYNDICATION = "syndication notice"


class ClaimKind(StrEnum):
    """What a claim asserts."""

    EVENT = "event"
    STATE = "state"
    QUANTITY = "quantity"
    TITLE = "title"
    CAUSE = "cause"
    PREDICTION = "prediction"
    OPINION = "opinion"


class Voice(StrEnum):
    """In whose words. Everything but narration is attributed to a claimant."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
    NARRATION = "narration"


class ClaimantKind(StrEnum):
    """Who or what made the claim."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class State(StrEnum):
    """Where a claim is in the work. A rating is never a state."""

    NEW = "new"
    CHECKING = "checking"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RELEASED = "released"
    DISMISSED = "dismissed"


class DismissedAs(StrEnum):
    """Why a claim needs no check."""

    OPINION = "opinion"
    NOT_CHECKABLE = "not checkable"
    DUPLICATE = "duplicate"
    COMMON_KNOWLEDGE = "common knowledge"


class PlaceState(StrEnum):
    """How a place came through the last new version of its article."""

    EXACT = "exact"
    MOVED = "moved"
    TOUCHED = "touched"
    ORPHAN = "orphan"


class StatementStatus(StrEnum):
    """Whether a claim's statement is the words themselves, a machine's proposal, or a person's."""

    VERBATIM = "verbatim"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"


class Question(StrEnum):
    """What is checked: did they say it, in these words; and is it so."""

    SAID = "said"
    SO = "so"


class Stance(StrEnum):
    """What a source does for a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MIXED = "mixed"
    SILENT = "silent"
    CONTEXT = "context"


class EvidenceState(StrEnum):
    """Whether the quotation was found in the stored copy of its source."""

    FOUND = "found"
    DIFFERS = "differs"
    MISSING = "missing"
    UNCHECKED = "unchecked"


class Failure(StrEnum):
    """Why an address gave no copy. Each is recorded with the attempt, never hidden."""

    DEAD = "dead"  # no such host, or no such page there (404, 410)
    BLOCKED = "blocked"  # the server will not show it to us (401, 403, 429, 451)
    PAYWALLED = "paywalled"
    TIMEOUT = "timeout"
    TOO_LARGE = "too large"
    REFUSED = "refused by the door"  # an address or a content that we do not take
    CERTIFICATE = "certificate"
    BROKEN = "broken"  # cut off, or not what its headers promise
    FAILING = "failing"  # the server says that it is at fault (5xx), or cannot be reached


class Recheck(StrEnum):
    """What a later look at a source found, against the copy before."""

    SAME = "same"
    MOVED = "moved"  # the same, at another address
    DIFFERS = "differs"
    GONE = "gone"
    UNREACHED = "unreached"  # no answer that says anything about it


class SourceKind(StrEnum):
    """What a source is."""

    PRIMARY = "primary document"
    DATASET = "dataset"
    COURT = "court"
    INTERVIEW = "interview"
    TRANSCRIPT = "transcript"
    PRESS_RELEASE = "press release"
    NEWS = "news"
    REFERENCE = "reference"
    SOCIAL = "social post"
    PHYSICAL = "physical"


class Answer(StrEnum):
    """What became of a proposed wording: taken into the text, or stet (let it stand)."""

    TAKEN = "taken"
    STET = "stet"


class ReviewAct(StrEnum):
    """What a second reader does with a claim that was submitted, or anybody remarks on it."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request changes"
    COMMENT = "comment"


class RelationKind(StrEnum):
    """How a claim stands to another, of whatever article."""

    SAME_AS = "same as"
    CONTRADICTS = "contradicts"
    DEPENDS_ON = "depends on"


class Role(StrEnum):
    """What somebody may do on a desk; each may do what those before it may."""

    CHECKER = "checker"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"


class TimexType(StrEnum):
    """TIMEX3 types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeStatus(StrEnum):
    """Whether a time expression has a value, and by whom."""

    UNRESOLVED = "unresolved"
    RESOLVED = "resolved"
    CONFIRMED = "confirmed"
    OVERRIDDEN = "overridden"


class Via(StrEnum):
    """The door that a write came through."""

    SCREEN = "screen"
    COMMAND = "command"
    IMPORT = "import"
    UPGRADE = "upgrade"


class What(StrEnum):
    """What a change did to its row. No row is ever deleted."""

    INSERT = "insert"
    UPDATE = "update"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    REDACT = "redact"  # of a change: its payload was taken out


class Outcome(StrEnum):
    """What became of a record of an import."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class OnConflict(StrEnum):
    """What an import does with a record made from a revision (`if_rev`) that is no longer the one that stands."""

    FAIL = "fail"
    SKIP = "skip"
    THEIRS = "theirs"


FOREIGN_SCALE = "claimreview"
"""The scale of the ratings of others, which only their publishers know."""


class RunState(StrEnum):
    """How far an import has come."""

    STAGED = "staged"
    APPLYING = "applying"
    DONE = "done"
    FAILED = "failed"


def counted(count: int, noun: str) -> str:
    """A number of things: "1 claim", "2,000 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
