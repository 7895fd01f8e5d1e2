"""What is served, and since when: generations, their entries, and what differs between two of them.

Belongs here: frozen values and their comparison. Nothing here reads files or the store.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple


class Version(NamedTuple):
    """An article as one reader read it; what is derived from it is stored once, wherever the file lies.

    ``digest`` is the SHA-256 of the file's bytes, ``kind`` the file's suffix in lower case (the same bytes read
    differently as ``.txt`` and as ``.md``) with a digest of its sidecar if it has one, ``reader`` names the code that
    read it, so that a better one reads anew.
    """

    digest: str
    kind: str
    reader: str


class Entry(NamedTuple):
    """An article's path in its knowledge folder, and the version that is served under it."""

    path: str
    version: Version


def entry(path: str, digest: str, reader: str, sidecar: str = "") -> Entry:
    """The entry of the file at ``path`` whose bytes have ``digest``, as ``reader`` reads it with ``sidecar``."""
    suffix = PurePosixPath(path).suffix.lower()
    kind = f"{suffix}+{hashlib.sha256(sidecar.encode()).hexdigest()[:16]}" if sidecar else suffix
    return Entry(path, Version(digest, kind, reader))


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the knowledge: every article that is served, who made it so, when and why.

    ``created`` is ISO 8601 in UTC. ``release`` tells what came with Career Bot at the time (see
    ``knowledge.packaged``). ``restores`` is the generation that a rollback went back to, else ``None``.
    ``seconds`` is how long reading and indexing took, where that is known.
    """

    id: int
    created: str
    who: str
    why: str
    release: str | None
    restores: int | None
    entries: tuple[Entry, ...]
    seconds: float | None = None


NO_GENERATION = Generation(0, "", "", "", None, None, ())
"""What is served before anything was read."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from one set of entries to the next, by path; false where nothing does.

    ``reread`` holds files that stayed the same and that another version of Career Bot reads anew.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    reread: tuple[str, ...]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.reread)


def compare(before: Iterable[Entry], after: Iterable[Entry]) -> Changes:
    """What it takes to get from the entries ``before`` to those ``after``; paths come sorted."""
    old, new = dict(before), dict(after)
    kept = sorted(old.keys() & new.keys())
    changed = [path for path in kept if old[path].digest != new[path].digest]
    reread = [path for path in kept if old[path].digest == new[path].digest and old[path] != new[path]]
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(changed),
        removed=tuple(sorted(old.keys() - new.keys())),
        reread=tuple(reread),
        unchanged=len(kept) - len(changed) - len(reread),
    )
