"""Articles from the web: imported from an address or a file, their bytes kept, and brought up to date."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from claims.actions import articles, copies, history, sheets, verdicts
from claims.actions.updates import update_article
from claims.desk import Desk
from claims.errors import NotFetched, Refused, UsageError
from claims.history.bodies import read_body
from claims.rows import ImportSummary
from claims.words import PlaceState, Via, ZoneKind
from tests.claims.actions.conftest import give
from tests.claims.intake.test_html import html, linked
from tests.world.http import World, page, redirect

URL = "http://daily.example/bridge"
MARKUP = linked(headline="Bridge opens after two years", author="Ann Bell", datePublished="2023-04-26")


@pytest.fixture
def daily(world: World) -> World:
    world.pages["daily.example/bridge"] = page(html(MARKUP))
    return world


def fetched(desk: Desk, url: str = URL, **options: object) -> ImportSummary:
    found = articles.fetch_page(url)
    return articles.import_stream(desk, BytesIO(found.body), name=url, page=found, **options)  # type: ignore[arg-type]


def test_an_address_becomes_an_article_with_what_its_page_says(desk: Desk, daily: World) -> None:
    summary = fetched(desk)
    sheet = sheets.sheet(desk, sheets.find_article(desk, URL).id)
    row = sheet.article
    assert (row.key, row.url, row.headline) == (URL, URL, "Bridge opens after two years")
    assert (row.publisher, row.byline, row.language) == ("The Daily", "Ann Bell", "en")
    assert row.published is None
    kinds = {ZoneKind(zone.kind) for zone in sheet.zones}
    assert kinds >= {ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.QUOTE, ZoneKind.LIST, ZoneKind.TABLE_CELL}
    assert sheet.claims
    assert summary.notes == (
        "It may be of 2023-04-26 (JSON-LD has datePublished “2023-04-26”); "
        "to say so: workbench article date 1 2023-04-26.",
    )
    proposal = articles.propose_date(desk, "1")[0]
    assert (proposal.earliest, proposal.latest) == (date(2023, 4, 26), date(2023, 4, 26))
    assert "JSON-LD" in proposal.reason


def test_the_bytes_are_kept_with_what_read_them(desk: Desk, daily: World) -> None:
    fetched(desk)
    (copy,) = copies.list_copies(desk, "1")
    assert (copy.url, copy.n, copy.status, copy.article_id) == (URL, 1, 200, 1)
    assert copy.extractor is not None
    assert copy.extractor.startswith("html/1 trafilatura/")
    with desk.snapshot() as connection:
        assert read_body(connection, copy.body or "") == html(MARKUP)
    history.undo(desk, via=Via.COMMAND)
    assert sheets.list_articles(desk) == []
    assert history.verify(desk).problems == ()


def test_the_same_again_changes_nothing(desk: Desk, daily: World) -> None:
    fetched(desk)
    before = history.head(desk)
    assert fetched(desk).counts["unchanged"] == 1
    assert history.head(desk) == before


def test_a_saved_page_is_read_as_one_and_kept_too(desk: Desk) -> None:
    give(desk, html(MARKUP), "bridge.html")
    row = sheets.find_article(desk, "bridge")
    assert (row.headline, row.byline) == ("Bridge opens after two years", "Ann Bell")
    (copy,) = copies.list_copies(desk, "bridge")
    assert (copy.url, copy.n) == (None, 1)


def test_a_page_cannot_speak_for_another_host(desk: Desk, daily: World) -> None:
    fetched(desk)
    theirs = html('<link rel="canonical" href="http://daily.example/bridge">').replace(b"12 million", b"99 million")
    daily.pages["liar.example/x"] = page(theirs)
    fetched(desk, "http://liar.example/x")
    assert [row.url for row in sheets.list_articles(desk)] == [URL, "http://liar.example/x"]
    assert "12 million" in sheets.sheet(desk, 1).text


def test_its_own_canonical_address_is_where_it_is_known(desk: Desk, daily: World) -> None:
    daily.pages["m.daily.example/b?from=feed"] = page(html('<link rel="canonical" href="http://www.daily.example/b">'))
    fetched(desk, "http://m.daily.example/b?from=feed")
    assert sheets.list_articles(desk)[0].url == "http://www.daily.example/b"


def test_what_is_no_article_is_refused_and_what_does_not_come_is_told(desk: Desk, daily: World) -> None:
    daily.pages["daily.example/empty"] = page("<html></html>")
    with pytest.raises(Refused, match="no article"):
        fetched(desk, "http://daily.example/empty")
    daily.pages["daily.example/inside"] = redirect("http://127.0.0.1/")
    with pytest.raises(NotFetched, match="not on the public internet"):
        fetched(desk, "http://daily.example/inside")
    assert sheets.list_articles(desk) == []


class TestUpdates:
    def test_the_claims_go_with_the_words_and_the_differences_are_told(self, desk: Desk, daily: World) -> None:
        fetched(desk)
        before = {claim.label: claim.text for claim in sheets.sheet(desk, 1).claims}
        cost = next(label for label, text in before.items() if "12 million" in text)
        verdicts.give_verdicts(desk, [cost], "true", because="It did.", via=Via.COMMAND)
        new = html(MARKUP).replace(b"12 million", b"13 million").replace(b"<h2>", b"<p>The weather was fine.</p><h2>")
        new = new.replace(b"<li>It carries 4,000 vehicles a day</li>", b"")
        daily.pages["daily.example/bridge"] = page(new)
        found = update_article(desk, "1", via=Via.COMMAND)
        carried = {row.claim: row for row in found.carried}
        assert (found.n, found.changed, set(carried)) == (2, True, set(before))
        assert carried[cost].state == PlaceState.TOUCHED
        assert "“12” stands there as “13”" in carried[cost].differences
        gone = next(label for label, text in before.items() if "4,000" in text)
        assert (carried[gone].state, carried[gone].now) == (PlaceState.ORPHAN, "")
        assert [copy.n for copy in copies.list_copies(desk, "1")] == [1, 2]
        history.undo(desk, via=Via.COMMAND)
        assert sheets.find_article(desk, "1").version == 1

    def test_what_people_said_of_the_article_stays(self, desk: Desk, daily: World) -> None:
        fetched(desk)
        articles.edit_article(desk, "1", {"headline": "Ours", "byline": "A. Bell"}, via=Via.COMMAND)
        update_article(desk, "1", BytesIO(html(MARKUP).replace(b"12 million", b"13 million")), via=Via.COMMAND)
        row = sheets.find_article(desk, "1")
        assert (row.headline, row.byline, row.version) == ("Ours", "A. Bell", 2)

    def test_a_plain_text_does_as_well_and_the_same_text_changes_nothing(self, desk: Desk) -> None:
        give(desk, "Bridge opens\n\nThe bridge opened on Monday, the mayor said.\n", "bridge.txt")
        text = b"Bridge opens\n\nThe old bridge opened on Monday, the mayor said.\n"
        assert update_article(desk, "bridge", BytesIO(text), name="new.txt", via=Via.COMMAND).n == 2
        before = history.head(desk)
        found = update_article(desk, "bridge", BytesIO(text), name="new.txt", via=Via.COMMAND)
        assert (found.changed, found.carried, history.head(desk)) == (False, (), before)

    def test_without_an_address_a_file_is_needed(self, desk: Desk) -> None:
        give(desk, "Bridge opens\n\nThe bridge opened on Monday, the mayor said.\n", "bridge.txt")
        with pytest.raises(UsageError, match="no address"):
            update_article(desk, "1", via=Via.COMMAND)
        with pytest.raises(UsageError, match="plain text"):
            update_article(desk, "1", BytesIO(b'{"type":"article"}'), via=Via.COMMAND)
