"""From a question to an answer or an honest refusal: the one function that every way of asking calls."""

from retrieval.corpus import Corpus
from retrieval.models import Answer, NoAnswer, Reason


def answer(question: str, corpus: Corpus, *, previous: str | None = None) -> Answer | NoAnswer:
    """Answer ``question`` from ``corpus`` alone.

    ``previous`` is the ``understood`` text of the question that this one follows up. Never raises for any text.
    """
    return NoAnswer(question=question, understood=question, reason=Reason.NO_ANSWER, message="")
