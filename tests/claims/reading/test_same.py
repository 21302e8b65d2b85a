"""One assertion said twice is one claim with two places."""

from __future__ import annotations

from claims.reading import read_claims


def test_headline_and_lead() -> None:
    text = "Bridge over the Tarn opens\n\nThe new bridge over the Tarn opened on Monday. It cost 12 million crowns."
    claims = {claim.text: [text[start:end] for start, end in claim.also] for claim in read_claims(text)}
    assert claims == {
        "The new bridge over the Tarn opened on Monday": ["Bridge over the Tarn opens"],
        "It cost 12 million crowns": [],
    }


def test_a_sentence_that_stands_twice() -> None:
    sentence = "The council closed seven libraries in the north."
    text = f"{sentence}\n\nNobody had asked for it.\n\n{sentence}"
    claims = read_claims(text)
    assert [claim.text for claim in claims] == [sentence[:-1], "Nobody had asked for it"]
    assert claims[0].also == ((text.rindex(sentence), len(text) - 1),)
