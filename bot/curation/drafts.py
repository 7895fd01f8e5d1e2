"""Drafts: articles that somebody handed in, kept for a day, and not served before they are added.

They lie in the data folder, each in a folder that its stamp names: a button can carry the stamp, and it works after a
restart. All of it blocks, and is called in threads.
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.curation.errors import UnknownDraft
from bot.curation.folder import Placing, told_plainly, write_whole
from bot.curation.submissions import Prepared
from knowledge.models import Document, Problem

KEPT = 24 * 60 * 60  # seconds
MOST = 20  # drafts at once; the oldest make room
STAMP = re.compile(r"[0-9a-f]{16}")
ABOUT = "about.json"
CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A served article that has the draft's content: ``share`` of its sentences, 1.0 where all of it."""

    path: str
    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A submission as it would be served. ``stamp`` names it; ``path`` is the article's id to be.

    ``document`` holds title and source, sections, chunks and salary facts; ``problems`` are those with which it could
    be read all the same. ``size`` is in bytes.
    """

    stamp: str
    who: str
    path: str
    size: int
    document: Document
    problems: tuple[Problem, ...]
    duplicates: tuple[Duplicate, ...]


class Drafts:
    """The drafts of one data folder. Every method may raise ``FolderNotWritable``."""

    def __init__(self, data: Path) -> None:
        self._root = data / "drafts"

    def keep(self, prepared: Prepared, who: str) -> str:
        """Keep what was handed in; returns its stamp. What is too old or too many goes."""
        stamp = secrets.token_hex(8)
        with told_plainly(self._root):
            self._root.mkdir(parents=True, exist_ok=True)
            self._tidy(MOST - 1)
            folder = self._hidden(stamp)  # until it is whole
            folder.mkdir()
            try:
                write_whole(folder / CONTENT, prepared.content)
                about = {"name": prepared.name, "sidecar": prepared.sidecar, "who": who}
                write_whole(folder / ABOUT, json.dumps(about).encode())
                folder.rename(self._root / stamp)
            except BaseException:  # cancelled too: half a draft helps nobody
                shutil.rmtree(folder, ignore_errors=True)
                raise
        return stamp

    def file(self, stamp: str) -> Path:
        """Where a draft's content lies. Raises ``UnknownDraft``."""
        with self._known(stamp) as folder:
            return folder / CONTENT

    def load(self, stamp: str) -> Prepared:
        """What was kept under a stamp. Raises ``UnknownDraft``."""
        with self._known(stamp) as folder:
            about = json.loads((folder / ABOUT).read_bytes())
            return Prepared(about["name"], (folder / CONTENT).read_bytes(), about["sidecar"])

    def take(self, stamp: str) -> None:
        """Let nobody find the draft any more. Raises ``UnknownDraft``."""
        with self._known(stamp) as folder, told_plainly(self._root):
            folder.rename(self._hidden(stamp))

    def give_back(self, stamp: str) -> None:
        """Let a draft that was taken be found again."""
        with told_plainly(self._root):
            self._hidden(stamp).rename(self._root / stamp)

    def forget(self, stamp: str) -> None:
        """Remove a draft that was taken."""
        with told_plainly(self._root):
            shutil.rmtree(self._hidden(stamp))

    def discard(self, stamp: str) -> None:
        """Remove a draft that was not taken. Raises ``UnknownDraft``."""
        with self._known(stamp) as folder, told_plainly(self._root):
            shutil.rmtree(folder)

    def _hidden(self, stamp: str) -> Path:
        return self._root / f".{stamp}"

    @contextmanager
    def _known(self, stamp: str) -> Iterator[Path]:
        folder = self._root / stamp
        try:
            if STAMP.fullmatch(stamp) and _age(folder) <= KEPT:
                yield folder
                return
        except FileNotFoundError:
            pass  # told below, like what is no stamp at all
        message = "There is no such draft any more: it was added or discarded, or is older than a day."
        raise UnknownDraft(message, "Hand the article in again.")

    def _tidy(self, most: int) -> None:
        drafts = sorted(self._root.iterdir(), key=_age)
        for draft in (each for number, each in enumerate(drafts) if number >= most or _age(each) > KEPT):
            shutil.rmtree(draft, ignore_errors=True)  # somebody else may be tidying up too


@dataclass
class Adding:
    """A change of the folder: put a draft where it is served from.

    The draft is taken first, so that nobody adds it twice, even where the process is killed between the two.
    """

    drafts: Drafts
    stamp: str
    placing: Placing
    _took: bool = False

    def do(self) -> None:
        """Take the draft and place its files. Raises ``UnknownDraft`` and ``FolderNotWritable``."""
        self.drafts.take(self.stamp)
        self._took = True
        self.placing.do()

    def undo(self) -> None:
        """Remove the files and give the draft back."""
        self.placing.undo()
        if self._took:
            self.drafts.give_back(self.stamp)


def _age(folder: Path) -> float:
    return time.time() - folder.stat().st_mtime
