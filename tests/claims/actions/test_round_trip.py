"""What goes out as JSON lines comes into an empty desk without loss."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.actions import articles, claims, evidence, history, sheets, verdicts
from claims.actions.exports import export
from claims.desk import Desk, open_desk
from claims.errors import ClaimsError
from claims.words import DismissedAs, Question, Stance, Via
from tests.claims.actions.conftest import give
from tests.claims.exports.plainly import exported_plainly

TEXTS = (
    "Bridge opens\n\nThe bridge opened on Monday. It cost 12 million crowns, the city said.\n",
    "Late bridge\n\nThe bridge opened on Monday. It cost 13 million crowns, the city said. “Fine,” said Quill.\n",
    "Two ferries sank in March 2021.\n",
)
words = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=30
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.integers(0, 2), st.sampled_from(["a", "b#1.x"])),
        st.tuples(st.just("date"), st.sampled_from(["2024-05-08", "2024-05", "unknown"])),
        st.tuples(st.just("source"), words),
        st.tuples(st.just("evidence"), st.integers(0, 9), st.sampled_from(Stance), words),
        st.tuples(st.just("verdict"), st.integers(0, 9), st.sampled_from(Question), words),
        st.tuples(st.just("statement"), st.integers(0, 9), words),
        st.tuples(st.just("dismiss"), st.integers(0, 9), st.sampled_from(DismissedAs)),
        st.tuples(st.just("no fact"), st.integers(0, 9)),
        st.tuples(st.just("sign off"), words),
        st.tuples(st.just("undo")),
    ),
    min_size=1,
    max_size=14,
)


def take(desk: Desk, step: tuple[object, ...]) -> None:
    """Do a step of random work; one that the desk refuses is no step."""
    match step:
        case ("import", int(n), str(key)):
            give(desk, TEXTS[n], "story.txt", key=key)
        case ("date", str(day)):
            articles.date_article(desk, "1", day, via=Via.COMMAND)
        case ("source", str(title)):
            evidence.add_source(desk, "1", title=title, via=Via.COMMAND)
        case ("evidence", int(n), Stance() as stance, str(quotation)):
            evidence.add_evidence(desk, [f"1.{n}"], "S1", stance=stance, quotation=quotation, via=Via.COMMAND)
        case ("verdict", int(n), Question() as question, str(why)):
            verdicts.give_verdicts(desk, [f"1.{n}"], "True", question=question, because=why, via=Via.COMMAND)
        case ("statement", int(n), str(statement)):
            claims.confirm_statement(desk, f"1.{n}", statement=statement, via=Via.COMMAND)
        case ("dismiss", int(n), DismissedAs() as as_):
            claims.dismiss_claims(desk, [f"1.{n}"], as_, via=Via.COMMAND)
        case ("no fact", int(n)):
            passages = sheets.sheet(desk, sheets.find_article(desk, "1").id).passages
            claims.mark_no_fact(desk, [passages[n % len(passages)].id], via=Via.COMMAND)
        case ("sign off", str(waiver)):
            articles.sign_off(desk, "1", waivers=[waiver], via=Via.COMMAND)
        case ("undo",):
            history.undo(desk, via=Via.COMMAND)


def exported(desk: Desk) -> bytes:
    out = BytesIO()
    export(desk, "jsonl", out)
    return out.getvalue()


@settings(max_examples=6)
@given(steps)
def test_an_export_imports_into_an_empty_desk_without_loss(work: list[tuple[object, ...]]) -> None:
    _come_back(work)


@pytest.mark.proof
@settings(max_examples=60)
@given(steps)
def test_sixty_exports_import_into_an_empty_desk_without_loss(work: list[tuple[object, ...]]) -> None:
    _come_back(work)


def _come_back(work: list[tuple[object, ...]]) -> None:
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "one.sqlite", "mara", create_new=True)
        other = open_desk(Path(folder) / "other.sqlite", "jonas", create_new=True)
        for step in work:
            try:
                take(desk, step)
            except ClaimsError:
                continue
        whole = exported(desk)
        assert whole == exported_plainly(desk)
        give(other, whole)
        assert exported(other) == whole
        again = give(other, whole)
        assert again.action is None
        assert history.verify(other).problems == ()
        desk.close()
        other.close()
