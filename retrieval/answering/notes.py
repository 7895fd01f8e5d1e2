"""What an answer says of how the question was read: mistyped names, jobs taken for others, what no article has."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from retrieval.answering.excerpts import Choice
from retrieval.language.concepts import concepts_spoken_of, indispensable_concepts, told_concepts
from retrieval.language.english import is_common
from retrieval.language.words import as_written, stem, words
from retrieval.models import Note
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import Question

_YEARS = re.compile(r"\b(20\d\d) ?(?:to|through|until|and|[-–—]) ?((?:20)?\d\d)\b")


def of_question(
    question: Question, shown: Sequence[Choice], corpus: Corpus, today: date | None, *, every: Corpus
) -> list[Note]:
    """The notes for what is ``shown``, in the order in which they are of use.

    ``corpus`` has the articles that were asked, ``every`` all that there are; ``today`` decides what is over.
    """
    read = [*_read_as(question), *_assumed(question, shown, corpus, every), *_taken_for(question, corpus)]
    return [*read, *_unmentioned(question, shown, corpus, every), *(_over(shown, today) if today else ())]


def _read_as(question: Question) -> list[Note]:
    """Says which names of jobs and places were mistyped, as far as anybody can tell."""
    typed = set(words(question.text))
    spans = [(role.start, role.end) for role in question.roles] + [
        (place.start, place.end) for place in question.places
    ]
    named = [question.words[start:end] for start, end in spans]
    mended = [f"“{' '.join(name)}”" for name in named if not typed.issuperset(name)]
    return [Note(code="read_as", text=f"Read as a question on {' and '.join(mended)}.")] if mended else []


def _assumed(question: Question, shown: Sequence[Choice], corpus: Corpus, every: Corpus) -> list[Note]:
    """Says that a question which names no job is taken as one on that of most articles, where others are on others."""
    if every.on_one_job is not corpus or question.roles or question.asks_pay:
        return []
    if not any(corpus.profiles[choice.passage.chunk.article].job for choice in shown):
        return []  # an article about no job, such as one on interviews, is of use to all
    (job, _), *_ = Counter(profile.job for profile in corpus.profiles.values() if profile.job).most_common(1)
    return [Note(code="job_assumed", text=f"Taken as a question on “{job}”, which most articles are about.")]


def _taken_for(question: Question, corpus: Corpus) -> list[Note]:
    """Says for which job, that an article is about, one is taken that is only counted with it."""
    notes = []
    for role in question.roles:
        paths = corpus.lookups.about.having_all(role.known_as) if role.by_name else ()
        jobs = " or ".join(dict.fromkeys(corpus.profiles[path].job for path in paths))
        if jobs:
            said = f"No article is about “{role.name}”: these are on {jobs}, which the wage survey counts it with."
            notes.append(Note(code="job_taken", text=said))
    return notes


def _unmentioned(question: Question, shown: Sequence[Choice], corpus: Corpus, every: Corpus) -> list[Note]:
    """Says which of the tools and places that it names no article has, and which subjects that it asks for: what is
    said of others is not said of these. Nothing is where only the wage table answers, which has places of its own."""
    if not shown:
        return []
    spoken_of = frozenset[str]().union(*(choice.passage.own | choice.passage.headings for choice in shown))
    left = (told_concepts() | indispensable_concepts()) - spoken_of
    named = [word for word in question.words if stem(word) in question.names]
    for word in question.message.asking:
        subjects = left.intersection(concepts_spoken_of([stem(word)]))
        # An everyday word says as often something else ("tips", "burn").
        if subjects & told_concepts() or (subjects and not is_common(word)):
            named.append(word)
    names = [as_written(word, question.text) for word in named if stem(word) not in corpus.index]
    if not question.asks_pay:
        places = (place.name for place in question.places if place.start not in question.message.told)
        names += [
            name.title() for name in places if not any(corpus.knows(word) or is_common(word) for word in words(name))
        ]
    said = ", ".join(f"“{name}”" for name in dict.fromkeys(names))
    which = "The articles" if corpus is every else "These articles"
    return [Note(code="not_mentioned", text=f"{which} do not mention {said}.")] if names else []


def _over(shown: Sequence[Choice], today: date) -> list[Note]:
    """Says which of the projections shown were for years that are over."""
    projecting = [choice.passage.text for choice in shown if "§outlook" in choice.passage.own]
    years = [match.groups() for text in projecting for match in _YEARS.finditer(text)]
    over = [f"{first}–{last[-2:]}" for first, last in years if 2000 + int(last[-2:]) < today.year]
    said = " and ".join(dict.fromkeys(over))
    return [Note(code="projection_over", text=f"The years of the projection for {said} are over.")] if over else []
