"""The lines around the text: whose article it is and how far it is, its sources, the question at hand, the keys."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len

from claims.rows import ArticleRow, ArticleSheet, SourceRow
from claims.words import Question, Stance, counted
from workbench.commands import WHERE, Command, shown
from workbench.terminal import cut, visible
from workbench.widgets.outcomes import STANCE_SIGNS
from workbench.widgets.paper import Runs

_ASKS: Mapping[Question, tuple[str, str]] = {
    Question.SO: ("Is it so?", "So?"),
    Question.SAID: ("Was it said?", "Said?"),
}
"""A question, and as it is put where the ratings need the room."""

NO_DATE = "no date: D gives it"
_NONE: Mapping[str, int] = {}


def article_line(sheet: ArticleSheet, width: int) -> Runs:
    """Number, headline, date and meter of an article; the headline gives way."""
    article = sheet.article
    number, meter = f" {article.number} ", f" {sheet.meter} "
    date = f" {article_date(article)} ·"
    if sheet.sign_off is not None:
        date = f" signed off by {visible(sheet.sign_off.by)} ·{date}"
    room = width - cell_len(number + date + meter)
    headline = _filled(visible(article.headline or article.url or article.key), room)
    inks = "bar" if article.published else "bar loose"
    return ((number, "bar strong"), (headline, "bar"), (date, inks), (meter, "bar strong"))


def article_date(article: ArticleRow) -> str:
    """The publication date, no finer than it is known."""
    if article.published is None:
        return NO_DATE
    length = {"year": 4, "month": 7}.get(article.published_precision or "", 10)
    return article.published.isoformat()[:length]


def queue_line(
    found: int | None, order: str, filter_text: str, width: int, *, counts: Mapping[str, int] = _NONE, meter: str = ""
) -> Runs:
    """How many claims the queue holds (None: they are being counted), in which order, out of which filter; the claims
    of the desk by state, as far as there is room; the meter of the open article, which never gives way."""
    many = "…" if found is None else f"{found:,}"
    left = f" Queue: {many} {'claim' if found == 1 else 'claims'} by {order}"
    right = f" {meter} " if meter else ""
    filtered = cut(f" /{visible(filter_text)} ", width - len(left) - len(right)) if filter_text else ""
    room = width - len(left) - cell_len(filtered) - len(right)
    told = [f"{count:,} {state.replace('_', ' ')}" for state, count in counts.items() if count]
    middle = cut(f" · {' · '.join(told)}", room) if told and room > 12 else ""
    return (
        (_filled(left + middle, width - cell_len(filtered + right)), "bar strong"),
        (filtered, "bar"),
        (right, "bar strong"),
    )


def source_line(
    sources: Sequence[SourceRow], cited: Iterable[int], note: str, width: int, *, none: str = "no sources yet"
) -> Runs:
    """S1, S2 … with their names, those that the claim cites in bold; a note about the last thing done at the right.

    `none`: what to say where there are none.
    """
    note = cut(visible(note), width * 3 // 4 if sources else width)
    room = width - cell_len(note) - 1
    if not sources:
        return ((_filled("" if note else f" {none}: c cites one", room + 1), "quiet"), (note, "good"))
    cited = set(cited)
    each = _cap([len(source.label) + len(visible(source.name)) + 2 for source in sources], room, 8)
    runs: list[tuple[str, str]] = []
    used = 0
    for n, source in enumerate(sources):
        text = cut(f" {source.label} {visible(source.name)}", each)
        last = n == len(sources) - 1
        if used + cell_len(text) > room - (0 if last else 4):
            text = f" +{len(sources) - n}"
            runs.append((text, "quiet"))
            used += len(text)
            break
        runs.append((text, "strong" if source.id in cited else "quiet"))
        used += cell_len(text)
    return (*runs, (" " * max(1, width - used - cell_len(note)), ""), (note, "good"))


def ask_line(
    question: Question,
    ratings: Sequence[tuple[str, str]],
    width: int,
    *,
    source: str = "",
    stance: Stance | None = None,
    chosen: int = 0,
) -> Runs:
    """The question that a rating would answer, the letters that rate, what it would apply to and cite."""
    right = f" {counted(chosen, 'claim')} " if chosen else ""
    right += f" with {source} " if source else ""
    right += f"{STANCE_SIGNS[stance][0]} {stance} " if source and stance else ""
    letters = sum(cell_len(visible(label)) + 3 for _, label in ratings)
    long, short = _ASKS[question]
    asks = f" {long if len(long) + letters + cell_len(right) + 2 <= width else short} "
    right = cut(right, width - len(asks))
    runs = [(asks, "bar strong")]
    room = width - len(asks) - len(right)
    each = _cap([cell_len(visible(label)) for _, label in ratings], room - 3 * len(ratings), 4)
    for key, label in ratings:
        text = cut(visible(label), each)
        if room < cell_len(text) + 3:
            break
        runs += ((f" {key} ", "bar key"), (text, "bar"))
        room -= cell_len(text) + 3
    return (*runs, (" " * max(0, room), "bar"), (right, "bar loose"))


def cite_line(width: int) -> Runs:
    """What is asked for behind the key that cites."""
    return ((_filled(" Cite which? The number of a source, then a rating; or c for a new one.", width), "bar strong"),)


def footer_line(commands: Sequence[Command], places: Iterable[str], width: int) -> Runs:
    """As many keys as fit, in the order of the table: those of the place itself first, so that they are seen."""
    found = [command for place in places for command in commands if command.where == place and command.label]
    runs: list[tuple[str, str]] = []
    for command in found:
        need = len(command.shown_key) + len(command.label) + 3
        if need > width:
            continue
        runs += ((f" {command.shown_key}", "key"), (f" {command.label} ", "quiet"))
        width -= need
    return tuple(runs)


def help_lines(commands: Sequence[Command], width: int) -> tuple[Runs, ...]:
    """Every command with its keys and what it does, by place."""
    lines: list[Runs] = []
    for where, title in WHERE.items():
        lines.append(((title, "strong"),))
        for command in commands:
            if command.where == where:
                keys = cut(" ".join(shown(key) for key in command.keys), 12)
                first, *more = textwrap.wrap(command.help, max(1, width - 15))
                lines.append(((f"  {keys:<13}", "key"), (first, "")))
                lines += [((" " * 15, ""), (line, "")) for line in more]
    return tuple(lines)


LEGEND: tuple[Runs, ...] = (
    (("Marks in the text", "strong"),),
    (("  ○⁷", "strong"), (" claim 7 begins, nobody has decided", "")),
    (
        ("  ✓⁷", "good"),
        (" right   ", ""),
        ("✗⁷", "bad"),
        (" wrong   ", ""),
        ("~⁷", "mixed"),
        (" partly or disputed", ""),
    ),
    (("  ?⁷", "query"), (" an open question   ", ""), ("–⁷", "quiet"), (" dismissed", "")),
    (("  claim", "claim"), ("   ", ""), ("date", "date"), ("   ", ""), ("quotation", "quotation")),
    (("  ·", "loose"), (" a sentence nobody has read   ", ""), ("∅", "quiet"), (" one that states no fact", "")),
    (
        ("  °name", "loose"),
        (" loose: a name, number or date in no claim   ", ""),
        ("▌", "strong"),
        (" you are here", ""),
    ),
)


def _cap(widths: Sequence[int], room: int, least: int) -> int:
    """The width to which the longest must be cut so that all fit into the room; never below `least`."""
    cap = max(widths, default=least)
    while cap > least and sum(min(width, cap) for width in widths) > room:
        cap -= 1
    return cap


def _filled(text: str, width: int) -> str:
    """A text cut, or filled with blanks, to so many cells."""
    text = cut(text, width)
    return text + " " * max(0, width - cell_len(text))
