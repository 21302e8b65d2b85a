"""What a clause is said of where it does not say so itself: the thing that "who" means, the subject of two verbs."""

from __future__ import annotations

from claims.reading import conjugation, lexicon
from claims.reading.clauses import Clause
from claims.reading.phrases import phrase_before
from claims.reading.tokens import Words, finite_at
from claims.reading.verbs import FINITE

_BETWEEN = lexicon.word_set("now still also then later soon already even not never only quickly")
_TELLING = conjugation.all_forms("say tell")
_PLURAL = lexicon.word_set("people men women children police they we")
_EITHER = lexicon.word_set("they we you i who others some many most several")
_SINGULAR_VERBS = lexicon.word_set("is was has does isn't wasn't hasn't doesn't")
_PLURAL_VERBS = lexicon.word_set("are were have do aren't weren't haven't don't")


def lead(words: Words, clause: Clause, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """The tokens that name what a clause is about, or None where they are in it or where there is any doubt.

    `subject` is the subject of the clause before it, whose second verb a coordinate clause may be.
    """
    match clause.form:
        case "coordinate":
            certain = (
                subject is not None
                and not _of_relative(words, subject, clause)
                and _begins_with_verb(words, clause)
                and _agree(words, subject, clause)
            )
            return subject if certain else None
        case "relative":
            return _antecedent(words, clause)
        case "apposition":
            return _named(words, clause)
    return None


def _of_relative(words: Words, subject: tuple[int, int], clause: Clause) -> bool:
    """Whether the verb before is that of a relative clause behind the subject: "one who has mocked and ridiculed"."""
    letters = words.letters
    between = letters[subject[1] : max(clause.first - 1, subject[1])].rstrip(",")
    relative = max(between.rfind("w"), between.rfind("q"))
    # "something we support and will protect": a relative clause without its pronoun
    contact = any(between[k] == "o" and between[k - 1] in "nO" for k in range(1, len(between)))
    return contact or (relative > 0 and relative > between.rfind(","))


def _begins_with_verb(words: Words, clause: Clause) -> bool:
    verb = finite_at(words, clause.first, clause.last)
    if verb >= 0 and words.lower[verb] in conjugation.verb_forms()[3] and _after_auxiliary(words, clause.first - 1):
        # "has been shortened and edited"
        return False
    bare = (
        verb >= 0
        and words.lower[verb] in conjugation.verb_forms()[0]
        and "t" in words.letters[max(0, clause.first - 12) : clause.first]
    )
    if bare and words.lower[verb] in conjugation.pasts_of_other_verbs():
        # "needs to tell the truth and lay out his plans"
        return False
    return verb >= 0 and _BETWEEN.issuperset(words.lower[clause.first : verb])


def _after_auxiliary(words: Words, joint: int) -> bool:
    """Whether the verb before "and" (token `joint`) is a participle with its auxiliary."""
    letters = words.letters
    begun = max(letters.rfind(mark, 0, joint) for mark in ".;:wqs")
    return any(letters[i] in "hxe" and letters[i + 1] in "pe" for i in range(begun + 1, joint - 1))


def _agree(words: Words, subject: tuple[int, int], clause: Clause) -> bool:
    """Whether subject and verb can go together in number, and no other subject is joined to this one."""
    first, last = subject
    joined = words.letters[first - 1 : first] == "c" or words.lower[clause.first - 1 : clause.first] == ["or"]
    if words.letters[first] not in "DPo#'" or joined:
        return False
    of = next((i for i in range(first, last) if words.letters[i] == "i"), last)
    head = words.lower[of - 1]
    plural = head in _PLURAL or (
        words.letters[of - 1] == "n" and head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )
    verb = words.lower[finite_at(words, clause.first, clause.last)]
    return not (plural and verb in _SINGULAR_VERBS) and not (
        not plural and verb in _PLURAL_VERBS and head not in _EITHER
    )


def _antecedent(words: Words, clause: Clause) -> tuple[int, int] | None:
    """What "who" or "which" means: a person named just before, or the noun phrase that begins the clause around it."""
    if words.lower[clause.first] not in ("who", "which") or not clause.first or words.letters[clause.first - 1] != ",":
        return None
    verb = finite_at(words, clause.first, clause.last)
    if verb < 0 or set(words.letters[clause.first + 1 : verb]) - {"a"}:
        # "which the League dismissed": the pronoun is the object.
        return None
    end = clause.first - 1
    if words.letters[max(0, end - 2) : end] == ",#":
        # An age: "Lund, 51, who grew up here".
        end -= 2
    name = _belonging(words, _name_before(words, end))
    phrase = phrase_before(words, end, 0)
    if words.lower[clause.first] == "who" and name:
        return _person_of_office(words, name)
    if phrase is None or not _begins(words, phrase) or words.letters[phrase[0]] in "oOw":
        return None
    described = words.lower[slice(*phrase)]
    if words.lower[clause.first] == "which" and "i" in words.letters[slice(*phrase)]:
        # "the merits of the programme, which": either may be meant.
        return None
    persons = words.lower[clause.first] == "which" and not lexicon.ROLES.isdisjoint(described)
    return None if persons or not lexicon.TIMES.isdisjoint(described) or "ago" in described else phrase


def _belonging(words: Words, name: tuple[int, int] | None) -> tuple[int, int] | None:
    """The person before what the person belongs to: "Ana Ferro of Keel Capital, who"."""
    if name and name[0] > 1 and words.lower[name[0] - 1] in ("of", "at", "from"):
        return _name_before(words, name[0] - 1) or name
    return name


def _person_of_office(words: Words, name: tuple[int, int]) -> tuple[int, int] | None:
    """Whom "who" means behind a name: in "Hess, a developer in Virginia, who" Hess, in "with Jim Hess, who" the name.

    None where an office stands before the name and nobody before the office.
    """
    letters, lower = words.letters, words.lower
    i = name[0] - 1
    while i >= 0 and letters[i] in "PDn'" and lower[i] not in lexicon.ROLES:
        i -= 1
    if i < 1 or letters[i] != "i":
        return name if i < 0 or lower[i] not in lexicon.ROLES or i == name[0] - 1 else None
    while i > 0 and letters[i - 1] in "nPa'" and lower[i] not in lexicon.ROLES:
        i -= 1
    if lower[i] not in lexicon.ROLES:
        return name
    while i > 0 and letters[i] in "nPDa'-":
        i -= 1
    return _name_before(words, i) if letters[i] == "," else None


def _named(words: Words, clause: Clause) -> tuple[int, int] | None:
    """The name in front of an apposition: a person's before an office, anything's where it begins the clause."""
    if not clause.first or words.letters[clause.first - 1] != ",":
        return None
    name = _belonging(words, _name_before(words, clause.first - 1))
    if name is None:
        return None
    if finite_at(words, clause.first, clause.last) >= 0 and "w" not in words.letters[clause.first : clause.last]:
        return None
    if not _TELLING.isdisjoint(words.lower[clause.first : clause.last]):
        # "…, sources who have seen it said"
        return None
    of = next((i for i in range(clause.first + 1, clause.last) if words.letters[i] not in "DnP'#a-"), clause.last)
    office = words.lower[of - 1] in lexicon.ROLES
    if words.lower[name[0] - 1 : name[0]] in (["in"], ["at"], ["near"], ["from"], ["on"]):
        return None
    return name if office or (_begins(words, name) and words.letters[clause.first] in "Dn") else None


def _name_before(words: Words, end: int) -> tuple[int, int] | None:
    start = end
    while start and words.letters[start - 1] == "P":
        start -= 1
    dated = any(word in lexicon.DAYS for word in words.lower[start:end])
    return (start, end) if start < end and not dated else None


def _begins(words: Words, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is the subject of its clause: nothing governs it, and no verb stands before it."""
    before = words.letters[phrase[0] - 1] if phrase[0] else ""
    named = words.letters[phrase[0]] in "DP"
    return before in ("", ".", '"') or (before == "," and named and not FINITE.intersection(words.letters[: phrase[0]]))
