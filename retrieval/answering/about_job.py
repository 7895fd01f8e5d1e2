"""Which chunks and passages are about the job that a question names, and which job nothing shown speaks of."""

from collections.abc import Sequence

from knowledge.models import SalaryFact
from retrieval.answering.article_shares import of_best_articles, told_by_a_word
from retrieval.answering.excerpts import SHOWN, Choice, choose
from retrieval.models import Hit
from retrieval.search.corpus import Corpus
from retrieval.search.passages import Passage
from retrieval.understanding.question import Question
from retrieval.understanding.roles import Role, Standing, job_stems

SEARCHED = 24
"""Chunks whose passages are weighed."""

SEEN = 100
"""Chunks of which these are taken where the folder is on many jobs."""

FAR = 1000
"""Chunks among which the figures on a job are looked for that articles on others list."""


def chosen_for(question: Question, facts: Sequence[SalaryFact], corpus: Corpus) -> list[Choice]:
    """The passages that answer best, best first, twice as many as are shown; ``facts`` are those shown beside them.

    Where articles are on many jobs, only those on a job asked about.
    """
    chosen = choose(question, found_for(question, corpus), facts, corpus, 2 * SHOWN)
    if question.role is None or corpus.theme:
        return chosen
    return [choice for choice in chosen if _is_on_any(choice.passage, question, corpus)]


def found_for(question: Question, corpus: Corpus) -> list[Hit]:
    """The best chunks, best first: those from articles about the job asked for, where any of the best are."""
    if corpus.theme:
        return _on_job(question, corpus.search(question.terms, SEARCHED), corpus)
    hits = corpus.search(question.terms, SEEN)
    if question.role is None and (told := told_by_a_word(question, corpus)):
        hits = [hit for hit in hits if hit.chunk.article == told]
    return of_best_articles(_about_jobs(question, hits, corpus) or _on_job(question, hits, corpus), SEARCHED)


def _about_jobs(question: Question, hits: list[Hit], corpus: Corpus) -> list[Hit]:
    """Those from the articles that are about a job asked for; articles on other jobs name it beside theirs."""
    names = [role.known_as for role in question.roles if role.standing is Standing.SUBJECT]
    return [hit for hit in hits if any(name <= corpus.subjects[hit.chunk.article] for name in names)]


def _on_job(question: Question, hits: list[Hit], corpus: Corpus) -> list[Hit]:
    role = question.role
    if role is None or role.standing is Standing.ABSENT or _is_line_of_work(role, corpus):
        return hits
    if role.standing is Standing.LISTED and question.asks_amount and not corpus.theme:
        # What lists its pay says little else of what is asked, and stands far behind.
        naming = {hit.chunk for hit in corpus.search(sorted(role.known_as), SEARCHED)}
        return [hit for hit in corpus.search(question.terms, FAR) if hit.chunk in naming]
    # The name of a job that fills most of the folder weighs so little that the best chunks may be on any other.
    named = sorted(role.known_as)
    return _speaking_of(role, hits, corpus) or _speaking_of(role, corpus.search(named, SEARCHED), corpus) or hits


def _speaking_of(role: Role, hits: Sequence[Hit], corpus: Corpus) -> list[Hit]:
    return [hit for hit in hits if corpus.speaks_of(hit.chunk.article, role.known_as)]


def strange_to(shown: Sequence[Choice], question: Question, corpus: Corpus) -> Role | None:
    """A job that is asked about, or compared with, and of which nothing shown speaks."""
    role = question.role
    # Who asks how to move to another job may be answered by articles on the one that they come from.
    moves = "§similar" in question.concepts
    if role is None or (role.standing is Standing.ABSENT and not moves):
        return role
    compares = "§difference" in question.concepts
    if compares:
        asked = [one for one in question.roles if one.standing is Standing.ABSENT]
        return next(
            (one for one in asked if not any(_is_on(choice.passage, one, question, corpus) for choice in shown)), None
        )
    return None if any(_is_on_any(choice.passage, question, corpus) for choice in shown) else role


def _is_on_any(passage: Passage, question: Question, corpus: Corpus) -> bool:
    return any(_is_on(passage, role, question, corpus) for role in question.roles)


def _is_on(passage: Passage, role: Role, question: Question, corpus: Corpus) -> bool:
    """Whether a passage speaks of a job. Articles that are about that job speak of it everywhere; those that have but a
    figure on it are of use where pay is asked."""
    of_its_own, article = role.known_as - corpus.theme, passage.chunk.article
    if not corpus.theme and role.known_as <= corpus.subjects[article]:
        return True
    if not corpus.theme and question.asks_pay and corpus.speaks_of(article, role.known_as):
        return True
    if role.standing is not Standing.ABSENT and corpus.theme and (_is_line_of_work(role, corpus) or not of_its_own):
        return True
    return of_its_own <= passage.own | passage.headings


def _is_line_of_work(role: Role, corpus: Corpus) -> bool:
    """Whether beside articles on one job a name ("coding") stands for all of its work: there is none that all would
    use. Others' work ("nursing") is none of it."""
    if not corpus.theme or len(role.known_as) > 1 or role.known_as <= corpus.theme:
        return False
    return any(job_stems(job.title) in role.official for job in corpus.by_occupation)
