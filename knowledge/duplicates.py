"""The same content under two names: told, since an answer would quote it twice, and never an error."""

from collections.abc import Iterable

from knowledge.models import Document, Problem
from knowledge.storage.readings import Reading

SHORTEST = 300  # characters; shorter texts may be alike by chance
MOSTLY = 0.8  # share of its sentences from which an article counts as another one's near copy
REMEDY = "Keep one of them and remove the other."


def duplicates(readings: Iterable[Reading]) -> tuple[Problem, ...]:
    """A remark for each article that repeats one of an earlier path, byte for byte or passage for passage."""
    documents = sorted((each.document for each in readings if each.document), key=lambda each: each.article.path)
    first: dict[str, str] = {}
    problems = []
    for document in documents:
        path = document.article.path
        same = next((first[key] for key in contents(document) if key in first), None)
        if same is not None:
            message = f"It has the same content as {same}."
            problems.append(Problem(path=path, message=message, remedy=REMEDY, fatal=False))
        for key in contents(document):
            first.setdefault(key, path)
    return tuple(problems)


def contents(document: Document) -> tuple[str, ...]:
    """What the article's content is told by: its digest, and its passages where they are long enough to tell."""
    passages = "\n".join(chunk.text for chunk in document.chunks)
    return (document.article.digest, passages) if len(passages) >= SHORTEST else (document.article.digest,)


def share_of(own: frozenset[str], other: Document) -> float:
    """The share of the sentences ``own`` that another article holds too, 0 to 1."""
    return len(own & sentences(other)) / len(own) if own else 0.0


def sentences(document: Document) -> frozenset[str]:
    """The sentences of an article, alike where they differ in case and white space alone."""
    text = document.article.text
    spans = (span for chunk in document.chunks for span in chunk.sentences)
    return frozenset(" ".join(span.of(text).casefold().split()) for span in spans)
