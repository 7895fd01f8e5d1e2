"""Whether a message asks what some work pays."""

import pytest

from retrieval.answer import answer
from retrieval.models import Answer
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand


@pytest.mark.parametrize(
    "text",
    [
        "how much does a plumber charge",
        "how much tax does a nurse pay",
        "what's the minimum wage in texas",
        "how do i negotiate my salary",
        "how do i ask for a raise",
        "got offered 85k should i take it",
        "should i take the data analyst offer at 95k or stay a teacher",
        "sql query for second highest salary",
        "highest paying jobs",
        "which degree pays the most",
        "my pay is late",
        "do nurses get overtime pay",
        "money isn't everything",
        "how do i double my salary",
        "how often do nurses get paid",
        "how many nurses are in texas",
        "what's 25 an hour annually",
        "how much is 120000 after tax in california",
        "six figure careers pls",
        "jobs paying at least 40 bucks an hour",
        "what's the average wage growth",
        "my plumber overcharged me 600 bucks",
        "work from home jobs that pay",
        "how much money do i need to start learning",
        "how do i pay for nursing school",
        "can i pay off my student loans first",
        "does salary even matter",
        "how do i earn the trust of my team",
        "suicide rates for dentists",
        "nurse burnout rates",
        "how do nurses rate their job",
        "how much do barbers pay for their chair",
        "how much do surgeons pay in taxes",
        "how much is barber school",
        "how much is the culinary school",
    ],
)
def test_money_in_another_sense_is_no_pay(packaged: Corpus, text: str) -> None:
    """Prices, taxes, laws, offers, raises, code and rankings of jobs are not what a job pays."""
    assert not understand(text, packaged).asks_pay


@pytest.mark.parametrize(
    "text",
    [
        "how much does a plumber make",
        "what do nurses get paid after tax",
        "is backend well paid",
        "starting salary?",
        "which states pay backend devs the most",
        "do devs earn more than nurses",
        "whats the money like",
        "i make 55k as a teacher in ohio, is that normal",
        "i got offered $25/hr as a welder, is that fair",
        "is 25 an hour good for a welder",
        "roofer per hour",
        "handyman rates",
        "charge nurse hourly",
        "glazier apprentice per hour in reno",
        "offered 95k as a data scientist in denver, should i take it",
        "they offered me 28 an hour for a lead welder job, is it worth taking?",
        "plumber rates in dallas",
        "school bus driver hourly in ohio",
        "how much does plumbing pay for beginners",
        "how much do clinics pay for nurses",
        "what are the rates for electricians",
        "what's a roofer make",
        "do electricians make more in texas or california",
    ],
)
def test_pay_is_pay(packaged: Corpus, text: str) -> None:
    """However it is put."""
    assert understand(text, packaged).asks_pay


@pytest.mark.parametrize(
    "text",
    [
        "median household income",
        "i have 20k saved, is that enough to learn coding",
        "manager salary",
        "my boss didn't pay me",
    ],
)
def test_who_asks_of_other_money_is_shown_no_salary(packaged: Corpus, text: str) -> None:
    """No passage that states one passes for an answer."""
    found = answer(text, packaged)
    shown = found.excerpts if isinstance(found, Answer) else ()
    assert not any(
        fact.start is not None and excerpt.start <= fact.start < excerpt.end
        for excerpt in shown
        for fact in packaged.facts_in(excerpt.article)
    )


@pytest.mark.parametrize(
    "text", ["lighthouse tech hourly", "harbor tech average pay", "lighthouse technician hourly rate"]
)
def test_a_job_that_nobody_knows_is_a_job(packaged: Corpus, text: str) -> None:
    """Whatever stands between it and its pay, what the articles' job earns is not shown as its own."""
    found = understand(text, packaged)
    assert found.asks_pay
    assert [role.name.split()[1:] for role in found.roles] == [["technician"]]
    assert not isinstance(answer(text, packaged), Answer)
