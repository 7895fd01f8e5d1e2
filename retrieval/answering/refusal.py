"""Honest refusals: why there is no answer, in words for the member, and what is near."""

from collections.abc import Sequence

from retrieval.language.languages import reply_in
from retrieval.models import NoAnswer, Reason
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import Question, understand
from retrieval.understanding.small_talk import IN_DISTRESS, reply_to

LONGEST_QUESTION = 1000
"""Characters. Longer messages are pasted texts and no questions."""

SUGGESTIONS = 3


def empty(question: str) -> NoAnswer:
    """For a message without a word in it."""
    return _refuse(question, Reason.EMPTY, "Ask me a career question, for example: what does a back-end developer do?")


def too_long(question: str) -> NoAnswer:
    """For a message that is too long to be a question."""
    message = f"That is too long for me. Ask in one or two sentences, at most {LONGEST_QUESTION:,} characters."
    return _refuse(question, Reason.TOO_LONG, message)


def no_articles(question: str) -> NoAnswer:
    """For a bot whose knowledge base is empty."""
    return _refuse(question, Reason.NO_ARTICLES, "I have no articles to answer from yet.")


def chat(question: str, kind: str, corpus: Corpus) -> NoAnswer:
    """For small talk of a kind that ``small_talk`` named."""
    near = () if kind == IN_DISTRESS else titles(corpus)[:SUGGESTIONS]
    return _refuse(question, Reason.SMALL_TALK, reply_to(kind), near)


def foreign(question: str, language: str) -> NoAnswer:
    """For a question in another language."""
    return _refuse(question, Reason.LANGUAGE, reply_in(language))


def not_covered(question: Question, understood: str, near: Sequence[str], job: str) -> NoAnswer:
    """For a question about a job that the articles are not about."""
    message = f"My articles don't cover “{job}”, so I won't guess."
    return _refuse(question.text, Reason.NOT_COVERED, message, near, understood)


def with_wages(refused: NoAnswer, job: str, name: str) -> NoAnswer:
    """The same, where the wage table has the job that the articles are not about, or those who do it, by ``name``."""
    whose = "it" if name == job else "that line of work"
    hint = f"I do have official wages for {whose}: ask “{name} salary”."
    return refused.model_copy(update={"message": f"{refused.message} {hint}"})


def no_wage(question: Question, understood: str, near: Sequence[str], job: str, why: str) -> NoAnswer:
    """For a question on the pay of a job that the articles are not about, where the wage table has no figure either."""
    message = f"My articles don't cover “{job}”. {why}"
    return _refuse(question.text, Reason.NOT_COVERED, message, near, understood)


def which_job(question: Question, understood: str, near: Sequence[str]) -> NoAnswer:
    """For a question on pay that names no job, asked of articles on many."""
    return _refuse(question.text, Reason.WHICH_JOB, "Which job do you mean? Ask again with its name.", near, understood)


def which_one(question: Question, understood: str, message: str, choices: Sequence[str]) -> NoAnswer:
    """For a question on pay whose place or job may be one of several; ``choices`` can be typed instead."""
    return _refuse(question.text, Reason.WHICH_ONE, message, choices[:SUGGESTIONS], understood)


def no_answer(question: Question, understood: str, near: Sequence[str]) -> NoAnswer:
    """For a question that the articles do not answer."""
    return _refuse(question.text, Reason.NO_ANSWER, "My articles don't answer that.", near, understood)


def titles(corpus: Corpus) -> tuple[str, ...]:
    """Every article's title, once, in the order of the folder."""
    return corpus.titles


def nearest_titles(question: Question, corpus: Corpus) -> list[str]:
    """The titles of the articles about a job that is asked about, if any, then of those that speak most of what was
    asked, best first; the folder's first where none does."""
    about = [path for role in question.roles for path in sorted(corpus.lookups.about.having_all(role.known_as))]
    speaking = [hit.chunk.article for hit in corpus.search(question.terms, 12)]
    found = [corpus.article(path).title for path in (*(about if len(about) <= SUGGESTIONS else ()), *speaking)]
    return list(dict.fromkeys([*found, *titles(corpus)[:SUGGESTIONS]]))[:SUGGESTIONS]


def near_among_all(refused: NoAnswer, corpus: Corpus) -> NoAnswer:
    """The same, of a part of the articles, with those that are nearest among all."""
    if refused.reason is Reason.WHICH_ONE:
        return refused
    return refused.model_copy(
        update={"suggestions": tuple(nearest_titles(understand(refused.understood, corpus), corpus))}
    )


def _refuse(
    question: str, reason: Reason, message: str, suggestions: Sequence[str] = (), understood: str | None = None
) -> NoAnswer:
    return NoAnswer(
        question=question,
        understood=understood if understood is not None else question,
        reason=reason,
        message=message,
        suggestions=tuple(suggestions),
    )
