"""Changes of the operator's folder: each is done whole or not at all, can be undone, and loses no file.

Whoever makes one holds the library's ``changing``, so that only people at the files themselves can get in between.
All of it blocks, and is called in threads.
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from bot.curation.errors import FolderNotWritable, RefusedFile, UnknownArticle
from knowledge.folders import HIDDEN, REMOVED, SIDECAR, hidden_paths

NOTE = "# Packaged articles that are not served, a path a line. Without its line an article comes back with a reload.\n"


class Change(Protocol):
    """A change of the folder. ``undo`` puts back what ``do`` did, as far as it got."""

    def do(self) -> None:
        """Make the change. Raises ``FolderNotWritable``."""

    def undo(self) -> None:
        """Take it back. Raises ``FolderNotWritable``."""


@dataclass
class Placing:
    """Put a new file into the folder, and beside it what is said of it. Another file is never overwritten."""

    root: Path
    name: str
    content: bytes
    sidecar: str
    _made: list[Path] = field(default_factory=list)

    def do(self) -> None:
        """Make the folder if need be, then the sidecar, then the file: an article without its source never shows."""
        with told_plainly(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            if self.sidecar:
                self._place(self.root / (self.name + SIDECAR), self.sidecar.encode())
            self._place(self.root / self.name, self.content)

    def undo(self) -> None:
        """Remove what was put there."""
        with told_plainly(self.root):
            while self._made:
                self._made[-1].unlink(missing_ok=True)
                self._made.pop()

    def _place(self, file: Path, content: bytes) -> None:
        write_whole(file, content, new=True)
        self._made.append(file)


@dataclass
class Removing:
    """Move an operator's file, with what is said of it, to where nothing is served from."""

    root: Path
    path: str
    _kept: Path | None = None

    def do(self) -> None:
        """Move the file into a folder of this moment below ``.removed``."""
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        with told_plainly(self.root):
            kept = self.root / REMOVED / moment
            (kept / self.path).parent.mkdir(parents=True)
            self._kept = kept
            _move(self.root, kept, self.path)

    def undo(self) -> None:
        """Move it back."""
        with told_plainly(self.root):
            if self._kept is not None:
                _move(self._kept, self.root, self.path)


@dataclass
class BringingBack:
    """Move the latest removed file of that path back. Raises ``UnknownArticle`` where none was removed."""

    root: Path
    path: str
    _from: Path | None = None

    def do(self) -> None:
        """Move it to where it was, which must be free. Raises ``RefusedFile`` where it is not."""
        kept = removed_at(self.root, self.path)
        if kept is None:
            raise UnknownArticle(f"No article {self.path} was removed.", "The history tells what was removed when.")
        if os.path.lexists(self.root / self.path):
            raise RefusedFile(f"There is another file {self.path} by now.", "Remove that one first.")
        with told_plainly(self.root):
            (self.root / self.path).parent.mkdir(parents=True, exist_ok=True)
            self._from = kept
            _move(kept, self.root, self.path)

    def undo(self) -> None:
        """Move it away again."""
        with told_plainly(self.root):
            if self._from is not None:
                _move(self.root, self._from, self.path)


@dataclass
class Hiding:
    """Put a packaged article on the list of those that are not served, or take it off."""

    root: Path
    path: str
    hidden: bool
    _before: bytes | None = None
    _wrote: bool = False

    def do(self) -> None:
        """Write the list anew; lines that somebody else wrote stay."""
        with told_plainly(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            file = self.root / HIDDEN
            self._before = file.read_bytes() if file.exists() else None
            lines = self._before.decode("utf-8-sig", "replace").splitlines() if self._before else NOTE.splitlines()
            lines = [line for line in lines if line.strip() != self.path] + [self.path] * self.hidden
            self._wrote = True
            write_whole(file, "".join(f"{line}\n" for line in lines).encode())

    def undo(self) -> None:
        """Put the list back as it was."""
        with told_plainly(self.root):
            if not self._wrote:
                return
            if self._before is None:
                (self.root / HIDDEN).unlink(missing_ok=True)
            else:
                write_whole(self.root / HIDDEN, self._before)


def bringing_back(root: Path, path: str) -> Change:
    """The change that undoes the removal of ``path``, whichever way it was removed."""
    if root.is_dir() and path in hidden_paths(root):
        return Hiding(root, path, hidden=False)
    return BringingBack(root, path)


def removed_at(root: Path, path: str) -> Path | None:
    """The newest folder below ``.removed`` that holds ``path``. A path that leads elsewhere is in none."""
    return next((each for each in _removals(root) if path in _paths(each)), None)


def taken_out(root: Path) -> list[str]:
    """The articles that were removed or hidden, by path. Raises ``NoArticles`` and ``OSError``."""
    if not root.is_dir():
        return []
    removed = {path for folder in _removals(root) for path in _paths(folder) if not path.endswith(SIDECAR)}
    return sorted(removed | hidden_paths(root))


def names_in(root: Path) -> frozenset[str]:
    """The names of all that lies in the folder itself."""
    with told_plainly(root):
        return frozenset(each.name for each in root.iterdir()) if root.is_dir() else frozenset()


def write_whole(file: Path, content: bytes, *, new: bool = False) -> None:
    """Put ``content`` into ``file`` at once: a reader sees the old content or the new one, also after a kill.

    Raises ``OSError``; ``FileExistsError`` where the file is to be ``new`` and is there.
    """
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".partial")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)  # a temporary file is its owner's alone, and the operator reads it too
        if new:
            _name_new(Path(name), file)
        else:
            Path(name).replace(file)
    except BaseException:  # cancelled too: no half a file stays
        with suppress(OSError):
            Path(name).unlink()
        raise


def _name_new(partial: Path, file: Path) -> None:
    """Give a file its name, unless somebody has taken that."""
    try:
        file.hardlink_to(partial)  # unlike a rename, this never replaces another file
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links; only people at the files themselves could come in between
        if os.path.lexists(file):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file)) from None
        partial.replace(file)
    else:
        with suppress(OSError):  # the file is whole and has its name
            partial.unlink()


@contextmanager
def told_plainly(root: Path) -> Iterator[None]:
    """Raise ``FolderNotWritable`` for what the system refuses."""
    try:
        yield
    except OSError as error:
        raise FolderNotWritable(
            f"The folder {root} cannot be changed: {error.strerror or error}.",
            "Free some space there, or let this user write to it; nothing in it was lost.",
        ) from error


def _move(source: Path, target: Path, path: str) -> None:
    """Move a file and its sidecar, the file first where it goes and last where it comes back."""
    for each in (path, path + SIDECAR):
        if os.path.lexists(source / each):
            (source / each).rename(target / each)


def _removals(root: Path) -> list[Path]:
    """The folders below ``.removed``, newest first."""
    return sorted((each for each in (root / REMOVED).glob("*") if each.is_dir()), reverse=True)


def _paths(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if not each.is_dir()}
