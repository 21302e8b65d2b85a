"""Dossiers for tests, by hand and by hypothesis. No database is behind them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from claims.rows import (
    ArticleRow,
    ArticleSheet,
    ClaimCard,
    ClaimRow,
    CorrectionRow,
    Dossier,
    EvidenceRow,
    Loose,
    Meter,
    PassageRow,
    PlaceRow,
    RelationRow,
    ReleaseRow,
    ReviewRow,
    SignOffRow,
    SourceRow,
    TimeRow,
    VerdictRow,
    VersionRow,
    ZoneRow,
)
from claims.words import (
    Answer,
    ClaimantKind,
    ClaimKind,
    DateOrigin,
    DismissedAs,
    EvidenceState,
    Mode,
    PlaceState,
    Precision,
    Question,
    RelationKind,
    ReviewAct,
    SourceKind,
    Stance,
    State,
    StatementStatus,
    TimeStatus,
    TimexType,
    Voice,
    ZoneKind,
)

NOON = datetime(2024, 3, 15, 12, 0, tzinfo=UTC)


def article_row(**changes: Any) -> ArticleRow:
    row = ArticleRow(
        id=1,
        number=12,
        key="strait",
        headline="Marden and Brask hold first talks since strait boats were seized",
        url="https://news.example/2024/strait-talks",
        publisher="Northern Wire",
        byline="Ada Holm",
        language="en",
        mode=Mode.THEIRS,
        scale="google-5",
        published=date(2024, 3, 14),
        published_precision=Precision.DAY,
        published_how=DateOrigin.REVIEWER,
        due=None,
        version=1,
        rev=0,
        claims=0,
        open=0,
    )
    return replace(row, **changes)


def source(number: int, **changes: Any) -> SourceRow:
    row = SourceRow(
        id=number,
        article_id=1,
        number=number,
        key=f"strait#S{number}",
        url=None,
        title="",
        publisher=None,
        kind=SourceKind.NEWS,
        description="",
        derived_from=None,
        confidential=False,
        accessed=None,
        rev=0,
        uses=0,
    )
    return replace(row, **changes)


def evidence(number: int, cited: SourceRow, **changes: Any) -> EvidenceRow:
    row = EvidenceRow(
        id=number,
        key=f"e{number}",
        claim_id=0,
        source=cited,
        question=Question.SO,
        stance=Stance.SUPPORTS,
        quotation="",
        locator="",
        language=None,
        translation="",
        note="",
        state=EvidenceState.UNCHECKED,
        rev=0,
    )
    return replace(row, **changes)


def verdict(number: int, rating: str, **changes: Any) -> VerdictRow:
    row = VerdictRow(
        id=number,
        key=f"v{number}",
        claim_id=0,
        question=Question.SO,
        scale="google-5",
        rating=rating,
        rationale="",
        should_read=None,
        answer=None,
        answered_by=None,
        by="ana",
        at=NOON,
        as_of=None,
        evidence=(),
        stands=True,
    )
    return replace(row, **changes)


def card(text: str, number: int, words: str, **changes: Any) -> ClaimCard:
    """A claim at the first place of its words in the text; `changes` are of the card or of its row."""
    start = text.find(words)
    verdicts = changes.get("verdicts", ())
    stands = {v.question: v.rating for v in verdicts if v.stands}
    row = ClaimRow(
        id=100 + number,
        article_id=1,
        article=12,
        number=number,
        key=f"strait#{number}",
        start=start,
        end=start + len(words) if start >= 0 else -1,
        text=words,
        statement=words,
        kind=ClaimKind.EVENT,
        voice=Voice.NARRATION,
        speaker=None,
        worth=0.5,
        state=State.CHECKING,
        assignee=None,
        said=stands.get(Question.SAID),
        so=stands.get(Question.SO),
        evidence=len(changes.get("evidence", ())),
        flags=(),
        rev=0,
    )
    of_row = {
        name: changes.pop(name)
        for name in list(changes)
        if name in ClaimRow.__dataclass_fields__ and name != "evidence"
    }
    made = ClaimCard(
        row=replace(row, **of_row),
        statement_status=StatementStatus.VERBATIM,
        speaker_as_written=None,
        speaker_role="",
        speaker_kind=None,
        reasons=(),
        dismissed_as=None,
        note="",
        origin="reader 1",
        places=(),
        dates=(),
        evidence=(),
        verdicts=(),
    )
    if start >= 0:
        before, after = text[:start][-32:], text[start + len(words) :][:32]
        place = PlaceRow(1, start, start + len(words), words, before, after, PlaceState.EXACT)
    else:
        place = PlaceRow(1, 0, 0, words, "", "", PlaceState.ORPHAN)
    return replace(made, places=(place,), **changes)


def dossier(text: str, sentences: list[str], cards: list[ClaimCard], **changes: Any) -> Dossier:
    """A dossier of one version; `changes` are of the sheet or the article's row."""
    passages = tuple(
        PassageRow(i + 1, text.index(words), text.index(words) + len(words), False, "")
        for i, words in enumerate(sentences)
    )
    of_article = {name: changes.pop(name) for name in list(changes) if name in ArticleRow.__dataclass_fields__}
    waiting = sum(card.row.open for card in cards)
    article = article_row(claims=len(cards), open=waiting, **of_article)
    cards = [replace(c, places=tuple(replace(p, version=article.version) for p in c.places)) for c in cards]
    places = tuple(sorted((p.start, p.end, c.row.id) for c in cards for p in c.places if p.end))
    covered = sum(any(a < p.end and p.start < b for a, b, _ in places) for p in passages)
    sheet = ArticleSheet(
        article=article,
        text=text,
        sha256="0" * 64,
        zones=(),
        passages=passages,
        claims=tuple(card.row for card in cards),
        places=places,
        times=(),
        loose=(),
        sources=(),
        meter=Meter(len(passages), covered, 0, len(cards), waiting),
        sign_off=None,
    )
    sign_offs = changes.pop("sign_offs", ())
    sheet = replace(sheet, **changes)
    version = VersionRow(article.version, text, sheet.sha256, "reader 1", sheet.zones, sheet.passages, sheet.times)
    return Dossier(sheet, tuple(cards), (version,), sign_offs)


PLAIN = st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")
LINES = st.text(PLAIN, max_size=20).map(lambda text: unicodedata.normalize("NFC", text))
NAMES = st.none() | LINES
HANDLES = LINES.filter(bool)
DAYS = st.none() | st.dates()
MOMENTS = st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))
URLS = st.sampled_from([None, "https://a.example/x?y=1&copy;=2", "http://ex.example/(a)_[b]", "https://ä.example/ü#S1"])


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A whole article of any content that the tables can hold."""
    key = draw(st.text(PLAIN, min_size=1, max_size=8))
    texts = draw(st.lists(LINES.filter(bool), min_size=1, max_size=3))
    versions = tuple(draw(_versions(n, text)) for n, text in enumerate(texts, 1))
    made = draw(st.permutations(range(1, draw(st.integers(1, 4)))))  # a source is derived from one made before it
    origins = {number: draw(st.sampled_from([None, *made[:i]])) for i, number in enumerate(made)}
    sources = tuple(draw(_sources(key, number, origins[number])) for number in sorted(origins))
    cards = tuple(draw(_cards(key, number, versions, sources)) for number in range(1, draw(st.integers(1, 4))))
    cards = tuple(draw(_related(cards)))
    signed = st.builds(SignOffRow, st.integers(1, len(versions)), HANDLES, MOMENTS, st.lists(LINES).map(tuple))
    sign_offs = tuple(draw(st.lists(signed, max_size=2, unique_by=lambda sign_off: sign_off.at)))
    published = draw(DAYS)
    last = versions[-1]
    spans = st.lists(_spans(last.text), max_size=2)
    sheet = ArticleSheet(
        article=ArticleRow(
            id=1,
            number=draw(st.integers(1, 99)),
            key=key,
            headline=draw(LINES),
            url=draw(URLS),
            publisher=draw(NAMES),
            byline=draw(NAMES),
            language="en",
            mode=draw(st.sampled_from(Mode)),
            scale=draw(st.sampled_from(["tick", "google-5"])),
            published=published,
            published_precision=draw(st.none() | st.sampled_from(Precision)) if published else None,
            published_how=draw(st.sampled_from(DateOrigin)),
            due=draw(DAYS),
            version=last.n,
            rev=draw(st.integers(0, 9)),
            claims=len(cards),
            open=sum(card.row.open for card in cards),
        ),
        text=last.text,
        sha256="0" * 64,
        zones=last.zones,
        passages=last.passages,
        claims=tuple(card.row for card in cards),
        places=tuple(
            sorted(
                (p.start, p.end, card.row.id) for card in cards for p in card.places if p.version == last.n and p.end
            )
        ),
        times=last.times,
        loose=tuple(Loose(start, end, "name") for start, end in draw(spans)),
        sources=sources,
        meter=Meter(len(last.passages), 0, 0, len(cards), 0),
        sign_off=next((signed for signed in sign_offs if signed.n == last.n), None),
    )
    return Dossier(sheet, cards, versions, sign_offs)


def _spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(0, len(text) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
    )


@st.composite
def _versions(draw: st.DrawFn, n: int, text: str) -> VersionRow:
    spans = st.lists(_spans(text), max_size=3, unique=True).map(sorted)
    return VersionRow(
        n=n,
        text=text,
        sha256="0" * 64,
        extractor=draw(NAMES),
        zones=tuple(ZoneRow(a, b, draw(st.sampled_from(ZoneKind))) for a, b in draw(spans)),
        passages=tuple(PassageRow(i, a, b, draw(st.booleans()), draw(LINES)) for i, (a, b) in enumerate(draw(spans))),
        times=tuple(draw(_times(a, b, text[a:b])) for a, b in draw(spans)),
    )


@st.composite
def _times(draw: st.DrawFn, start: int, end: int, words: str) -> TimeRow:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return TimeRow(
        id=0,
        start=start,
        end=end,
        text=words,
        type=draw(st.sampled_from(TimexType)),
        value=draw(LINES),
        mod=draw(NAMES),
        rule=draw(LINES),
        anchor=draw(LINES),
        earliest=draw(st.sampled_from([None, days[0]])),
        latest=draw(st.sampled_from([None, days[1]])),
        precision=draw(st.none() | st.sampled_from(Precision)),
        edtf=draw(NAMES),
        explanation=draw(LINES),
        status=draw(st.sampled_from(TimeStatus)),
    )


@st.composite
def _sources(draw: st.DrawFn, key: str, number: int, derived_from: int | None) -> SourceRow:
    return SourceRow(
        id=number,
        article_id=1,
        number=number,
        key=f"{key}#S{number}",
        url=draw(URLS),
        title=draw(LINES),
        publisher=draw(NAMES),
        kind=draw(st.sampled_from(SourceKind)),
        description=draw(LINES),
        derived_from=derived_from,
        confidential=draw(st.booleans()),
        accessed=draw(DAYS),
        rev=0,
        uses=0,
        confirmed_group=draw(st.none() | st.integers(1, 9)),
    )


@st.composite
def _cards(
    draw: st.DrawFn, key: str, number: int, versions: tuple[VersionRow, ...], sources: tuple[SourceRow, ...]
) -> ClaimCard:
    places = tuple(draw(_places(version)) for version in versions if version.n == 1 or draw(st.booleans()))
    current = next((p for p in places if p.version == len(versions) and p.state != PlaceState.ORPHAN), None)
    proofs = tuple(
        draw(_evidence(f"{key}-{number}-{i}", cited)) for i, cited in enumerate(sources) if draw(st.booleans())
    )
    verdicts = tuple(draw(_verdicts(f"{key}-{number}-v{i}", proofs)) for i in range(draw(st.integers(0, 3))))
    first = {question: next((v for v in verdicts if v.question == question), None) for question in Question}
    verdicts = tuple(replace(v, stands=v is first[v.question]) for v in verdicts)
    dismissed_as = draw(st.none() | st.sampled_from(DismissedAs))
    said, so = first[Question.SAID], first[Question.SO]
    states = [state for state in State if state != State.DISMISSED]
    row = ClaimRow(
        id=number,
        article_id=1,
        article=1,
        number=number,
        key=f"{key}#{number}",
        start=current.start if current else -1,
        end=current.end if current else -1,
        text=places[0].exact,
        statement=draw(LINES.filter(bool)),
        kind=draw(st.sampled_from(ClaimKind)),
        voice=draw(st.sampled_from(Voice)),
        speaker=draw(NAMES),
        worth=draw(st.floats(0, 1)),
        state=State.DISMISSED if dismissed_as else draw(st.sampled_from(states)),
        assignee=draw(NAMES),
        said=said.rating if said else None,
        so=so.rating if so else None,
        evidence=len(proofs),
        flags=(),
        rev=0,
        waiting_for=draw(LINES),
        parked=draw(st.booleans()),
    )
    return ClaimCard(
        row=row,
        statement_status=draw(st.sampled_from(StatementStatus)),
        speaker_as_written=draw(NAMES),
        speaker_role=draw(LINES),
        speaker_kind=draw(st.none() | st.sampled_from(ClaimantKind)),
        reasons=tuple(draw(st.lists(LINES, max_size=2))),
        dismissed_as=dismissed_as,
        note=draw(LINES),
        stale=draw(LINES),
        second_read=draw(LINES),
        asked=draw(LINES),
        waiting_since=draw(st.none() | st.dates()),
        origin=draw(LINES),
        places=places,
        dates=(),
        evidence=proofs,
        verdicts=verdicts,
        reviews=tuple(
            ReviewRow(
                **draw(_done(f"{key}-{number}-r{i}")),
                act=draw(st.sampled_from(ReviewAct)),
                comment=draw(LINES),
                verdicts=tuple(verdict.key for verdict in verdicts if verdict.stands),
            )
            for i in range(draw(st.integers(0, 2)))
        ),
        releases=tuple(
            ReleaseRow(**draw(_done(f"{key}-{number}-out")), url=draw(URLS), verdicts=())
            for _ in range(draw(st.integers(0, 1)))
        ),
        corrections=tuple(
            CorrectionRow(**draw(_done(f"{key}-{number}-c")), text=draw(HANDLES))
            for _ in range(draw(st.integers(0, 1)))
        ),
    )


@st.composite
def _done(draw: st.DrawFn, key: str) -> dict[str, Any]:
    return {"id": 1, "key": key, "claim_id": 1, "by": draw(HANDLES), "at": draw(MOMENTS)}


@st.composite
def _related(draw: st.DrawFn, cards: tuple[ClaimCard, ...]) -> list[ClaimCard]:
    """The cards, some of them related to others: each relation is on both its cards."""
    told: dict[int, list[RelationRow]] = {n: [] for n in range(len(cards))}
    pairs = [(one, other) for one in told for other in told if one != other]
    for one, other in draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else ():
        done = draw(_done(f"relation {cards[one].row.key} {other}"))
        del done["claim_id"]
        said = {**done, "kind": draw(st.sampled_from(RelationKind)), "note": draw(LINES)}
        told[one].append(RelationRow(**said, other=cards[other].row, outward=True))
        told[other].append(RelationRow(**said, other=cards[one].row, outward=False))
    return [replace(card, relations=tuple(told[n])) for n, card in enumerate(cards)]


@st.composite
def _places(draw: st.DrawFn, version: VersionRow) -> PlaceRow:
    start, end = draw(_spans(version.text))
    state = draw(st.sampled_from(PlaceState))
    words, before, after = version.text[start:end], version.text[:start][-32:], version.text[end:][:32]
    if state == PlaceState.ORPHAN:
        start = end = 0
    return PlaceRow(version.n, start, end, words, before, after, state)


@st.composite
def _evidence(draw: st.DrawFn, key: str, cited: SourceRow) -> EvidenceRow:
    exact = draw(LINES)
    start = draw(st.integers(0, 10_000)) if exact else None
    return EvidenceRow(
        id=1,
        key=key,
        claim_id=1,
        source=cited,
        question=draw(st.sampled_from(Question)),
        stance=draw(st.sampled_from(Stance)),
        quotation=draw(LINES),
        locator=draw(LINES),
        language=draw(NAMES),
        translation=draw(LINES),
        note=draw(LINES),
        state=draw(st.sampled_from(EvidenceState)),
        rev=0,
        start=start,
        end=None if start is None else start + len(exact),
        exact=exact,
        prefix=draw(LINES) if exact else "",
        suffix=draw(LINES) if exact else "",
        similarity=draw(st.floats(0.6, 1)) if exact else None,
    )


@st.composite
def _verdicts(draw: st.DrawFn, key: str, proofs: tuple[EvidenceRow, ...]) -> VerdictRow:
    return VerdictRow(
        id=1,
        key=key,
        claim_id=1,
        question=draw(st.sampled_from(Question)),
        scale="google-5",
        rating=draw(st.sampled_from(["True", "False", "Unverified"])),
        rationale=draw(LINES),
        should_read=draw(NAMES),
        answer=draw(st.none() | st.sampled_from(Answer)),
        answered_by=draw(st.none() | HANDLES),
        by=draw(HANDLES),
        at=draw(MOMENTS),
        as_of=draw(DAYS),
        evidence=tuple(proof.key for proof in proofs),
        stands=False,
    )
