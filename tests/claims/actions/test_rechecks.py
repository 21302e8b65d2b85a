"""Looking at sources again tells what became of them, and flags what stands on them; the old copies stay."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

from claims.actions import claims, copies, evidence, history, rechecks, verdicts
from claims.desk import Desk
from claims.filters import parse_filter
from claims.rows import RecheckSummary
from claims.sources import politely
from claims.words import EvidenceState, Mode, Recheck, Stance, Via
from tests.claims.actions.conftest import give
from tests.claims.actions.test_copies import BUDGET, URL
from tests.claims.actions.test_main_job import STORY, first
from tests.world.http import Answer, Request, World, Write, page, redirect

QUOTED = 'The "harbour bridge" cost 11 million crowns'


@pytest.fixture
def story(desk: Desk, world: World) -> Desk:
    """A claim that is rated on evidence from a page."""
    give(desk, STORY, "bridge.txt", mode=Mode.OURS)
    world.pages["aldmoor.example/budget"] = page(BUDGET, headers=['ETag: "v1"'])
    label = first(desk, "12 million")
    evidence.add_evidence(desk, [label], URL, stance=Stance.CONTRADICTS, quotation=QUOTED, fetch=True, via=Via.COMMAND)
    verdicts.give_verdicts(desk, [label], "wrong", because="The budget says 11.", via=Via.COMMAND)
    return desk


def look(desk: Desk, **options: object) -> RecheckSummary:
    return rechecks.recheck(desk, via=Via.COMMAND, **{"again": True, **options})  # type: ignore[arg-type]


def stale(desk: Desk) -> str:
    return claims.card(desk, claims.find_claim(desk, first(desk, "12 million")).id).stale


async def _unchanged(request: Request, write: Write) -> None:
    await write(page("", "304 Not Modified") if request.headers.get("if-none-match") == '"v1"' else page("", "500 No"))


REPAINTED = BUDGET.replace("<nav>", "<nav>Today: rain. 1,204 visitors. ").replace(
    "“harbour bridge”", '"harbour bridge"'
)
CASES: dict[str, tuple[dict[str, Answer], Recheck, str]] = {
    "the same bytes": ({}, Recheck.SAME, ""),
    "304": ({"aldmoor.example/budget": _unchanged}, Recheck.SAME, ""),
    "other advertisements and type": ({"aldmoor.example/budget": page(REPAINTED)}, Recheck.SAME, ""),
    "another address": (
        {"aldmoor.example/budget": redirect("/2023/budget"), "aldmoor.example/2023/budget": page(REPAINTED)},
        Recheck.MOVED,
        "",
    ),
    "another number": (
        {"aldmoor.example/budget": page(BUDGET.replace("11 million", "12 million"))},
        Recheck.DIFFERS,
        "“11” stands there as “12”",
    ),
    "the front page instead": (
        {"aldmoor.example/budget": redirect("/"), "aldmoor.example/": page("<p>Welcome to the city.</p>")},
        Recheck.DIFFERS,
        "is not there any more",
    ),
    "404": ({"aldmoor.example/budget": page("", "404 Not Found")}, Recheck.GONE, "status 404"),
    "500": ({"aldmoor.example/budget": page("", "500 No")}, Recheck.UNREACHED, ""),
}


@pytest.mark.parametrize("case", CASES)
def test_what_became_of_a_source_is_told_and_flags_what_stands_on_it(case: str, story: Desk, world: World) -> None:
    pages, outcome, flag = CASES[case]
    world.pages |= pages
    found = look(story)
    assert [(row.key, row.outcome) for row in found.found] == [("bridge#S1", outcome)]
    assert flag in stale(story)
    assert bool(stale(story)) == bool(flag)
    assert bool(found.flagged) == bool(flag)
    assert [copy.recheck for copy in copies.list_copies(story, "1", "S1")] == [None, outcome]
    (kept,) = evidence.list_evidence(story, first(story, "12 million"))
    assert kept.state == EvidenceState.FOUND
    assert "11 million" in copies.read_copy(story, kept.copy_id or 0)
    assert history.verify(story).problems == ()


def test_a_new_verdict_takes_the_flag_away_and_undo_takes_the_whole_turn_back(story: Desk, world: World) -> None:
    world.pages["aldmoor.example/budget"] = page("", "410 Gone")
    found = look(story)
    look(story)
    assert stale(story).count("S1 gone") == 1
    history.undo(story, via=Via.COMMAND)
    history.undo(story, found.action, via=Via.COMMAND)
    assert stale(story) == ""
    assert len(copies.list_copies(story, "1", "S1")) == 1


def test_a_source_without_quotations_is_compared_by_its_words(story: Desk, world: World) -> None:
    label = first(story, "Nobody")
    words = " ".join(f"word{n}" for n in range(200))
    world.pages["paper.example/a"] = page(f"<p>{words}</p>")
    evidence.add_evidence(story, [label], "http://paper.example/a", stance=Stance.CONTEXT, fetch=True, via=Via.COMMAND)
    world.pages["paper.example/a"] = page(f"<p>Rain tomorrow.</p><p>{words}</p>")
    assert {row.key: row.outcome for row in look(story).found}["bridge#S2"] == Recheck.SAME
    world.pages["paper.example/a"] = page(f"<p>This page was removed.</p><p>{words[:200]}</p>")
    found = look(story)
    assert {row.key: row.outcome for row in found.found}["bridge#S2"] == Recheck.DIFFERS
    assert found.flagged == (f"bridge#{label.partition('.')[2]}",)


def test_the_first_look_stores_a_copy_and_finds_the_quotation(story: Desk, world: World) -> None:
    label = first(story, "Nobody")
    world.pages["paper.example/a"] = page("<p>Nobody at all was hurt.</p>")
    evidence.add_evidence(
        story,
        [label],
        "http://paper.example/a",
        stance=Stance.SUPPORTS,
        quotation="nobody at all was hurt",
        via=Via.COMMAND,
    )
    assert look(story).found[-1].outcome in (None, Recheck.SAME)
    assert evidence.list_evidence(story, label)[0].state == EvidenceState.FOUND


def test_a_filter_chooses_and_what_was_looked_at_just_now_is_passed_over(story: Desk, world: World) -> None:
    assert look(story, filter=parse_filter("bridge opened")).found == ()
    assert [row.outcome for row in look(story, filter=parse_filter("is:decided")).found] == [Recheck.SAME]
    found = look(story, again=False)
    assert (found.found, found.passed, found.action) == ((), 1, None)


def test_an_interrupted_turn_keeps_what_has_come_and_goes_on(
    story: Desk, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = first(story, "Nobody")
    monkeypatch.setattr(politely, "BATCH", 2)
    world.latency = 0.02
    for n in range(12):
        world.pages[f"/{n}"] = page(f"<p>Page {n}.</p>")
        evidence.add_evidence(story, [label], f"http://paper.example/{n}", stance=Stance.CONTEXT, via=Via.COMMAND)

    def stop(done: int, total: int | None) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(story, progress=stop, again=False)
    came = len(look(story, again=False).found)
    assert 0 < came <= 12 - 4
    assert all(len(copies.list_copies(story, "1", f"S{n}")) == 1 for n in range(2, 14))


def test_no_host_has_more_than_four_connections_and_one_that_asks_for_rest_gets_it(story: Desk, world: World) -> None:
    label = first(story, "Nobody")
    calls = count()

    async def busy_at_first(request: Request, write: Write) -> None:
        await asyncio.sleep(0.01)
        busy = next(calls) == 0
        await write(page("", "429 Slow down", ["Retry-After: 1"]) if busy else page("<p>Here.</p>"))

    world.latency = 0.02
    world.pages["slow.example/x"] = busy_at_first
    for n in range(12):
        world.pages[f"/{n}"] = page(f"<p>Page {n}.</p>")
    for host in ("one.example", "two.example"):
        for n in range(12):
            evidence.add_evidence(story, [label], f"http://{host}/{n}", stance=Stance.CONTEXT, via=Via.COMMAND)
    evidence.add_evidence(story, [label], "http://slow.example/x", stance=Stance.CONTEXT, via=Via.COMMAND)
    outcomes = {row.url: row.why for row in look(story).found}
    assert world.busiest["one.example"] <= 4
    assert world.busiest["two.example"] <= 4
    assert outcomes["http://slow.example/x"] == ""
    assert len(world.paths("slow.example")) == 2
