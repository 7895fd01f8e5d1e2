"""Of which articles a question is asked, where many are on one job and others beside them."""

from collections.abc import Iterator

from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand
from retrieval.understanding.roles import Standing


def asked_of(text: str, corpus: Corpus) -> Iterator[Corpus]:
    """The articles to ask, in turn until some of them answer.

    A question on the one job, or on others, is asked of those alone, and one on both of all. What names no job that an
    article is about is first asked of the one job that most articles are on.
    """
    one_job, others = corpus.on_one_job, corpus.on_others
    if one_job is None:
        yield corpus
        return
    asked = [role.standing is Standing.SUBJECT for role in understand(text, one_job).roles]
    on_it = any(asked)
    on_others = not (on_it and all(asked)) and _is_on_others(text, corpus, one_job)
    if on_it and not on_others:
        yield one_job
    elif on_others and not on_it and others:
        yield from asked_of(text, others)
    elif on_it or on_others or others is None:
        yield corpus
    else:
        yield one_job
        yield from asked_of(text, others)


def _is_on_others(text: str, corpus: Corpus, one_job: Corpus) -> bool:
    """Whether it names a job that other articles than those on the one job are about."""
    asked = [role.known_as for role in understand(text, corpus).roles if role.standing is Standing.SUBJECT]
    about = [corpus.lookups.about.having_all(name) for name in asked]
    return any(one_job.articles.keys().isdisjoint(paths) for paths in about)
