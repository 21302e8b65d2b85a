"""The English that reading goes by: function words, times, titles, roles, documents, organisations."""

from __future__ import annotations

from claims.reading import people


def word_set(words: str) -> frozenset[str]:
    """The words between the white space."""
    return frozenset(words.split())


def _plural(noun: str) -> str:
    """The plural of a noun that forms it by rule."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


BE = word_set(
    """
    be am is are was were been being 's 're 'm isn’t aren’t wasn’t weren’t isn't aren't wasn't weren't
    """
)
HAVE = word_set("has have had having haven't hasn't hadn't haven’t hasn’t hadn’t 've")
MODALS = word_set(
    """
    will would can could may might shall should must cannot can't can’t won't won’t wouldn't wouldn’t couldn't
    couldn’t shouldn't shouldn’t mustn't mustn’t 'll 'd ought
    """
)
DO = word_set("do does did don't don’t doesn't doesn’t didn't didn’t")
SUBJECT_PRONOUNS = word_set("i you he she it we they")
INDEFINITE_PRONOUNS = word_set(
    "nobody everybody somebody anybody no-one everyone someone anyone everything anything something nothing"
)
OBJECT_PRONOUNS = word_set("me him her us them itself himself herself themselves myself ourselves")
RELATIVES = word_set("who which whom whose that")
DETERMINERS = word_set(
    """
    the a an this that these those his her its their our my your every each some any no another both either neither
    several many few all most more much such one two three four five six seven eight nine ten eleven twelve
    """
)
PREPOSITIONS = word_set(
    """
    of in on at by for with from to into onto over under about against between among amid through during before
    after since until till within without across along behind beside besides beyond near off out around above below
    toward towards upon despite via per like unlike than as except throughout inside outside
    """
)
SUBORDINATORS = word_set(
    """
    because although though while whereas if unless when whenever where wherever once after before since until as
    whether that
    """
)
ADVERBS = word_set(
    """
    not also now then only just even still already soon again too once ever never often here there yesterday today
    tomorrow earlier later always sometimes often soon meanwhile however long far almost about perhaps maybe so very
    quite rather instead thus hence together away back up down yet aside apart forth forward
    """
)
COORDINATORS = word_set("and or but nor yet")
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
DAYS = WEEKDAYS | word_set("january february march april may june july august september october november december")
TIMES = DAYS | word_set(
    """
    last late early earlier today yesterday tomorrow day week weekend month year decade night morning afternoon evening
    hour minute moment time
    """
)
# Words that say nothing of what a sentence is about.
COMMON = word_set(
    """
    the a an of in on at by for with from to and or but as is are was were be been has have had it its he she his
    her they their this that these those which who not no will would after before over about says said say than
    since
    """
)

TITLES = word_set(
    """
    mr mrs ms mx miss dr prof professor sir dame lord lady president vice-president premier chancellor king queen
    prince princess pope senator sen rep representative congressman congresswoman governor gov mayor councillor cllr
    judge justice general gen colonel col captain capt major lieutenant lt sergeant sgt admiral commander detective
    inspector superintendent constable officer chief minister secretary ambassador envoy director chairman
    chairwoman chair commissioner coordinator spokesman spokeswoman spokesperson attorney prosecutor lawyer editor
    coach rev reverend father bishop archbishop cardinal rabbi imam sheikh ayatollah emperor deputy acting former
    foreign prime defence defense interior finance first lady nominee candidate author actor actress singer host
    pollster analyst economist historian scientist researcher executive ceo founder speaker leader
    pc dc di ds dci det insp supt cllr hon honour justice magistrate recorder master madam rt
    """
)
ROLES = word_set(
    """
    official officials source sources spokesman spokeswoman spokesperson spokespeople president premier minister
    ministers secretary ambassador envoy head chief director chairman chairwoman chair coordinator leader leaders
    member members officer officers deputy governor mayor senator congressman congresswoman lawmaker lawmakers judge
    prosecutor prosecutors lawyer lawyers attorney detective analyst analysts economist economists expert experts
    researcher researchers scientist scientists professor author authors reporter reporters editor journalist critic
    critics aide aides adviser advisers advisor advisors diplomat diplomats executive executives founder manager
    coach captain player teacher student students doctor doctors nurse physiologist engineer owner partner witness
    witnesses resident residents voter voters supporter supporters opponent opponents candidate nominee worker
    workers farmer farmers police woman man people person mother father sister brother son daughter wife husband
    neighbour neighbor friend friends relative relatives veteran activist activists organiser organizer delegate
    delegates commissioner inspector superintendent constable sergeant general colonel admiral commander bishop
    priest rabbi imam artist writer singer actor actress director producer host pollster strategist consultant
    negotiator driver widow widower chairperson counsel treasurer trustee principal headteacher publisher
    historian grandfather grandmother reviewer reviewers chemist physicist biologist epidemiologist psychologist
    sociologist statistician winner champion runner rider driver climber spectator
    """
) | frozenset(word for one in people.OCCUPATIONS.split() for word in (one, _plural(one)))
MALE_NAMES = word_set(people.MALE_NAMES)
FEMALE_NAMES = word_set(people.FEMALE_NAMES)
FIRST_NAMES = MALE_NAMES | FEMALE_NAMES
UNNAMED = word_set(
    """
    official officials source sources person people aide aides diplomat diplomats insider insiders witness witnesses
    resident residents expert experts analyst analysts critic critics observer observers supporters opponents some
    others many neighbours neighbors friends man woman spokesperson spokesman spokeswoman reporters investigators
    officers reviewers reviewer
    """
)
DOCUMENTS = word_set(
    """
    readout statement report study survey poll paper letter email memo filing indictment complaint lawsuit document
    documents summary article book release dossier transcript ruling judgment verdict law bill treaty communique
    communiqué resolution review analysis website page notice notices order affidavit warrant database records
    figures data census headline tweet post blog story note text message ad advertisement audit minutes brochure
    leaflet plaque forecast accounts papers posts plan proposal
    """
)
ORGANISATIONS = word_set(
    """
    government ministry department agency council office committee commission company corporation bank university
    institute party union association league club police army court parliament congress senate house administration
    board bureau group firm foundation society network team campaign authority service force forces post times
    journal news press radio guardian tribune herald plc inc ltd llc corp co nato embassy federation organisation
    organization diocese church
    fund trust school college hospital charity museum airline operator regulator watchdog kremlin
    pentagon
    """
)
