"""What is sent by mistake is told apart from an article, and an article from what it may look like."""

from __future__ import annotations

import json

import pytest

from claims.errors import Refused
from claims.intake.mistaken import require_likely

RECORD = {"type": "article", "key": "a", "text": "Two people died."}
MISTAKEN: dict[str, tuple[str, str, str]] = {
    "a list": ("text", "[1]", "JSON"),
    "a number": ("text", "12", "JSON"),
    "a string": ("text", '"hello"\n', "JSON"),
    "null": ("text", "null\n", "JSON"),
    "lists, one a line": ("text", "[1, 2]\n[3, 4]\n", "JSON list"),
    "a list of records": ("text", json.dumps([RECORD, RECORD]), "JSON list"),
    "the same, printed prettily": ("text", json.dumps([RECORD], indent=2), "JSON list"),
    "the same, taken for lines": ("jsonl", json.dumps([RECORD], indent=2), "JSON list"),
    "a list that was cut": ("text", '[{"type": "art', "JSON list"),
    "a record over several lines": ("jsonl", json.dumps(RECORD, indent=2), "over several lines"),
    "linked data": ("jsonl", '{"@context": "https://schema.org", "@type": "ClaimReview"}', "JSON-LD"),
    "a table": ("text", "key,headline,text\na,One,Two people died.\n", "table"),
    "a table with quotation marks": ("text", '"key","text"\n"a","One, two."\n', "table"),
    "a table with tabs": ("text", "key\ttext\na\tTwo people died.\n", "table"),
    "a feed": ("text", '<?xml version="1.0"?><rss/>', "XML"),
    "an error": ("html", "<html><head><title>502 Bad Gateway</title>", "502 Bad Gateway"),
    "nothing": ("text", "", "empty"),
    "blank lines": ("text", "\n \n", "white space"),
}
ARTICLES = {
    "a headline with commas": ("text", "Rome, Milan, Turin\nThe strike goes on, they said, today.\n"),
    "a word a line": ("text", "Rome\nMilan\n"),
    "a remark in brackets": ("text", "[Editor's note] Two people died."),
    "a footnote's number": ("text", "[1] Two people died."),
    "a quotation": ("text", '"We will win," the minister said.'),
    "a year": ("text", "2024 was a good year.\n"),
    "a page about an error": ("html", "<title>How 404 Not Found became a joke</title>"),
    "records": ("jsonl", json.dumps(RECORD) + "\n"),
}


@pytest.mark.parametrize("name", MISTAKEN)
def test_it_is_refused_in_a_sentence_that_names_what_it_is(name: str) -> None:
    format, text, said = MISTAKEN[name]
    with pytest.raises(Refused, match=said) as refusal:
        require_likely(text.encode(), format, guessed=True, whole=True)
    assert refusal.value.hint.endswith(".")


@pytest.mark.parametrize("name", [name for name in MISTAKEN if MISTAKEN[name][0] != "jsonl"])
def test_who_names_the_format_is_believed(name: str) -> None:
    format, text, _ = MISTAKEN[name]
    require_likely(text.encode(), format, guessed=False, whole=True)


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_none_of_it(name: str) -> None:
    format, text = ARTICLES[name]
    for whole in (True, False):
        require_likely(text.encode(), format, guessed=True, whole=whole)
