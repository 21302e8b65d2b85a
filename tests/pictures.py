"""The pictures of the README, drawn by the app itself on the demo articles: `make pictures`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.actions import claims, evidence, sheets, verdicts
from claims.actions.desks import load_demo
from claims.desk import Desk, open_desk
from claims.scales import RATING_SCALES
from claims.words import DismissedAs, Stance, Via
from tests.workbench.screen import opened, type_keys

PROJECT = Path(__file__).resolve().parent.parent
PICTURES = PROJECT / ".pictures"
ARTICLE = "strait-talks"


def main() -> None:
    """Draw every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.sqlite"
        desk = open_desk(path, "mara", create_new=True)
        load_demo(desk, PROJECT / "seeds")
        _work(desk)
        desk.close()
        asyncio.run(_draw(path))


def _work(desk: Desk) -> None:
    """A morning's decisions on one article, so that the picture shows each mark."""
    sheet = sheets.sheet(desk, sheets.find_article(desk, ARTICLE).id)
    labels = [claim.label for claim in sheet.claims]
    for label in labels[:4]:
        evidence.add_evidence(desk, [label], "S1", stance=Stance.SUPPORTS, quotation="", via=Via.SCREEN)
    scale = [rating.label for rating in RATING_SCALES[sheet.article.scale].ratings]
    verdicts.give_verdicts(desk, labels[:3], scale[-1], because="Both accounts say so.", via=Via.SCREEN)
    verdicts.give_verdicts(desk, labels[3:4], scale[0], because="Both accounts say so.", via=Via.SCREEN)
    claims.dismiss_claims(desk, labels[4:5], DismissedAs.OPINION, via=Via.SCREEN)


async def _draw(path: Path) -> None:
    for name, size in (("review", (100, 32)), ("review-wide", (150, 42))):
        async with opened(path, size=size, filter=f"article:{ARTICLE}") as pilot:
            await type_keys(pilot, "enter", "n")
            _save(name, pilot.app.export_screenshot(title="workbench review"))


def _save(name: str, svg: str) -> None:
    """Without the web font: a picture asks nothing of the network."""
    plain = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    (PICTURES / f"{name}.svg").write_text(plain, encoding="utf-8")


if __name__ == "__main__":
    main()
