"""A corpus of pages made by rule, in several languages and layouts, for what is measured on texts of sources.

Sentences are put together from parts that we wrote, so that every page is its own and none is anybody's. The parts of
ABSENT are used on no page: quotations made of them are in the words and the rhythm of the pages, and nowhere on them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

Parts = tuple[list[str], list[str], list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    text: str


@cache
def pages() -> list[Page]:
    """72 pages: four languages, six layouts, three lengths; the same ones every time."""
    return [
        Page(
            f"{language}-{layout.__name__}-{length}",
            layout(_sentences(random.Random(f"{language}{n}{length}"), parts), length),
        )
        for language, parts in LANGUAGES.items()
        for n, layout in enumerate(LAYOUTS)
        for length in (25, 80, 250)
    ]


def absent_quotations(count: int) -> list[str]:
    """Quotations that are on none of the pages, one to three sentences long."""
    chance = random.Random("absent")
    banks = [_sentences(chance, parts) for parts in ABSENT.values()]
    return [" ".join(next(banks[n % len(banks)]) for _ in range(1 + n % 3)) for n in range(count)]


def _sentences(chance: random.Random, parts: Parts) -> Iterator[str]:
    subjects, verbs, objects, ends = parts
    while True:
        number = f"{chance.randrange(2, 9_000):,}" if chance.random() < 0.6 else f"{chance.randrange(1, 99) / 10}"
        sentence = " ".join(map(chance.choice, (subjects, verbs, objects, ends))).replace("#", number)
        yield sentence[0].upper() + sentence[1:] + "."


# --- layouts ----------------------------------------------------------------------------------------------------------


def _news(sentences: Iterator[str], length: int) -> str:
    """Paragraphs of one to three sentences, every third one in curly quotation marks."""
    lines = ["Home | World | Business", "", next(sentences)[:-1], "", "Share  Tweet  Print", ""]
    while length > 0:
        paragraph = " ".join(next(sentences) for _ in range(1 + length % 3))
        lines += [f"“{paragraph}”" if length % 3 == 0 else paragraph, ""]
        length -= 1 + length % 3
    return "\n".join([*lines, "Read more", "Subscribe to our newsletter"])


def _wrapped(sentences: Iterator[str], length: int) -> str:
    """A paper: narrow lines, words broken by soft hyphens, pages with numbers."""
    words = " ".join(next(sentences) for _ in range(length)).split()
    lines: list[str] = [""]
    for n, word in enumerate(words):
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        broken = f"{word[:4]}\u00ad{word[4:]}" if n % 9 == 0 and len(word) > 8 else word
        lines[-1] = f"{lines[-1]} {broken}".lstrip(" ")
        if n % 400 == 399:
            lines += ["", f"- {n // 400 + 1} -", ""]
    return "\n".join(lines)


def _transcript(sentences: Iterator[str], length: int) -> str:
    turns = [f"SPEAKER {1 + n % 3}:  {next(sentences)}\u00a0{next(sentences)}" for n in range(length // 2)]
    return "\n\n".join(turns)


def _table(sentences: Iterator[str], length: int) -> str:
    rows = [f"{n}\t{next(sentences)}\t{n * 37 % 1_000:,}\t{n % 7}.{n % 10} %" for n in range(1, length + 1)]
    return "\n".join(["No.\tFinding\tCases\tShare", *rows])


def _reference(sentences: Iterator[str], length: int) -> str:
    """Footnote marks behind sentences, headings between sections."""
    headings = {n: f"\n\n{n // 8}  History [edit]\n\n" for n in range(8, length + 1, 8)}
    return "".join(f"{next(sentences)}[{n}] {headings.get(n, '')}" for n in range(1, length + 1))


def _typeset(sentences: Iterator[str], length: int) -> str:
    """Ligatures, no-break spaces, dashes without spaces, ellipses of one character."""
    text = "\n\n".join(f"{next(sentences)[:-1]}—{next(sentences)} … {next(sentences)}" for _ in range(length // 3))
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace(" 2", "\u00a02").replace("'", "’")


LAYOUTS: list[Callable[[Iterator[str], int], str]] = [_news, _wrapped, _transcript, _table, _reference, _typeset]


# --- languages --------------------------------------------------------------------------------------------------------


def _parts(written: str) -> Parts:
    """Subjects, verbs, objects and ends, a blank line between the groups and a bar between the parts of one."""
    groups = [" ".join(group.split()).split(" | ") for group in written.strip().split("\n\n")]
    subjects, verbs, objects, ends = groups
    return subjects, verbs, objects, ends


LANGUAGES: dict[str, Parts] = {
    "en": _parts(
        """
        the harbour board | a government auditor | Mayor Lena Quist | the state statistics office |
        an official of the ministry | the union of dock workers | Professor Amir Sole | the pipeline's owner |
        a spokeswoman for the hospital | the court of appeal | the river authority | none of the seven witnesses

        said on Monday that | has confirmed in writing that | told a hearing that | denies that |
        found in its first report that | warned again that | expects that | could not rule out that |
        agreed with the council's view that

        the bridge carried # vehicles a day | some # households were without water | the contract was worth $# million |
        the ship's crew hadn't been paid for # days | prices rose by # percent within a year |
        the “safe zone” covers # hectares | # of the files were lost in the flood |
        the new line will be finished # weeks late | well-known flaws were left as they were |
        the figures didn't include the island's schools | two of the three engines had failed

        because nobody had asked | although the law has not been changed |
        after talks with both sides – and not before | while the inquiry goes on |
        as an earlier letter of 12 May had shown | and that the public should be told |
        since the office first opened its doors | despite what the minister's team calls a “misunderstanding” |
        in spite of the costs
        """
    ),
    "de": _parts(
        """
        die Hafenbehörde | ein Prüfer des Landes | Bürgermeisterin Lena Quist | das Amt für Statistik |
        die Gewerkschaft der Lotsen | Professor Amir Sole | der Betreiber der Leitung | eine Sprecherin der Klinik |
        das Oberlandesgericht

        erklärte am Montag, dass | bestätigte schriftlich, dass | bestreitet, dass | warnte erneut davor, dass |
        fand in einem ersten Bericht, dass | rechnet damit, dass | schloss nicht aus, dass

        täglich # Fahrzeuge über die Brücke fahren | rund # Haushalte ohne Wasser waren |
        der Vertrag # Millionen Euro wert war | die Preise um # Prozent gestiegen sind |
        die „sichere Zone“ # Hektar umfasst | # Akten im Hochwasser verloren gingen |
        die Strecke # Wochen später fertig wird | zwei der drei Motoren ausgefallen waren

        weil niemand gefragt hatte | obwohl das Gesetz nicht geändert wurde |
        nach Gesprächen mit beiden Seiten – nicht vorher | während die Untersuchung läuft |
        wie ein Brief vom 12. Mai gezeigt hatte | und dass man es der Öffentlichkeit sagen müsse |
        trotz der Kosten für die Stadt
        """
    ),
    "fr": _parts(
        """
        l'autorité portuaire | une inspectrice de l'État | la maire Lena Quist | l'office de la statistique |
        le syndicat des pilotes | le professeur Amir Sole | l'exploitant du gazoduc | la cour d'appel |
        aucun des sept témoins

        a déclaré lundi que | a confirmé par écrit que | a nié que | a de nouveau averti que | s'attend à ce que |
        a constaté dans un premier rapport que | n'a pas exclu que

        le pont portait # véhicules par jour | quelque # foyers étaient privés d'eau |
        le contrat valait # millions d'euros | les prix ont augmenté de # % en un an |
        la « zone sûre » couvre # hectares | # dossiers ont été perdus dans la crue |
        la ligne sera achevée # semaines plus tard | deux des trois moteurs étaient tombés en panne

        parce que personne n'avait posé la question | bien que la loi n'ait pas été modifiée |
        tandis que l'enquête se poursuit | comme l'avait montré une lettre du 12 mai |
        et qu'il fallait le dire au public | malgré le coût pour la ville
        """
    ),
    "pl": _parts(
        """
        zarząd portu | kontroler państwowy | burmistrzyni Lena Quist | urząd statystyczny | związek pilotów portowych |
        profesor Amir Sole | właściciel gazociągu | rzeczniczka szpitala | sąd apelacyjny | żaden z siedmiu świadków

        oświadczył w poniedziałek, że | potwierdził na piśmie, że | zaprzeczył, że | ponownie ostrzegł, że |
        spodziewa się, że | stwierdził w pierwszym raporcie, że | nie wykluczył, że

        mostem przejeżdża # pojazdów dziennie | około # rodzin nie miało wody | umowa była warta # milionów złotych |
        ceny wzrosły o # procent w ciągu roku | „bezpieczna strefa” obejmuje # hektarów | w powodzi zaginęło # akt |
        nowa linia będzie gotowa # tygodni później | dwa z trzech silników zawiodły

        ponieważ nikt nie zapytał | chociaż ustawy nie zmieniono | po rozmowach z obiema stronami – nie wcześniej |
        podczas gdy trwa dochodzenie | jak wykazał list z 12 maja | i że trzeba o tym powiedzieć ludziom |
        mimo kosztów dla miasta
        """
    ),
}

ABSENT: dict[str, Parts] = {
    "en": _parts(
        """
        the school inspector | a retired judge | Governor Ada Brink | the weather service | an adviser to the bank |
        the farmers' league

        insisted that | wrote last week that | never claimed that | has evidence that | was surprised to hear that

        the orchard yielded # tonnes of pears | only # pupils passed the examination |
        the loan carries # percent interest | the storm uprooted # trees along the avenue |
        # visitors came to the fair | the vaccine had been stored too warm

        when the season began | without a word of apology | as every neighbour knows | before the market closed |
        thanks to a mild winter
        """
    ),
    "de": _parts(
        """
        die Schulrätin | ein früherer Richter | Gouverneurin Ada Brink | der Wetterdienst | der Bauernbund

        beharrte darauf, dass | schrieb vorige Woche, dass | behauptete nie, dass | hat Belege, dass

        der Obstgarten # Tonnen Birnen trug | nur # Schüler die Prüfung bestanden |
        der Sturm # Bäume in der Allee entwurzelte | # Besucher auf den Jahrmarkt kamen

        als die Saison begann | ohne ein Wort der Entschuldigung | wie jeder Nachbar weiß | dank eines milden Winters
        """
    ),
    "fr": _parts(
        """
        l'inspecteur des écoles | un juge à la retraite | la gouverneure Ada Brink | le service météorologique

        a insisté sur le fait que | a écrit la semaine dernière que | n'a jamais prétendu que | a la preuve que

        le verger a donné # tonnes de poires | seuls # élèves ont réussi l'examen |
        la tempête a déraciné # arbres de l'avenue

        au début de la saison | sans un mot d'excuse | comme le savent tous les voisins | grâce à un hiver doux
        """
    ),
    "pl": _parts(
        """
        inspektor szkolny | emerytowany sędzia | gubernator Ada Brink | służba pogodowa

        upierał się, że | napisał w zeszłym tygodniu, że | nigdy nie twierdził, że | ma dowody, że

        sad dał # ton gruszek | tylko # uczniów zdało egzamin | burza powaliła # drzew w alei |
        na jarmark przyszło # gości

        kiedy zaczął się sezon | bez słowa przeprosin | jak wie każdy sąsiad | dzięki łagodnej zimie
        """
    ),
}
