"""Rating scales: their labels and numbers, and what a verdict with each of them has to stand on.

A scale is never edited in place: another meaning or another order is another version under another name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.errors import UsageError
from claims.words import Mode, Stance


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a scale.

    `key`: the letter that rates on the screen. `value`: its number for ClaimReview, None where the label stands in no
    order. `fits`: the stances of evidence that bear it out. What it needs: any source, evidence whose stance fits, a
    rationale, the wording that would be right.
    """

    key: str
    label: str
    value: int | None
    meaning: str
    fits: frozenset[Stance]
    needs_source: bool = False
    needs_fitting: bool = False
    needs_rationale: bool = False
    needs_wording: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Ratings for the articles of one mode. `best` and `worst` are the ends of its numbers, None where it has none.

    UsageError where it does not hold together: keys and labels are its own, numbers within `worst` and `best`.
    """

    name: str
    version: int
    mode: Mode
    ratings: tuple[Rating, ...]
    best: int | None = None
    worst: int | None = None

    def __post_init__(self) -> None:
        for fault in self._faults():
            raise UsageError(f'The scale "{self.name}" does not hold together: {fault}.')

    def _faults(self) -> Iterable[str]:
        if not self.ratings:
            yield "it has no ratings"
        for what in ("key", "label"):
            given = [getattr(rating, what).casefold() for rating in self.ratings]
            yield from (f'the {what} "{one}" is given twice' for one in given if given.count(one) > 1)
        keys = [rating.key for rating in self.ratings]
        yield from (f'the key "{key}" is not one letter' for key in keys if len(key) != 1 or not key.isalpha())
        values = [rating.value for rating in self.ratings if rating.value is not None]
        if self.best is None or self.worst is None:
            if values or self.best != self.worst:
                yield "it has numbers, but not both a best and a worst one"
        elif not 1 <= self.worst < self.best:
            yield f"the worst number, {self.worst}, must be at least 1 and the best, {self.best}, above it"
        elif not all(self.worst <= value <= self.best for value in values):
            yield f"a number lies outside {self.worst} to {self.best}"


def scale_for(mode: Mode) -> Scale:
    """The scale of an article that names none."""
    return RATING_SCALES[_DEFAULTS[mode]]


def adopt(own: Mapping[str, Scale], defaults: Mapping[Mode, str]) -> None:
    """Take over a desk's own scales, and which scale an article has that names none, in place of an earlier desk's."""
    RATING_SCALES.clear()
    RATING_SCALES.update({**BUILT_IN, **own})
    _DEFAULTS.update({**_USUAL, **defaults})


def find_rating(scale: Scale, word: str) -> Rating:
    """The rating that a person means by `word`: its label or its key in any case, or the beginning of one label only.

    Hyphens and underscores are as good as spaces. UsageError lists the ratings where none or several fit.
    """
    wanted = _folded(word)
    for rating in scale.ratings:
        if wanted in (_folded(rating.label), rating.key.casefold()):
            return rating
    begun = [rating for rating in scale.ratings if wanted and _folded(rating.label).startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    could_be = " or ".join(rating.label for rating in begun)
    problem = f'"{word}" could be {could_be}' if begun else f'There is no rating "{word}"'
    choices = ", ".join(rating.label for rating in scale.ratings)
    raise UsageError(f"{problem} on the scale {scale.name}.", f"Its ratings: {choices}.")


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").replace("_", " ").split())


def _argued(key: str, label: str, value: int | None, meaning: str, *fits: Stance) -> Rating:
    """A rating that is given with its reasons, and with evidence that bears it out."""
    return Rating(
        key, label, value, meaning, frozenset(fits), needs_source=True, needs_fitting=True, needs_rationale=True
    )


_FOR, _AGAINST, _MIXED = Stance.SUPPORTS, Stance.CONTRADICTS, Stance.MIXED
_SILENT, _CONTEXT = Stance.SILENT, Stance.CONTEXT
_UNDECIDED = frozenset({_MIXED, _SILENT, _CONTEXT})

_TICK = Scale(
    "tick",
    1,
    Mode.OURS,
    (
        Rating("y", "OK", None, "Right as it stands.", frozenset({_FOR}), needs_source=True),
        Rating(
            "x",
            "OK with change",
            None,
            "Right once the wording is changed as proposed.",
            frozenset({_FOR, _AGAINST, _MIXED}),
            needs_source=True,
            needs_wording=True,
        ),
        _argued("w", "wrong", None, "Not so; it cannot go out like this.", _AGAINST),
        _argued("d", "disputed", None, "Good sources disagree, and the text does not say so.", _AGAINST, _MIXED),
        Rating("t", "on author", None, "No source to be had; the author answers for it.", _UNDECIDED),
        Rating("q", "query", None, "A question to somebody is open.", _UNDECIDED),
    ),
)

_GOOGLE = Scale(
    "google-5",
    1,
    Mode.THEIRS,
    (
        _argued("w", "False", 1, "The evidence is against it.", _AGAINST),
        _argued("b", "Mostly false", 2, "Some part is so, and the point is not.", _AGAINST, _MIXED),
        _argued("h", "Half true", 3, "Partly so, or so without what matters.", _MIXED, _AGAINST, _CONTEXT),
        _argued("m", "Mostly true", 4, "The point is so, and some part is not.", _FOR, _MIXED),
        _argued("y", "True", 5, "The evidence bears it out.", _FOR),
        _argued("q", "Unverified", None, "What evidence there is does not decide it.", _SILENT, _CONTEXT, _MIXED),
    ),
    best=5,
    worst=1,
)

_POLITIFACT = Scale(
    "politifact-6",
    1,
    Mode.THEIRS,
    (
        _argued("z", "Pants on Fire", 1, "Not so, and absurd.", _AGAINST),
        _argued("w", "False", 2, "Not so.", _AGAINST),
        _argued("b", "Mostly False", 3, "Some of it is so, and the picture is not.", _AGAINST, _MIXED),
        _argued("h", "Half True", 4, "Partly so; details are missing or out of context.", _MIXED, _AGAINST, _CONTEXT),
        _argued("m", "Mostly True", 5, "So, but it wants explaining.", _FOR, _MIXED),
        _argued("y", "True", 6, "So, and nothing of weight is missing.", _FOR),
    ),
    best=6,
    worst=1,
)

_AVERITEC = Scale(
    "averitec-4",
    1,
    Mode.THEIRS,
    (
        _argued("y", "Supported", None, "The evidence found bears it out.", _FOR),
        _argued("w", "Refuted", None, "The evidence found is against it.", _AGAINST),
        _argued("i", "Not Enough Evidence", None, "What was found decides nothing.", _SILENT, _CONTEXT, _MIXED),
        _argued(
            "d",
            "Conflicting Evidence/Cherrypicking",
            None,
            "Good evidence stands on both sides, or the claim picks one.",
            _MIXED,
            _AGAINST,
            _CONTEXT,
        ),
    ),
)

BUILT_IN: Mapping[str, Scale] = {scale.name: scale for scale in (_TICK, _GOOGLE, _POLITIFACT, _AVERITEC)}
"""The scales that every desk has, by name."""

RATING_SCALES: dict[str, Scale] = dict(BUILT_IN)
"""The scales there are, by name: those of every desk, and those of the desk that this process works on (`adopt`)."""

_USUAL = {Mode.OURS: "tick", Mode.THEIRS: "google-5"}
_DEFAULTS = dict(_USUAL)
