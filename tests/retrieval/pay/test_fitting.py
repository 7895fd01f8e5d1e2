"""The salary facts of an answer: those asked for, whole, and never another job's."""

from itertools import product

import pytest

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.answer import answer
from retrieval.models import Answer, Excerpt, Reason
from retrieval.search.corpus import Corpus
from tests.corpora import corpus_of
from tests.retrieval.laws import NURSE, answered, refused


def lows(question: str, corpus: Corpus) -> list[float | None]:
    return [fact.low for fact in answered(question, corpus).salary_facts]


def codes(question: str, corpus: Corpus) -> list[str]:
    return [note.code for note in answered(question, corpus).notes]


def test_all_figures_of_the_job_are_shown_side_by_side(jobs: Corpus) -> None:
    """Without a narrowing every figure on the job is there, each once, and nothing needs a note."""
    found = answered("how much does a nurse make", jobs)
    assert sorted(fact.low or 0 for fact in found.salary_facts) == [43.37, 63720, 81000, 86070, 90210, 94480, 132680]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("nurse salary in texas", [90210, 43.37]),
        ("how much do nurses make in TX, I mean Texas", [90210, 43.37]),
        ("nurse pay per hour", [43.37]),
        ("hourly wage of nurses", [43.37]),
        ("is $40/hr good for a nurse", [43.37]),
        ("median nurse salary", [86070]),
        ("nurse salary in 2021", [81000]),
        ("what does glassdoor say nurses earn", [81000]),
        ("how much do the top 10% of nurses make", [132680]),
        ("nurse salary 90th percentile", [132680]),
        ("nurse salary 10th percentile", [63720]),
        ("lowest nurse salary", [63720]),
        ("average nurse salary in texas per year", [90210]),
        ("baker pay in berlin", [28000]),
        ("monthly pay of a baker", [2100]),
        ("how much do bakers make in vienna", [2100]),
    ],
)
def test_figures_are_narrowed_to_what_was_asked(jobs: Corpus, question: str, expected: list[float]) -> None:
    """Place, period, statistic, year and origin leave only the figures that fit, and then no note is needed."""
    assert lows(question, jobs) == expected
    assert codes(question, jobs) == []


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("nurse salary in toronto", "place_not_covered"),
        ("how much does a baker make in texas", "place_not_covered"),
        ("nurse salary in 1999", "year_not_covered"),
        ("weekly pay of a nurse", "period_not_covered"),
        ("nurse pay per 10 hour shift", "period_not_covered"),
        ("nurse salary 75th percentile", "statistic_not_covered"),
        ("upper quartile of nurse pay", "statistic_not_covered"),
        ("bottom quarter nurse salary", "statistic_not_covered"),
        ("lowest paying city for nurses", "not_ranked"),
        ("state with the best paid nurses", "not_ranked"),
        ("median salary of a baker", "statistic_not_covered"),
        ("starting salary of a nurse", "level_not_covered"),
        ("nurse salary with 10 years of experience", "level_not_covered"),
    ],
)
def test_where_no_figure_fits_a_note_says_so(jobs: Corpus, question: str, code: str) -> None:
    """What there is is shown as what it is, beside a sentence on what there is not."""
    found = answered(question, jobs)
    assert [note.code for note in found.notes] == [code]
    assert found.notes[0].text.strip()
    assert found.salary_facts


def test_a_percentile_that_is_lacking_is_named(jobs: Corpus) -> None:
    """In plain English, whatever its last digit."""
    noted = answered("nurse salary 33rd percentile", jobs).notes
    assert "There is no percentile 33 here." in [note.text for note in noted]


@pytest.mark.parametrize("question", ["back end salary in toronto", "how much do backend devs make in Toronto?"])
def test_no_article_speaks_of_toronto(packaged: Corpus, question: str) -> None:
    """It says so by the name of the place, and no figure shown claims to be of that place."""
    found = answered(question, packaged)
    assert ["Toronto" in note.text for note in found.notes] == [True]
    assert found.salary_facts
    assert {fact.place for fact in found.salary_facts} <= {None, "United States"}
    assert not any("toronto" in (fact.place or "").lower() for fact in found.salary_facts)


@pytest.mark.parametrize("place", ["Zürich", "São Paulo", "Montréal", "Kraków"])
def test_a_place_with_accents_is_a_place(jobs: Corpus, place: str) -> None:
    """A figure for one place is never shown as another's, however the place is written."""
    assert codes(f"nurse salary in {place}", jobs) == ["place_not_covered"]


def test_new_mexico_is_not_mexico() -> None:
    """A figure for New Mexico is not shown for Mexico without a word."""
    folder = corpus_of(nurse="# Nurses\n\nIn New Mexico, the average salary of nurses was $80,000 a year in 2023.\n")
    assert lows("nurse salary in new mexico", folder) == [80000]
    assert codes("nurse salary in mexico", folder) == ["place_not_covered"]


@pytest.mark.parametrize(
    ("job", "words", "where"),
    list(
        product(
            ["nurse", "baker"],
            ["salary", "hourly pay", "median wage", "top 10% pay", "pay in 2021"],
            ["", " in texas", " in berlin"],
        )
    ),
)
def test_no_other_job_is_paid_for(jobs: Corpus, job: str, words: str, where: str) -> None:
    """However the question is narrowed, each figure is the asked job's, whole as its article states it."""
    found = answered(f"{job} {words}{where}", jobs)
    assert found.salary_facts
    assert set(found.salary_facts) <= {fact for fact in jobs.facts if job in (fact.role or "").lower()}


@pytest.mark.parametrize(
    "question",
    [
        "how much does a backend dev make in LA",
        "backend pay per hour",
        "top 10% backend salary",
        "median backend salary",
    ],
)
def test_excerpts_state_no_other_salaries(packaged: Corpus, question: str) -> None:
    """Beside figures for one place or period no passage on those of another stands."""
    found = answered(question, packaged)
    for excerpt in found.excerpts:
        stated = [fact for fact in packaged.facts_in(excerpt.article) if states(excerpt, fact)]
        assert not stated or set(stated) & set(found.salary_facts)


def states(excerpt: Excerpt, fact: SalaryFact) -> bool:
    return fact.start is not None and fact.end is not None and excerpt.start <= fact.start and fact.end <= excerpt.end


def test_two_jobs_get_the_figures_of_both(jobs: Corpus) -> None:
    """A comparison shows each job's own figures."""
    found = answered("who earns more, a nurse or a baker? average salary", jobs)
    assert {fact.article for fact in found.salary_facts} == {"nurse.md", "baker.md"}


@pytest.mark.parametrize("job", ["plumber", "dentist", "pilot", "lawyer", "teacher"])
def test_a_job_in_no_article_has_no_figure(jobs: Corpus, packaged: Corpus, job: str) -> None:
    """The question is refused with nothing shown, by name."""
    for folder in (jobs, packaged):
        found = refused(f"how much does a {job} make", folder)
        assert found.reason is Reason.NOT_COVERED
        assert job in found.message
        assert found.suggestions


def test_without_a_job_it_asks_which() -> None:
    """Where articles are about several jobs, pay without a job is nobody's."""
    folder = corpus_of(
        nurse=NURSE,
        baker="# Bakers\n\nThe average salary of a baker is €28,000 a year.\n",
        plumber="# Plumbers\n\nThe average salary of a plumber is $60,000 a year.\n",
    )
    for question in ("how much do they make", "what is the average salary"):
        assert refused(question, folder).reason is Reason.WHICH_JOB


def test_of_two_jobs_it_asks_which(jobs: Corpus) -> None:
    """Two jobs are several."""
    assert refused("what is the average salary", jobs).reason is Reason.WHICH_JOB


@pytest.mark.parametrize("question", ["how much do they make", "what is the pay", "average salary?"])
def test_without_a_job_articles_on_one_job_answer(packaged: Corpus, question: str) -> None:
    """Where all articles are about one job, that job is meant."""
    assert answered(question, packaged).salary_facts


def test_at_most_twelve_figures() -> None:
    """Of many figures the twelve most fitting are shown, each once."""
    cities = [
        "Austin",
        "Dallas",
        "Houston",
        "Boston",
        "Seattle",
        "Portland",
        "Atlanta",
        "Miami",
        "Tampa",
        "Orlando",
        "Charlotte",
        "Raleigh",
        "Nashville",
        "Memphis",
    ]
    lines = [
        f"In {city}, the average salary of a nurse was ${60 + number},000 a year in 2023.\n"
        for number, city in enumerate(cities)
    ]
    folder = corpus_of(nurse="# Nurses\n\n## Pay\n\n" + "\n".join(lines))
    found = answered("how much does a nurse make", folder)
    assert len(folder.facts) == len(cities)
    assert len(set(found.salary_facts)) == len(found.salary_facts) == 12


def test_one_statement_made_twice_is_shown_once() -> None:
    """The same figure with the same place, date and statistic in two articles is one fact."""
    sentence = "The median annual wage for nurses was $86,070 in May 2023."
    folder = corpus_of(one=f"# Nurses\n\n{sentence}\n", two=f"# Nursing\n\n{sentence}\n")
    assert lows("how much does a nurse make", folder) == [86070]


def test_figures_that_disagree_keep_date_and_origin(jobs: Corpus) -> None:
    """Averages of two sources stand apart and are never averaged."""
    facts = {fact.low: fact for fact in answered("average nurse salary per year", jobs).salary_facts}
    assert (facts[81000].origin, facts[81000].as_of) == ("Glassdoor", "2021")
    assert facts[94480].as_of == "May 2023"
    assert all(fact.statistic is Statistic.MEAN and fact.period is Period.YEAR for fact in facts.values())


@pytest.mark.parametrize("question", ["how do i become a nurse", "what does a baker do", "do bakers need a degree"])
def test_other_questions_get_no_figures(jobs: Corpus, question: str) -> None:
    """Who does not ask for pay is not shown any."""
    assert answered(question, jobs).salary_facts == ()


@pytest.mark.parametrize(
    "question", ["why do nurses get paid more in texas", "what affects a nurse's pay", "is nursing well paid"]
)
def test_without_an_amount_asked_for_only_shown_figures_count(jobs: Corpus, question: str) -> None:
    """A figure beside such an answer stands in one of the excerpts shown."""
    found = answer(question, jobs)
    if isinstance(found, Answer):
        assert all(stands_in(fact, found) for fact in found.salary_facts)


def stands_in(fact: SalaryFact, found: Answer) -> bool:
    return any(
        excerpt.article == fact.article and fact.start is not None and excerpt.start <= fact.start < excerpt.end
        for excerpt in found.excerpts
    )


def test_a_place_beside_the_country_shows_like_beside_like(packaged: Corpus) -> None:
    """Who compares a city with the country gets the yearly mean of both, and no hourly or monthly figure."""
    shown = answered("is la pay for backend devs lower than the national average", packaged).salary_facts
    assert {fact.period for fact in shown} == {Period.YEAR}
    assert {fact.place for fact in shown} == {"Los Angeles, CA, and surrounding areas", "United States"}


def test_a_state_is_answered_by_its_cities(packaged: Corpus) -> None:
    """A figure for Los Angeles is one for California, and says for which place it is."""
    assert lows("how much do backend devs make in california", packaged) == [117006]


@pytest.mark.parametrize(
    "question",
    [
        "who earns more, a nurse or a plumber",
        "is nurse pay better than a plumber's",
        "do nurses get paid less than plumbers",
    ],
)
def test_a_job_compared_without_figures_is_named(jobs: Corpus, question: str) -> None:
    """The figures of one job are shown for what they are, never as those of the other."""
    found = answer(question, jobs)
    said = [note.text for note in found.notes] if isinstance(found, Answer) else [found.message]
    assert any("plumber" in text for text in said)


@pytest.mark.parametrize(
    "question", ["is the pay better than frontend", "which ppl get paid more, front ppl or back ppl"]
)
def test_who_earns_more_is_told_how_much(packaged: Corpus, question: str) -> None:
    """The figures of the job that has some, and which one has none."""
    assert lows(question, packaged)
    assert "job_not_covered" in codes(question, packaged)


@pytest.mark.parametrize("question", ["is the money sweet?", "is it decent pay", "how much $$ for a beginner"])
def test_whether_it_is_good_money_is_told_how_much(packaged: Corpus, question: str) -> None:
    """What is good is for the asker to say; the figures are for the bot."""
    assert 119_704 in lows(question, packaged)


def test_a_place_without_figures_is_named_beside_one_that_has_some(jobs: Corpus) -> None:
    """Of two places asked for, the one that is missing is not passed over."""
    [note] = answered("do nurses earn more in texas than in ohio", jobs).notes
    assert note.code == "place_not_covered"
    assert "Ohio" in note.text
    assert "Texas" not in note.text


def test_which_places_pay_most_is_told_of_places(packaged: Corpus) -> None:
    """Figures of places come first, those of the country after them."""
    assert answered("which states pay backend devs the most", packaged).salary_facts[0].place is not None
    assert "Los Angeles" in (answered("which states pay backend devs the most", packaged).salary_facts[0].place or "")


def test_a_language_that_no_figure_is_for_is_told(packaged: Corpus) -> None:
    """The articles speak of it, and their figures are not of it."""
    notes = answered("how much do java backend developers make", packaged).notes
    assert any("java" in note.text for note in notes if note.code == "not_heeded")


@pytest.mark.parametrize(
    "question", ["how much do nurses spend on shoes", "how much do i have to pay for nurse training"]
)
def test_what_is_spent_is_no_pay(question: str, jobs: Corpus) -> None:
    """Nor what one has to pay."""
    found = answer(question, jobs)
    assert not isinstance(found, Answer) or not found.salary_facts


def test_a_figure_is_shown_once_with_the_date_that_says_most() -> None:
    """However often a page repeats it."""
    page = "# Nurses\n\nIn 2024 the median annual wage for nurses was $93,600.\n\n## Pay\n\n"
    folder = corpus_of(nurses=page + "The median annual wage for nurses was $93,600 in May 2024.\n")
    assert [fact.as_of for fact in answered("nurse pay", folder).salary_facts] == ["May 2024"]


@pytest.mark.parametrize("source", ["indeed", "the bureau of labor statistics", "bls", "payscale"])
def test_a_source_without_a_figure_is_named(source: str, jobs: Corpus) -> None:
    """What others say is not what that source says."""
    notes = {note.code: note.text for note in answered(f"how much do nurses make according to {source}", jobs).notes}
    assert "source_not_covered" in notes


def test_a_source_with_a_figure_gives_its_own_alone(jobs: Corpus) -> None:
    """And there is nothing to be said."""
    found = answered("nurse pay according to glass door", jobs)
    assert [fact.low for fact in found.salary_facts] == [81000]
    assert found.notes == ()
