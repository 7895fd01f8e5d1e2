"""Large folders of articles that read like career articles, made from a seed.

An article is about one job of ``retrieval/vocabulary/occupations.csv``. Its sections are sentences of the packaged
articles with that job put in place of the back-end developer's, its pay is stated in a salary fact or three, and rare
words of an invented vocabulary follow Zipf's law, so that the vocabulary grows with the folder as it does in real text.
"""

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import accumulate, product
from pathlib import Path

from knowledge.models import Article, Chunk, Document, Period, SalaryFact, Span, Statistic
from retrieval.names.occupations import occupations
from tests.corpora import PACKAGED, documents_in

CHUNKS = 10
"""Chunks of an article."""

RARE_WORDS = 200_000
_COMMON = 50  # so many words of the commonest are left out: they would be in every article
_PLACES = (None, "United States", "California", "Texas", "Chicago", "New York City")
_STATISTICS = (("median", Statistic.MEDIAN), ("average", Statistic.MEAN))
_JOB = re.compile(r"\b(back-end|web|software)( (web|software))? (developer|engineer)(?P<plural>s?)\b", re.IGNORECASE)
_TRADE = re.compile(r"\b(back-end|developer|programmer|software)(?P<plural>s?)\b", re.IGNORECASE)
_GOLDEN = Path(__file__).parent.parent / "golden" / "own.jsonl"
_GOLDEN_JOB = re.compile(r"\b(back[- ]?end )?(developer|dev|engineer|programmer)(?P<plural>s?)\b")


def documents(chunks: int, seed: int = 0) -> list[Document]:
    """Articles with about so many chunks of some 60 words together."""
    chance = random.Random(seed)
    return [document(number, chance) for number in range(chunks // CHUNKS)]


def document(number: int, chance: random.Random) -> Document:
    """One article; ``number`` makes its path its own."""
    job = chance.choice(_jobs())
    path = f"jobs/{job.replace(' ', '-').replace('/', '-')}-{number}.md"
    title = _on(job, f"{job.title()}s: {chance.choice(_sections())[0]}")
    sections = [_section(job, chance) for _ in range(CHUNKS - 1)]
    sections.insert(chance.randrange(1, CHUNKS), _pay_section(job, chance))
    text, chunks, facts = f"# {title}\n\n", [], []
    for heading, sentences in sections:
        text += f"## {heading}\n\n"
        start = len(text)
        spans = []
        for sentence, fact in sentences:
            at = len(text)
            text += sentence + " "
            spans.append(Span(at, at + len(sentence)))
            if fact is not None:
                update = {"article": path, "start": at, "end": at + len(fact.quote)}
                facts.append(fact.model_copy(update=update))
        end = len(text) - 1
        text = text[:end] + "\n\n"
        chunks.append(Chunk(path, (title, heading), start, end, text[start:end], tuple(spans)))
    digest = sha256(text.encode()).hexdigest()
    article = Article(path=path, title=title, text=text, sections=(), digest=digest, tags=(job,))
    return Document(article, tuple(chunks), tuple(facts))


def questions(count: int, seed: int = 0) -> list[str]:
    """Distinct questions like the golden ones: other jobs in their place, and a letter wrong in every fifth."""
    chance = random.Random(seed)
    golden = [json.loads(line)["question"] for line in _GOLDEN.read_text(encoding="utf-8").splitlines()]
    found: dict[str, None] = {}
    while len(found) < count:
        job = chance.choice(_jobs())
        question = _GOLDEN_JOB.sub(lambda match, job=job: job + match["plural"], chance.choice(golden))
        found[_mistyped(question, chance) if chance.random() < 0.2 else question] = None
    return list(found)


_Sentences = list[tuple[str, SalaryFact | None]]


def _section(job: str, chance: random.Random) -> tuple[str, _Sentences]:
    heading, _ = chance.choice(_sections())
    _, sentences = chance.choice(_sections())
    told = [chance.choice(sentences) for _ in range(chance.randint(3, 4))]
    return _on(job, heading), [(_about(job, sentence, chance), None) for sentence in dict.fromkeys(told)]


def _about(job: str, sentence: str, chance: random.Random) -> str:
    """A sentence about that job with about ten rare words behind it."""
    told = _on(job, sentence)
    names = chance.choices(_rare_words(), cum_weights=_rare_weights(), k=chance.randint(5, 15))
    return f"{told.rstrip('.')} ({' '.join(names)})."


def _on(job: str, text: str) -> str:
    """A text about back-end developers, about that job."""
    return _TRADE.sub(lambda match: job + match["plural"], _JOB.sub(lambda match: job + match["plural"], text))


def _pay_section(job: str, chance: random.Random) -> tuple[str, _Sentences]:
    return "Pay", [_pay(job, chance) for _ in range(chance.randint(1, 3))]


def _pay(job: str, chance: random.Random) -> tuple[str, SalaryFact]:
    amount, year = chance.randrange(25_000, 180_000, 10), chance.randint(2015, 2025)
    place, (name, statistic) = chance.choice(_PLACES), chance.choice(_STATISTICS)
    where = f" in {place}" if place else ""
    quote = f"The {name} salary of {job}s{where} was ${amount:,} a year in {year}"
    fact = SalaryFact(
        article="",
        quote=quote,
        start=0,
        end=0,
        low=amount,
        high=amount,
        currency="USD",
        period=Period.YEAR,
        statistic=statistic,
        role=f"{job}s",
        place=place,
        as_of=str(year),
    )
    return quote + ".", fact


def _mistyped(question: str, chance: random.Random) -> str:
    """Two neighbouring letters of the longest word changed places."""
    word = max(question.split(), key=len)
    at = chance.randrange(1, max(len(word) - 1, 2))
    return question.replace(word, word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :])


@cache
def _jobs() -> tuple[str, ...]:
    """One everyday name of every occupation."""
    return tuple(occupation.names[0] for occupation in occupations() if occupation.names)


@cache
def _sections() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Heading and sentences of the sections of the packaged articles."""
    chunks = [chunk for document in documents_in(PACKAGED) for chunk in document.chunks if chunk.heading]
    return tuple((chunk.heading[-1], tuple(_sentences(chunk))) for chunk in chunks if chunk.sentences)


def _sentences(chunk: Chunk) -> Iterator[str]:
    return (chunk.text[span.start - chunk.start : span.end - chunk.start] for span in chunk.sentences)


@cache
def _rare_words() -> tuple[str, ...]:
    """Words that nobody knows, in no particular order but always the same."""
    syllables = ["".join(letters) for letters in product("bcdfghklmnprstvz", "aeiou", ["", "n", "r", "s"])]
    chance = random.Random("words")
    words = dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(2 * RARE_WORDS))
    return tuple(words)[:RARE_WORDS]


@cache
def _rare_weights() -> tuple[float, ...]:
    """Zipf's law: a word is as frequent as the inverse of its rank; summed up."""
    return tuple(accumulate(1 / rank for rank in range(_COMMON, _COMMON + RARE_WORDS)))
