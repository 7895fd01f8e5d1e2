"""Pages of pay keep Discord's limits by construction, whatever the table and the articles hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.chart import comparison_chart, salary_chart
from bot.render.limits import units
from bot.render.picture import Picture
from bot.render.salary_discord import comparison_page, salary_page
from bot.render.salary_terminal import comparison_rows, salary_rows
from bot.render.terminal import plain
from knowledge.models import Area, AreaType, Period, Wage, WageDistribution, WageEstimate
from retrieval.comparison import Comparison, Kind, LeftOut, NotCompared
from retrieval.pay.article_pay import ArticleFact, Difference
from retrieval.salary_answer import NoSalaryAnswer, SalaryAnswer, salary_answer
from retrieval.wages.official_wage import OfficialWage
from tests.bot.test_render_discord import article, check_limits, facts, labels_of, locales, notes, text_of, words
from tests.retrieval.salary_cases import TODAY, corpus, fact, lookup
from tests.retrieval.wage_tables import RELEASE

PICTURE = Picture(b"PNG", "w" * 1_024)

figures = st.none() | st.builds(Wage, st.floats(1, 1e9), st.booleans())
distributions = st.builds(WageDistribution, *[figures] * 5, st.builds(Wage, st.floats(1, 1e9)))
estimates = st.builds(
    WageEstimate,
    occupation_code=st.just("29-1141"),
    occupation=words,
    area=st.builds(Area, st.just("1"), words, st.just(AreaType.METRO), st.just(("OH",))),
    employment=st.none() | st.integers(0, 10**12),
    employment_rse=st.none() | st.floats(0, 500),
    wage_rse=st.none() | st.floats(0, 500),
    hourly=distributions,
    annual=distributions,
    release=st.just(RELEASE),
)
officials = st.builds(
    OfficialWage, estimates, st.sampled_from([Period.YEAR, Period.HOUR]), distributions, st.booleans()
)
described = st.builds(ArticleFact, facts, st.lists(st.sampled_from(Difference), max_size=4).map(tuple))
answers = st.builds(
    SalaryAnswer,
    role=words,
    place=words,
    official=st.none() | officials,
    articles=st.lists(described, max_size=8).map(tuple),
    further=st.integers(0, 10**6),
    differences=words,
    notes=notes.map(tuple),
)
refusals = st.builds(NoSalaryAnswer, words, words, st.lists(words, max_size=3).map(tuple))
left_out = st.lists(st.builds(LeftOut, words, words), max_size=4).map(tuple)
comparisons = st.builds(
    Comparison,
    kind=st.sampled_from(Kind),
    common=words,
    period=st.sampled_from([Period.YEAR, Period.HOUR]),
    wages=st.lists(officials, min_size=2, max_size=4).map(tuple),
    left_out=left_out,
    verdict=words,
    notes=notes.map(tuple),
)
not_compared = st.builds(NotCompared, words, words, st.lists(words, max_size=3).map(tuple), left_out)


@settings(max_examples=25, deadline=None)
@given(answers | refusals, locales, st.none() | st.just(PICTURE))
def test_any_salary_keeps_every_limit(
    answer: SalaryAnswer | NoSalaryAnswer, locale: str, picture: Picture | None
) -> None:
    """Text, components and buttons, with room left for the line that names who shared it."""
    check_limits(salary_page(answer, {"a.md": article()}, picture, locale=locale, may_share=True), 4_000 - 100)


@settings(max_examples=25, deadline=None)
@given(comparisons | not_compared, locales, st.none() | st.just(PICTURE))
def test_any_comparison_keeps_every_limit(
    comparison: Comparison | NotCompared, locale: str, picture: Picture | None
) -> None:
    """The same for two to four distributions and everything that is said of them."""
    check_limits(comparison_page(comparison, picture, locale=locale, may_share=True), 4_000 - 100)


@settings(max_examples=15, deadline=None)
@given(answers, comparisons, locales)
def test_alt_text_keeps_its_limit(answer: SalaryAnswer, comparison: Comparison, locale: str) -> None:
    """1,024 characters, with the source at its end all the same."""
    for chart in (salary_chart(answer, locale), comparison_chart(comparison, locale)):
        assert chart is None or units(chart.alt) <= 1_024
        assert chart is None or RELEASE.publisher in chart.alt


@settings(max_examples=15, deadline=None)
@given(answers | refusals, comparisons | not_compared)
def test_any_answer_is_shown_in_a_terminal(
    answer: SalaryAnswer | NoSalaryAnswer, comparison: Comparison | NotCompared
) -> None:
    """Without anything that drives it."""
    for rendered in [*salary_rows(answer), *comparison_rows(comparison)]:
        assert "\x1b" not in plain(rendered)


def shown() -> str:
    answer = salary_answer("nurse", "", lookup(), corpus(fact(as_of="2021")), TODAY)
    return text_of(salary_page(answer, {"a.md": article()}))


def test_old_figures_are_marked() -> None:
    """Where they stand, and counted in the sentence on differences."""
    assert "· old: more than three years ago" in shown()
    assert "it is more than three years old" in shown()


def test_only_an_answer_can_be_shared() -> None:
    """A question back is for the member who asked."""
    answer = salary_answer("nurse", "", lookup(), corpus(), TODAY)
    refusal = salary_answer("zorb", "", lookup(), corpus(), TODAY)
    assert labels_of(salary_page(answer, {}, may_share=True)) == ["Share"]
    assert labels_of(salary_page(refusal, {}, may_share=True)) == []
