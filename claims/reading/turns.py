"""Speech without quotation marks: the turns of an interview, by the names before them or by question and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.reading.claimants import Claimants
from claims.reading.found import Span
from claims.reading.names import Names

_LABEL = re.compile(
    r"(?P<who>[QA]|[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?: [^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,3})"
    r"(?::|(?<=\b[QA])\.|(?<=[A-Z]{2})\s?[—–])\s+(?=\S)"
)
_QUESTION = re.compile(r"\?[”\"’')]*\s*$")
# A question and its answer in one paragraph: "How did it begin? The lamp burned down."
_RUN_IN = re.compile(r"[^.!?\n]{8,160}\?[”\"’')]*\s+(?=[A-Z])")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us|I[’'](?:m|d|ve|ll))\b")
# Fewer turns, or a smaller share of the paragraphs, make no interview: an answer may have several paragraphs.
_TURNS = 3
_SHARE = 0.15
# Where no label tells the answers and questions are fewer than this, so many answers speak of themselves: an explainer
# asks questions too.
_SHARE_ALONE = 0.3
_PERSONAL = 0.4


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph that somebody speaks; the span leaves the label out. `asks`: an interviewer's question."""

    start: int
    end: int
    speaker: str | None
    asks: bool


def find_turns(text: str, paragraphs: Sequence[Span], claimants: Claimants) -> list[Turn]:
    """The turns of an interview among the paragraphs, in order; none where the article is no interview."""
    labels = [_LABEL.match(text, *paragraph) for paragraph in paragraphs]
    counts = Counter(label["who"] for label in labels if label)
    often = {who for who, count in counts.items() if count > 1}
    turns = sum(counts[who] for who in often)
    if turns >= _TURNS and turns >= _SHARE * len(paragraphs) and len(often) > 1:
        return _labelled(text, paragraphs, labels, often, claimants)
    run_in = [_RUN_IN.match(text, *paragraph) for paragraph in paragraphs]
    if sum(found is not None for found in run_in) >= max(_TURNS + 1, _SHARE_ALONE * len(paragraphs)):
        return _run_in(text, paragraphs, run_in, claimants)
    questions = [i for i, paragraph in enumerate(paragraphs) if _QUESTION.search(text, *paragraph)]
    if len(questions) >= _TURNS and len(questions) >= _SHARE * len(paragraphs):
        asked = set(questions)
        answers = [paragraphs[i] for i in range(questions[0], len(paragraphs)) if i not in asked]
        personal = sum(_FIRST_PERSON.search(text, *answer) is not None for answer in answers)
        if len(questions) >= _SHARE_ALONE * len(paragraphs) or personal >= max(1, _PERSONAL * len(answers)):
            return _unlabelled(text, paragraphs, questions, claimants)
    return []


def _labelled(
    text: str, paragraphs: Sequence[Span], labels: Sequence[re.Match[str] | None], often: set[str], claimants: Claimants
) -> list[Turn]:
    spoken = [(label, paragraph) for label, paragraph in zip(labels, paragraphs, strict=True) if label]
    asked = Counter(label["who"] for label, paragraph in spoken if _QUESTION.search(text, *paragraph))
    total = Counter(label["who"] for label, _ in spoken)
    askers = {who for who in often if who == "Q" or 2 * asked[who] > total[who]}
    guest = _guest(claimants, spoken[0][1][0])
    turns: list[Turn] = []
    for label, (start, end) in zip(labels, paragraphs, strict=True):
        if label and label["who"] in often:
            who = label["who"]
            turns.append(Turn(label.end(), end, guest if who == "A" else _named(who, claimants.names), who in askers))
        elif turns:
            # A turn of several paragraphs.
            turns.append(Turn(start, end, turns[-1].speaker, turns[-1].asks))
    return turns


def _unlabelled(text: str, paragraphs: Sequence[Span], questions: Sequence[int], claimants: Claimants) -> list[Turn]:
    guest = _guest(claimants, paragraphs[questions[0]][0])
    asks = set(questions)
    return [Turn(*paragraphs[i], None if i in asks else guest, i in asks) for i in range(questions[0], len(paragraphs))]


def _run_in(
    text: str, paragraphs: Sequence[Span], asked: Sequence[re.Match[str] | None], claimants: Claimants
) -> list[Turn]:
    """The turns where each answer stands behind its question in one paragraph, if the answers speak of themselves."""
    answers = [(found.end(), end) for found, (_, end) in zip(asked, paragraphs, strict=True) if found]
    if sum(_FIRST_PERSON.search(text, *answer) is not None for answer in answers) < _PERSONAL * len(answers):
        return []
    first = next(i for i, found in enumerate(asked) if found)
    guest = _guest(claimants, paragraphs[first][0])
    turns: list[Turn] = []
    for found, (start, end) in zip(asked[first:], paragraphs[first:], strict=True):
        if found:
            turns.append(Turn(start, found.end(), None, True))
        turns.append(Turn(found.end() if found else start, end, guest, False))
    return turns


def _guest(claimants: Claimants, before: int) -> str | None:
    """The person of the introduction: the one that the article names most often."""
    names = claimants.names
    introduced = {names.resolve(name.text) for name in names.mentions if name.start < before}
    people = [full for full in introduced if names.is_person(full) and len(full.split()) <= 4]
    people = [full for full in people if " " in full] or people
    counts = Counter(names.resolve(name.text) for name in names.mentions)
    return max(sorted(people), key=lambda full: (counts[full], bool(claimants.role(full))), default=None)


def _named(label: str, names: Names) -> str:
    """The full name for a label: a surname, a name in capitals, or initials."""
    if label.isupper():
        for name in names.mentions:
            words = name.text.split()
            if len(words) > 1 and label in (name.text.upper(), words[-1].upper(), "".join(word[0] for word in words)):
                return names.resolve(name.text)
    return names.resolve(label)
