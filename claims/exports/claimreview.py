"""Verdicts as schema.org ClaimReview in JSON-LD: strict, since a search engine drops in silence what is not sound.

Only verdicts on whether a claim of somebody else's article is so go out. What a review must have follows schema.org
and Google's rules for the fact check markup; nothing is invented to fill a gap.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from claims.errors import UsageError
from claims.exports import Exported, Publisher, Terms
from claims.exports.phrases import corrections
from claims.exports.plain import flat, host_of
from claims.exports.ratings import rating_of
from claims.rows import ArticleRow, ClaimCard, Dossier, SourceRow, VerdictRow
from claims.scales import RATING_SCALES
from claims.words import ClaimantKind, Mode, Precision, Question, State, StatementStatus, Voice

LONGEST = 75
"""Characters of `claimReviewed` that are shown whole beside a search result."""

_SHORTENERS = frozenset(
    {
        *("bit.ly", "buff.ly", "cutt.ly", "dlvr.it", "fb.me", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy"),
        *("rebrand.ly", "s.id", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "trib.al", "youtu.be"),
    }
)
_TYPES = {ClaimantKind.PERSON: "Person", ClaimantKind.ORGANISATION: "Organization"}


def write_claimreview(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write one JSON list with a ClaimReview for each verdict that is fit to go out.

    UsageError where the publisher is not set, or the page of the reviews cannot be one.
    """
    _require_sense(terms)
    left_out: list[str] = []
    advice: list[str] = []
    count = 0
    out.write(b"[")
    for dossier in dossiers:
        if dossier.sheet.article.mode != Mode.THEIRS:
            left_out.append(f"Article {dossier.sheet.article.number} is ours: only verdicts on theirs go out.")
            continue
        for card in dossier.cards:
            verdict = card.standing(Question.SO)
            if verdict is None or card.row.state == State.DISMISSED or not terms.wants(card.row.id):
                continue
            if faults := tuple(faults_of(card, verdict, dossier, terms)):
                left_out.append(f"{card.row.label}: {'; '.join(faults)}.")
                continue
            review = _review(card, verdict, dossier, terms)
            if (long := len(review["claimReviewed"])) > LONGEST:
                advice.append(f"{card.row.label}: its statement has {long} characters; {LONGEST} are shown whole.")
            if card.approval is None:
                advice.append(f"{card.row.label}: nobody has approved its verdict as it stands.")
            out.write((b",\n" if count else b"\n") + _json(review))
            count += 1
    out.write(b"\n]\n")
    return Exported(count, tuple(left_out), tuple(advice))


def faults_of(card: ClaimCard, verdict: VerdictRow, dossier: Dossier, terms: Terms) -> Iterator[str]:
    """Why a verdict cannot go out, a clause each; none where it can."""
    article, publisher = dossier.sheet.article, terms.publisher
    page, published = _page(card, article, terms), _published(card, verdict)
    if not page:
        yield "it has no page: release it with --url, or give --url here"
    elif fault := address_fault(page, publisher.domain):
        yield f"{page} cannot be its page: {fault}"
    label = verdict.rating.casefold()
    if not _claimed(card):
        yield "its statement has no words"
    if re.match(rf"{re.escape(label)}\s*[:–—-]", _claimed(card).casefold()):
        yield f"its statement begins with the rating, {verdict.rating}"
    if rating_of(verdict) is None:
        yield f"the scale {verdict.scale} with its rating {verdict.rating} is not known here"
    if card.stale:
        yield f"what its rating rests on has changed ({card.stale})"
    if host_of(article.url) is None:
        yield "its article has no web address (`workbench article edit` gives it one), so there is no appearance"
    elif _within(article.url, publisher.domain):
        yield f"its article is the publisher's own ({host_of(article.url)})"
    if article.published and article.published > published:
        yield f"its article is dated {article.published}, after the review of {published}"


def address_fault(url: str, domain: str) -> str:
    """Why a page cannot be that of a review, in a clause; "" where it can."""
    host = host_of(url)
    if host is None or any(char.isspace() for char in url):
        return "it is no http or https address"
    if _bare(host) in _SHORTENERS:
        return f"{host} shortens addresses"
    if urlsplit(url).path in ("", "/"):
        return "it is a home page"
    if not _within(url, domain):
        return f"it is not on {domain}"
    return ""


def _require_sense(terms: Terms) -> None:
    publisher = terms.publisher
    lacking = [name for name in ("name", "url", "domain") if not getattr(publisher, name)]
    if lacking:
        raise UsageError(
            f"The publisher has no {' and no '.join(lacking)}: nobody could be named as the reviewer.",
            '`workbench db rules` says it: [publisher] with name = "…" and url = "https://…".',
        )
    if terms.url and (fault := address_fault(_filled(terms.url, 1), publisher.domain)):
        raise UsageError(f"{terms.url} cannot be the page of a review: {fault}.")


def _review(card: ClaimCard, verdict: VerdictRow, dossier: Dossier, terms: Terms) -> dict[str, Any]:
    article = dossier.sheet.article
    corrected = [correction.text for correction in card.corrections]
    cited = _cited(card, verdict, dossier.sheet.sources)
    return _given(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": _page(card, article, terms),
            "claimReviewed": _claimed(card),
            "author": _publisher(terms.publisher),
            "datePublished": _published(card, verdict).isoformat(),
            "reviewBody": verdict.rationale.strip(),
            "reviewRating": _rating(verdict),
            "itemReviewed": _claim(card, article),
            "citation": cited,
            "correction": corrected or [f"It {words}" for words in corrections(card, Question.SO)],
        }
    )


def _claimed(card: ClaimCard) -> str:
    """The statement that stands alone where a person has confirmed it, else the words themselves."""
    return flat(card.row.statement if card.statement_status == StatementStatus.CONFIRMED else card.row.text)


def _rating(verdict: VerdictRow) -> dict[str, Any]:
    rating, scale = rating_of(verdict), RATING_SCALES[verdict.scale]
    numbers: dict[str, Any] = {}
    if rating is not None and rating.value is not None:
        numbers = {"ratingValue": rating.value, "bestRating": scale.best, "worstRating": scale.worst}
    return {"@type": "Rating", **numbers, "alternateName": verdict.rating}


def _claim(card: ClaimCard, article: ArticleRow) -> dict[str, Any]:
    return _given(
        {
            "@type": "Claim",
            "author": _claimant(card, article),
            "datePublished": _day(article),
            "appearance": _given(
                {
                    "@type": "CreativeWork",
                    "url": article.url,
                    "headline": flat(article.headline),
                    "datePublished": _day(article),
                    "publisher": _organisation(article.publisher),
                }
            ),
        }
    )


def _claimant(card: ClaimCard, article: ArticleRow) -> dict[str, Any] | None:
    """Who made the claim, where that is known: an article that says something itself is its publisher's word."""
    if card.row.voice == Voice.NARRATION and not card.row.speaker:
        return _organisation(article.publisher)
    type = _TYPES.get(card.speaker_kind) if card.speaker_kind else None
    name = flat(card.row.speaker or card.speaker_as_written or "")
    return _given({"@type": type, "name": name, "jobTitle": _title(card)}) if type and name else None


def _organisation(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": flat(name)} if name and flat(name) else None


def _title(card: ClaimCard) -> str:
    return flat(card.speaker_role) if card.speaker_kind == ClaimantKind.PERSON else ""


def _cited(card: ClaimCard, verdict: VerdictRow, sources: Iterable[SourceRow]) -> list[dict[str, Any]]:
    """The sources that the verdict stands on. Confidential ones, and those without an address, are not for readers."""
    used = {item.source.number for item in card.evidence if item.question == verdict.question}
    return [
        _given({"@type": "CreativeWork", "name": flat(source.title), "url": source.url})
        for source in sources
        if source.number in used and not source.confidential and host_of(source.url)
    ]


def _publisher(publisher: Publisher) -> dict[str, str]:
    return {"@type": "Organization", "name": publisher.name, "url": publisher.url}


def _day(article: ArticleRow) -> str | None:
    """The day on which the article came out, None where no day is known."""
    exact = article.published is not None and article.published_precision == Precision.DAY
    return date.isoformat(article.published) if exact and article.published else None


def _page(card: ClaimCard, article: ArticleRow, terms: Terms) -> str:
    """Where the review is: as it was said at its release, else the place of the claim on the page of its article."""
    released = [release.url for release in card.releases if release.url]
    if released or not terms.url:
        return released[-1] if released else ""
    page = _filled(terms.url, article.number)
    return page if "#" in page else f"{page}#claim-{card.row.label}"


def _filled(url: str, article: int) -> str:
    return url.replace("{article}", str(article))


def _published(card: ClaimCard, verdict: VerdictRow) -> date:
    """The day on which the verdict went out first, or was given where nobody has released it."""
    return min((release.at for release in card.releases if verdict.key in release.verdicts), default=verdict.at).date()


def _within(url: str | None, domain: str) -> bool:
    host = _bare(host_of(url) or "")
    wanted = _bare(domain.casefold())
    return bool(wanted) and (host == wanted or host.endswith(f".{wanted}"))


def _bare(host: str) -> str:
    return host.rstrip(".").removeprefix("www.")


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _json(review: dict[str, Any]) -> bytes:
    """JSON that can stand in a script element: nothing in it ends the element, opens a comment, or ends a line."""
    return json.dumps(review, ensure_ascii=False, separators=(", ", ": ")).translate(_ESCAPES).encode()


_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029\x7f\ufeff"}
