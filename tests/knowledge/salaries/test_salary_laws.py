"""What holds for any text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.models import Article, Section
from knowledge.salaries.amounts import find_amounts
from knowledge.salaries.finding import find_salary_facts

PIECES = (
    st.sampled_from(
        (
            "salary",
            "The average salary of a nurse is ",
            "$50,000",
            "£32k–£45k",
            "€45.000",
            "₹4-7 LPA",
            "12 lakh",
            "1,20,000",
        )
    )
    | st.sampled_from(
        (
            "a year",
            "per hour",
            "median ",
            "top 10% ",
            "up to ",
            "(25th percentile)",
            "respectively",
            "in Toronto",
            "May 2024",
        )
    )
    | st.sampled_from(
        (
            ". ",
            ", ",
            ":",
            "- ",
            "# Pay\n",
            "\n",
            "\n\n",
            "\r\n",
            "City\nSalary\n",
            " | ",
            "|",
            "---|---\n",
            "| a | b |\n",
        )
    )
    | st.sampled_from(
        ("CHF 95'000", "2017", "according to PayScale", "401k", "$1", "$", "%", "İ", "and ", "\u00a0", "\u2028")
    )
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


def article(text: str) -> Article:
    return Article(path="any.md", title="Any", text=text, sections=(Section((), 0, len(text)),), digest="0" * 64)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_reproduce_quotes(text: str) -> None:
    """For any text, nothing is raised, each quote is the text at its span, and facts come in order."""
    facts = find_salary_facts(article(text))
    for fact in facts:
        assert fact.start is not None
        assert fact.end is not None
        assert fact.quote == text[fact.start : fact.end]
        assert fact.quote == fact.quote.strip()
    assert [fact.start for fact in facts] == sorted(fact.start or 0 for fact in facts)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_amounts_stand_apart_and_in_order(text: str) -> None:
    """Amounts never overlap, and a range never runs downwards."""
    amounts = find_amounts(text, 0, len(text))
    assert all(first.end <= second.start for first, second in pairwise(amounts))
    assert all(amount.low <= amount.high for amount in amounts)


@given(st.integers(min_value=20_000, max_value=900_000))
def test_any_yearly_sum_is_read_exactly(value: int) -> None:
    """A sum printed with thousands separators comes back as the number it was."""
    (fact,) = find_salary_facts(article(f"The median salary of a baker is ${value:,} a year."))
    assert (fact.low, fact.high) == (value, value)
