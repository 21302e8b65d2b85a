"""English verbs: their forms, and of the verbs of saying how strongly they commit."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from claims.reading.lexicon import word_set


class Saying(StrEnum):
    """What a verb of saying says about the speaker's commitment."""

    NEUTRAL = "said"
    CLAIMED = "claimed"
    DENIED = "denied"
    WARNED = "warned"
    PLEDGED = "pledged"
    ASKED = "asked"
    JUDGED = "judged"
    WROTE = "wrote"


# The deed is the news: "denied", "promised", "praised". The claim keeps the verb, and its speaker is the doer.
DEEDS = frozenset((Saying.DENIED, Saying.PLEDGED, Saying.ASKED, Saying.JUDGED))

# Base forms. After the first group the claim is what was said; a verb of DEEDS is itself the news.
_SAYING = {
    Saying.NEUTRAL: """
        say tell add note state explain comment remark mention report announce reply respond continue conclude
        recall observe declare confirm answer begin start finish quip joke laugh proclaim reiterate repeat
        relate recount clarify testify disclose reveal indicate offer acknowledge concede admit confess describe
        interject exclaim counter retort stress emphasize emphasise insist underscore utter quote cite learn affirm
        assure opine muse remember
    """,
    Saying.CLAIMED: """
        claim allege argue assert contend maintain suggest imply charge believe think feel hope suspect
        speculate complain lament reckon hint find show estimate conclude predict expect forecast
    """,
    Saying.DENIED: """
        deny dispute reject rebut refute dismiss refuse decline
    """,
    Saying.WARNED: """
        warn caution threaten fear worry
    """,
    Saying.PLEDGED: """
        pledge promise vow swear guarantee agree undertake
    """,
    Saying.ASKED: """
        ask urge demand request call appeal plead beg wonder question inquire enquire propose recommend advise
    """,
    Saying.JUDGED: """
        praise criticize criticise condemn denounce welcome hail slam blast decry mock applaud thank tout accuse
        blame deride fume boast brag gush joke label dub rule decide express
    """,
    Saying.WROTE: """
        write tweet post email text blog read sing chant shout yell scream whisper cry
    """,
}

# How something is uttered. Beside quoted words only, these are verbs of saying too: "“We are tired,” sighs Lund".
_MANNERS = """
sigh smile grin beam groan moan murmur mutter mumble wail sob snap bark growl roar chuckle smirk shrug enthuse reminisce
ponder recollect marvel bellow snort scoff
"""

_IRREGULAR = """
be was/were been|become became become|begin began begun|bend bent bent|bet bet bet|bind bound bound|bite bit bitten
bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built
burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung
come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown
hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|lose lost lost
make made made|mean meant meant|meet met met|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk
shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken
spend spent spent|spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood
steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|understand understood understood|undergo underwent undergone|undertake undertook undertaken
wake woke woken|wear wore worn|weave wove woven|win won won|withdraw withdrew withdrawn|withhold withheld withheld
wind wound wound|wring wrung wrung|write wrote written|overcome overcame overcome|oversee oversaw overseen
overtake overtook overtaken|foresee foresaw foreseen|arise arose arisen|bear bore borne|beat beat beaten
burn burned burned|learn learned learned|light lit lit|mistake mistook mistaken|outdo outdid outdone
rebuild rebuilt rebuilt|repay repaid repaid|resell resold resold|rewrite rewrote rewritten|upset upset upset
uphold upheld upheld|broadcast broadcast broadcast|forecast forecast forecast
"""

# Regular verbs that news uses, by base form; forms are made from them.
_REGULAR = """
abandon abolish absorb abuse accelerate accept accompany account accumulate accuse achieve acknowledge acquire act
adapt add address adjust administer admire admit adopt advance advise affect afford agree aid aim air alert allege
allocate allow alter amend amount announce answer anticipate apologise apologize appeal appear apply appoint
approach approve argue arm arrange arrest arrive ask assassinate assault assemble assert assess assign assist
associate assume assure attach attack attempt attend attract attribute auction avert average avoid await award back
backfire balance ban bar base battle become beg behave believe belong benefit blame blast block board bolster bomb
book boost border borrow bother bow boycott brand brief broker brush call calculate calm campaign cancel capture
care carry cause caution cease celebrate challenge change charge charm chase check chide cite circulate claim
clarify clash classify clean clear climb close coincide collaborate collapse collect combat combine comfort command
comment commission commit compare compel compete complain complete comply compromise conceal concede concern
conclude condemn conduct confess confirm confront confuse connect consider consist constitute consult consume
contact contain contend contest continue contract contradict contrast contribute control convene convert convey
convict convince cooperate coordinate cope correct count counter couple court cover crack crash create credit
criticise criticize cross crush cultivate curb cure cultivate damage dare dash date deadlock debate debut decide
declare decline decrease dedicate deepen defeat defect defend defer define defy delay delegate deliver demand
demolish demonstrate denounce deny depart depend depict deploy depose deprive derail derive descend describe deserve
design desire destroy detail detain detect deter deteriorate determine detonate devastate develop devise devote
diagnose dictate die differ diminish direct disagree disappear disappoint discard discharge discipline disclose
discount discourage discover discuss dismantle dismiss displace display dispose dispute disqualify disrupt dissolve
distance distinguish distribute disturb divert divide divorce document dominate donate doubt downgrade draft drag
drain dress drift drop drown dub dump earn ease echo edge edit educate elaborate elect elevate eliminate embark
embrace emerge emphasise emphasize employ empower enable enact encounter encourage end endanger endorse endure
enforce engage enhance enjoy enlarge enlist enrich ensue ensure enter entertain entitle equal equip eradicate erase
erode erupt escalate escape escort establish estimate evacuate evade evaluate evaporate evolve examine exceed excel
exchange exclude excuse execute exempt exercise exert exhaust exhibit exist exit expand expect expel experience
expire explain explode exploit explore export expose express extend extinguish extract face facilitate fade fail
falter favour favor feature fear file fill finance finish fire fit fix flag flank flatten flood flourish flow focus
follow force foresee form formulate foster found frame free frighten frustrate fuel fulfil fulfill function fund
gain gather gaze generate glance govern grab graduate grant greet grind grip grow guarantee guard guess guide halt
halve hammer hamper hand handle happen harass harm harvest hasten haul head heal heat heighten help hesitate
highlight hinder hint hire honour honor hope host hover hurry identify ignite ignore illustrate imagine impact
implement imply import impose impress imprison improve include increase incur indicate indict induce infect inflict
influence inform inherit initiate injure inquire insert insist inspect inspire install instruct insult insure
integrate intend intensify interest interfere interpret interrogate interrupt intervene interview introduce invade
invent invest investigate invite invoke involve isolate issue jail join joke judge jump justify kick kidnap kill
kiss knock label lack land last laugh launch leak lean leap lecture lessen levy liberate lift like limit line link
list listen live load loan lobby locate lock look loom loosen loot love lower lure maintain manage mandate
manipulate manufacture march mark market marry match matter mature measure meddle mediate melt mention merge migrate
mind mine miss mistreat mix mobilise mobilize mock moderate modify monitor mount mourn move multiply murder name
narrow near need negotiate nominate normalise normalize note notice notify number obey object oblige obscure observe
obstruct obtain occupy occur offend offer open operate oppose opt order organise organize originate oust outline
outlaw outnumber outpace outrage overhaul overlook overrule overturn overwhelm owe own pack paint parade pardon park
participate pass patrol pause peak penetrate perceive perform permit persist persuade phase phone pick place plague
plan plant play plead please pledge plot plunge point poison poll portray pose position possess post postpone pour
practise praise pray precede predict prefer prepare prescribe present preserve preside press pressure presume
prevail prevent proceed process proclaim produce profit progress prohibit project prolong promise promote prompt
propose prosecute prospect protect protest prove provide provoke publicise publicize publish pull punish purchase
pursue push qualify quarrel question quote race raid raise rally range rank rate ratify reach react realise realize
reap reassure rebound rebuff recall recede receive recognise recognize recommend reconsider reconstruct record
recover recruit recycle reduce refer reflect reform refrain refuse regain regard register regret regulate reign
reinforce reiterate reject relate relax release relieve relinquish relocate rely remain remark remember remind
remove render renew renounce rent repair repeal repeat repel replace reply report represent repress request require
rescue research resemble resent reserve reshape reside resign resist resolve resort respect respond rest restore
restrain restrict result resume resurface retain retaliate retire retreat retrieve return reveal reverse review
revise revive revoke reward rid rise risk rival roam rob roll rule rush sack sacrifice sail salvage sanction save
scale scan scare schedule score scramble scrap scrutinise scrutinize seal search secure seem seize select sentence
separate serve settle shape share shatter shelve shelter shift ship shock shorten shout shower shrug shun shuttle
side sign signal simplify simmer sip slam slash slip slow slump smash smuggle snap soar soften solve sort sound
spare spark specialise specialize specify speculate spell spill sponsor spot spur stabilise stabilize stack staff
stage stall stamp start starve state stay steer stem step stipulate stock stop store storm strain strand strengthen
stress stretch strip structure struggle study stumble submit subside succeed sue suffer suggest suit summon supply
support suppose suppress surge surpass surprise surrender surround survey survive suspect suspend sustain swallow
swap switch symbolise symbolize tackle tail target tax tempt tend term terminate test testify thank threaten thrive
tie tighten time tip top topple torture total touch tour track trade trail train transfer transform translate
transmit transport trap travel treat trigger trim triple trouble trust try tumble turn tweet twist undermine
underline underscore unify unite unleash unveil update upgrade urge use utilise utilize vacate value vanish vary
veto view violate visit voice volunteer vote vow wait walk wane want warm warn wash waste watch weaken weigh welcome
widen wield wipe wish witness wonder work worry worsen wrap wreck yield
""" + " ".join(_SAYING.values())

# Forms of verbs that are hardly ever nouns.
SELDOM_NOUNS = word_set(
    """
    comes goes says takes makes gives becomes keeps knows gets seems remains appears contains includes follows brings
    begins provides requires describes believes allows writes sells loses sees adds wants thinks expects employs owns
    operates forbids carries sleeps happens belongs lies sits exists depends consists arrives occurs tells asks argues
    denies warns suggests insists claims shows lives opens
    live belong come go remain exist depend lie sit open sleep happen appear seem agree disagree differ consist arrive
    """
)


@cache
def saying() -> dict[str, Saying]:
    """Every form of the verbs of saying, with its grade."""
    graded = (*_SAYING.items(), (Saying.NEUTRAL, _MANNERS))
    return {form: grade for grade, bases in graded for base in bases.split() for form in forms(base)}


@cache
def quoting() -> frozenset[str]:
    """Forms of verbs that are verbs of saying beside quoted words only: "“We will go,” she began"."""
    bases = f"begin start finish continue open read sing laugh {_MANNERS}"
    return all_forms(bases)


@cache
def forms(base: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, past participle and -ing form."""
    past, participle = _irregular().get(base, (_past(base), _past(base)))
    return base, _third(base), past, participle, _ing(base)


def all_forms(bases: str) -> frozenset[str]:
    """Every form of the verbs whose base forms stand between the white space."""
    return frozenset(form for base in bases.split() for form in forms(base))


@cache
def verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """All base forms, third persons, pasts and participles of the verbs that are known."""
    every = [forms(base) for base in {*_REGULAR.split(), *_irregular()} - {"be", "have", "do"}]
    return tuple(frozenset(form[i] for form in every) for i in range(4))  # type: ignore[return-value]


@cache
def pasts_of_other_verbs() -> frozenset[str]:
    """Base forms that are the past of another verb: "found", "felt", "lay"."""
    every = {*_REGULAR.split(), *_irregular()}
    return frozenset(past for base, (past, _) in _irregular().items() if past != base and past in every)


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (row.split() for line in _IRREGULAR.strip().splitlines() for row in line.split("|"))
    return {base: (past, participle) for base, past, participle in rows}


_DOUBLING = word_set(
    """
    admit ban bar beg commit compel control cut defer deter drag drop fit grab grin grip hit let occur outfit permit
    plan plot prefer quip quit rebut refer regret rid rob run scan set shed ship shrug shun shut sit slam slip snap
    split spot spur stem step stop strip submit swap swim tip top transfer trap trim win wrap spin dig get put begin
    forget dub patrol
    """
)


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if base in _DOUBLING else base + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if base in _DOUBLING else base + "ing"
