"""Follow-up questions: what is left out is taken from the question before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.models import Period
from retrieval.answer import answer
from retrieval.models import Answer, Reason
from retrieval.search.corpus import Corpus
from retrieval.understanding.follow_up import standing_alone
from tests.retrieval.laws import answered, refused

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=100)
PAY = "how much does a nurse make?"


@given(question=ANY_TEXT, blank=st.sampled_from([None, "", " ", "\n\t"]))
def test_without_a_previous_question_nothing_changes(question: str, blank: str | None) -> None:
    """The first question stands alone."""
    assert standing_alone(question, blank) == question


@settings(deadline=None)
@given(question=ANY_TEXT, previous=ANY_TEXT)
def test_any_two_texts_follow_each_other(question: str, previous: str) -> None:
    """Whatever was asked before, a question that says something still does."""
    assert bool(standing_alone(question, previous).strip()) >= bool(question.strip())


@pytest.mark.parametrize(
    ("previous", "question", "whole"),
    [
        (PAY, "and in texas?", "how much does a nurse make in texas"),
        (PAY, "in Texas", "how much does a nurse make in texas"),
        (PAY, "what about per hour?", "how much does a nurse make per hour"),
        (PAY, "and the median?", "median nurse salary"),
        (PAY, "and a baker?", "how much does a baker make"),
        ("i'm a nurse in texas", "how much should i make?", "nurse salary in texas"),
        ("i'm a baker", "how much should i be making in vienna", "baker salary in vienna"),
        (PAY, "sorry, i meant a baker", "how much does a baker make"),
        ("baker pay in berlin", "no, i meant vienna", "baker pay in vienna"),
        ("baker pay in berlin", "not berlin, vienna", "baker pay in vienna"),
        ("baker pay in berlin", "compared to vienna?", "baker pay in berlin vs vienna"),
        ("baker pay in berlin vs vienna", "and munich", "baker pay in berlin vs vienna vs munich"),
        (PAY, "vs a baker", "nurse vs baker salary"),
        ("nurse pay in texas", "not a nurse, baker", "baker pay in texas"),
        ("baker pay in vienna", "do they make more than nurses", "baker vs nurses pay in vienna"),
        (PAY, "bakers please", "how much does a baker make"),
        ("nurse vs baker salary", "which pays more?", "nurse vs baker salary"),
        ("how much do people make in vienna", "bakers", "baker pay in vienna"),
        (PAY, "and a baker in vienna?", "how much does a baker make in vienna"),
        (PAY, "what about bakers, per month", "how much does a baker make per month"),
        ("how much does a nurse make in texas", "and a baker in vienna", "how much does a baker make in vienna"),
        ("how much does a baker make in vienna", "and a nurse, top 10%", "how much do the top 10% of nurses make"),
        (PAY, "what about bakers", "how much does a baker make"),
        ("how much does a baker make", "and in vienna?", "how much does a baker make in vienna"),
        ("what does a nurse do", "and how much do they make?", PAY),
        ("how do i become a baker", "how much do they earn", "how much does a baker make"),
    ],
)
def test_a_follow_up_on_pay_gets_the_figures_of_the_whole_question(
    jobs: Corpus, previous: str, question: str, whole: str
) -> None:
    """A place, a period, a statistic or another job changes that much of the question before."""
    assert answered(question, jobs, previous).salary_facts == answered(whole, jobs).salary_facts


@pytest.mark.parametrize(
    ("previous", "question", "whole"),
    [
        ("manager salary", "construction", "construction manager salary"),
        ("how much do drivers make", "school bus", "how much do school bus driver make"),
        ("engineer pay in denver", "civil", "civil engineer pay in denver"),
        ("how much do teachers make", "high school", "how much do high school teacher make"),
        ("truck driver salary", "no i mean school bus", "school bus driver salary"),
        (
            "how much is rent in austin",
            "and what does an accountant make there",
            "and what does an accountant make there in austin?",
        ),
    ],
)
def test_a_reply_tells_which_of_a_kind(previous: str, question: str, whole: str) -> None:
    """Whoever is asked which managers are meant names them in a word."""
    assert standing_alone(question, previous) == whole


@pytest.mark.parametrize("level", ["senior", "and juniors?"])
def test_a_level_is_no_kind(level: str) -> None:
    """Seniors of the job are asked for, and none of those whose title says "senior"."""
    assert standing_alone(level, "developer salary").startswith("developer salary")


@pytest.mark.parametrize(
    ("previous", "question", "article", "heading"),
    [
        (PAY, "and how do i become one?", "nurse.md", "Training"),
        ("how much does a baker make", "do they need a degree?", "baker.md", "Training"),
        ("what does a nurse do", "what does their day look like", "nurse.md", "A day"),
    ],
)
def test_a_follow_up_keeps_the_job(jobs: Corpus, previous: str, question: str, article: str, heading: str) -> None:
    """Another thing asked about "them" is asked about the same job."""
    best = answered(question, jobs, previous).excerpts[0]
    assert (best.article, best.heading) == (article, heading)


@pytest.mark.parametrize(
    "question",
    [
        "how much does a baker make",
        "what skills does a baker need",
        "what does a baker do all day",
        "what is a baker?",
    ],
)
def test_a_whole_question_follows_nothing_up(jobs: Corpus, question: str) -> None:
    """A question with a job of its own is the same after any other."""
    assert answer(question, jobs, previous=PAY) == answer(question, jobs)


def test_a_question_that_names_its_job_takes_nothing_from_a_story() -> None:
    """However few words it has."""
    asked = "what do bakers start at"
    assert standing_alone(asked, "im a nurse thinking about a course in baking") == asked


def test_a_chain_of_questions(jobs: Corpus) -> None:
    """Each question is understood in the light of all before it, by way of ``understood``."""
    first = answered(PAY, jobs)
    second = answered("and in texas?", jobs, first.understood)
    third = answered("per hour?", jobs, second.understood)
    assert [(fact.low, fact.place) for fact in third.salary_facts] == [(43.37, "Texas")]


def test_following_up_with_a_job_that_no_article_covers(jobs: Corpus) -> None:
    """The new job is refused; the figures of the one before are not shown for it."""
    found = refused("and a plumber?", jobs, PAY)
    assert found.reason is Reason.NOT_COVERED
    assert "plumber" in found.message


@pytest.mark.parametrize("question", ["and in texas?", "what about a baker", "do they need a degree", "why?", "thanks"])
def test_what_was_understood_stands_alone(jobs: Corpus, question: str) -> None:
    """Asked by itself, ``understood`` gets the answer that the follow-up got."""
    found = answer(question, jobs, previous=PAY)
    again = answer(found.understood, jobs)
    assert again.understood == found.understood
    assert type(again) is type(found)
    if isinstance(found, Answer) and isinstance(again, Answer):
        assert (again.excerpts, again.further, again.salary_facts) == (
            found.excerpts,
            found.further,
            found.salary_facts,
        )


def test_only_whole_names_are_replaced() -> None:
    """Another job takes the place of the one before, not of a part of a word that spells the same."""
    understood = standing_alone("and a nurse?", "what is the pay of a pa")
    assert "pay" in understood.split()


@pytest.mark.parametrize(
    ("question", "previous", "understood"),
    [
        ("and in texas?", "how much does a nurse make in ohio?", "how much does a nurse make in texas?"),
        ("n in ohio", "what do bakers earn in new york city", "what do bakers earn in ohio?"),
        ("and per hour?", "how much does a nurse make in ohio?", "how much does a nurse make in ohio per hour?"),
        ("ok n after 5 years", "starting salary of a nurse?", "salary of a nurse after 5 years?"),
    ],
)
def test_a_place_or_level_takes_the_place_of_another(question: str, previous: str, understood: str) -> None:
    """The place or level asked for last is the one that is meant; without another one the first stays."""
    assert standing_alone(question, previous) == understood


TRAINING = "how do i become a baker?"


def test_a_follow_up_that_refers_to_the_one_before_is_understood_with_it(jobs: Corpus) -> None:
    """What "that" means is told beside the question."""
    assert standing_alone("how long does that take", TRAINING) == (
        "how long does that take (baker)? (asked after: how do i become a baker)"
    )
    assert answered("and where do i do that?", jobs, TRAINING).excerpts[0].heading == "Training"


def test_only_the_last_message_is_told(jobs: Corpus) -> None:
    """A chain of questions that refer to each other grows no longer."""
    second = standing_alone("how long does that take", TRAINING)
    assert standing_alone("is that long?", second).endswith("(asked after: how long does that take (baker))")


def test_what_was_asked_before_answers_nothing_by_itself(jobs: Corpus) -> None:
    """A question on something else stays without an answer after one that has one."""
    refused("how do i install it on windows 11? it gives me error 1603", jobs, TRAINING)


def test_the_figures_asked_for_are_those_of_the_last_message(jobs: Corpus) -> None:
    """What the message before narrowed is not narrowed again where this one asks otherwise."""
    found = answered("how much is that per year", jobs, "how much does a nurse make per hour?")
    assert {fact.period for fact in found.salary_facts} == {Period.YEAR}


@pytest.mark.parametrize("remark", ["ok nice", "so cool", "wow"])
def test_a_remark_follows_nothing_up(remark: str) -> None:
    """A few words that ask nothing are answered as by themselves."""
    assert standing_alone(remark, PAY) == remark


@pytest.mark.parametrize("question", ["the hours", "and skills", "in texas", "nice?"])
def test_a_few_words_may_be_a_question(question: str) -> None:
    """What names a subject or a place, or ends in a question mark, follows up."""
    assert standing_alone(question, PAY) != question


@pytest.mark.parametrize(
    ("previous", "question", "whole"),
    [
        ("what soft skills does a nurse need", "and the technical ones?", "the technical skills (nurse)?"),
        (
            "what tools does a nurse use",
            "which of those is hardest to learn",
            "of the tools is hardest to learn (nurse)?",
        ),
        ("should i learn go or java as a programmer", "which one pays better", "go or java: which one pays better"),
    ],
)
def test_what_ones_stand_for_is_told(previous: str, question: str, whole: str) -> None:
    """ "The technical ones" are of the kind that was asked about, "which one" of what was named."""
    assert whole in standing_alone(question, previous)
