"""Speech without quotation marks: the turns of an interview, by the names before them or by question and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.reading.claimants import Claimants
from claims.reading.found import Span
from claims.reading.names import Names

_LABEL = re.compile(
    r"[*_]{0,3}(?P<who>[QA]|[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?: [^\W\d_a-zß-öø-ÿ][\w.’'-]*){0,3})"
    r"(?::|(?<=\b[QA])\.|(?<=[A-Z]{2})\s?[—–])[*_]{0,3}\s+(?=\S)"
)
_QUESTION = re.compile(r"\?[”\"’')*_]*\s*$")
# A question and its answer in one paragraph: "How did it begin? The lamp burned down."
_RUN_IN = re.compile(r"[^.!?\n]{8,160}\?[”\"’')]*\s+(?=[A-Z])")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us|I[’'](?:m|d|ve|ll))\b")
# What an interviewer says without asking: "You were fined last year."
_PROMPT = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_SHORT = 160
_ABOUT_IT = re.compile(
    r"\b(?:interview|conversation)\b.*\b(?:edited|condensed|shortened|conducted|translated|recorded|abridged)\b"
    r"|\b(?:edited|condensed|shortened) (?:and \w+ )?for (?:clarity|length|brevity)|^Interview(?:ed)?(?: by|:)"
)
# Fewer turns, or a smaller share of the paragraphs, make no interview: an answer may have several paragraphs.
_TURNS = 3
_SHARE = 0.15
# Where no label tells the answers and questions are fewer than this, so many answers speak of themselves: an explainer
# asks questions too.
_SHARE_ALONE = 0.3
_PERSONAL = 0.4


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph that somebody speaks; the span leaves the label out.

    `asks`: an interviewer's question. Where no name tells who asks, `speaker` is None: the article does.
    """

    start: int
    end: int
    speaker: str | None
    asks: bool


def find_turns(text: str, paragraphs: Sequence[Span], claimants: Claimants) -> list[Turn]:
    """The turns of an interview among the paragraphs, in order; none where the article is no interview."""
    labels = [_LABEL.match(text, *paragraph) for paragraph in paragraphs]
    # "Per Holmsen:" at first and "PH:" from then on are one.
    written = sorted({label["who"] for label in labels if label})
    named = {who: _named(who, written, claimants.names) for who in written}
    counts = Counter(named[label["who"]] for label in labels if label)
    often = {who for who, name in named.items() if counts[name] > 1}
    turns = sum(counts[name] for name in {named[who] for who in often})
    if turns >= _TURNS and turns >= _SHARE * len(paragraphs) and len({named[who] for who in often}) > 1:
        spoken = {who: named[who] for who in often}
        return _labelled(text, paragraphs, labels, spoken, claimants)
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
    text: str,
    paragraphs: Sequence[Span],
    labels: Sequence[re.Match[str] | None],
    named: Mapping[str, str],
    claimants: Claimants,
) -> list[Turn]:
    spoken = [
        (named[label["who"]], span)
        for label, span in zip(labels, paragraphs, strict=True)
        if label and label["who"] in named
    ]
    asked = Counter(who for who, paragraph in spoken if _QUESTION.search(text, *paragraph))
    total = Counter(who for who, _ in spoken)
    askers = {who for who in total if who == "Q" or 2 * asked[who] > total[who]}
    guest = _guest(claimants, spoken[0][1][0])
    turns: list[Turn] = []
    told = False
    for label, (start, end) in zip(labels, paragraphs, strict=True):
        if label and label["who"] in named:
            who = named[label["who"]]
            speaker = {"A": guest, "Q": None}.get(who, who)
            turns.append(Turn(label.end(), end, speaker, who in askers))
            told = False
        elif turns:
            # A turn of several paragraphs, unless the article speaks again, of them.
            told = told or _is_told(text, (start, end), {turn.speaker for turn in turns}, claimants.names)
            if not told:
                turns.append(Turn(start, end, turns[-1].speaker, turns[-1].asks))
    return turns


def _is_told(text: str, paragraph: Span, speakers: set[str | None], names: Names) -> bool:
    """Whether a paragraph is the article's own: about the interview, or it names a speaker and never says "I"."""
    if _FIRST_PERSON.search(text, *paragraph):
        return False
    mentioned = {names.resolve(name.text) for name in names.between(*paragraph)}
    return not mentioned.isdisjoint(speakers) or _ABOUT_IT.search(text[slice(*paragraph)]) is not None


def _unlabelled(text: str, paragraphs: Sequence[Span], questions: Sequence[int], claimants: Claimants) -> list[Turn]:
    guest = _guest(claimants, paragraphs[questions[0]][0])
    asks = set(questions)
    for i in range(questions[0], questions[-1]):
        start, stop = paragraphs[i]
        prompt = stop - start < _SHORT and _PROMPT.search(text, start, stop) and i + 1 not in asks
        if prompt and not _FIRST_PERSON.search(text, start, stop) and i - 1 not in asks:
            asks.add(i)
    end = len(paragraphs)
    while end - 1 > questions[-1] and _is_told(text, paragraphs[end - 1], {guest}, claimants.names):
        end -= 1
    return [Turn(*paragraphs[i], None if i in asks else guest, i in asks) for i in range(questions[0], end)]


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
    """The person of the introduction: whose age or office it gives, else the one the article names most often."""
    names = claimants.names
    introduced = {names.resolve(name.text): name for name in reversed(names.mentions) if name.start < before}
    people = [full for full in introduced if names.is_person(full) and len(full.split()) <= 4]
    people = [full for full in people if " " in full] or people
    counts = Counter(names.resolve(name.text) for name in names.mentions)

    def likely(full: str) -> tuple[bool, int, int]:
        return names.is_introduced(full) or bool(claimants.role(full)), counts[full], -introduced[full].start

    return max(people, key=likely, default=None)


def _named(label: str, labels: Sequence[str], names: Names) -> str:
    """The full name for a label: a surname, a name in capitals, or initials, also those of another label."""
    if label.isupper():
        for other in labels:
            if len(label) > 1 and " " in other and label == "".join(word[0] for word in other.split()):
                return names.resolve(other)
        for name in names.mentions:
            words = name.text.split()
            if len(words) > 1 and label in (name.text.upper(), words[-1].upper(), "".join(word[0] for word in words)):
                return names.resolve(name.text)
    return names.resolve(label)
