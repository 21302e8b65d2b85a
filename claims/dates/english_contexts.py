"""What the English words around a time expression tell of it: whether it lies ahead, what it is compared with."""

from __future__ import annotations

from claims.dates.contexts import Contexts

_PLANNED = "due|set|scheduled|expected|likely|slated|planned|forecast|predicted"
_IS = r"\b(?:is|are|was|were|be|\w+[’'](?:s|re))(?: \w+ly)?"

_AHEAD = (
    r"\b(?:will|would|shall|\w+[’']ll|won[’']t|may|might|must|should|could(?! not\b| be\b))\b(?: not\b)?(?: \w+ly\b)?"
    r"(?: (?!have\b)(?:be )?\w+\b)?"
    r"|\b(?:plan|hope|want|expect|intend|vow|agree|agreement|pledge|promise|decide|ready)(?:s|d|ed|ned)? to\b"
    rf"|{_IS} (?:{_PLANNED})\b"
    rf"|{_IS} (?:going|to)\b(?: be \w+\b)?"
    r"|\b(?:due|expected|planned|scheduled|slated)(?: on| in| by)?(?: the)?$"
    r"|\b(?:is|are) (?:arriving|closing|ending|flying|holding|hosting|leaving|meeting|opening|playing|returning"
    r"|speaking|starting|travell?ing|visiting|voting)\b"
    r"|\b(?:is|are) being (?:broadcast|held|launched|published|released|staged)\b"
    r"|\bexpects? (?:an?|the|its|their|no|more|further)\b"
    r"|\b(?:scheduled|due|expected|slated|set|supposed|going) (?:for|to)\b"
    r"|\b(?:begins|starts|opens|ends|expires|resumes|leaves|returns|arrives|meets|convenes|votes|debuts|premieres|airs|flies|departs)\b"
    r"|(?:\b(?:continues|reopens|closes|concludes|kicks off|retires|takes (?:effect|office|place|over)"
    r"|due(?: out| back)?)"
    r"|(?<=s )(?:begin|start|open|reopen|close|resume|convene|expire|take (?:effect|place)))"
    r"(?: on| in| by| at)?(?: the)?$"
    r"|\bgo(?:es)? (?:on sale|to the polls|on trial|into effect|live)\b|\bclocks go \w+\b|\bahead of(?: the)?$"
    r"|\b(?:visits|travels|heads|upcoming|to be \w+)\b|(?<!to )(?<!not )\bmeet\b|\bplans? (?:a|an|the)\b"
    r"|\b(?:delayed|postponed|moved|rescheduled|adjourned) (?:to|until)\b"
    r"|\b(?:is|are)(?: out| back| next| up)?(?: on| in)?$"
    r"|\bextend(?:s|ed|ing)?\b.{0,80}\b(?:to|through|until)(?: the)?$"
    r"|\b(?:runs?|lasts?|continues?) (?:to|through)(?: the)?$|\bappl(?:y|ies) from(?: the)?$|\bturns \d+\b"
    r"|\b(?:plays?|hosts?|faces?|takes? on|travels? to|welcomes?)\b(?: \w+){0,4} on(?: the)?$"
    r"|\b(?:if|as early as|as soon as|no later than|effective)\b"
    r"|\b(?:until|till|by|before)(?: the)?(?: early| late| mid| end of)?$"
)
_BEHIND = (
    r"\b(?:burned|continued|fought|held out|lasted|lived|raged|ran|reigned|remained|ruled|served|stayed|waited|went on"
    r"|worked)\b[^,]*\b(?:until|till)(?: the)?$"
    r"|\b(?!(?:bed|exceed|feed|hundred|indeed|need|proceed|red|seed|speed|succeed)\b)[a-z]+ed\b"
    r"|\b(?:had been (?:due|set|scheduled|expected|slated)(?: to)?|not until|since|ago"
    r"|was|were|had|has|have"
    r"|said|says|told|did|began|became|broke|brought|built|came|caught|chose|drew|drove|fell|felt|fled|flew|found"
    r"|fought|gave|got|grew|held|kept|killed|knew|laid|led|left|lost|made|met|paid|ran|rang|rose|sank|sat|saw|sent|shot"
    r"|shook|sold|spent|spoke|stood|stole|struck|swept|swore|threw|took|tore|went|woke|won|wore|wrote"
    r"|(?<!to )(?:cost|cut|forecast|hit|put|set|spread))\b"
)
_HAPPENED = (
    rf"\b(?:(?:was|were|ha[sd] been|have been)(?: \w+ly)? (?!(?:{_PLANNED}|supposed|called|billed|to|going)\b)\w+"
    r"|began|broke|burst|came|drove|fell|fled|flew|gave|rose|sank|spoke|struck|took|went|wrote"
    r"|died|married|happened|occurred|arrived|resigned|erupted|exploded|collapsed|crashed|vanished|disappeared"
    r"|surrendered|invaded|voted)(?: \w+)? (?:on|in|during)(?: the)?$"
)
_GAMES = (
    r"\b(?:half-?time|kick-?off|touchdowns?|field goals?|three-pointers?|innings|quarterback|midfielder|striker|winger"
    r"|goalkeeper|referee|minutes? old|own goal|(?:free|spot|penalty)[- ]kick|equali[sz]\w+|(?:stoppage|injury) time"
    r"|scored (?:once|twice|in the|(?:\w+ ){1,2}(?:goals?|points|tries|winner|penalty|try))"
    r"|sent off|(?:red|yellow) cards?|conceded"
    r"|(?:led|trailed|leading|trailing) by \w+ points|(?:a|no|without a|another) goal"
    r"|(?:beat|won|lost|drew|led|trailed|match|game|goals?)\b[^.]{0,60}? \d-\d(?![- ]?(?:year|per|m|b|point|%)))\b"
)

CONTEXTS = Contexts(
    ahead=_AHEAD,
    behind=_BEHIND,
    intended=r"\w+ed to\b",
    infinitive=r"\bto (?!(?:an?|about|her|his|its|more|the|their)\b)[a-z]{2,}\b",
    headline=r"(?:(?!(?:\w+ed|beaten|driven|given|taken)\b)[\w’'.-]+ ){1,4}"
    r"to (?!court\b|death\b|hospital\b|jail\b|prison\b)[a-z]+\b",
    scheduled=r"['’]s(?: [\w-]+){0,3} (?:ceremony|concert|contest|debate|election|final|game|gathering|hearing|match"
    r"|meeting|poll|race|referendum|runoff|session|summit|talks|vote)\b",
    awaited=r"\b(?:ahead of|until|till|run-up to|prepar\w+ for|look\w* (?:ahead|forward) to)(?: the)?$",
    happened=_HAPPENED,
    adverbial=r"\b(?:in|on|by|at)(?: early| late| mid)?-?$",
    adjunct=r"[.,;:)]| (?:after|and|as|at|but|by|from|in|to|when|where|with)\b",
    relative=r"\b(?:who|whom|whose|which|that|where)\b",
    since=r"\bsince(?: at least| about| early| late| mid)?-?$",
    going_on=r"(?:,|,? and)(?: then)? (?P<participle>\w+ing\b)?",
    reports=r"\b(?:said|says|told|wrote|tweeted|posted|added|announced|declared|stated|testified|warned|argued|insisted"
    r"|replied|explained|claimed|remarked|recalled|noted|asked|acknowledged|conceded|urged|vowed|read|quoted)\b",
    other_times=r"\b(?:after|before|since|until|till|from|of|for|by|about|during|following|ahead of)(?: \w+)?\s$",
    clauses=r"\b(?:who|whom|whose|which|that|where|when|while|was|were|had|has|have|is|are)\b|, \w+ed\b",
    opening=r"(?:(?:and|as|at|before|beginning|but|by|early|end|from|in|late|of|on|since|the|then|until)\b ?)*",
    ranges=r"^ ?(?:to|through|until|till|[-–—]) ?$",
    compared=r"\b(?:compared (?:with|to)|from)(?: [^;]*\d[^;]*)?$",
    games=_GAMES,
    titles=r"[\"“‘'/]This (?:Morning|Week)\b|\b[A-Z]{2,}(?: News)? This (?:Morning|Week)\b"
    r"|\b[Oo]f the (?:Year|Month|Week|Decade|Century)\b|\b(?:Mail|Independent) on Sunday\b",
)
