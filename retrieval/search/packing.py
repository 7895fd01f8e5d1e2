"""Values as arrays, so that they can be kept in a file and mapped: rows of numbers, words, and profiles.

Rows of different lengths stand one behind the other in one array; a second one says where each ends. Whoever unpacks
arrays that do not belong together gets a ``ValueError`` or a ``LookupError``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.models import Document
from retrieval.search.profiles import Profile, Stems, is_on_pay_of_somebody

T = TypeVar("T")

Arrays = Mapping[str, NDArray[Any]]

_PIECE = 10_000


def numbers(values: Iterable[int]) -> NDArray[np.int32]:
    """An array of these, made in pieces: NumPy holds the interpreter's lock while it walks over numbers of Python's."""
    values, pieces = iter(values), [np.empty(0, np.int32)]
    while len(piece := np.fromiter(islice(values, _PIECE), np.int32)):
        pieces.append(piece)
    return np.concatenate(pieces)


def pack_rows(name: str, rows: Sequence[Collection[int]]) -> Arrays:
    """Rows of numbers; the arrays' names begin with ``name``."""
    return {name: numbers(chain.from_iterable(rows)), f"{name}_ends": _ends(rows)}


def unpack_rows(name: str, arrays: Arrays) -> Iterator[list[int]]:
    """The rows that were packed under ``name``."""
    values = arrays[name].tolist()
    return (values[start:end] for start, end in _spans(name, arrays))


def pack_words(name: str, words: Collection[str]) -> Arrays:
    """Words; the arrays' names begin with ``name``."""
    text = "".join(words).encode("utf-8", "surrogatepass")
    return {name: np.frombuffer(text, np.uint8), f"{name}_ends": _ends(words)}


def unpack_words(name: str, arrays: Arrays) -> Iterator[str]:
    """The words that were packed under ``name``."""
    text = arrays[name].tobytes().decode("utf-8", "surrogatepass")
    return (text[start:end] for start, end in _spans(name, arrays))


def pack_profiles(profiles: Iterable[Profile]) -> Arrays:
    """What articles are about. Sets of stems are numbered, since many articles share the same few."""
    profiles = list(profiles)
    phrases, stems = _numbering(frozenset[str]), _numbering(str)
    subjects = [phrases[profile.subject] for profile in profiles]
    headings = [[phrases[heading] for heading in profile.headings] for profile in profiles]
    paid = [[phrases[role] for _, role in profile.paid] for profile in profiles]
    return {
        **pack_words("jobs", [profile.job for profile in profiles]),
        "subjects": numbers(subjects),
        **pack_rows("headings", headings),
        **pack_rows("paid", paid),
        **pack_rows("phrases", [[stems[stem] for stem in phrase] for phrase in phrases]),
        **pack_words("stems", stems),
    }


def unpack_profiles(documents: Sequence[Document], arrays: Arrays) -> Iterator[Profile]:
    """The profiles of the same documents in the same order."""
    stems = list(unpack_words("stems", arrays))
    phrases = [frozenset(map(stems.__getitem__, row)) for row in unpack_rows("phrases", arrays)]
    rows = unpack_rows("headings", arrays), unpack_rows("paid", arrays)
    subjects = unpack_words("jobs", arrays), arrays["subjects"].tolist()
    for document, job, subject, headings, paid in zip(documents, *subjects, *rows, strict=True):
        roles: Iterator[Stems] = map(phrases.__getitem__, paid)
        facts = (fact for fact in document.facts if is_on_pay_of_somebody(fact, job))
        yield Profile(
            job, phrases[subject], frozenset(map(phrases.__getitem__, headings)), tuple(zip(facts, roles, strict=True))
        )


def _numbering(_: type[T]) -> defaultdict[T, int]:
    """A number for everything that it is asked for, in the order in which that came."""
    numbers = defaultdict[T, int]()
    numbers.default_factory = numbers.__len__
    return numbers


def _ends(rows: Collection[Collection[object]]) -> NDArray[np.int64]:
    return np.cumsum(numbers(map(len, rows)), dtype=np.int64)


def _spans(name: str, arrays: Arrays) -> Iterator[tuple[int, int]]:
    return pairwise([0, *arrays[f"{name}_ends"].tolist()])
