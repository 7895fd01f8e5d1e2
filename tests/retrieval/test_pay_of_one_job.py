"""The salary facts of one job, where pages are on many: its own, and those at employers of a kind."""

import pytest

from retrieval.search.corpus import Corpus
from tests.corpora import corpus_of
from tests.retrieval.laws import answered


def lows(question: str, corpus: Corpus) -> list[float | None]:
    return [fact.low for fact in answered(question, corpus).salary_facts]


def codes(question: str, corpus: Corpus) -> list[str]:
    return [note.code for note in answered(question, corpus).notes]


@pytest.fixture(scope="module")
def aides() -> Corpus:
    """Two jobs on one page, each with the pay that industries give it, beside another page."""
    industries = "{} in the top industries in which they worked were as follows:"
    table = "| Industry | Median annual wage |\n|---|---|\n| Hospitals; state, local, and private | ${} |\n"
    table += "| State government, excluding education and hospitals | ${} |\n"
    return corpus_of(
        therapy="# Physical therapist assistants and aides\n\n## Pay\n\n"
        "The median annual wage for physical therapist assistants and aides was $60,050 in May 2024.\n\n"
        "The median annual wage for physical therapist aides was $34,520 in May 2024.\n\n"
        f"In May 2024, the median annual wages for physical therapist aides {industries.format('')}\n\n"
        + table.format("38,080", "46,790"),
        nurses="# Nurses\n\n## Pay\n\nThe median annual wage for nurses was $93,600 in May 2024.\n",
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how much do physical therapist aides make", [34_520, 38_080, 46_790]),
        ("how much do physical therapist aides make in a hospital", [38_080, 34_520]),
        ("pt aide pay working for the state", [46_790, 34_520]),
        ("which employers pay physical therapist aides the most", [38_080, 46_790, 34_520]),
        ("how much do physical therapist aides make on oil rigs", [34_520]),
    ],
)
def test_what_some_employers_pay_is_for_who_asks_of_them(aides: Corpus, question: str, expected: list[float]) -> None:
    """Others are told first what the job pays at all, and nobody what it pays together with another job."""
    assert lows(question, aides) == expected


def test_employers_of_which_there_is_no_figure_are_named(aides: Corpus) -> None:
    """What the job pays at all is not what it pays there."""
    found = answered("how much do physical therapist aides make on oil rigs", aides)
    assert "oil and gas" in " ".join(note.text for note in found.notes)


def test_for_whom_a_writer_works_is_another_job(aides: Corpus) -> None:
    """The pay of who employs them is not asked for."""
    assert lows("what are physical therapist aides paid working for a nurse", aides)[0] == 34_520


@pytest.fixture(scope="module")
def water() -> Corpus:
    """A page on a group of jobs, with the pay of each in a table, beside a page on doctors and a list of other jobs."""
    return corpus_of(
        boats="# Water transportation workers\n\n## Pay\n\nMedian annual wages in May 2024 were as follows:\n\n"
        "| Job | Wage |\n|---|---|\n| Sailors and marine oilers | $49,610 |\n| Ship engineers | $101,320 |\n\n"
        "The median annual wage for water transportation workers was $66,490 in May 2024.\n",
        doctors="# Physicians and surgeons\n\n## Pay\n\nThe median annual wage for physicians and surgeons was "
        "$239,200 in May 2024. The mean annual wage for physicians, all other was $253,470 in May 2024. "
        "The mean annual wage for pediatricians, general was $222,340 in May 2024.\n\n## Similar occupations\n\n"
        "| Occupation | 2024 median pay |\n|---|---|\n| Physician Assistants | $133,260 |\n",
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("deckhand pay", [49_610]),
        ("how much does a ship engineer make", [101_320]),
        ("sailor vs ship engineer pay gap", [49_610, 101_320]),
        ("water transportation worker pay", [66_490]),
        ("how much do doctors make", [239_200]),
        ("pediatrician salary", [222_340]),
        ("physician assistant salary", [133_260]),
    ],
)
def test_among_many_jobs_the_very_job_is_paid(water: Corpus, question: str, expected: list[float]) -> None:
    """A group's pay is for who asks of it, and that of "all other" doctors for nobody."""
    assert lows(question, water) == expected


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        ("geologist salary", ['"geologist" is taken as geological engineers.']),
        ("geological engineer salary", []),
    ],
)
def test_whose_pay_is_shown_for_another_name_is_told(question: str, noted: list[str]) -> None:
    """A job that articles name alike is another one all the same."""
    folder = corpus_of(
        geology="# Geological engineers\n\n## Pay\n\nThe median annual wage for geological engineers was $101,020 "
        "in May 2024.\n",
        nurses="# Nurses\n\nNurses work in hospitals.\n",
    )
    assert [note.text for note in answered(question, folder).notes if note.code == "job_taken"] == noted


def test_what_others_earn_is_not_a_level_of_the_job() -> None:
    """Neither the pay of all jobs, nor that of a wider or a similar one beside it, is that of the article's job."""
    folder = corpus_of(
        fitters="# Glass fitters\n\n## Pay\n\n| Job | Median |\n|---|---|\n| Building occupations | $58,000 |\n"
        "| Glass fitters | $54,000 |\n| Total, all occupations | $49,500 |\n\n"
        "In May 2024, the median annual wage for all workers was $49,600. An apprentice starts at $33,000 a year.\n\n"
        "## Similar occupations\n\n| Occupation | 2024 median pay |\n|---|---|\n| Stone workers | $57,000 |\n",
        nurses="# Nurses\n\nNurses work in hospitals.\n",
    )
    assert set(lows("how much do glass fitters make", folder)) == {54_000, 33_000}


def test_the_top_of_a_job_is_asked_for_without_a_word_for_pay(aides: Corpus) -> None:
    """A percentile beside a job is of its pay."""
    assert lows("top 10 percent of nurses", aides) == [93_600]
    assert codes("top 10 percent of nurses", aides) == ["statistic_not_covered"]


def test_a_quote_names_whose_pay_it_states(aides: Corpus) -> None:
    """A percentile of another job, whose name stands sentences before, would pass for one of the job asked for."""
    folder = corpus_of(
        guards="# Correctional officers and bailiffs\n\n## Pay\n\nThe median annual wage for bailiffs was $57,050 "
        "in May 2024. The lowest 10 percent earned less than $32,950.\n\nThe median annual wage for correctional "
        "officers was $57,970 in May 2024. The lowest 10 percent earned less than $41,750.\n",
        nurses="# Nurses\n\nNurses work in hospitals.\n",
    )
    quotes = [excerpt.text for excerpt in answered("how much does a bailiff make", folder).excerpts]
    assert quotes
    assert all("41,750" not in quote or "correctional" in quote for quote in quotes)


def test_an_employer_that_chose_a_figure_was_heeded(aides: Corpus) -> None:
    """Only what nothing was chosen by is told."""
    assert "not_heeded" not in codes("physical therapist aide pay at a state job", aides)
    assert "not_heeded" in codes("how much does a physical therapist aide make at disney", aides)
