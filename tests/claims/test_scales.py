"""Scales hold together, and people find their ratings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.errors import UsageError
from claims.scales import RATING_SCALES, Scale, find_rating, scale_for
from claims.words import Mode, Stance

GOOGLE, TICK = RATING_SCALES["google-5"], RATING_SCALES["tick"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("tick", {}),
        ("google-5", {"False": 1, "Mostly false": 2, "Half true": 3, "Mostly true": 4, "True": 5}),
        (
            "politifact-6",
            {"Pants on Fire": 1, "False": 2, "Mostly False": 3, "Half True": 4, "Mostly True": 5, "True": 6},
        ),
        ("averitec-4", {}),
    ],
)
def test_numbers(name: str, values: dict[str, int]) -> None:
    scale = RATING_SCALES[name]
    assert {rating.label: rating.value for rating in scale.ratings if rating.value is not None} == values
    assert (scale.worst, scale.best) == ((1, max(values.values())) if values else (None, None))


def test_the_mode_decides_the_scale() -> None:
    assert scale_for(Mode.OURS) is TICK
    assert scale_for(Mode.THEIRS) is GOOGLE
    assert {scale.mode for scale in RATING_SCALES.values()} == set(Mode)


@pytest.mark.parametrize("scale", RATING_SCALES.values(), ids=RATING_SCALES.keys())
def test_keys_leave_the_screen_its_own(scale: Scale) -> None:
    assert not {rating.key for rating in scale.ratings} & set("jknuvpfocgse")


def test_what_verdicts_need() -> None:
    for scale in RATING_SCALES.values():
        for rating in scale.ratings:
            serious = scale.mode is Mode.THEIRS or rating.label in ("wrong", "disputed")
            assert rating.needs_rationale is rating.needs_fitting is serious
            assert rating.fits
    assert [rating.label for rating in TICK.ratings if rating.needs_source] == [
        "OK",
        "OK with change",
        "wrong",
        "disputed",
    ]
    assert find_rating(GOOGLE, "True").fits == {Stance.SUPPORTS}
    assert Stance.SUPPORTS not in find_rating(GOOGLE, "False").fits


@pytest.mark.parametrize(
    ("scale", "word", "label"),
    [
        ("google-5", "false", "False"),
        ("google-5", "TRUE", "True"),
        ("google-5", " mostly-FALSE ", "Mostly false"),
        ("google-5", "mostly_t", "Mostly true"),
        ("google-5", "half", "Half true"),
        ("google-5", "w", "False"),
        ("politifact-6", "pants", "Pants on Fire"),
        ("averitec-4", "not enough", "Not Enough Evidence"),
        ("averitec-4", "conflicting", "Conflicting Evidence/Cherrypicking"),
        ("tick", "ok", "OK"),
        ("tick", "ok with", "OK with change"),
        ("tick", "on-author", "on author"),
    ],
)
def test_find_rating(scale: str, word: str, label: str) -> None:
    assert find_rating(RATING_SCALES[scale], word).label == label


def test_every_label_and_key_finds_itself() -> None:
    for scale in RATING_SCALES.values():
        for rating in scale.ratings:
            assert find_rating(scale, rating.label) is rating
            assert find_rating(scale, rating.key) is rating


@pytest.mark.parametrize(
    ("word", "part"), [("mostly", "Mostly false or Mostly true"), ("maybe", "no rating"), ("", "no rating")]
)
def test_what_fits_none_or_several(word: str, part: str) -> None:
    with pytest.raises(UsageError, match=part) as error:
        find_rating(GOOGLE, word)
    assert all(rating.label in error.value.hint for rating in GOOGLE.ratings)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"ratings": ()}, "no ratings"),
        ({"ratings": GOOGLE.ratings + GOOGLE.ratings[:1]}, "twice"),
        ({"ratings": (replace(GOOGLE.ratings[0], key="ww"),)}, "letter"),
        ({"ratings": (replace(GOOGLE.ratings[0], value=6),)}, "outside"),
        ({"best": None}, "both"),
        ({"worst": 0}, "at least 1"),
        ({"worst": 5}, "above"),
    ],
)
def test_a_scale_that_does_not_hold_together(change: dict[str, object], part: str) -> None:
    with pytest.raises(UsageError, match=part):
        replace(GOOGLE, **change)  # type: ignore[arg-type]
