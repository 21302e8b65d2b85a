"""Imports as a protocol: exact outcomes, conflicts, proof that all came, batches that are one action, interruptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from claims.actions import claims as claim_actions
from claims.actions import history
from claims.actions.importing import run as running
from claims.desk import Desk, open_desk
from claims.errors import Conflict, InputCut, Refused
from claims.rows import ImportSummary, RecordResult
from claims.store import turns
from claims.words import OnConflict, Via
from tests.claims.actions.conftest import OpenDesk, give
from tests.claims.actions.importing.lines import article, claim, closed, lines
from tests.nasty import LINES

ONE = lines(article(), claim(1), claim(2), claim(3))


def counts(summary: ImportSummary) -> tuple[int, ...]:
    return tuple(summary.counts[name] for name in ("new", "changed", "unchanged", "refused"))


def put(desk: Desk, content: bytes, **options: Any) -> tuple[ImportSummary, list[str]]:
    """Import without reading; the summary and the outcome of each line."""
    found: list[str] = []

    def report(results: Iterable[RecordResult]) -> None:
        found.extend(result.outcome for result in results)

    return give(desk, content, read=False, report=report, **options), found


def rows(desk: Desk, query: str) -> list[Any]:
    with desk.snapshot() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "BATCH", 4)
    monkeypatch.setattr(turns, "HELD", 0)  # however quick the machine is
    monkeypatch.setattr(running, "PAUSE", 0)


class TestOutcomes:
    def test_each_record_has_its_own(self, desk: Desk) -> None:
        assert put(desk, ONE)[1] == ["new"] * 4
        before = history.head(desk)
        summary, outcomes = put(desk, ONE)
        assert (outcomes, summary.action, history.head(desk)) == (["unchanged"] * 4, None, before)
        note = {"type": "claim", "key": "a#2", "note": "look again"}
        assert put(desk, lines(claim(1), note, claim(4), claim(3)), keep_going=True)[1] == [
            "unchanged",
            "changed",
            "refused",
            "unchanged",
        ]

    def test_absent_stays_and_null_clears(self, desk: Desk) -> None:
        put(desk, ONE + lines({"type": "claim", "key": "a#1", "note": "n", "speaker": "Quill"}))
        put(desk, lines({"type": "claim", "key": "a#1", "speaker": None}))
        assert rows(desk, "SELECT note, speaker FROM claim WHERE key = 'a#1'") == [("n", None)]

    def test_a_record_may_stand_on_a_line_before_but_not_on_a_refused_one(self, desk: Desk) -> None:
        source = {"type": "source", "key": "a#S1", "title": "Budget"}
        copy = {"type": "source", "key": "a#S2", "derived_from": "a#S1"}
        evidence = {"type": "evidence", "key": "e", "claim": "a#9", "source": "a#S1"}
        _, outcomes = put(desk, ONE + lines(source, copy, claim(9), evidence), keep_going=True)
        assert outcomes == ["new"] * 6 + ["refused"] * 2

    def test_the_same_line_twice_in_one_input(self, desk: Desk) -> None:
        source = {"type": "source", "key": "a#S1", "title": "Budget"}
        evidence = {"type": "evidence", "key": "e", "claim": "a#1", "source": "a#S1", "stance": "supports"}
        verdict = {"type": "verdict", "key": "v", "claim": "a#1", "rating": "True", "by": None}
        content = ONE + lines(source, evidence, verdict)
        for options in ({"dry_run": True}, {}):
            assert put(desk, content + content, **options)[1] == ["new"] * 7 + ["unchanged"] * 7
        assert put(desk, content)[1] == ["unchanged"] * 7

    def test_what_is_written_once_cannot_change(self, desk: Desk) -> None:
        verdict = {"type": "verdict", "key": "v", "claim": "a#1", "rating": "True"}
        put(desk, ONE + lines(verdict))
        with pytest.raises(Refused, match="rating of verdict v cannot change"):
            put(desk, lines({**verdict, "rating": "False"}))

    def test_an_article_found_by_its_address_and_a_number_that_is_taken(self, desk: Desk) -> None:
        put(desk, lines(article("a", url="https://a.example/1", number=1)))
        assert put(desk, lines({"type": "article", "url": "https://a.example/1", "headline": "H"}))[1] == ["changed"]
        again = lines(article("b", number=1))
        assert put(desk, again)[1] == ["new"]
        assert put(desk, again)[1] == ["unchanged"]
        assert rows(desk, "SELECT key, number, headline FROM article ORDER BY id") == [("a", 1, "H"), ("b", 2, "")]

    def test_what_an_address_and_a_key_change_is_one_article(self, desk: Desk) -> None:
        put(desk, lines(article("a", url="https://a.example/1")))
        by_address = {"type": "article", "url": "https://a.example/1", "headline": "H"}
        by_key = {"type": "article", "key": "a", "headline": "H"}
        moved = {"type": "article", "key": "a", "url": "https://a.example/2"}
        content = lines(by_address, by_key, by_address, moved, {**by_address, "url": "https://a.example/2"})
        for options in ({"dry_run": True}, {}):
            assert put(desk, content, **options)[1] == ["changed", "unchanged", "unchanged", "changed", "unchanged"]
        assert put(desk, lines(by_address))[1] == ["new"]

    def test_an_address_of_two_articles_names_neither(self, desk: Desk) -> None:
        shared: dict[str, Any] = {"url": "https://a.example/1", "headline": "H"}
        first, second, nameless = article("a", **shared), article("b", **shared), {"type": "article", **shared}
        put(desk, lines(first))
        for options in ({"dry_run": True}, {}, {}):
            found = put(desk, lines(second, nameless), keep_going=True, **options)
            assert found[1][1] == "refused"
            assert "2 articles have the address https://a.example/1" in found[0].refused[0].reason

    def test_records_are_compared_once_while_nobody_else_writes(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(running, "plan", None)
        source = {"type": "source", "key": "a#S1", "title": "Budget"}
        copy = {"type": "source", "key": "a#S2", "derived_from": "a#S1"}
        evidence = {"type": "evidence", "key": "e", "claim": "a#1", "source": "a#S2"}
        verdict = {"type": "verdict", "key": "v", "claim": "a#2", "rating": "True"}
        content = ONE + lines(source, copy, evidence, verdict, {"type": "claim", "key": "a#1", "note": "n"})
        assert put(desk, content)[1] == ["new"] * 8 + ["changed"]
        assert put(desk, lines(claim(1, note="m"), {**evidence, "note": "n"}))[1] == ["changed"] * 2
        assert history.verify(desk).problems == ()
        assert rows(
            desk,
            "SELECT c.key, s.key FROM evidence e JOIN claim c ON c.id = claim_id JOIN source s ON s.id = source_id",
        ) == [("a#1", "a#S2")]

    def test_places_and_references_named_twice_in_one_input(self, desk: Desk) -> None:
        moved = claim(1, places=claim(2)["places"])
        source = {"type": "source", "key": "a#S1"}
        evidence = {"type": "evidence", "key": "e", "claim": "a#1", "source": "a#S1"}
        copy = {"type": "source", "key": "a#S2", "derived_from": None}
        content = ONE + lines(moved, moved, source, evidence, copy, {**copy, "derived_from": "a#S1"})
        content += lines({**copy, "derived_from": "a#S1"}, {**evidence, "claim": "a#2"})
        for options in ({"dry_run": True}, {}):
            outcomes = put(desk, content, keep_going=True, **options)[1]
            assert outcomes[4:] == ["changed", "unchanged", "new", "new", "new", "changed", "unchanged", "refused"]
        assert rows(
            desk, "SELECT exact FROM place p JOIN claim c ON c.id = claim_id WHERE c.key = 'a#1' AND NOT p.withdrawn"
        ) == [(claim(2)["places"][0]["exact"],)]

    def test_only_what_is_new_or_changed_is_read(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        give(desk, ONE)
        monkeypatch.setattr("claims.reading.bulk.read", None)
        assert counts(give(desk, ONE)) == (0, 0, 4, 0)


class TestConflicts:
    @pytest.fixture
    def edited(self, desk: Desk, open_as: OpenDesk) -> Desk:
        """Claim a#1 at revision 1: jonas has changed its note since revision 0."""
        put(desk, ONE)
        put(open_as("jonas"), lines({"type": "claim", "key": "a#1", "note": "jonas"}))
        return desk

    mine = lines({"type": "claim", "key": "a#1", "if_rev": 0, "note": "mara", "speaker": "Quill"}, claim(2, note="n"))

    def test_fail(self, edited: Desk) -> None:
        with pytest.raises(Conflict) as conflict:
            put(edited, self.mine)
        assert (conflict.value.mine["note"], conflict.value.theirs["note"]) == ("mara", "jonas")
        assert rows(edited, "SELECT note FROM claim WHERE key = 'a#2'") == [("",)]

    def test_skip(self, edited: Desk) -> None:
        assert put(edited, self.mine, on_conflict=OnConflict.SKIP)[1] == ["refused", "changed"]
        assert rows(edited, "SELECT note, speaker FROM claim WHERE key = 'a#1'") == [("jonas", None)]

    def test_theirs_keeps_what_others_changed_and_applies_the_rest(self, edited: Desk) -> None:
        assert put(edited, self.mine, on_conflict=OnConflict.THEIRS)[1] == ["changed", "changed"]
        assert rows(edited, "SELECT note, speaker FROM claim WHERE key = 'a#1'") == [("jonas", "Quill")]

    def test_no_conflict_where_nothing_differs_or_the_revision_stands(self, edited: Desk) -> None:
        same = {"type": "claim", "key": "a#1", "if_rev": 0, "note": "jonas"}
        assert put(edited, lines(same))[1] == ["unchanged"]
        assert put(edited, lines({**same, "if_rev": 1, "note": "mara"}))[1] == ["changed"]

    def test_a_revision_of_what_is_not_there(self, edited: Desk) -> None:
        with pytest.raises(Conflict):
            put(edited, lines({**claim(3), "key": "a#7", "if_rev": 2}))


class TestTheEndOfTheInput:
    def test_a_closing_record_proves_that_all_came(self, desk: Desk) -> None:
        assert put(desk, closed(ONE))[0].proven
        assert not put(desk, ONE)[0].proven
        assert not put(desk, closed(ONE) + lines(claim(1)))[0].proven
        assert put(desk, closed(ONE) + closed(lines(claim(1), claim(2))))[0].proven
        assert put(desk, ONE + lines({"type": "end", "count": 4}))[0].proven

    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (closed(ONE, count=5), InputCut),
            (closed(ONE, count=3), Refused),
            (closed(ONE).replace(b"Claim 2", b"claim 2", 1), Refused),
            (ONE[:-9], InputCut),
        ],
    )
    def test_what_is_short_or_changed_is_not_applied(self, desk: Desk, content: bytes, kind: type[Exception]) -> None:
        with pytest.raises(kind):
            put(desk, content)
        assert history.head(desk)[0] == 0

    def test_every_cut_of_an_input_is_noticed_or_applies_whole_lines(self, desk: Desk) -> None:
        whole = closed(ONE)
        for at in range(1, len(whole) - 1, 37):
            try:
                summary, _ = put(desk, whole[:at], dry_run=True)
            except (InputCut, Refused):
                continue
            assert not summary.proven
            assert whole[:at].endswith((b"\n", b"}"))


class TestBatches:
    many = lines(article(claims=40), *(claim(n) for n in range(1, 41)))

    @pytest.mark.usefixtures("small_batches")
    def test_many_batches_are_one_action_that_undo_takes_back_whole(self, desk: Desk) -> None:
        summary, _ = put(desk, self.many)
        assert counts(summary) == (41, 0, 0, 0)
        assert len(history.actions(desk)) == 1
        assert rows(desk, "SELECT state, action_id FROM import_run") == [("done", summary.action)]
        history.undo(desk, via=Via.COMMAND)
        assert rows(desk, "SELECT count(*) FROM claim WHERE NOT withdrawn") == [(0,)]
        assert rows(desk, "SELECT count(*) FROM place WHERE NOT withdrawn") == [(0,)]
        assert counts(put(desk, self.many)[0]) == (41, 0, 0, 0)
        assert history.verify(desk).problems == ()

    @pytest.mark.usefixtures("small_batches")
    def test_a_failure_takes_back_what_was_applied(self, desk: Desk) -> None:
        with pytest.raises(RuntimeError):
            put(desk, self.many, progress=failing_at(20))
        assert rows(desk, "SELECT count(*) FROM claim WHERE NOT withdrawn") == [(0,)]
        assert rows(desk, "SELECT state, withdrawn FROM import_run") == [("failed", 1)]
        assert counts(put(desk, self.many)[0]) == (41, 0, 0, 0)

    @pytest.mark.usefixtures("small_batches")
    @pytest.mark.parametrize("at", [1, 13, 40, 41])
    def test_the_same_again_goes_on_where_the_process_was_killed(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, at: int
    ) -> None:
        with monkeypatch.context() as killed:
            killed.setattr(running.Run, "_fail", lambda self, failure: None)  # kill -9 leaves no time to take back
            with pytest.raises(RuntimeError):
                put(desk, self.many, progress=failing_at(at))
        applied = rows(desk, "SELECT count(*) FROM claim")[0][0]
        summary, _ = put(desk, self.many)
        assert applied >= at - 2
        assert counts(summary) == ((41, 0, 0, 0) if at < 41 else (0, 0, 41, 0))
        assert summary.resumed == (at < 41)
        assert len(history.actions(desk)) == 1
        history.undo(desk, via=Via.COMMAND)
        assert rows(desk, "SELECT count(*) FROM claim WHERE NOT withdrawn") == [(0,)]

    @pytest.mark.usefixtures("small_batches")
    def test_others_write_between_two_batches(self, desk: Desk, open_as: OpenDesk) -> None:
        jonas = open_as("jonas")

        def reviewer(what: str, done: int, total: int | None) -> None:
            if done == 20:
                claim_actions.edit_claim(jonas, "1.3", {"note": "seen"}, via=Via.SCREEN)

        put(desk, self.many, progress=reviewer)
        assert rows(desk, "SELECT note FROM claim WHERE key = 'a#3'") == [("seen",)]
        assert history.verify(desk).problems == ()

    @pytest.mark.usefixtures("small_batches")
    def test_signals_wait_for_the_end_of_a_transaction(self, desk: Desk) -> None:
        inside: list[int] = []

        @contextmanager
        def put_off() -> Iterator[None]:
            before = history.head(desk)[0]
            yield
            inside.append(history.head(desk)[0] - before)

        put(desk, self.many, uninterrupted=put_off)
        assert sum(inside) == history.head(desk)[0]
        assert len(inside) > 10


def failing_at(at: int) -> Any:
    def progress(what: str, done: int, total: int | None) -> None:
        if what == "Records applied" and done >= at:
            raise RuntimeError("stopped")

    return progress


class TestBadLines:
    def test_each_is_refused_by_its_number_and_none_lands_half(self, desk: Desk) -> None:
        bad = {name: line for name, (line, _) in LINES.items() if len(line) < 100_000}
        content = ONE + b"".join(line + b"\n" for line in bad.values()) + lines(claim(1, note="n"))
        with pytest.raises(Refused) as refused:
            put(desk, content)
        assert refused.value.line == 5
        assert history.head(desk)[0] == 0
        summary, outcomes = put(desk, content, keep_going=True)
        assert outcomes == ["new"] * 4 + ["refused"] * len(bad) + ["changed"]
        assert [result.raw for result in summary.refused] == list(bad.values())

    def test_words_that_are_not_there_are_refused_though_a_line_before_has_placed_the_claim(self, desk: Desk) -> None:
        placed = claim(1)
        moved = claim(1) | {"places": [placed["places"][0] | {"exact": placed["places"][0]["exact"].swapcase()}]}
        content = ONE + lines(moved)
        for dry_run in (True, False):
            assert put(desk, content, keep_going=True, dry_run=dry_run)[1][-1] == "refused"

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_a_damaged_input_says_the_same_dry_and_applied(self, tmp_path: Path, data: st.DataObject) -> None:
        self._says_the_same(tmp_path, data)

    @pytest.mark.proof
    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_two_hundred_damaged_inputs_say_the_same(self, tmp_path: Path, data: st.DataObject) -> None:
        self._says_the_same(tmp_path, data)

    def _says_the_same(self, tmp_path: Path, data: st.DataObject) -> None:
        with TemporaryDirectory(dir=tmp_path) as folder:
            desk = new_desk(tmp_path, Path(folder))
            put(desk, drawn(data), keep_going=True)
            content = drawn(data)
            before = history.head(desk)
            dry = put(desk, content, keep_going=True, dry_run=True)
            assert history.head(desk) == before
            assert put(desk, content, keep_going=True)[1] == dry[1]
            assert history.verify(desk).problems == ()
            desk.close()


def new_desk(templates: Path, folder: Path) -> Desk:
    """An empty desk, copied: to make one takes longer than what is done with it."""
    template = templates / "template.sqlite"
    if not template.exists():
        open_desk(template, "mara", create_new=True).close()
    return open_desk(copy(template, folder / "desk.sqlite"), "mara")


def drawn(data: st.DataObject) -> bytes:
    """Lines of some records, with a few bytes of them changed."""
    content = bytearray(lines(*data.draw(st.lists(st.sampled_from(DAMAGEABLE), min_size=1, max_size=12))))
    places = st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255))
    for at, byte in data.draw(st.lists(places, max_size=3)):
        content[at] = byte
    return bytes(content)


DAMAGEABLE: list[dict[str, Any]] = [
    article(),
    article("b", claims=2, url="https://b.example/"),
    article("c", claims=1, url="https://b.example/"),
    {"type": "article", "url": "https://b.example/", "headline": "B"},
    {"type": "article", "key": "b", "headline": "B"},
    {"type": "article", "key": "c", "url": "https://c.example/"},
    article(claims=5),
    claim(1),
    claim(2, note="n"),
    claim(2, note=None),
    claim(1, of="b"),
    {"type": "claim", "key": "a#1", "speaker": "Quill"},
    {"type": "source", "key": "a#S1", "title": "Budget"},
    {"type": "source", "key": "a#S2", "derived_from": "a#S1"},
    {"type": "evidence", "key": "e", "claim": "a#1", "source": "a#S1"},
    {"type": "evidence", "key": "e", "stance": "contradicts"},
    {"type": "verdict", "key": "v", "claim": "a#2", "rating": "True"},
    {"type": "sign_off", "article": "a", "n": 1, "by": "ada", "at": "2024-05-08T10:00:00Z"},
    {"type": "review", "key": "r", "claim": "a#1", "act": "approve", "by": "ada", "at": "2024-05-08T10:00:00Z"},
    {"type": "relation", "key": "s", "claim": "a#1", "other": "a#2", "kind": "same as", "by": "ada"},
]
