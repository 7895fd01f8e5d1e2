"""What a generation's articles amount to, kept beside the store: analysing 100,000 chunks again takes a minute.

Belongs here: whose derived arrays are whose, and what a start does where they are of no use. They are named by the
generation's entries and by the code and the data that analyse, so that neither can be forgotten when one changes.
"""

import hashlib
import logging
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from bot import saved_arrays
from knowledge.models import Document
from knowledge.storage.generations import Entry
from retrieval.search.corpus import Corpus

_ANALYSING = ("PyStemmer",)
"""Packages whose versions may change what an article amounts to."""

log = logging.getLogger(__name__)


@cache
def analyser() -> str:
    """The name of the code that analyses articles, with its word lists: the same as long as those are the same."""
    content = hashlib.sha256(repr((sys.version_info, [version(each) for each in _ANALYSING])).encode())
    for source in sorted(Path(str(files("retrieval"))).rglob("*")):
        if source.is_file() and source.suffix != ".pyc":
            content.update(source.read_bytes())
    return content.hexdigest()[:16]


def identity(entries: Iterable[Entry], by: str | None = None) -> str:
    """A text that differs wherever what is derived from these articles would; ``by`` names other code than ours."""
    content = hashlib.sha256()
    for path, reading in sorted(entries):
        content.update("\0".join((path, *reading, "")).encode("utf-8", "surrogatepass"))
    return f"{by or analyser()} {content.hexdigest()}"


def open_corpus(folder: Path, name: str, documents: Sequence[Document]) -> Corpus | None:
    """The corpus of the articles of that identity, in their order; ``None`` where it was not kept in ``folder``.

    A file that is damaged is as good as none, and is removed to be written anew.
    """
    try:
        arrays = saved_arrays.load(folder, name)
        return Corpus.from_arrays(documents, arrays) if arrays else None
    except (saved_arrays.Unusable, ValueError, LookupError) as problem:
        path = saved_arrays.path_of(folder, name)
        log.warning("The saved index %s cannot be used and is made anew: %s", path, problem)
        saved_arrays.remove(path)
        return None


def save_corpus(folder: Path, name: str, corpus: Corpus) -> None:
    """Keep the corpus of that identity for later starts, unless it is kept already. Where that fails, only they take
    longer."""
    if saved_arrays.path_of(folder, name).exists():
        return
    try:
        saved_arrays.save(folder, name, corpus.arrays())
    except OSError as problem:
        log.warning("The index is not saved, so the next start takes longer: %s", problem.strerror)
