"""The articles that come with the bot: readable, attributed, complete, quotable, and in our own words."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import knowledge
from knowledge.models import Article
from knowledge.reading import read_article

PACKAGED = Path(knowledge.__file__).parent / "articles"
PATHS = sorted(path.relative_to(PACKAGED).as_posix() for path in PACKAGED.rglob("*.md"))
TYPICAL_PAY = (
    "$75,575",
    "$145,000",
    "$90,930",
    "$29.48",
    "$66,667",
    "$119,704",
    "$57.55",
    "$2,302",
    "$9,975",
    "$117,006",
)
SPREAD = ("$11,500", "$176,000", "$104,000", "$147,000", "$165,000")
PAY_FIGURES = TYPICAL_PAY + SPREAD
OTHER_FIGURES = ("27%", "7.5%", "21%", "4.9–6.1 years", "13 job postings")
DOLLARS = re.compile(r"\$\d+(?:,\d{3})*(?:\.\d+)?")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n")
LONGEST_EXCERPT = 300
COPIED_RUN = 8


def read(path: str) -> Article:
    """The packaged article at ``path``, read as the bot reads it."""
    article, problems = read_article(path, (PACKAGED / path).read_bytes())
    assert problems == ()
    return article


def sentences(path: str) -> list[str]:
    """The sentences, headings and list items of an article, without its front matter."""
    body = (PACKAGED / path).read_text(encoding="utf-8").split("\n---\n", 1)[1]
    return [part for part in SENTENCE_END.split(body) if part]


def sentences_with(figure: str) -> list[str]:
    """Every packaged sentence in which a figure stands as a whole number."""
    whole = re.compile(rf"(?<![\d.,]){re.escape(figure)}(?![\d,]*\d)")
    return [sentence for path in PATHS for sentence in sentences(path) if whole.search(sentence)]


def word_runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """Every run of ``COPIED_RUN`` successive words in any of the texts, without case and punctuation."""
    runs: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", text.casefold()))
        runs.update(tuple(words[at : at + COPIED_RUN]) for at in range(len(words) - COPIED_RUN + 1))
    return runs


@pytest.fixture(scope="module")
def drawn_on(reference: Path) -> set[tuple[str, ...]]:
    """The runs of words in the texts that the packaged articles draw on."""
    texts = sorted((reference / "seeds").glob("*.txt"))
    assert texts
    return word_runs(text.read_text(encoding="utf-8") for text in texts)


def test_there_are_enough_articles() -> None:
    """At least eleven articles on back-end development come with the bot."""
    assert sum(path.startswith("back-end/") for path in PATHS) >= 11


@pytest.mark.parametrize("path", PATHS)
def test_an_article_says_what_it_is(path: str) -> None:
    """A packaged article reads without problems and has a title, publisher, date, licence, tags and headings."""
    article = read(path)
    assert article.title
    assert article.publisher == "Career Bot"
    assert article.published == "2026-11-22"
    assert article.licence == "MIT"
    assert "back-end" in article.tags
    assert any(section.heading for section in article.sections)


@pytest.mark.parametrize("path", PATHS)
def test_an_article_names_what_it_draws_on(path: str) -> None:
    """A packaged article lists the texts its facts come from, each at least with its title."""
    sources = read(path).extra["draws_on"]
    assert isinstance(sources, list)
    assert sources
    assert all(source["title"] for source in sources)


def test_titles_differ() -> None:
    """No two packaged articles have the same title."""
    assert len({read(path).title for path in PATHS}) == len(PATHS)


@pytest.mark.parametrize("figure", [*PAY_FIGURES, *OTHER_FIGURES])
def test_every_figure_is_there(figure: str) -> None:
    """Every figure of the texts drawn on can be quoted from a packaged article."""
    assert sentences_with(figure)


@pytest.mark.parametrize("figure", PAY_FIGURES)
def test_a_pay_figure_is_a_whole_fact_in_one_sentence(figure: str) -> None:
    """A sentence with an amount names the role, the period, the origin, and the date or that there is none."""
    for sentence in sentences_with(figure):
        assert re.search(r"\b(back-end|web) (web )?developers\b", sentence, re.IGNORECASE)
        assert re.search(r"\b(an?|annual) (year|month|week|hour|pay)\b", sentence)
        assert re.search(r"\b(ZipRecruiter|PayScale|O\*NET|source)\b", sentence)
        assert re.search(r"\b(20\d\d|undated)\b", sentence)


def test_no_amount_is_of_unknown_origin() -> None:
    """No packaged article holds a dollar amount beyond those of the texts drawn on."""
    amounts = {amount for path in PATHS for amount in DOLLARS.findall("\n".join(sentences(path)))}
    assert amounts == set(PAY_FIGURES)


@pytest.mark.parametrize("path", PATHS)
def test_a_sentence_fits_an_excerpt(path: str) -> None:
    """Every sentence can be quoted whole within an excerpt's 300 characters."""
    assert [line for line in sentences(path) if len(line) > LONGEST_EXCERPT] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_sentence_can_be_quoted_alone(path: str) -> None:
    """No sentence opens with a word that points back at the one before."""
    pointing = re.compile(r"(?:- )?(?:They|These|Those|This|That|It|He|She|However|Also|Both)\b")
    assert [line for line in sentences(path) if pointing.match(line)] == []


@pytest.mark.parametrize("path", PATHS)
def test_the_words_are_our_own(path: str, drawn_on: set[tuple[str, ...]]) -> None:
    """No packaged sentence shares eight successive words with a text that it draws on."""
    assert word_runs(sentences(path)) & drawn_on == set()
