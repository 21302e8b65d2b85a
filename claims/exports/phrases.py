"""Days, numbers and names in the words of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise

from claims.exports.content import Phrase, Strong, phrase
from claims.exports.plain import quoted
from claims.rows import ArticleRow, ClaimCard, TimeRow
from claims.words import Precision, Question, TimeStatus, TimexType, Voice

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_VOICES = {
    Voice.DIRECT: "quoted word for word",
    Voice.PARTIAL: "quoted in part",
    Voice.INDIRECT: "in the article’s words",
}


def day(value: date) -> str:
    """26 April 2023."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def interval(earliest: date | None, latest: date | None) -> str:
    """The days between which something lies: "between 1 and 28 February 2023", or one day; "" where none is known."""
    if latest is None:
        return f"on or after {day(earliest)}" if earliest else ""
    if earliest is None:
        return f"on or before {day(latest)}"
    if earliest == latest:
        return day(earliest)
    start = day(earliest).split(" ")
    end = day(latest).split(" ")
    same = 2 if start[1:] == end[1:] else 1 if start[2:] == end[2:] else 0
    return f"between {' '.join(start[: 3 - same])} and {' '.join(end)}"


def published(article: ArticleRow) -> str:
    """When the article came out, no more exactly than it is known."""
    known = article.published
    if known is None:
        return "publication date unknown"
    match article.published_precision:
        case Precision.MONTH:
            return f"{_MONTHS[known.month - 1]} {known.year}"
        case Precision.YEAR:
            return str(known.year)
    return day(known)


def listing(items: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def title(article: ArticleRow) -> str:
    """What the article is called: its headline, else its address, else its key."""
    return article.headline or article.url or article.key


def moment(value: datetime) -> str:
    """26 April 2023, 14:03 UTC."""
    utc = value.astimezone(UTC)
    return f"{day(utc.date())}, {utc:%H:%M} UTC"


def attribution(card: ClaimCard) -> Phrase:
    """Who says so, and in whose words, as a sentence."""
    if card.row.voice == Voice.NARRATION and not card.row.speaker:
        return ("The article says this itself.",)
    name = card.row.speaker or card.speaker_as_written
    speaker = Strong(name) if name else "somebody whom the article does not name"
    role = f", {card.speaker_role}" if card.speaker_role.strip() else ""
    how = _VOICES.get(card.row.voice)
    return phrase("Said by ", speaker, role, f", {how}." if how else ".")


def corrections(card: ClaimCard, question: Question) -> Iterator[str]:
    """Every rating that another has replaced: "was rated … until …".

    Of a claim that was released, those that went out; of another one all, for any of them may have been handed out.
    """
    out = {key for release in card.releases for key in release.verdicts}
    history = [
        verdict
        for verdict in reversed(card.verdicts)
        if verdict.question == question and (not out or verdict.stands or verdict.key in out)
    ]
    for before, after in pairwise(history):
        if before.rating != after.rating:
            yield f"was rated {before.rating} until {day(after.at.date())}, then {after.rating}."


def second_read(card: ClaimCard) -> bool:
    """Whether another person than those who gave them has approved the verdicts that stand."""
    return card.approval is not None and card.approval.by not in {v.by for v in card.verdicts if v.stands}


def dates_in_words(times: Iterable[TimeRow]) -> str:
    """What the dates in a claim mean and why, as a sentence; "" where it has none."""
    meant = dates_meant(times)
    return f"Dates: {'; '.join(meant)}." if meant else ""


def dates_meant(times: Iterable[TimeRow]) -> list[str]:
    """What each date means and why: "“Wednesday” is 26 April 2023 (the Wednesday on or before 26 April 2023)"."""
    return list(dict.fromkeys(filter(None, map(_date_in_words, times))))


def undated(time: TimeRow) -> bool:
    """It means a day, but nobody can say which."""
    return time.status == TimeStatus.UNRESOLVED and time.type in (TimexType.DATE, TimexType.TIME)


def _date_in_words(time: TimeRow) -> str:
    days = interval(time.earliest, time.latest)
    why = time.explanation.strip()
    because = "" if not why or why.endswith(_AS_WRITTEN) else f" ({why})"
    return f"{quoted(time.text)} is {days}{because}" if days else ""


_AS_WRITTEN = ", as written"
