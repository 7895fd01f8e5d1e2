"""Charts are PNG files that a phone shows, and say in words what they draw."""

import io
from datetime import date

import matplotlib.image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.chart import Bar, Chart, comparison_chart, salary_chart
from bot.render.chart_png import LEFT, RIGHT, apart, clamped, draw
from bot.render.limits import units
from bot.render.salary_terminal import CELLS, MIDDLE, OPEN, cells
from knowledge.models import Wage, WageDistribution
from retrieval.comparison import Comparison, compare_jobs
from retrieval.salary_answer import SalaryAnswer, salary_answer
from tests.retrieval.salary_cases import TODAY, corpus, fact, lookup

amounts = st.lists(st.floats(1, 1e6), min_size=5, max_size=5).map(sorted)
releases = st.lists(st.sampled_from(["known", "missing", "open"]), min_size=5, max_size=5)


def distribution(figures: list[float], released: list[str]) -> WageDistribution:
    """Percentiles, some of them not released, some known as a minimum only."""
    wages = [
        None if how == "missing" else Wage(figure, how == "open") for figure, how in zip(figures, released, strict=True)
    ]
    return WageDistribution(None, *wages)


titles = st.text(st.characters(codec="latin-1", exclude_categories=("Cc", "Cf")), max_size=150)
bars = st.builds(Bar, titles, st.builds(distribution, amounts, releases))


def chart(*drawn: Bar, title: str = "Registered Nurses", locale: str = "en_US") -> Chart:
    return Chart(
        title, "United States, a year, before tax", drawn, "US Bureau of Labor Statistics, May 2025", "", locale
    )


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels; it must decode and be opaque."""
    image = matplotlib.image.imread(io.BytesIO(png), format="png")
    if image.shape[2] == 4:
        assert (image[..., 3] == 1).all(), "see-through on a dark theme"
    return image.shape[1], image.shape[0]


@settings(max_examples=12, deadline=None)
@given(st.lists(bars.filter(lambda bar: bar.percentiles), min_size=1, max_size=4), titles)
def test_any_distribution_is_drawn(drawn: list[Bar], title: str) -> None:
    """Whatever is released, open or long: an opaque PNG as wide as ever, not too high for a phone."""
    width, height = size(draw(chart(*drawn, title=title)))
    assert width == 1_196
    assert height < 2.5 * width


@pytest.mark.parametrize("locale", ["de", "fr", "hi", "ja", "pt_BR", "zh_CN", "uk"])
def test_any_locale_is_drawn(locale: str, recwarn: pytest.WarningsRecorder) -> None:
    """With letters that the font has."""
    draw(chart(Bar("", distribution([1e4, 2e4, 3e4, 4e4, 5e4], ["known"] * 5)), locale=locale))
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]


def test_the_alt_text_says_what_the_chart_shows() -> None:
    """Every statistic of every bar, the place, the period, the source and its date."""
    answer = salary_answer("nurse", "ohio", lookup(), corpus(), TODAY)
    assert isinstance(answer, SalaryAnswer)
    drawn = salary_chart(answer)
    assert drawn is not None
    for part in ("Ohio", "a year", "10th percentile $40,000", "median $80,000", "mean $88,000", "May 2025"):
        assert part in drawn.alt


def test_a_comparison_names_every_bar() -> None:
    """In the picture and in its words."""
    compared = compare_jobs(["nurse", "electrician", "dancer"], "", lookup(), TODAY)
    assert isinstance(compared, Comparison)
    drawn = comparison_chart(compared)
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == ["Registered Nurses", "Electricians", "Dancers"]
    assert all(bar.label in drawn.alt for bar in drawn.bars)
    assert units(drawn.alt) <= 1_024


def test_without_an_official_wage_there_is_no_chart() -> None:
    """Figures of articles have no distribution."""
    answer = salary_answer("nurse", "", None, corpus(fact()), date(2026, 1, 1))
    assert isinstance(answer, SalaryAnswer)
    assert salary_chart(answer) is None


@given(st.floats(-1, 7), st.floats(0.1, 2))
def test_nothing_is_written_beyond_the_card(x: float, half: float) -> None:
    """The middle of a text is moved until all of it is on the card."""
    assert clamped(x, half) - half + 1e-9 >= LEFT
    assert clamped(x, half) + half <= RIGHT + 1e-9


@given(st.floats(0, 5.2), st.floats(0, 5.2), st.floats(0.2, 2.2), st.floats(0.2, 2.2))
def test_the_two_ends_never_overlap(one: float, other: float, first: float, second: float) -> None:
    """However near to each other the ends of a bar are."""
    left, right = apart(sorted((one, other)), [first, second])
    assert left + first / 2 <= right - second / 2
    assert left - first / 2 >= LEFT - 1e-9
    assert right + second / 2 <= RIGHT + 1e-9


@given(bars)
def test_a_bar_of_text_has_its_width(bar: Bar) -> None:
    """Its median stands in it, and an arrow where it goes on."""
    line = cells(bar, 0, 1e6)
    if bar.percentiles:
        assert len(line.rstrip(OPEN)) <= CELLS
        assert (MIDDLE in line) == (bar.wages.median is not None)
