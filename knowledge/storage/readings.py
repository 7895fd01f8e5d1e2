"""What reading one file gave, and its form in the store and on the way from the worker process."""

import dataclasses
import zlib
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from knowledge.models import Chunk, Document, Problem

LENGTH = 4  # bytes, big-endian, that give a record's length where records follow one another
FAST = 1  # zlib's quickest level: nearly as small here, and four times as fast as its default


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: its document, or ``None`` where it cannot be read, and what is wrong with it.

    ``unreadable`` is the SHA-256 of the bytes that no document could be made of, where reading them again is of no use.
    """

    document: Document | None
    problems: tuple[Problem, ...]
    unreadable: str | None = None

    @property
    def digest(self) -> str | None:
        """The SHA-256 of the bytes that were read; ``None`` where they were not read to the end."""
        return self.document.article.digest if self.document else self.unreadable


class DamagedRecord(Exception):
    """A stored reading is not what was stored, or was written by a Career Bot that stored something else."""


_READING = TypeAdapter(Reading)


def encode(reading: Reading) -> bytes:
    """The reading as compressed JSON; raises ``ValueError`` for values in an article's ``extra`` that JSON lacks."""
    return zlib.compress(_READING.dump_json(reading), FAST)


def decode(record: bytes, path: str) -> Reading:
    """The reading of ``record`` for an article that lies at ``path`` now; raises ``DamagedRecord``."""
    try:
        reading = _READING.validate_json(zlib.decompress(record))
    except (zlib.error, ValidationError) as error:
        raise DamagedRecord(f"The stored reading of {path} cannot be decoded.") from error
    return _moved(reading, path)


def _moved(reading: Reading, path: str) -> Reading:
    """The reading under another path; stored is the one under which the same bytes were first read."""
    document = reading.document
    if document is None or document.article.path == path:
        return reading
    return Reading(
        Document(
            article=document.article.model_copy(update={"path": path}),
            chunks=tuple(dataclasses.replace(chunk, article=path) for chunk in document.chunks),
            facts=tuple(fact.model_copy(update={"article": path}) for fact in document.facts),
        ),
        tuple(problem.model_copy(update={"path": path}) for problem in reading.problems),
    )


def misquotes(document: Document) -> Iterator[str]:
    """Every span of ``document`` that does not reproduce its text, as a sentence; nothing where all is well."""
    text = document.article.text
    for chunk in document.chunks:
        if text[chunk.start : chunk.end] != chunk.text:
            yield f"a passage is not the text from {chunk.start} to {chunk.end}"
        if not _inside(chunk):
            yield f"a sentence lies outside its passage from {chunk.start} to {chunk.end}"
    for fact in document.facts:
        if text[fact.start : fact.end] != fact.quote:
            yield f"a salary fact does not quote the text from {fact.start} to {fact.end}"


def _inside(chunk: Chunk) -> bool:
    return all(chunk.start <= sentence.start and sentence.end <= chunk.end for sentence in chunk.sentences)
