"""Zones: what a page says about itself is found, and no sentence of news is ever taken for it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.words import ZoneKind
from claims.zones import Zone, find_zones, prose
from tests.nasty import TEXTS
from tests.shared import real_article, shared_file

PARAGRAPH = "The harbour authority confirmed on Monday that shipment {} had left the port, two officials said."
BODY = "\n\n".join(PARAGRAPH.format(number) for number in range(8))

BOILERPLATE = """Advertisement
Story continues below advertisement
Sign up for our daily newsletter
Get the latest news delivered to your inbox
Subscribe to continue reading
We use cookies to improve your visit. By continuing, you agree to our privacy policy.
Share this article
Facebook Twitter Email
Click here to read the full report
Read the rest here.
Read more: Ukraine says it needs more shells
READ ALSO | Minister resigns after vote
You might also like
Recommended stories
Loading…
This video is unavailable
Something went wrong. Please reload the page.
An error has occurred. Please try again.
Please enable JavaScript to view this page
Follow us on Twitter
Download our free app
12 comments
Thanks for signing up!
Skip to main content
4 min read
FOR IMMEDIATE RELEASE
Home > World > The talks in the north
Results | Standings | Fixtures
6 min read · Listen to this article · Gift this article
LIVE   Last updated 3 minutes ago   Turn on notifications
The views expressed are the writer’s own.
This feature is not available in your region.
Already a subscriber? Log in
Have a tip? Contact our reporters""".splitlines()

# Sentences of reports that use the words of pages, or are as short and as blunt as a button.
PROSE = """Something went wrong.
The page was not found until a clerk opened the third box.
He told reporters: “Please try again later.”
Stop lying.
Fill in the gaps in his policy proposals
Sorry is not enough.
Share prices fell by a third.
Read the room, the judge said.
Cookies were sold at the door.
Subscribers fell to 220 million.
More than 300 people were hurt.
Email records show that he knew.
Close allies stayed away.
The video was not available to the jury, the court heard.
Watch lists grew.
By Monday, the army had left the town.
The article was wrong, the paper admitted.
Please, she wrote, come home.
Twitter declined to comment.
Sign language interpreters were there.
They lost.
Views differ on what was expressed, the minister said.
Gold 61 | Silver 58 | Bronze 55
Related species were found in the lake.""".splitlines()


def spans(text: str, kind: ZoneKind) -> list[str]:
    return [text[zone.start : zone.end] for zone in find_zones(text) if zone.kind is kind]


def check_shape(text: str, zones: list[Zone]) -> None:
    """In order, apart from one another, without white space at their ends; prose is exactly the rest."""
    at = 0
    for zone in zones:
        assert at <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end] == text[zone.start : zone.end].strip()
        at = zone.end
    stretches = prose(text, zones)
    covered = bytearray(len(text))
    for start, end in [*stretches, *((zone.start, zone.end) for zone in zones)]:
        assert text[start:end].strip() == text[start:end] != ""
        assert not any(covered[start:end])
        covered[start:end] = b"\x01" * (end - start)
    assert all(covered[at] or text[at].isspace() for at in range(len(text)))


def test_the_real_article() -> None:
    text = real_article()
    assert spans(text, ZoneKind.HEADLINE) == [text.split("\n", 1)[0]]
    assert [len(block.split()) for block in spans(text, ZoneKind.BOILERPLATE)] == [9, 9]
    assert spans(text, ZoneKind.SYNDICATION) == ["This article was originally published on"]
    assert len(find_zones(text)) == 4


@pytest.mark.parametrize("line", BOILERPLATE)
def test_lines_of_interfaces_are_boilerplate(line: str) -> None:
    assert spans(f"{BODY}\n\n{line}\n\n{BODY}", ZoneKind.BOILERPLATE) == [line]


@pytest.mark.parametrize("line", PROSE)
def test_sentences_of_reports_are_prose(line: str) -> None:
    assert find_zones(f"{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n  "])
@pytest.mark.parametrize(
    "box",
    [
        ["Oops!", "Something went wrong.", "Please try again later."],
        ["Sorry", "This page is not working", "Try again"],
        ["Error", "This content did not work", "Reload"],
    ],
)
def test_a_box_of_short_lines_is_boilerplate_as_a_whole(box: list[str], gap: str) -> None:
    text = f"{BODY}\n\n{gap.join(box)}\n\n{BODY}"
    found = " ".join(" ".join(spans(text, ZoneKind.BOILERPLATE)).split())
    assert found == " ".join(box)


def test_titles_below_a_heading_of_links() -> None:
    text = f"{BODY}\n\nRelated stories\nHow the grain deal fell apart\nThe port that waits\n\nThe port waited."
    assert spans(text, ZoneKind.BOILERPLATE) == [
        "Related stories",
        "How the grain deal fell apart\nThe port that waits",
    ]


def test_names_that_do_not_follow_a_headline_are_prose() -> None:
    assert spans(f"{BODY}\n\nJane Doe\n\n{BODY}", ZoneKind.BYLINE) == []


def test_a_line_without_a_sign_is_taken_along_inside_a_box_only() -> None:
    box = ["Error", "We did not get through", "Reload the page"]
    assert spans(f"{BODY}\n\n" + "\n".join(box), ZoneKind.BOILERPLATE) == ["\n".join(box)]
    assert box[1] not in " ".join(spans(f"{BODY}\n\n" + "\n\n".join(box), ZoneKind.BOILERPLATE))


def test_a_line_said_twice_needs_no_second_sign() -> None:
    once = f"{BODY}\n\nSomething went wrong.\n\n{BODY}"
    assert find_zones(once) == []
    assert len(spans(f"{once}\n\nSomething went wrong.\n\n{BODY}", ZoneKind.BOILERPLATE)) == 2


@pytest.mark.parametrize(
    "top",
    [
        "Talks resume after ten months",
        "Talks resume after ten months\nas both sides claim victory",
        "Who pays for the bridge?",
        "Minister Resigns After Vote On Harbour.",
        "Talks resume after ten months.\n\nBy Jane Doe",
        "Talks resume after ten months.\n\nKYIV, April 26 (Agency) — " + PARAGRAPH,
        "Advertisement\n\nTalks resume after ten months",
        "World\n\nTalks resume after ten months",
        "Home | World | Business\n\nTalks resume after ten months",
    ],
)
def test_headline_is_the_first_line_set_apart(top: str) -> None:
    expected = [top.split("\n\n")[top.startswith(("Advertisement", "World", "Home"))]]
    assert spans(f"{top}\n\n{BODY}", ZoneKind.HEADLINE) == expected


def test_headline_without_blank_lines() -> None:
    paragraphs = "\n".join(PARAGRAPH.format(number) for number in range(8))
    assert spans(f"Talks resume after ten months\n{paragraphs}", ZoneKind.HEADLINE) == ["Talks resume after ten months"]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Talks resume after ten months",
        "The harbour authority confirmed on Monday that a shipment\nhad left the port and that two more would\nfollow "
        "within the week, depending on the\nweather and on the mood of the\ncrews, who have not been paid.",
        "The mayor said:\n\n" + BODY,
        "• One of the points\n\n" + BODY,
        "lower case is no headline\n\n" + BODY,
    ],
)
def test_no_headline(text: str) -> None:
    assert spans(text, ZoneKind.HEADLINE) == []


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, April 26 (Agency) —",
        "KYIV (Agency) --",
        "NEW YORK —",
        "FLINT, Mich., Oct. 4 (Agency) —",
        "Kyiv, Ukraine, 26 April 2023 –",
        "NAIROBI, Kenya (Agency) _",
    ],
)
def test_dateline(dateline: str) -> None:
    text = f"Talks resume after ten months\n\n{dateline} {BODY}"
    assert spans(text, ZoneKind.DATELINE) == [dateline]
    assert prose(text, find_zones(text))[0][0] == text.index("The harbour")


@pytest.mark.parametrize(
    "opening", ["Talks — long and bitter —", "NATO", "The U.S. — and its allies", "Kyiv - as always"]
)
def test_a_dash_alone_makes_no_dateline(opening: str) -> None:
    assert spans(f"{opening} said so. {BODY}", ZoneKind.DATELINE) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe and John Smith", ZoneKind.BYLINE),
        ("BY JANE DOE, Staff Writer", ZoneKind.BYLINE),
        ("Jane Doe", ZoneKind.BYLINE),
        ("Jane van Doe, science correspondent", ZoneKind.BYLINE),
        ("Jane Doe (now), John Smith (earlier)", ZoneKind.BYLINE),
        ("April 26, 2023, 9:13 AM EDT / Updated April 26, 2023, 11:02 AM EDT", ZoneKind.BYLINE),
        ("Wed 26 Apr 2023 14.03 BST", ZoneKind.BYLINE),
        ("Smoke over the harbour on Monday. (AP Photo/Jane Doe)", ZoneKind.CAPTION),
        ("Photo: Jane Doe", ZoneKind.CAPTION),
        ("The minister at the gate. Jane Doe / Getty Images", ZoneKind.CAPTION),
    ],
)
def test_lines_about_the_report(line: str, kind: ZoneKind) -> None:
    assert spans(f"Talks resume after ten months\n\n{line}\n\n{BODY}", kind) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "This article was originally published on",
        "This story first appeared in the Harbour Gazette.",
        "Originally published by Harbour Gazette",
        "This article is republished from Harbour Gazette under a Creative Commons licence.",
        "© 2023 Harbour Gazette. All rights reserved.",
    ],
)
def test_notices_at_the_foot(line: str) -> None:
    text = f"{BODY}\n\n{line}"
    assert spans(text, ZoneKind.SYNDICATION) == [line]
    assert spans(f"{BODY}\n\n{line}\n\n{BODY}", ZoneKind.SYNDICATION) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_nasty_texts(text: str) -> None:
    check_shape(text, find_zones(text))


@given(
    st.lists(
        st.one_of(st.sampled_from([*BOILERPLATE, *PROSE, "", "", "• Oops!", "KYIV (A) — It"]), st.text()), max_size=30
    )
)
def test_zones_and_prose_share_out_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    check_shape(text, find_zones(text))


def test_debate_sentences_are_prose() -> None:
    path = shared_file("data/claims/checkworthy_train.jsonl")
    with path.open(encoding="utf-8") as lines:
        sentences = [json.loads(line)["text"].strip() for line in lines]
    text = "\n\n".join(["They met.", *sentences])
    zones = find_zones(text)
    assert zones == [], [text[zone.start : zone.end] for zone in zones]


def test_key_points_below_the_headline_are_a_list() -> None:
    text = "Ferry sinks off Mora\n\n* Ferry was carrying 212 people\n* Cause not yet known\n\nFifteen people died.\n"
    assert [text[zone.start : zone.end] for zone in find_zones(text) if zone.kind == ZoneKind.LIST] == [
        "* Ferry was carrying 212 people",
        "* Cause not yet known",
    ]


def test_a_list_in_the_text_is_prose() -> None:
    text = "Ferry sinks off Mora\n\nThe shares are these.\n\n• Amara: 1,900\n• Coulee: 1,250\n"
    assert not [zone for zone in find_zones(text) if zone.kind == ZoneKind.LIST]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Reporting by Ana Reis; Editing by Paul Holt)", ZoneKind.BYLINE),
        ("(Adds comment, background)", ZoneKind.BOILERPLATE),
        ("From our correspondent Ilka Stern", ZoneKind.BYLINE),
    ],
)
def test_lines_of_wires_and_papers(line: str, kind: ZoneKind) -> None:
    text = f"Ferry sinks off Mora\n\n{line}\n\nFifteen people were killed on Monday.\n"
    assert (line, kind) in [(text[zone.start : zone.end], zone.kind) for zone in find_zones(text)]


@pytest.mark.parametrize("dateline", ["July 24 (Tradewire) -", "WESTERHALL, 28 Sept."])
def test_datelines_without_a_place_or_a_dash(dateline: str) -> None:
    text = f"Ferry sinks off Mora\n\n{dateline} Fifteen people were killed.\n"
    assert dateline in [text[zone.start : zone.end] for zone in find_zones(text) if zone.kind == ZoneKind.DATELINE]
