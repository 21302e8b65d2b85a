"""The words by which a page speaks of itself: buttons, prompts to the reader, error boxes, links onward.

A phrase that only a page can mean is a sure sign. One that a reporter might write too ("Something went wrong.") is a
hint, and wants another beside it.
"""

from __future__ import annotations

import re

from claims.zones.lines import SAYING

SURE = 2
_LONGEST = 200
_TRIMMED = " \t.:!…|»>→[]()*_-–—\"'"


def interface_sign(words: str) -> int:
    """How plainly a line, without its bullet, speaks as an interface: SURE, 1 for a hint, 0 not at all."""
    if len(words) > _LONGEST:
        return 0
    parts = _BAR.split(words)
    if len(parts) > 1 and (_is_menu(parts) or any(_sign(part) == SURE for part in parts)):
        return SURE
    return _sign(words)


def heads_links(words: str) -> bool:
    """Whether a line announces titles of other pages, which then follow it."""
    return _LINKS_BELOW.fullmatch(_plain(words)) is not None


def _sign(words: str) -> int:
    plain = _plain(words)
    if _BUTTONS.fullmatch(plain) or _LINKS_BELOW.fullmatch(plain) or _LINK_ONWARD.match(words):
        return SURE
    if SAYING.search(words) or _QUOTED.search(words):
        return 0
    if _PROMPT.match(plain) or _ABOUT_THE_PAGE.search(plain):
        return SURE
    return min(SURE, sum(pattern.search(plain) is not None for pattern in _HINTS))


def _is_menu(parts: list[str]) -> bool:
    """Three names of sections or more, side by side."""
    return len(parts) > 2 and all(len(part.split()) <= 6 and _NO_NAME.search(part) is None for part in parts)


def _plain(words: str) -> str:
    return words.replace("’", "'").casefold().strip(_TRIMMED)


def _any(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


# What keeps the items of a line apart.
_BAR = re.compile(r"\s+[|>›»·•]\s+|\s{3,}")
_NO_NAME = re.compile(r"\d|[.!?]$")
_QUOTED = re.compile(r"[\"“”„«]")

_NETWORK = _any(
    *("twitter", "facebook", "instagram", "x", "tiktok", "youtube", "linkedin", "telegram", "whatsapp", "threads"),
    *("bluesky", "mastodon", "reddit", "pinterest", "flipboard", "messenger"),
)
_PAGE = _any("article", "story", "page", "post", "video", "content", "gallery", "podcast", "episode", "feature")
_PROGRAM = _any("page", "browser", "app", "site", "website")
_LETTER = _any("newsletters?", "inbox", "e-?mail (?:alerts?|updates?)", "push notifications?", "news alerts?")
_END = r"(?=$|[.!,])"

# A line made of the names of buttons alone.
_BUTTON = _any(
    *("share", "tweet", "e-?mail", "print", "save", "copy link", "link copied", "close", "menu", "next", "previous"),
    *("log ?in", "sign ?in", "subscribe", "register", "loading", "home(?:page)?", "back to top", "contact us", "more"),
    *("play(?: video)?", "pause", "mute", "replay", "live updates", "(?:watch|listen|read) (?:live|now|next)"),
    *("ad", "advertisements?", "advertising", "(?:sponsored|promoted|paid)(?: content)?"),
    *("comments?", r"comments? \(?\d+\)?", r"\d[\d,.]*k? (?:comments?|shares?|views?|likes?)"),
    *("terms(?: of (?:use|service))?", "privacy(?: policy)?", "cookies?(?: policy| settings)?"),
    *(r"\d+[ -]min(?:ute)?s? read", r"(?:last )?updated \d+ \w+ ago", "terms apply"),
    *("for immediate release", "press release", "ends", "notes to editors"),
    r"(?:under )?embargo(?:ed)? (?:until|till)\b.{1,60}",
    "(?:facebook|twitter|instagram|whatsapp|linkedin|reddit|telegram|pinterest|flipboard|messenger)",
)
_BUTTONS = re.compile(rf"{_BUTTON}(?:[\s|/·•,&-]+(?:(?:on|via|and|by|to|this) )?{_BUTTON}){{0,10}}")

# A line that announces titles of other pages below it.
_LINKS_BELOW = re.compile(
    _any(
        r"(?:recommended|related|trending|popular)(?: (?:stories|articles|topics|coverage|content|links|for you))?",
        r"most (?:read|popular|viewed|shared)(?: in [\w' ]{1,30})?",
        r"more from [\w' ]{1,40}",
        *("(?:you )?(?:might|may) also like", "read (?:next|more|also)", "see also", "also read", "up next"),
        *("further reading", "editor's picks?", "don't miss"),
    )
)

# A label before a colon or a bar; what follows it is the title of another page.
_LINK_ONWARD = re.compile(
    _any(
        *(
            "read",
            "see",
            "watch",
            "listen",
            "also read",
            "(?:read|see) also",
            "related",
            "recommended",
            "don['’]t miss",
        ),
        *("up next", "editor['’]?s['’]? picks?", "most (?:read|popular|viewed)", "trending(?: now)?", "live updates"),
        *("more", "more (?:on this|to read)", "further reading", "(?:you )?(?:might|may) also like", "our standards"),
        *("(?:media|press) (?:contacts?|enquir(?:y|ies))", "for (?:media|press) enquiries"),
        r"(?:read|watch|see) (?:more|next|live|now)(?: (?:on|about|from|here|at)\b[^:|]{0,40})?",
        "related (?:stories|articles?|topics|coverage|content|links)",
    )
    + r"\s*(?:[:|»>→]|[–—]\s)",
    re.IGNORECASE,
)

_MORE = _any(
    f"(?:all|more|next)(?: comments| {_PAGE}s?)?",
    r"(?:more|out more) (?:about|on|from|at|here|below)\b.{0,80}",
    "(?:the )?(?:full|rest|whole|entire|original|complete)"
    rf"(?: (?:{_PAGE}|text|interview|report|transcript|screen|list))?"
    r"(?: (?:here|below|at|on|in)\b.{0,80})?",
)
# Openings that ask the reader to do something on a screen.
_PROMPT = re.compile(
    r"(?:please |to (?:read|continue|view|watch|comment)[^,]{0,40}, )?"
    + _any(
        r"(?:click|tap|swipe)\b.*\b(?:here|below|above|link|button|icon|to)\b",
        r"(?:sign|log) ?(?:up|in)(?: (?:to|for|now|here|today|with|and|or)\b|$)",
        r"(?:un)?subscribe(?: (?:to|now|here|today|for|and|or)\b|$)",
        r"register (?:now|here|today|for free|to (?:read|continue|comment))\b",
        r"create (?:an|a free|your) account\b",
        rf"(?:follow|like|find|join|watch|connect with) .{{0,60}}\bon {_NETWORK}\b",
        r"follow (?:us|@\w+)\b",
        rf"share (?:this|on|via)(?: {_PAGE}| {_NETWORK}|$)",
        rf"(?:view|see) this (?:{_PAGE}|photo|tweet|reel) on {_NETWORK}\b",
        rf"(?:read|see|view|show|load|watch|hear|get|learn|find|discover|explore) {_MORE}$",
        r"(?:continue|keep|start) (?:reading|watching)(?: (?:below|the main story|for free|this article))?$",
        r"scroll (?:down|to|for|up)\b",
        r"skip (?:to|ads?\b|advertisement|navigation|past)",
        r"back to top$",
        r"(?:report|hide|skip|close|remove) (?:this |the |all )?ads?$",
        r"(?:leave|post|add|view|show|hide|write|read) (?:a |the |all |your )?comments?$",
        r"join the (?:conversation|discussion|debate)(?: \(?\d+)?$",
        r"turn (?:on|off) notifications",
        r"load (?:more|older|newer|previous|earlier) ",
        r"tell us (?:in the comments|what you think)\b",
        r"report (?:a typo|an? (?:error|correction|mistake|problem))$",
        r"was this (?:article|page|story) (?:helpful|useful|interesting)",
        r"listen to (?:this|the) (?:article|story|episode)\b",
        r"gift this article",
        r"(?:download|get|install|try|open|use) (?:the|our) (?:\S+ ){0,3}app\b",
        r"(?:start|begin|try) (?:your|a) free (?:trial|month)\b",
        r"(?:donate|subscribe|register|join) (?:now|today|here)$",
        r"become a (?:member|subscriber|supporter|patron)\b",
        r"support (?:our|quality|independent|local|free) (?:\S+ )?(?:journalism|reporting|newsroom|work)\b",
        r"you (?:have|'ve) (?:reached|read|used|\w+ free)\b.*\b(?:articles?|stories|limit)\b",
        r"thank(?:s| you) for (?:reading|subscribing|signing up|your (?:feedback|support|interest)|being a)",
        r"(?:have|got) a (?:news |confidential )?(?:tip|story|question)\b",
        r"(?:e-?mail|contact|message) (?:us|(?:the |our )(?:author|writer|reporter|editor)s?)\b",
        r"(?:e-?mail|send)(?: us)? (?:your|an?|any) (?:news )?(?:tips?|stories|letters|comments|feedback|e-?mails?)\b",
        rf"(?:get|receive|want|enter|give us) .{{0,80}}\b(?:{_LETTER}|your e-?mail(?: address)?)\b",
        r"check your (?:e-?mail|inbox)\b",
        r"(?:enable|allow|disable|activate|turn (?:on|off)) (?:javascript|cookies|notifications|your ad[ -]?block)",
        r"(?:accept|reject|manage|allow) (?:all )?(?:cookies|preferences|consent)\b",
        rf"(?:reload|refresh) (?:the |this |your )?{_PROGRAM}\b",
        r"(?:try|check|come) (?:again|back)(?: (?:later|soon|shortly|in a (?:few )?(?:moments?|minutes?)))?$",
    )
)

# Phrases that speak of the page as such, wherever they stand in a short line.
_ABOUT_THE_PAGE = re.compile(
    _any(
        rf"\b{_PAGE} continue(?:s|d) (?:below|after)\b",
        r"\b(?:below|after) (?:this |the )?(?:advertisement|advert|ad)$",
        r"\b(?:we|site|partners) uses? cookies\b",
        r"\bby (?:clicking|continuing|signing up|subscribing|using|submitting)\b.*\byou (?:agree|accept|consent)\b",
        r"\b(?:requires?|need to|please) (?:enable )?javascript\b",
        r"\bjavascript (?:is|must be|has been) (?:disabled|enabled|required)\b",
        r"\byour browser (?:does not|doesn't|is (?:not|out of date|outdated))",
        rf"\b(?:this|requested) {_PAGE} (?:is|was|could|can|has|failed|isn't|couldn't|can't)\b.{{0,30}}"
        rf"\b(?:available|unavailable|found|supported|load(?:ed)?|displayed|played|removed)(?:{_END}| in your\b)",
        rf"\b{_PAGE} you (?:requested|are looking for|were looking for)\b",
        r"\b(?:error|problem) (?:while )?(?:loading|playing)\b",
        r"\b(?:failed|unable) to (?:load|play)\b",
        rf"^an? (?:unknown |unexpected |internal )?error (?:has )?occurred{_END}",
        rf"\b(?:sign up|subscrib(?:e|ing)) .{{0,80}}\b{_LETTER}\b",
        r"\bdelivered (?:straight |directly |right )?to your (?:inbox|phone)\b",
        r"\b(?:only )?(?:for|available to|exclusive to) (?:our )?subscribers(?: only)?$",
        r"\balready (?:a|have an?) (?:subscriber|member|account|subscription)\b",
        r"\bdon't have an account\b",
        r"^(?:the )?(?:views|opinions) expressed\b.*\b(?:own|those of|do not)\b",
        r"^follow .{1,60} (?:in|on|with) our app\b",
        r"\bgamble responsibly\b",
        r"\bin the comments(?: below)?$",
    )
)

_HINTS = [
    re.compile(r"^(?:oops|whoops|uh-oh|sorry|we're sorry|we are sorry|oh no|hmm+|error|warning|attention)\b"),
    re.compile(rf"\b(?:went wrong|not working|did(?: not|n't) work|timed out|(?:not |un)available|not found){_END}"),
    re.compile(r"\b(?:try again|reload|refresh|come back later|check your (?:internet )?connection)\b"),
    re.compile(rf"^(?:this|the|our|your) (?:{_PAGE}|{_PROGRAM})\b"),
    re.compile(r"^please\b"),
]
