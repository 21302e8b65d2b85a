"""A claimant's own word is told from a source that only sounds like theirs."""

from __future__ import annotations

import pytest

from claims.sources.own_word import own_word
from claims.words import SourceKind
from tests.claims.exports.dossiers import source


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://www.marden.example/speech", "it is on marden.example, their own site"),
        ("https://ilsemarden.example/", "it is on ilsemarden.example, their own site"),
        ("https://president.example/readout", "it is on president.example, which may be the site of their office"),
        ("https://www.northernwire.example/1", ""),
        ("https://il.example/1", ""),
    ],
)
def test_a_site_is_theirs_by_its_name(address: str, why: str) -> None:
    found = source(1, url=address, kind=SourceKind.NEWS, publisher=None)
    assert own_word(found, "Ilse Marden", "President of Vellmark") == why
    assert own_word(found, None) == ""
