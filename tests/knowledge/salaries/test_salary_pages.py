"""Whole pages: the packaged articles, and handbook pages as saved from a browser."""

import re
from pathlib import Path

import pytest

import knowledge
from knowledge.models import Article, Period, SalaryFact, Statistic
from knowledge.reading import read_article
from knowledge.salaries.finding import find_salary_facts

MEDIAN = re.compile(r"[Tt]he median (annual|hourly) wage for (.+?) was \$([\d,.]*\d)")
TENTHS = re.compile(r"(lowest|highest) 10 percent earned (?:less|more) than \$([\d,.]*\d)")
PAGES = [
    "glaziers.html",
    "models.html",
    "political-scientists.html",
    "small-engine-mechanics.html",
    "nursing-assistants.html",
]


def read(reference: Path, name: str) -> tuple[Article, tuple[SalaryFact, ...]]:
    article, _ = read_article(name, (reference / "ooh" / name).read_bytes())
    return article, find_salary_facts(article)


def at(facts: tuple[SalaryFact, ...], found: re.Match[str], amount: str) -> list[SalaryFact]:
    value = float(amount.replace(",", ""))
    return [fact for fact in facts if (fact.start or 0) < found.end() <= (fact.end or 0) + 1 and fact.low == value]


@pytest.mark.parametrize("name", PAGES)
def test_every_median_sentence_is_a_fact(reference: Path, name: str) -> None:
    """Each sentence with a median wage yields one fact with its role, period and month."""
    article, facts = read(reference, name)
    sentences = list(MEDIAN.finditer(article.text))
    assert sentences
    for found in sentences:
        (fact,) = at(facts, found, found[3])
        assert (fact.role, fact.percentile, fact.currency) == (found[2], 50, "USD")
        assert fact.period is (Period.YEAR if found[1] == "annual" else Period.HOUR)
        assert fact.as_of is not None


@pytest.mark.parametrize("name", PAGES)
def test_the_tenths_are_percentiles_of_the_median_before_them(reference: Path, name: str) -> None:
    """The lowest and highest 10 percent are single figures with role and date carried from the sentence before."""
    article, facts = read(reference, name)
    sentences = list(TENTHS.finditer(article.text))
    assert sentences
    for found in sentences:
        (fact,) = at(facts, found, found[2])
        assert (fact.low, fact.percentile) == (fact.high, 10 if found[1] == "lowest" else 90)
        assert fact.role
        assert fact.as_of


@pytest.mark.parametrize("name", PAGES)
def test_no_figure_is_left_half_understood(reference: Path, name: str) -> None:
    """On these pages every fact has currency, period, statistic, role, date and origin."""
    _, facts = read(reference, name)
    assert len(facts) > 10
    for fact in facts:
        assert None not in (fact.currency, fact.period, fact.percentile, fact.role, fact.as_of, fact.origin), fact


def test_packaged_articles_yield_whole_facts() -> None:
    """Every dollar figure in the packaged salary articles is a fact with currency, period, statistic and role."""
    folder = Path(knowledge.__file__).parent / "articles"
    found: list[SalaryFact] = []
    for path in sorted(folder.rglob("*salary*.md")):
        article, _ = read_article(path.relative_to(folder).as_posix(), path.read_bytes())
        facts = find_salary_facts(article)
        for figure in re.finditer(r"\$\d", article.text):
            assert any((fact.start or 0) <= figure.start() < (fact.end or 0) for fact in facts), article.text[
                figure.start() :
            ][:40]
        found += facts
    assert found
    for fact in found:
        assert fact.currency
        assert fact.period
        assert fact.role
        assert fact.statistic is not Statistic.UNSPECIFIED
