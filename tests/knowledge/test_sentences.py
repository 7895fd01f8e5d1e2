"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Bureau of Labor Statistics counts them.",
        "Use tools, e.g. Git, or i.e. Subversion, etc. for this.",
        "Acme Inc. pays well.",
        "They write Node.js and ASP.NET code.",
        "Mr. J. R. Smith lives in St. Louis at No. 5.",
        "Growth is 3.5 percent, or $1.2 million.",
        "Doctors (M.D. or D.O. holders) earn more.",
        "Work starts at 9 a.m. on most days.",
        "1. Learn the basics",
        "“Why?” he asked.",
        'She asked "is it worth it?" and left.',
        "Version 2.0.1 is out",
        "Pay… varies a lot",
        "Night porter ........ $17 an hour",
    ],
)
def test_these_are_one_sentence(sentence: str) -> None:
    """Abbreviations, initials, decimals, numbering and inner questions end no sentence."""
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It pays well.", "It is hard."],
        ["He works in the U.S.", "The pay is good."],
        ["They know C#.", ".NET helps too."],
        ["“Go home.”", "He did."],
        ["(It is so.)", "Next."],
        ["Really?!", "Yes!", "No."],
        ["It is known.[1]", "More follows."],
        ["It is known.[^a]", "More follows."],
        ["It is known.²", "More follows."],
        ["He joined Acme Inc.", "They made web sites."],
        ["Pay rose in 2017.", "In 2018 it fell."],
        ["She said no.", "Then she left."],
        ["给料很好。", "工作很难。"],
        ["One.", "Two without a stop"],
    ],
)
def test_these_are_several(sentences: list[str]) -> None:
    """A full stop ends a sentence with the quotes and brackets after it."""
    text = ("" if sentences[0].endswith("。") else " ").join(sentences)
    assert split(text) == sentences


@given(st.text(alphabet="aB1 .!?…\n\"'”)。[]", max_size=80))
def test_sentences_keep_every_letter_in_order(text: str) -> None:
    """Spans do not overlap and leave out nothing but blanks and stops."""
    spans = sentence_spans(text, 0, len(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert [each for each in kept if each.isalnum()] == [each for each in text if each.isalnum()]
    assert all(span.of(text).strip() == span.of(text) for span in spans)
