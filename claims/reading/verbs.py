"""Which words are verbs: settled by their neighbours first, then by the rule that a clause has one finite verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.reading import conjugation, lexicon

FINITE = frozenset("Vmhxd")
"""Letters of the words that can carry a clause."""

_PLURAL = lexicon.word_set(
    """
    people police men women children others many officials some both half most few we they i you who that which
    """
)
# Determiners that stand for a noun.
_PRONOMINAL = lexicon.word_set("both neither either some many most few all several one two three four five six")
_ARTICLES = lexicon.word_set("the a an my your his her its our their")
# Pasts that "by" measures and does not make passive: "dropped by a fifth".
_INTRANSITIVE = conjugation.all_forms(
    "rise fall drop grow increase decline shrink climb jump slump surge slip vote lose win"
)
_PRONOUNS = lexicon.word_set("i you we they")
_SINGULAR = lexicon.word_set("he she it nobody everybody somebody everyone someone nothing everything who")
# Prepositions that may open a clause with a subject and a verb of its own.
_OPENING = lexicon.word_set("after before since until as than like once")
_BEFORE_VERB = frozenset("nP#o)wqa,\"'")
_AFTER_VERB = frozenset('DPOoq#tagB"(')
_MARKS = frozenset('.?;:,()-"')
# Participles that behind a noun are hardly ever its verb: "a letter dated Oct. 19".
_ATTRIBUTIVE = lexicon.word_set("dated based aged born entitled titled")
_NOMINAL = frozenset("nP#o)w")
# Verbs of saying whose object is a clause and hardly ever a thing.
_CLAUSAL = conjugation.all_forms("say believe think argue insist")


def settle_verbs(raw: Sequence[str], lower: Sequence[str]) -> str:
    """The letters of a sentence's words with b, z and v, which may be verbs or not, settled.

    b is a base form, z a third person, v a past that is also a participle; each becomes V, B, p or n.
    """
    letters = list(raw)
    for i in range(len(letters)):
        letters[i] = _by_neighbours(letters, lower, i)
    for i in range(len(letters) - 1):
        if letters[i] == "q" and letters[i + 1] in FINITE and (not i or letters[i - 1] in _MARKS):
            # "That is a penalty": the pronoun.
            letters[i] = "o"
    _interrupting(raw, letters, lower)
    clauses = list(_clauses(letters, lower))
    for first, last in clauses:
        _keep_one(raw, letters, lower, first, last)
    for first, last in _without_verb(letters, lower, clauses):
        _find_one(raw, letters, lower, first, last)
    return "".join(letters)


# --- by neighbours ----------------------------------------------------------------------------------------------------


def _by_neighbours(letters: Sequence[str], lower: Sequence[str], i: int) -> str:
    letter = letters[i]
    if letter == "n" and i and lower[i - 1] in _SINGULAR and lower[i].endswith("s"):
        return "V"
    if letter == "g" and i and lower[i - 1] in _ARTICLES:
        # "a warning that it would flood", "the planning committee"
        return "n"
    if letter == "q" and i:
        return _that(letters, lower, i)
    if letter == "b" and i and lower[i - 1] in _PRONOUNS:
        return "V"
    if letter not in "bzv":
        return letter
    if letter == "z" and i and lower[i - 1] in _PRONOMINAL and lower[i] in conjugation.SELDOM_NOUNS:
        return "V"
    j = i - 1
    while j >= 0 and letters[j] == "a":
        j -= 1
    before = letters[j] if j >= 0 else ""
    after = letters[i + 1] if i + 1 < len(letters) else "."
    if before and before in "mdt":
        # Only the base form follows "to" as a verb: "to report", but "according to reports".
        return "n" if before == "t" and (letter == "z" or lower[j - 1] == "according") else "B"
    if lower[i] in _ATTRIBUTIVE and before == "n":
        return "p"
    if before in ("h", "x", "e") and lower[i] in conjugation.verb_forms()[3]:
        # "has cut", "was put off"
        return "p"
    if letter == "v":
        # "a bruised and exhausted man"
        counted = before == "D" and lower[j] in _PRONOMINAL and after not in tuple("nPg#") and letters[j - 1] != "i"
        if counted:
            # "Both said it was closed", "two died"
            return "V"
        joined = before == "c" and "".join(letters[max(j - 2, 0) : j]) in ("Dn", "'n") and after == "n"
        if before == "O" and j > 1 and letters[j - 1] == "i":
            # The subject ends in a pronoun: "trade between them reached".
            return "V"
        return (
            "n"
            if joined and lower[i] not in conjugation.saying()
            else _past(before, lower[i], lower[i + 1] if i + 1 < len(lower) else "")
        )
    if before in ("D", "'", "i") or not before:
        return "n"
    if letter == "b" and before == "c" and after in "DOP#gt" and _infinitive(letters, j):
        return "B"
    return "V" if _is_present(letters, lower, i, j, after) else "n"


def _that(letters: Sequence[str], lower: Sequence[str], i: int) -> str:
    """The letter of "that": a determiner behind a preposition, a pronoun where the clause ends, else a conjunction."""
    before, after = letters[i - 1], letters[i + 1] if i + 1 < len(letters) else "."
    if before in "it" and after in "nP#" and lower[i - 1] not in ("in", "except", "given"):
        # "to that number"
        return "D"
    alone = after in ".?;" or (after == "i" and letters[i + 2 : i + 3] in (["."], [","]))
    return "O" if alone and before in "bvVBpg" else "q"


def _is_present(letters: Sequence[str], lower: Sequence[str], i: int, j: int, after: str) -> bool:
    """Whether the base form or third person at i is a finite verb; j is the last word before it that is no adverb."""
    before, word, subject = letters[j], lower[i], lower[j]
    closing = word in conjugation.saying() and before in "nP)," and after in '.,:"'
    inverted = closing and (word.endswith("s") or _is_plural(subject))
    past = letters[i] == "b" and word in conjugation.verb_forms()[2] and before in "nPo)wc," and after in "DPOot#ai"
    past = past and not _in_object(letters, j)
    if inverted or past:
        return True
    if letters[i] == "b":
        if word in _CLAUSAL and before in "nP" and _is_plural(subject) and not _is_one(letters, lower, j):
            return True
        plural = subject in _PLURAL or (before in "nP" and _is_plural(subject) and not _is_one(letters, lower, j))
        relative = "w" in letters[max(0, i - 6 if after in "c,." else i - 3) : i] and after in "c,.i"
        seldom = word in conjugation.SELDOM_NOUNS
        return plural and (after in _AFTER_VERB or relative or (after == "i" and (seldom or before in "owq")))
    if word in conjugation.SELDOM_NOUNS or (before == "," and _behind_aside(letters, j, after)):
        return True
    if before == "c" and FINITE.intersection(letters[:j]):
        # "which opened in 1958 and now holds 6,200"
        about = after == "i" and letters[i + 2 : i + 3] == ["#"]
        return after in _AFTER_VERB or about or i > j + 1
    singular = not (before == "n" and _is_plural(subject))
    # Behind a name the noun is likelier where the sentence has its verb: "between Israeli and Palestinian positions".
    behind = "owq" if FINITE.intersection(letters[:i]) else "Powq"
    return before in 'nPowq),"' and singular and (after in _AFTER_VERB or (after in "isc.,n" and before in behind))


def _in_object(letters: Sequence[str], j: int) -> bool:
    """Whether the noun phrase that j is in is the object of a verb: "lifted its full-year profit (forecast)"."""
    while j > 0 and letters[j] in "nPg#-":
        j -= 1
    return letters[j] == "D" and letters[j - 1 : j] == ["V"]


def _behind_aside(letters: Sequence[str], comma: int, after: str) -> bool:
    """Whether a name or a description in commas interrupts a subject that waits for its verb.

    "her brother, Anton Reyes, works", "Vera Lindholm, the principal, stands at the door"
    """
    i = next((k for k in range(comma - 1, 0, -1) if letters[k] in _MARKS), 0)
    if not i or letters[i] != ",":
        return False
    named = set(letters[i + 1 : comma]) == {"P"}
    described = letters[i + 1] == "D" and letters[i - 1] == "P" and after in "iDO"
    begun = next((k for k in range(i - 1, -1, -1) if letters[k] in ".swq;"), -1)
    return (named or described) and not FINITE.intersection(letters[begun + 1 : comma])


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def _is_one(letters: Sequence[str], lower: Sequence[str], j: int) -> bool:
    """Whether the noun phrase that j is in begins with "a" or its like: "a third-quarter earnings report"."""
    while j > 0 and letters[j] in "nPg#-":
        j -= 1
    return lower[j] in ("a", "an", "this", "each", "every", "another")


def _infinitive(letters: Sequence[str], at: int) -> bool:
    """Whether the clause before `at` has a modal or "to" with its verb, which "and" can go on with."""
    for i in range(at - 1, 0, -1):
        if letters[i] in _MARKS or letters[i] in "cwqs":
            return False
        if letters[i] in "Be" and letters[i - 1] in "mta":
            return True
    return False


def _past(before: str, word: str, following: str) -> str:
    if before in ("x", "h", "e"):
        return "p"
    if before in ("D", "i", "'", "t"):
        return "n"
    if following == "by" and word not in _INTRANSITIVE:
        return "p"
    return "V" if (before and before in _BEFORE_VERB) or before in ("c", "V") else "p"


# --- by clause --------------------------------------------------------------------------------------------------------


def _clauses(letters: Sequence[str], lower: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches that can hold one finite verb each: from an opening word or mark to the next."""
    first = 0
    for i, letter in enumerate(letters):
        opens = letter in "cwqs" or letter in _MARKS or (letter == "i" and lower[i] in _OPENING)
        subject = letter == "o" and i > first and letters[i - 1] in "nPVO"
        said = letter == "V" and lower[i] in conjugation.saying()
        if opens or subject or said:
            yield first, i + said
            first = i if subject else i + 1
    yield first, len(letters)


def _interrupting(raw: Sequence[str], letters: list[str], lower: Sequence[str]) -> None:
    """A past between commas before the verb is a participle: "The ship, built in 1988, was sold"."""
    begun = False
    for i, letter in enumerate(letters):
        if letter == "V" and raw[i] == "v" and i and letters[i - 1] == "," and not begun:
            comma = next((k for k in range(i + 1, len(letters)) if letters[k] in _MARKS), len(letters))
            if letters[comma : comma + 1] == [","] and comma + 1 < len(letters):
                says = raw[comma + 1] == "z" or (raw[comma + 1] == "b" and lower[comma + 1] in conjugation.saying())
                if letters[comma + 1] in FINITE or says:
                    letters[i], letters[comma + 1] = "p", "V" if says else letters[comma + 1]
                    continue
        begun = letter not in '.?;:"' and (begun or letter in FINITE)


def _keep_one(raw: Sequence[str], letters: list[str], lower: Sequence[str], first: int, last: int) -> None:
    """Of two verbs in one clause a past behind a noun is a participle: "the compact signed in 1931 was void"."""
    verbs = [i for i in range(first, last) if letters[i] in FINITE]
    if len(verbs) < 2 or (len(verbs) == 2 and _of_subject(letters, first, verbs)):
        return
    open_to = [i for i in verbs if letters[i] == "V" and raw[i] in "vz" and i > first and letters[i - 1] in "nP"]
    if len(open_to) == len(verbs):
        behind = letters[verbs[0] + 1] if verbs[0] + 1 < last else ""
        past = next((i for i in verbs if raw[i] == "v"), verbs[0])
        aside = behind == "i" or lower[verbs[0] + 1] in lexicon.TIMES
        kept = verbs[1] if aside and letters[verbs[1] + 1 : verbs[1] + 2] != ["i"] else past
        open_to.remove(kept)
    for i in open_to:
        letters[i] = "p" if raw[i] == "v" else "n"


def _of_subject(letters: Sequence[str], first: int, verbs: Sequence[int]) -> bool:
    """Whether a relative clause belongs to the subject, whose verb follows: "a man who won three medals sold syrup"."""
    begins = first > 1 and letters[first - 1] == "w" and letters[first - 2] in "nP" and verbs[0] == first
    main = not FINITE.intersection(letters[: first - 1]) and "i" not in letters[: first - 1]
    return begins and main and verbs[1] > verbs[0] + 1 and letters[verbs[1] - 1] in "nP#"


def _without_verb(
    letters: Sequence[str], lower: Sequence[str], clauses: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Clauses that must have a finite verb and have none yet; the sentence as a whole is one."""
    if not FINITE.intersection(letters) and "".join(letters).lstrip('"ca')[:1] in tuple("DPno#"):
        yield 0, len(letters)
        return
    relative = next((i for i in range(1, len(letters)) if letters[i] == "w" and letters[i - 1] == ","), 0)
    ends = relative > 0 and letters[0] in "DPn#" and not {",", "-"}.intersection(letters[relative:])
    if ends and not FINITE.intersection(letters[:relative]):
        # The relative clause ends the sentence: "Members voted by six to five against the plan, which …"
        yield 0, relative - 1
    for first, last in clauses:
        before = letters[first - 1] if first else ""
        opened = before in ("q", "s", "w") or (before == "V" and lower[first - 1] in _CLAUSAL)
        if opened and letters[first : first + 1] != ["t"] and not FINITE.intersection(letters[first:last]):
            yield first, last


def _find_one(raw: Sequence[str], letters: list[str], lower: Sequence[str], first: int, last: int) -> None:
    """Makes a verb of the likeliest word that can be one: "that the stadium draws visitors"."""
    best, found = 0, -1
    for i in range(first + 1, last):
        j = i - 1
        while j > first and letters[j] == "a":
            j -= 1
        resumes = letters[j] == "," and "," in letters[first:j]
        if raw[i] not in "bzv" or letters[i] not in "np" or not (letters[j] in _NOMINAL or resumes):
            continue
        plural = letters[j] in "nP" and _is_plural(lower[j])
        either = raw[i] == "v" or lower[j] in _PLURAL or (letters[j] == "P" and plural) or resumes
        either = either or (raw[i] == "b" and "c" in letters[first:j])
        agrees = either or plural == (raw[i] == "b")
        after = letters[i + 1] if i + 1 < last else "."
        score = 1 + 2 * agrees + 2 * (after in _AFTER_VERB) + (after in "n.i") + (lower[i] in conjugation.SELDOM_NOUNS)
        if agrees and score > best:
            best, found = score, i
    if found >= 0:
        letters[found] = "V"
