"""Official wages in answers to plain questions."""

from datetime import date

import pytest

from knowledge.models import Period, SalaryFact, Statistic
from retrieval.answer import answer
from retrieval.models import Answer, NoAnswer, Reason
from retrieval.pay.official_pay import OfficialPay, differences
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand
from tests.corpora import corpus_of
from tests.retrieval.wage_tables import packaged_lookup

TODAY = date(2026, 11, 22)


def asked(question: str, corpus: Corpus) -> Answer | NoAnswer:
    """The answer with the packaged wage table at hand."""
    return answer(question, corpus, wages=packaged_lookup(), today=TODAY)


def official(found: Answer | NoAnswer) -> list[SalaryFact]:
    """Those of its facts that no article states."""
    return [fact for fact in found.salary_facts if fact.start is None] if isinstance(found, Answer) else []


def test_a_job_of_no_article_is_answered_by_the_table_alone(packaged: Corpus) -> None:
    """The figures come without excerpts, since no article is about the job."""
    found = asked("how much do teachers make in ohio", packaged)
    assert isinstance(found, Answer)
    assert found.excerpts == ()
    assert {fact.place for fact in official(found)} == {"Ohio"}
    assert "role_taken" in {note.code for note in found.notes}


@pytest.mark.parametrize(
    ("city", "area"), [("akron", "Akron, OH"), ("boise", "Boise City, ID"), ("reading", "Reading, PA")]
)
def test_a_city_is_never_answered_with_the_nation(packaged: Corpus, city: str, area: str) -> None:
    """Every city that an area is named for is known, everyday words behind "in" among them."""
    assert {fact.place for fact in official(asked(f"how much do nurses make in {city}", packaged))} == {area}


@pytest.mark.parametrize(
    "question",
    [
        "nurse salary {}",
        "nurse salary in {}",
        "{} nurse pay",
        "In {}, what do nurses earn?",
    ],
)
def test_every_area_is_known_by_its_own_name(packaged: Corpus, question: str) -> None:
    """What the bot offers ("New York-Newark-Jersey City, NY-NJ") can be typed, or picked, as it stands."""
    lookup = packaged_lookup()
    answers = {
        area.name: asked(question.format(lookup.places.label(area)), packaged) for area in lookup.table.areas[1:]
    }
    elsewhere = {
        name: {fact.place for fact in official(found)}
        for name, found in answers.items()
        if {fact.place for fact in official(found)} != {name}
        and not any(note.code.endswith("_instead") for note in found.notes)
    }
    assert elsewhere == {}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("canadian nurse salary", '"canadian" is outside the wage table'),
        ("nurse salary quebec", '"quebec" is outside the wage table'),
        ("nurse pay new england", 'no figures for "new england"'),
        ("nurse pay springfield", '"springfield" may mean several areas'),
    ],
)
def test_a_place_without_figures_is_told(packaged: Corpus, question: str, said: str) -> None:
    """Nobody who names a place is shown the figures of the whole country instead."""
    found = asked(question, packaged)
    assert isinstance(found, NoAnswer)
    assert said in found.message or any(said in note.text for note in found.notes)


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("nurse pay long island", "New York-Newark-Jersey City, NY-NJ"),
        ("nurse salary in me", "Maine"),
        ("texan nurse salary", "Texas"),
        ("nurse salary st. petersburg florida", "Tampa-St. Petersburg-Clearwater, FL"),
        ("i live in ohio but work in michigan as a nurse. what should i make", "Michigan"),
        ("i moved from texas to florida, i'm a nurse. what should i earn?", "Florida"),
        ("nurse salary hartford", "Hartford-West Hartford-East Hartford, CT"),
        ("el paso nurse salary", "El Paso, TX"),
        ("how much does a nurse make in Portland, OR", "Portland-Vancouver-Hillsboro, OR-WA"),
        ("nurse salary in Washington, DC", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("nurse salary springfield, il", "Springfield, IL"),
        ("nurse salary in nj", "New Jersey"),
        ("what affects nurse pay akron", "Akron, OH"),
        ("nurse pay in minneapolis", "Minneapolis-St. Paul-Bloomington, MN-WI"),
        ("nurse salary san francisco, USA", "San Francisco-Oakland-Fremont, CA"),
    ],
)
def test_a_place_is_found_however_it_is_written(packaged: Corpus, question: str, area: str) -> None:
    """Without a preposition, with its state, by the state's code; and all of its figures are shown."""
    found = official(asked(question, packaged))
    assert {fact.place for fact in found} == {area}
    assert len({fact.statistic for fact in found}) > 1


@pytest.mark.parametrize(
    "question",
    [
        "nurse salary in boston uk",
        "nurse salary in San Jose, Costa Rica",
        "nurse salary in paris texas",
    ],
)
def test_a_namesake_elsewhere_is_not_the_place(packaged: Corpus, question: str) -> None:
    """A city in a country that the table does not have, or better known there, is not taken for another of its name."""
    found = asked(question, packaged)
    assert isinstance(found, NoAnswer)
    assert "no area of the wage table" in found.message or "outside the wage table" in found.message


@pytest.mark.parametrize(
    "question", ["middle school teacher salary", "miner pay", "minister salary", "lawyer at a top firm salary"]
)
def test_no_statistic_is_read_off_a_name(packaged: Corpus, question: str) -> None:
    """A middle school is no middle, and a miner no minimum."""
    statistics = {fact.statistic for fact in official(asked(question, packaged))}
    assert {Statistic.MEDIAN, Statistic.MEAN, Statistic.PERCENTILE} <= statistics


@pytest.mark.parametrize(
    "question", ["nurse salary 2015", "how much will nurses make in 2030", "how much did nurses make ten years ago"]
)
def test_another_year_is_told_apart(packaged: Corpus, question: str) -> None:
    """The table is of one year, and no other is answered with it in silence."""
    assert "year_not_covered" in {note.code for note in asked(question, packaged).notes}


def test_a_year_that_articles_have_is_not_mixed_with_the_tables(packaged: Corpus) -> None:
    """Who asks for 2017 gets the figure of 2017 alone."""
    found = asked("how much did backend devs make in 2017", packaged)
    assert {fact.as_of for fact in found.salary_facts} == {"2017"}


@pytest.mark.parametrize(
    "question", ["software engineer intern salary", "apprentice electrician pay", "first year teacher salary"]
)
def test_trainees_are_not_paid_as_the_others(packaged: Corpus, question: str) -> None:
    """The survey's figures are for everybody."""
    assert "level_not_covered" in {note.code for note in asked(question, packaged).notes}


def test_what_articles_lack_for_a_city_is_said(packaged: Corpus) -> None:
    """Articles' general figures are never shown for a city without a word."""
    found = asked("backend developer salary in akron", packaged)
    assert "place_not_covered" in {note.code for note in found.notes}


@pytest.mark.parametrize("question", ["how much do junior backend devs make", "what do senior nurses earn"])
def test_official_figures_are_not_taken_for_those_of_a_level(packaged: Corpus, question: str) -> None:
    """The survey knows no levels of experience, and an answer of its figures says so."""
    found = asked(question, packaged)
    assert official(found)
    assert isinstance(found, Answer)
    assert "level_not_covered" in {note.code for note in found.notes}


def test_beside_an_articles_figure_for_beginners_the_official_ones_are_told_apart() -> None:
    """The article has what was asked; that the survey's figures are for everybody is said."""
    text = (
        "# Nurse\n\nThe entry-level salary of nurses is $61,000 a year. The median salary of nurses is $86,000 a year."
    )
    corpus = corpus_of(nurses=text)
    found = asked("starting salary of a nurse", corpus)
    assert isinstance(found, Answer)
    assert [fact.low for fact in found.salary_facts if fact.start is not None] == [61000]
    assert [note.text for note in found.notes if note.code == "level_not_covered"] == [
        "None of the official figures is for beginners in particular."
    ]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2019"], "This figure is more than three years old."),
        (["2019", "2020"], "These figures are more than three years old."),
        (["2019", "2026"], "1 of these 2 figures is more than three years old."),
        (["2019", "2020", "2026"], "2 of these 3 figures are more than three years old."),
    ],
)
def test_old_figures_are_counted_in_plain_english(packaged: Corpus, dates: list[str], said: str) -> None:
    """One is, several are."""
    facts = [
        SalaryFact(
            article=next(iter(packaged.articles)), quote="$1", start=0, end=2, low=1, high=1, currency="USD",
            period=Period.YEAR, statistic=Statistic.MEDIAN, as_of=date,
        )
        for date in dates
    ]  # fmt: skip
    noted = differences(understand("what is the pay", packaged), facts, OfficialPay(), packaged, TODAY)
    assert [note.text for note in noted] == [said]


def test_two_places_are_set_side_by_side(packaged: Corpus) -> None:
    """A job and places alone ask for pay, and each place gives the same statistics."""
    found = official(asked("la vs sf for ux designers", packaged))
    kinds = {
        place: [fact.statistic for fact in found if fact.place == place] for place in {fact.place for fact in found}
    }
    assert len(kinds) == 2
    assert set(map(tuple, kinds.values())) == {(Statistic.MEDIAN, Statistic.MEAN)}


def test_an_hour_is_answered_by_the_hour(packaged: Corpus) -> None:
    """The period asked for is the period shown."""
    assert {fact.period for fact in official(asked("hourly pay of plumbers in texas", packaged))} == {Period.HOUR}


def test_what_articles_say_of_the_very_job_comes_first(packaged: Corpus) -> None:
    """The table's figures on the wider occupation follow, and a note says how the two differ."""
    found = asked("how much does a backend developer make", packaged)
    assert isinstance(found, Answer)
    stated = [fact.start is not None for fact in found.salary_facts]
    assert stated == sorted(stated, reverse=True)
    assert set(stated) == {True, False}
    assert "figures_differ" in {note.code for note in found.notes}


def test_a_place_that_may_be_several_is_asked_about(packaged: Corpus) -> None:
    """Nothing is guessed: the choices are named."""
    found = asked("nurse pay in portland", packaged)
    assert isinstance(found, NoAnswer)
    assert found.reason is Reason.WHICH_ONE
    assert len(found.suggestions) == 2


@pytest.mark.parametrize("question", ["do i need a degree", "what does a nurse do", "is nursing hard"])
def test_only_pay_is_looked_up(packaged: Corpus, question: str) -> None:
    """A question on anything else gets no wages."""
    assert official(asked(question, packaged)) == []


def test_old_figures_are_called_old(packaged: Corpus) -> None:
    """More than three years after their date, and only where today is known."""
    codes = [
        {note.code for note in found.notes}
        for today in (TODAY, None)
        if (found := answer("backend developer salary", packaged, today=today))
    ]
    assert ["old_figures" in each for each in codes] == [True, False]


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("electrician salary shreveport la", "Shreveport-Bossier City, LA"),
        ("nurse pay new orleans la", "New Orleans-Metairie, LA"),
        ("nurse salary bend oregon", "Bend, OR"),
        ("nurse pay dayton oh", "Dayton-Kettering-Beavercreek, OH"),
        ("akron, ohio electrician pay", "Akron, OH"),
        ("how much does a plumber make in New York State", "New York"),
        ("nurse salary in des moines", "Des Moines-West Des Moines, IA"),
        ("bend, or electrician pay", "Bend, OR"),
        ("dayton, oh nurse salary", "Dayton-Kettering-Beavercreek, OH"),
    ],
)
def test_a_city_with_its_state_is_that_city(packaged: Corpus, question: str, area: str) -> None:
    """Wherever it stands, and although "LA" alone is Los Angeles and "oh" a word."""
    assert {fact.place for fact in official(asked(question, packaged))} == {area}


@pytest.mark.parametrize("question", ["nurse salary outside texas", "nurse salary in any state but california"])
def test_a_place_that_is_left_out_is_not_shown(packaged: Corpus, question: str) -> None:
    """What is asked to be left out is told as not taken into account."""
    found = asked(question, packaged)
    assert {fact.place for fact in official(found)} == {"United States"}


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("i'm a nurse in ohio. what should i be making?", "Registered Nurses"),
        ("I am a plumber. What is the average salary?", "Plumbers, Pipefitters, and Steamfitters"),
        ("tell me plumber pay plz", "Plumbers, Pipefitters, and Steamfitters"),
        ("what are roofers paid", "Roofers"),
        ("is nursing a high paying job", "Registered Nurses"),
        ("tax preparer pay", "Tax Preparers"),
    ],
)
def test_pay_is_asked_in_many_ways(packaged: Corpus, question: str, title: str) -> None:
    """A job, be it told in the sentence before, and a word for pay are enough."""
    assert {fact.role for fact in official(asked(question, packaged))} == {title}


def test_every_statistic_named_is_shown(packaged: Corpus) -> None:
    """Who asks for two gets two."""
    percentiles = {fact.percentile for fact in official(asked("lowest and highest nurse salary", packaged))}
    assert percentiles == {10, 90}


def test_jobs_beyond_the_third_are_named(packaged: Corpus) -> None:
    """What is not looked up is not dropped in silence."""
    found = asked("plumber vs electrician vs carpenter vs welder vs roofer pay", packaged)
    assert any("“welder”, “roofer”" in note.text for note in found.notes)


@pytest.mark.parametrize(
    "question",
    [
        "i'm a nurse learning to code. what salary can i expect?",
        "my dad is a lawyer. i want to code. what would i earn?",
        "i am a teacher but want to get into tech. what is the pay?",
    ],
)
def test_the_job_that_one_leaves_is_not_the_job_asked_about(packaged: Corpus, question: str) -> None:
    """Nor is somebody else's; whose pay is shown is told."""
    found = asked(question, packaged)
    assert official(found) == []
    assert "job_assumed" in {note.code for note in found.notes}


def test_two_jobs_at_their_places_ask_for_pay(packaged: Corpus) -> None:
    """Without a word for pay, too."""
    assert {fact.place for fact in official(asked("nurse in ohio vs nurse in michigan", packaged))} == {
        "Ohio",
        "Michigan",
    }


def test_the_country_behind_a_city_is_no_second_place(packaged: Corpus) -> None:
    """Nor is where somebody lives who asks for elsewhere."""
    found = asked("i live in ohio. how much do nurses make in austin, texas, usa?", packaged)
    assert {fact.place for fact in official(found)} == {"Austin-Round Rock-San Marcos, TX"}


def test_an_hours_pay_and_a_years_are_both_shown(packaged: Corpus) -> None:
    """Where both are asked for, and no note says that there is none."""
    found = asked("nurse hourly and yearly pay", packaged)
    assert {fact.period for fact in official(found)} == {Period.HOUR, Period.YEAR}
    assert "period_not_covered" not in {note.code for note in found.notes}


def test_a_job_of_the_table_alone_is_told_to_have_wages(packaged: Corpus) -> None:
    """No article is about plumbers, and what may be asked of them is named and works."""
    found = asked("what do plumbers do all day", packaged)
    assert isinstance(found, NoAnswer)
    assert "ask “plumber salary”" in found.message
    assert official(asked("plumber salary", packaged))


@pytest.mark.parametrize(("question", "told"), [("nurse salary after tax", True), ("nurse salary", False)])
def test_what_is_left_after_tax_is_not_told(packaged: Corpus, question: str, told: bool) -> None:
    """Figures are before tax, and who asks for the others is told so."""
    assert ("before_tax" in {note.code for note in asked(question, packaged).notes}) is told


@pytest.mark.parametrize(
    ("previous", "reply", "area"),
    [
        ("teacher salary in springfield", "illinois", "Springfield, IL"),
        ("teacher salary in springfield", "the one in mo", "Springfield, MO"),
        ("nurse salary in austin", "ohio", "Ohio"),
        ("firefighter salary in phoenix", "nationally?", "United States"),
        ("teacher salary in springfield", "and ohio", "Ohio"),
    ],
)
def test_a_reply_tells_which_city_is_meant(packaged: Corpus, previous: str, reply: str, area: str) -> None:
    """Where the state has a city of that name, and the reply adds no state to compare."""
    found = answer(reply, packaged, previous=previous, wages=packaged_lookup(), today=TODAY)
    assert {fact.place for fact in official(found)} == {area}


def test_each_job_is_looked_up_at_its_own_place(packaged: Corpus) -> None:
    """Of "a nurse in Ohio or a teacher in Texas" nobody asks for nurses in Texas."""
    found = official(asked("nurse in ohio or teacher in texas, who makes more", packaged))
    assert {(fact.role, fact.place) for fact in found} == {
        ("Registered Nurses", "Ohio"),
        ("Elementary School Teachers, Except Special Education", "Texas"),
    }


@pytest.mark.parametrize("question", ["i drive for a surgeon, pay?", "how much does it pay to help a doctor"])
def test_whom_one_works_for_is_not_paid_for_it(packaged: Corpus, question: str) -> None:
    """A job within what somebody does is not theirs."""
    assert official(asked(question, packaged)) == []


@pytest.mark.parametrize(
    "told", ["i'm a nurse", "ive been a nurse for 5 years", "i used to be a nurse", "my mom is a nurse"]
)
@pytest.mark.parametrize(
    "asks",
    ["how much does a {} make", "what's the salary for a {}", "what do {}s earn", "is {} pay better", "{} salary?"],
)
@pytest.mark.parametrize("job", ["plumber", "backend developer"])
def test_what_one_is_never_stands_for_what_one_asks_about(packaged: Corpus, told: str, asks: str, job: str) -> None:
    """Career changers tell what they are, and ask for another job's pay."""
    found = asked(f"{told}, {asks.format(job)}", packaged)
    roles = {fact.role for fact in found.salary_facts} if isinstance(found, Answer) else set()
    assert roles != {"Registered Nurses"}
