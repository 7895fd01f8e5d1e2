"""What the thumbs carry."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from bot.render.ballot import ARTICLES, TEMPLATE, Ballot, question_asked
from bot.render.escape import bold
from bot.render.limits import CUSTOM_ID, fit
from bot.render.words import one_line
from knowledge.models import Article, Section
from retrieval.models import Answer, Excerpt

digests = st.text("0123456789abcdef", min_size=10, max_size=10)
ballots = st.builds(Ballot, st.integers(0, 10**12 - 1), st.lists(digests, max_size=ARTICLES).map(tuple))


def article(path: str) -> Article:
    digest = hashlib.sha256(path.encode()).hexdigest()
    return Article(path=path, title="T", text="t", sections=(Section((), 0, 1),), digest=digest)


def excerpt(path: str) -> Excerpt:
    return Excerpt(article=path, title="T", heading=None, text="t", start=0, end=1, score=1.0)


@given(ballots)
def test_an_id_reads_back(ballot: Ballot) -> None:
    """Both buttons carry the whole ballot, within Discord's limit, and are told apart."""
    votes = []
    for button in ballot.buttons():
        assert button.custom_id is not None
        assert len(button.custom_id) <= CUSTOM_ID
        match = TEMPLATE.fullmatch(button.custom_id)
        assert match
        assert Ballot.read(match) == ballot
        votes.append(match["vote"])
    assert votes == ["yes", "no"]


@given(st.text(max_size=200))
def test_the_question_reads_back_from_an_answer(question: str) -> None:
    """As it was asked, however much of it Discord could take for markup."""
    assert question_asked(bold(question)) == one_line(question)


def test_a_shortened_question_stays_shortened() -> None:
    """A long one is kept as far as the answer shows it."""
    assert question_asked(fit("how do *welders* train " * 20, 40, bold)) == "how do *welders* train how do…"


def test_a_line_that_is_no_question_gives_none() -> None:
    """Whatever stands there instead."""
    assert question_asked("Understood as: x") == ""


def test_a_ballot_names_each_article_once_and_again_after_it_changed() -> None:
    """By its path while it is as it was, and by its digest's beginning afterwards."""
    articles = {path: article(path) for path in ("a.md", "b.md")}
    quoted = (excerpt("b.md"), excerpt("a.md"), excerpt("b.md"))
    ballot = Ballot.of(Answer(question="q", understood="q", excerpts=quoted), 3, articles)
    assert ballot.paths(articles) == ("b.md", "a.md")
    del articles["b.md"]
    assert ballot.paths(articles) == (ballot.digests[0], "a.md")
