"""What a desk has agreed on, as people write it down in TOML: see USUAL."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claims.errors import UsageError
from claims.records.fields import Key, Name, Number, Word, web_address
from claims.records.refusals import sentence
from claims.scales import BUILT_IN, Rating, Scale
from claims.words import Mode, Role, Stance

USUAL = """\
# The rules of a desk. What is not named is as it stands here; what is commented out is an example.

second_reader = true      # false for a desk of one: who rates may approve, and reports say so
sample = 0.1              # the share of our plain ticks that a second person reads all the same
minimum_sources = 0       # independent sources that a verdict on somebody else's article needs
others = "checker"        # what those may do whom [roles] does not name: checker, reviewer, editor or admin

# [roles]                 # without it everybody may do everything
# mara = "admin"

# [scale]                 # of articles that name none
# theirs = "politifact-6"

# [publisher]             # who publishes the verdicts: ClaimReview wants to know
# name = "The Desk"
# url = "https://desk.example/"
# domain = "desk.example"  # where reviews are published: that host and those below it; else the host of the url

# [[scales]]              # one of the desk's own; it stays as it is once a verdict was given on it
# name = "desk-2"
# mode = "theirs"
# worst = 1
# best = 2
# ratings = [
#     { key = "w", label = "Wrong", value = 1, meaning = "Not so.", fits = ["contradicts"], needs = ["rationale"] },
#     { key = "y", label = "Right", value = 2, meaning = "It is so.", fits = ["supports"], needs = ["fitting"] },
# ]
"""
"""The rules of a desk that has given itself none, with all that there can be."""

KEPT = "The desk's rules are as they were; `workbench db rules` prints them."

Need = Literal["source", "fitting", "rationale", "wording"]


class _Agreed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Publisher(_Agreed):
    """Who publishes the verdicts (schema.org Organization), and on which host and those below it."""

    name: Key
    url: Key
    domain: Name = ""


class OwnRating(_Agreed):
    """One step of a scale of the desk's own, as `claims.scales.Rating`."""

    key: Key
    label: Key
    value: int | None = None
    meaning: Name = ""
    fits: list[Word[Stance]]
    needs: list[Need] = []

    def rating(self) -> Rating:
        """It as the scales have it."""
        return Rating(
            self.key,
            self.label,
            self.value,
            self.meaning,
            frozenset(self.fits),
            needs_source="source" in self.needs,
            needs_fitting="fitting" in self.needs,
            needs_rationale="rationale" in self.needs,
            needs_wording="wording" in self.needs,
        )


class OwnScale(_Agreed):
    """A scale of the desk's own, as `claims.scales.Scale`."""

    name: Key
    version: Number = 1
    mode: Word[Mode]
    worst: int | None = None
    best: int | None = None
    ratings: list[OwnRating]

    def scale(self) -> Scale:
        """It as the scales have it. UsageError where it does not hold together."""
        ratings = tuple(rating.rating() for rating in self.ratings)
        return Scale(self.name, self.version, self.mode, ratings, best=self.best, worst=self.worst)


class Rules(_Agreed):
    """The rules of a desk. Without any it has those of `Rules()`."""

    second_reader: bool = True
    sample: Annotated[float, Field(ge=0, le=1, strict=False)] = 0.1
    minimum_sources: Annotated[int, Field(ge=0, le=99)] = 0
    others: Word[Role] = Role.CHECKER
    roles: dict[Key, Word[Role]] = {}
    scale: dict[Word[Mode], Key] = {}
    publisher: Publisher | None = None
    scales: list[OwnScale] = []

    def role_of(self, handle: str) -> Role:
        """What somebody may do: everything, as long as no roles were given."""
        return self.roles.get(handle, self.others) if self.roles else Role.ADMIN

    def own_scales(self) -> dict[str, Scale]:
        """The desk's own scales by name."""
        return {own.name: own.scale() for own in self.scales}


@lru_cache(maxsize=8)
def parse_rules(toml: str) -> Rules:
    """The rules that a text in TOML gives. UsageError, with one sentence that names the place, where it gives none."""
    if not toml.strip():
        return Rules()
    try:
        rules = Rules.model_validate(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The rules are not valid TOML: {error}.", KEPT) from None
    except ValidationError as error:
        told = sentence(error.errors(include_url=False), Rules)
        raise UsageError(f"In the rules, {told}", KEPT) from None
    if fault := _fault(rules):
        raise UsageError(f"In the rules, {fault}.", KEPT)
    return rules


def _fault(rules: Rules) -> str:
    own = rules.own_scales()
    known = {**BUILT_IN, **own}
    if len(own) < len(rules.scales):
        return "two scales have one name"
    if taken := sorted(own.keys() & BUILT_IN.keys()):
        return f'the scale "{taken[0]}" has the name of one that every desk has'
    for mode, name in rules.scale.items():
        if name not in known or known[name].mode != mode:
            return f'scale.{mode} is "{name}", which is no scale for articles that are {mode}'
    if rules.roles and Role.ADMIN not in (*rules.roles.values(), rules.others):
        return "nobody is admin, so nobody could ever change them again"
    if rules.publisher is not None:
        try:
            web_address(rules.publisher.url)
        except ValueError as fault:
            return f"publisher.url {fault}"
    return ""
