"""Which files of the knowledge folders are articles, and what they hold by digest.

Belongs here: walking folders and hashing. All of it blocks, so a running bot calls it in a thread.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from knowledge.errors import NoArticles
from knowledge.models import Problem
from knowledge.reading import READABLE_SUFFIXES, largest_file

NOT_READ = frozenset({".doc", ".odt", ".rtf", ".epub"})  # texts, so somebody may expect an answer
SAVE_AS_TEXT = "Save it as .pdf or .docx, or its text as .md, .txt or .html, or remove it."
HIDDEN = "hidden.txt"  # in the operator's folder: packaged articles that are not served, a path a line
REMOVED = ".removed"  # in the operator's folder: what was taken out of it, by the moment when
SIDECAR = ".yaml"  # behind an article's whole name: what its own content cannot say of it, written as front matter
LARGEST_SIDECAR = 100_000  # bytes
SETTLED = 2.0  # seconds after a change in which another may bear the same time: file systems have coarse clocks
REMEMBERED = 100_000  # digests
PUT_ARTICLES = "Put .md, .txt, .html, .pdf or .docx files into it, or name another folder."


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An article's file: its id, where it lies, and the SHA-256 of its bytes in hexadecimal.

    ``sidecar`` is the text of the file beside it that says what it is, else empty.
    """

    path: str
    file: Path
    digest: str
    sidecar: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """The article files found, by path, and those that could not even be looked at.

    A problem's path may be that of a folder: nothing is known of the files below it.
    """

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


def scan_served(packaged: Path | None, operators: Path | None) -> Scan:
    """Every article to serve: the packaged ones and the operator's, whose file replaces a packaged one of its path.

    Packaged articles that ``hidden.txt`` in the operator's folder names are left out. The operator's folder may be
    empty beside packaged articles. Raises ``NoArticles`` where it cannot be read, or where there is no article at all.
    """
    scans = [scan_folder(folder) for folder in (packaged, operators) if folder is not None]
    hidden = hidden_paths(operators) if operators else frozenset[str]()
    files: dict[str, SourceFile] = {}
    if packaged is not None:
        scans[0] = replace(scans[0], files=tuple(each for each in scans[0].files if each.path not in hidden))
    for scan in scans:
        for problem in scan.problems:
            files.pop(problem.path, None)  # the operator's cannot be read now, and replaces ours all the same
        files |= {each.path: each for each in scan.files}
    if not files:
        where = operators or packaged
        if where is None:
            raise NoArticles("There are no articles.", "Name a folder with CAREER_BOT_KNOWLEDGE.")
        raise NoArticles(f"There is no article in {where}.", PUT_ARTICLES)
    return Scan(_by_path(files.values()), tuple(problem for scan in scans for problem in scan.problems))


def hidden_paths(operators: Path) -> frozenset[str]:
    """The packaged articles that the operator's folder hides. Raises ``NoArticles`` where the list cannot be read."""
    try:
        lines = (operators / HIDDEN).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        message = f"{operators / HIDDEN}, which says what is not to be served, cannot be read: {error.strerror}."
        raise NoArticles(message, "Let this user read it, or remove it.") from error
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def scan_paths(paths: Iterable[Path]) -> Scan:
    """The article files that ``paths`` name: files as they are, folders with all that is in them.

    Raises ``NoArticles`` where a folder holds none or a path does not exist.
    """
    scans = [scan_folder(path) if path.is_dir() else _scan_file(path) for path in paths]
    for path, scan in zip(paths, scans, strict=True):
        if not scan.files and not scan.problems:
            raise NoArticles(f"There is no article in {path}.", PUT_ARTICLES)
    return Scan(
        tuple(each for scan in scans for each in scan.files),
        tuple(problem for scan in scans for problem in scan.problems),
    )


def scan_folder(folder: Path) -> Scan:
    """The article files in ``folder`` and its sub-folders, which may be none.

    Hidden files and folders are left out, and so is whatever a link leads to outside. Raises ``NoArticles`` where
    the folder is missing or cannot be read.
    """
    root = folder.resolve()
    files: list[SourceFile] = []
    problems: list[Problem] = []
    try:
        os.scandir(root).close()
    except OSError as error:
        remedy = "Mend that, or name another folder."
        raise NoArticles(f"The knowledge folder {folder} cannot be read: {error.strerror}.", remedy) from error
    for file in _walk(root, problems):
        found = _look_at(file, file.relative_to(root).as_posix())
        if isinstance(found, SourceFile):
            files.append(_with_sidecar(found, file.with_name(file.name + SIDECAR), root, problems))
        else:
            problems.append(found)
    return Scan(_by_path(files), tuple(problems))


def _by_path(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    return tuple(sorted(files, key=lambda each: each.path))


def _scan_file(path: Path) -> Scan:
    found = _look_at(path, path.name)
    return Scan((found,), ()) if isinstance(found, SourceFile) else Scan((), (found,))


def _walk(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every regular file below ``root`` that looks like a text; folders that cannot be listed become problems."""

    def note(error: OSError) -> None:
        problems.append(_refused(Path(error.filename).relative_to(root).as_posix(), error))

    for where, folders, names in os.walk(root, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(where, name)
            if name == HIDDEN and file.parent == root:
                continue
            if not name.startswith(".") and file.suffix.lower() in READABLE_SUFFIXES | NOT_READ and _inside(file, root):
                yield file


def _inside(file: Path, root: Path) -> bool:
    """Whether ``file`` is a regular file of the folder itself; a pipe would be waited on for ever."""
    try:
        if file.is_symlink() and not file.exists():
            return True  # a link to nothing, of which opening it will tell
        return file.is_file() and (not file.is_symlink() or file.resolve().is_relative_to(root))
    except OSError:
        return True  # opening it will say why


def _look_at(file: Path, path: str) -> SourceFile | Problem:
    if file.suffix.lower() in NOT_READ:
        message = f"Files of the kind {file.suffix} are not read."
        return Problem(path=_printable(path), message=message, remedy=SAVE_AS_TEXT)
    if _printable(path) != path:
        message = "The file's name is not valid text."
        return Problem(path=_printable(path), message=message, remedy="Give it another name.")
    try:
        status = file.stat()
        if status.st_size > largest_file(path):
            return _too_large(path, status.st_size, largest_file(path))
        return SourceFile(path, file.absolute(), _digest(file, status))
    except OSError as error:
        return _refused(path, error)


def _digest(file: Path, status: os.stat_result) -> str:
    """The SHA-256 of a file, remembered from an earlier look where the system says that it is the same file still."""
    if time.time() - max(status.st_mtime, status.st_ctime) < SETTLED:
        return _hash(file)
    return _remembered(file, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@lru_cache(maxsize=REMEMBERED)
def _remembered(file: Path, *_: int) -> str:
    return _hash(file)


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _with_sidecar(source: SourceFile, sidecar: Path, root: Path, problems: list[Problem]) -> SourceFile:
    """The file with what stands beside it; an unreadable sidecar is a remark, and the article is served without."""
    try:
        if not sidecar.exists() or not _inside(sidecar, root):
            return source
        with sidecar.open("rb") as stream:
            data = stream.read(LARGEST_SIDECAR + 1)
    except OSError as error:
        problems.append(_refused(source.path + SIDECAR, error).model_copy(update={"fatal": False}))
        return source
    if len(data) > LARGEST_SIDECAR:
        problems.append(
            _too_large(source.path + SIDECAR, len(data), LARGEST_SIDECAR).model_copy(update={"fatal": False})
        )
        return source
    return replace(source, sidecar=data.decode("utf-8-sig", "replace"))


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode("utf-8")


def _too_large(path: str, size: int, largest: int) -> Problem:
    message = f"The file has {size / 1_000_000:.3g} MB, and {largest / 1_000_000:g} MB is the most that is read."
    return Problem(path=path, message=message, remedy="Split it into several articles.")


def _refused(path: str, error: OSError) -> Problem:
    message = f"It cannot be read: {error.strerror}."
    return Problem(path=path, message=message, remedy="Let this user read it, or remove it.")
