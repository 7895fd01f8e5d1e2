"""The inverted look-up: from a key to everything that has it, so that no question walks over all there is."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Generic, Self, TypeVar

from retrieval.search.layers import Layers

Key = TypeVar("Key")
Member = TypeVar("Member")


class Inverted(Generic[Key, Member]):
    """The members that have each key. Never changed: what is newer is another one, which shares what stays the same."""

    def __init__(self, members: Layers[Key, AbstractSet[Member]] | None = None) -> None:
        self._members = Layers() if members is None else members

    def __getitem__(self, key: Key) -> AbstractSet[Member]:
        return self._members.get(key, frozenset())

    def items(self) -> Iterable[tuple[Key, AbstractSet[Member]]]:
        """Every key that a member has, with all its members."""
        return self._members.items()

    def having_any(self, keys: Iterable[Key]) -> set[Member]:
        """The members that have one of these keys; none for no keys."""
        return set[Member]().union(*map(self.__getitem__, keys))

    def having_all(self, keys: Iterable[Key]) -> AbstractSet[Member]:
        """The members that have all of these keys; none for no keys."""
        found, *others = sorted(map(self.__getitem__, keys), key=len) or [frozenset[Member]()]
        for other in others if found else ():
            found = found & other
        return found

    def updated(
        self, gone: Iterable[tuple[Member, Iterable[Key]]], come: Iterable[tuple[Member, Iterable[Key]]]
    ) -> Self:
        """Without the members ``gone`` and with those that ``come``, each with all its keys."""
        changed: dict[Key, set[Member]] = {}
        for member, keys in gone:
            for key in keys:
                self._own(key, changed).discard(member)
        for member, keys in come:
            for key in keys:
                self._own(key, changed).add(member)
        return type(self)(self._members.updated({key: having or None for key, having in changed.items()}))

    def _own(self, key: Key, changed: dict[Key, set[Member]]) -> set[Member]:
        """The members of a key, to be changed: a copy of those it had, made when it is first needed."""
        own = changed.get(key)
        if own is None:
            own = changed[key] = set(self[key])
        return own
