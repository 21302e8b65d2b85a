"""Report pages in a real browser: they run nothing, and no line of them is wider than a phone."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.claims.exports.cases import theirs
from tests.claims.exports.dossiers import card, dossier, verdict
from tests.claims.exports.reports import written
from tests.world.browser import Browser

ATTACK = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def test_a_page_runs_nothing_even_where_it_was_tampered_with(browser: Browser, tmp_path: Path) -> None:
    judged = card(ATTACK, 1, ATTACK, verdicts=(verdict(1, "False", rationale=ATTACK),))
    page = written("reader-html", dossier(ATTACK, [ATTACK], [judged], headline=ATTACK))
    (tmp_path / "report.html").write_text(page.replace("</main>", f"{ATTACK}</main>"), encoding="utf-8")
    shown = browser.dom((tmp_path / "report.html").as_uri())
    assert "<title>Fact-check: &lt;script&gt;" in shown
    assert "<title>owned" not in shown


def test_a_page_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    page = escape(written("reader-html", theirs()))
    phone = f'<iframe srcdoc="{page}" style="width:390px; border:0"></iframe><script>onload = () => {{'
    phone += "const shown = document.querySelector('iframe').contentDocument.documentElement;"
    phone += "document.title = `${shown.scrollWidth - shown.clientWidth} too wide`}</script>"
    (tmp_path / "phone.html").write_text(phone, encoding="utf-8")
    assert "<title>0 too wide</title>" in browser.dom((tmp_path / "phone.html").as_uri())
