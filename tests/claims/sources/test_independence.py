"""Sources of one owner, and those made from one another, count as one; people confirm how many stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rows import SourceRow
from claims.sources.independence import independence, registrable_domain
from claims.words import SourceKind


def source(
    number: int, url: str | None = None, derived_from: int | None = None, confirmed_group: int | None = None
) -> SourceRow:
    return SourceRow(
        id=number,
        article_id=1,
        number=number,
        key=f"a#S{number}",
        url=url,
        title="",
        publisher=None,
        kind=SourceKind.NEWS,
        description="",
        derived_from=derived_from,
        confidential=False,
        accessed=None,
        rev=0,
        uses=0,
        confirmed_group=confirmed_group,
    )


def test_one_registrable_domain_is_one_owner() -> None:
    found = independence(
        [source(1, "https://news.bbc.co.uk/a"), source(2, "https://bbc.co.uk/b"), source(3, "https://itv.co.uk/")]
    )
    assert found.groups == ((1, 2), (3,))
    assert str(found) == "3 sources, independence not established"


def test_what_was_made_from_another_is_one_with_it_also_over_a_third() -> None:
    every = [
        source(1, "https://a.example/"),
        source(2, derived_from=1),
        source(3, derived_from=1),
        source(4, "https://b.example/"),
    ]
    assert independence(every[1:], every).groups == ((2, 3), (4,))


def test_a_checker_confirms_and_may_group_otherwise() -> None:
    one = source(1, "https://a.example/", confirmed_group=1)
    two = source(2, "https://a.example/", confirmed_group=2)
    three = source(3, "https://c.example/", confirmed_group=1)
    found = independence([one, two, three])
    assert (found.groups, found.confirmed, str(found)) == (((1, 3), (2,)), True, "3 sources, 2 independent")
    assert not independence([one, two, three, source(4, "https://d.example/")]).confirmed


def test_one_source_is_one() -> None:
    assert str(independence([source(1), source(1)])) == "1 source"


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.gov.uk/x", "www.gov.uk"),
        ("https://a.b.example.com/", "example.com"),
        ("https://ann.github.io/", "ann.github.io"),
        ("https://sub.host.example/", "host.example"),
        ("http://192.0.2.1/x", "192.0.2.1"),
        ("http://xn--bcher-kva.de/", "xn--bcher-kva.de"),
        (None, ""),
    ],
)
def test_registrable_domains(url: str | None, domain: str) -> None:
    assert registrable_domain(url) == domain


@given(
    st.lists(
        st.tuples(st.integers(1, 6) | st.none(), st.integers(1, 6) | st.none(), st.sampled_from("abc")), max_size=6
    )
)
def test_groups_part_the_sources(known: list[tuple[int | None, int | None, str]]) -> None:
    every = [
        source(n, f"https://{host}.example/", derived_from=origin, confirmed_group=group)
        for n, (origin, group, host) in enumerate(known, start=1)
    ]
    found = independence(every)
    assert sorted(number for group in found.groups for number in group) == [one.number for one in every]
    assert independence(every[::-1]).groups == found.groups
