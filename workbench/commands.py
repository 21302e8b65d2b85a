"""Everything the screen can be told, on one page. Bindings, footer, help panel and palette are drawn from COMMANDS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the screen can do.

    `key`: one or more keys in Textual's names, comma between. `label`: its word in the footer, "" to leave it out; the
    order of COMMANDS is the order in which a narrow footer keeps them. `where`: the place that must have the focus.
    `judges`: decides something about what is under the cursor, so it waits until that has been seen.
    """

    name: str
    key: str
    label: str
    help: str
    where: str
    judges: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Each key by itself."""
        return tuple(self.key.split(","))

    @property
    def shown_key(self) -> str:
        """The first key as people read it."""
        return shown(self.keys[0])


BOTH, ARTICLE, QUEUE, FORM = "both", "article", "queue", "form"
RANGE, WORDS, CITING, CHOSEN, CONFLICT, WORKING = "range", "words", "citing", "chosen", "conflict", "working"
LIST, HISTORY, SOURCES, COPY = "list", "history", "sources", "copy"
FILTERING, LINE, FETCHING = "filtering", "line", "fetching"
WHERE: Mapping[str, str] = {
    BOTH: "Article and queue",
    ARTICLE: "Article",
    QUEUE: "Queue",
    RANGE: "Taking a range of claims",
    WORDS: "Selecting words",
    FILTERING: "Writing a filter",
    LINE: "Writing a filter, or words to be found",
    CITING: "Citing",
    CHOSEN: "With a source chosen",
    WORKING: "While many claims are worked on",
    FORM: "Forms",
    CONFLICT: "When somebody saved first",
    LIST: "Lists",
    HISTORY: "History",
    SOURCES: "Sources of an article",
    FETCHING: "While a source is fetched",
    COPY: "Stored copy of a source",
}

COMMANDS: tuple[Command, ...] = (
    Command("help", "question_mark", "help", "Show or hide all keys.", BOTH),
    Command("swap", "tab", "swap", "Swap between the article and the queue of all articles.", BOTH),
    Command("next_claim", "j", "next", "Go to the next claim.", BOTH),
    Command("next_open", "n", "open", "Go to the next claim to be decided: neither parked nor waiting.", BOTH),
    Command("cite", "c", "cite", "Cite a source: its number, or c again for a new one.", BOTH),
    Command("question", "s", "said/so", "Turn between the questions: did they say it, and is it so.", BOTH),
    Command("verdict", "r", "rate …", "Give a verdict with its reasons and the wording that would be right.", BOTH),
    Command("undo", "u", "undo", "Take back my own last action.", BOTH),
    Command("opinion", "o", "opinion", "Dismiss the claim as an opinion.", BOTH, True),
    Command(
        "no_fact", "minus", "no fact", "Mark the sentence as stating no fact, or take the mark back.", ARTICLE, True
    ),
    Command("range", "v", "range", "Take a range: j and k go over claims, → and ← over words.", BOTH),
    Command("filter", "slash", "filter", "Filter the queue: fields and words, Tab completes.", QUEUE),
    Command("find", "slash", "find", "Find words in the article.", ARTICLE),
    Command("should_read", "x", "should read", "Give the wording that would be right.", BOTH),
    Command("dismiss_claim", "X", "dismiss …", "Dismiss the claim: not checkable, duplicate, …, with a note.", BOTH),
    Command("ask", "a", "ask", "Note a question to somebody, or that it is answered.", BOTH),
    Command("park", "p", "park", "Put the claim aside for later, or take it up again.", BOTH, True),
    Command("edit", "e", "edit", "Edit statement, kind, voice, speaker and note.", BOTH),
    Command("confirm", "equals_sign", "confirm", "Confirm the statement as it stands.", BOTH, True),
    Command("submit", "S", "submit", "Submit the claim for a second pair of eyes.", BOTH, True),
    Command("approve", "P", "approve", "Approve the claim, as another person than the one who rated it.", BOTH, True),
    Command("send_back", "B", "send back …", "Send the claim back, and say what has to change.", BOTH),
    Command("assign", "A", "assign", "Give the claim to somebody.", BOTH),
    Command("comment", "C", "remark …", "Remark on the claim, for the desk.", BOTH),
    Command("release", "R", "release …", "Say that the approved verdict goes out, and where.", BOTH),
    Command("reopen", "W", "open again …", "Take the claim back; what was released needs a correction.", BOTH),
    Command(
        "adopt", "M", "take over", "Take over the earlier verdict that the card shows, with its evidence.", BOTH, True
    ),
    Command("answer_wording", "E", "taken/stet", "Say what became of the proposed wording: taken or stet.", BOTH),
    Command("time", "T", "dates", "Confirm the dates in the claim's words, or say what they mean.", BOTH),
    Command("sign_off", "F", "sign off", "Sign off the article's version, with waivers for what is left.", BOTH),
    Command("date_article", "D", "date", "Give the article's publication date.", BOTH),
    Command("quote_copy", "f", "stored copy", "Open the source's stored copy, to take a quotation out of it.", BOTH),
    Command("sources", "L", "sources", "List the article's sources, with what stands on them.", BOTH),
    Command("history", "H", "history", "Show what was done: to the claim, to the article, on the desk.", BOTH),
    Command("redo", "U", "", "Do again what I took back.", BOTH),
    Command("previous_claim", "k", "", "Go to the previous claim.", BOTH),
    Command("previous_open", "N", "", "Go to the previous claim to be decided.", BOTH),
    Command("next_line", "down", "", "Go to the next sentence, or row of the queue.", BOTH),
    Command("previous_line", "up", "", "Go to the previous sentence, or row of the queue.", BOTH),
    Command("page_down", "pagedown", "", "Go a page down.", BOTH),
    Command("page_up", "pageup", "", "Go a page up.", BOTH),
    Command("first", "home,g", "", "Go to the beginning.", BOTH),
    Command("last", "end,G", "", "Go to the end.", BOTH),
    Command("same_source", "full_stop", "", "Cite the source used last with the next rating.", BOTH),
    Command("mark", "space", "", "Mark the claim, or take the mark off it, and go on.", BOTH),
    Command("mark_all", "asterisk", "", "Mark all claims of the queue, or let go of all marks.", BOTH),
    Command("drop", "escape", "", "Let go of the marks, else of what was found, else of the filter.", BOTH),
    Command("whole_card", "l", "", "Show the card in full height, or small again.", BOTH),
    Command("next_hit", "greater_than_sign", "", "Go to the next place of the words that are looked for.", ARTICLE),
    Command("previous_hit", "less_than_sign", "", "Go to the previous place of these words.", ARTICLE),
    Command("order", "O", "order", "Order the queue by worth, place, date, article, age, due or assignee.", QUEUE),
    Command("open", "enter", "read", "Read the article at this claim.", QUEUE),
    Command("copy", "ctrl+c", "", "Copy the selected words, or the claim's, to the terminal's clipboard.", BOTH),
    Command("theme", "ctrl+t", "", "Turn between dark, light and the terminal's own colours.", BOTH),
    Command("quit", "ctrl+q", "quit", "Leave. Everything is saved already.", BOTH),
    Command("drop_range", "escape,v", "leave", "Mean the claim under the cursor alone.", RANGE),
    Command("words_right", "right", "words", "Select words instead.", RANGE),
    Command("words_left", "left", "", "Select words instead.", RANGE),
    Command("cite_new", "c,enter", "new source", "Cite a source that is not there yet.", CITING),
    Command("leave_citing", "escape", "leave", "Cite nothing.", CITING),
    Command("cite_chosen", "enter", "cite now", "Cite the source now: with a quotation, without a rating.", CHOSEN),
    Command("stance", "plus", "stance", "Turn the stance: as the rating has it, supports, contradicts, ….", CHOSEN),
    Command("drop_source", "escape", "let go", "Let go of the source.", CHOSEN),
    Command("stop", "escape", "stop", "Stop; claims done so far are put back, an undo goes on with u.", WORKING),
    Command("add_claim", "enter", "add claim", "Add the selected words as a claim.", WORDS),
    Command("move_claim", "m", "move claim", "Let the claim stand on the selected words instead.", WORDS),
    Command("word_right", "right", "more", "Move the selection's end a word on.", WORDS),
    Command("word_left", "left", "less", "Move the selection's end a word back.", WORDS),
    Command("start_right", "shift+right,l", "start on", "Move the selection's start a word on.", WORDS),
    Command("start_left", "shift+left,h", "start back", "Move the selection's start a word back.", WORDS),
    Command("drop_words", "escape,v", "leave", "Stop selecting.", WORDS),
    Command("complete", "tab", "complete", "Write the first of the words that may come next.", FILTERING),
    Command("keep_line", "enter,down", "keep", "Leave the line, and keep what it says.", LINE),
    Command("leave_line", "escape", "leave", "Leave the line, and let go of what it says.", LINE),
    Command("save", "enter", "save", "Save the form.", FORM),
    Command("next_field", "tab,down", "next field", "Go to the next field.", FORM),
    Command("previous_field", "shift+tab,up", "", "Go to the previous field.", FORM),
    Command("editor", "ctrl+e", "$EDITOR", "Write the field's text in $EDITOR.", FORM),
    Command("cancel", "escape", "cancel", "Close the form; nothing is saved, and what was written is kept.", FORM),
    Command("mine", "m", "mine", "Save mine all the same; theirs stays in the history.", CONFLICT),
    Command("theirs", "t", "theirs", "Leave theirs as it stands, and drop mine.", CONFLICT),
    Command("both", "b", "both as one", "Write one out of both, in the form.", CONFLICT),
    Command("leave_conflict", "escape", "later", "Decide later: mine is kept as a draft.", CONFLICT),
    Command("history_scope", "tab", "claim/article/desk", "Turn between claim, article and desk.", HISTORY),
    Command("undo_action", "u", "take back …", "Take this action back, whoever did it, with a reason.", HISTORY),
    Command("edit_source", "e,enter", "edit", "Edit the source.", SOURCES),
    Command("fetch", "f", "fetch", "Fetch what is at its address, and store it.", SOURCES),
    Command("stop_fetch", "escape", "stop", "Stop fetching; nothing of it is stored.", FETCHING),
    Command("withdraw_evidence", "w", "withdraw …", "Take evidence off a claim, with a reason.", SOURCES),
    Command("list_next", "j,down", "next", "Go to the next line.", LIST),
    Command("list_previous", "k,up", "", "Go to the previous line.", LIST),
    Command("list_page_down", "pagedown,space", "", "Go a page down.", LIST),
    Command("list_page_up", "pageup", "", "Go a page up.", LIST),
    Command("list_first", "g,home", "", "Go to the beginning.", LIST),
    Command("list_last", "G,end", "", "Go to the end.", LIST),
    Command("leave_list", "escape,q", "leave", "Go back to the review.", LIST),
    Command("quote", "enter", "take words", "Take the selected words as the quotation.", COPY),
    Command("quote_right", "right", "select", "Select words, or one more.", COPY),
    Command("quote_left", "left", "less", "Select one word less.", COPY),
    Command("quote_sentence", "s", "sentence", "Select the sentence.", COPY),
    Command("quote_start_right", "shift+right,l", "start on", "Move the selection's start a word on.", COPY),
    Command("quote_start_left", "shift+left,h", "start back", "Move the selection's start a word back.", COPY),
    Command("copy_next", "j,down", "next", "Go to the next sentence.", COPY),
    Command("copy_previous", "k,up", "", "Go to the previous sentence.", COPY),
    Command("copy_page_down", "pagedown,space", "", "Go a page down.", COPY),
    Command("copy_page_up", "pageup", "", "Go a page up.", COPY),
    Command("leave_copy", "escape", "leave", "Let go of the selection, else of the copy.", COPY),
    Command("start_over", "ctrl+r", "start over", "Put the fields back, and drop what was kept.", FORM),
)


def shown(key: str) -> str:
    """A key as people read it: "question_mark" is "?"."""
    if key.startswith("shift+"):
        return f"Shift+{shown(key.removeprefix('shift+'))}"
    return SHOWN.get(key, key.replace("ctrl+", "^"))


SHOWN: Mapping[str, str] = {
    "question_mark": "?",
    "slash": "/",
    "minus": "-",
    "plus": "+",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "asterisk": "*",
    "equals_sign": "=",
    "full_stop": ".",
    "tab": "Tab",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
