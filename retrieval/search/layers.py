"""A mapping that never changes, of which a newer one costs little more than what changed.

Copying a dictionary of all words of 100,000 chunks holds the interpreter's lock for some 20 milliseconds, and so
whatever else a bot does. Two layers share the large one and copy the small one alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Self, TypeVar, overload

Key = TypeVar("Key")
Value = TypeVar("Value")
Other = TypeVar("Other")

_LOOSE = 8  # the upper layer may have one entry for so many of the lower one
_GONE: Any = object()  # in the upper layer: what the lower one has is there no more


class Layers(Mapping[Key, Value]):
    """Two dictionaries, the upper one over the lower. What was there keeps its order; what is new comes after it."""

    __slots__ = ("_lower", "_upper")

    def __init__(self, lower: dict[Key, Value] | None = None, upper: dict[Key, Value] | None = None) -> None:
        self._lower: dict[Key, Value] = {} if lower is None else lower
        self._upper: dict[Key, Value] = {} if upper is None else upper

    def __getitem__(self, key: Key) -> Value:
        value = self.get(key, _GONE)
        if value is _GONE:
            raise KeyError(key)
        return value

    @overload
    def get(self, key: Key, /) -> Value | None: ...
    @overload
    def get(self, key: Key, /, default: Value | Other) -> Value | Other: ...
    def get(self, key: Key, /, default: Any = None) -> Any:
        """The value of ``key``, or ``default``."""
        value = self._upper.get(key, self)
        if value is self:
            return self._lower.get(key, default)
        return default if value is _GONE else value

    def __contains__(self, key: object) -> bool:
        return self._upper[key] is not _GONE if key in self._upper else key in self._lower

    def __iter__(self) -> Iterator[Key]:
        yield from (key for key in self._lower if self._upper.get(key) is not _GONE)
        yield from (key for key, value in self._upper.items() if value is not _GONE and key not in self._lower)

    def __len__(self) -> int:
        new = sum(key not in self._lower for key in self._upper)
        return len(self._lower) + new - sum(value is _GONE for value in self._upper.values())

    def updated(self, changes: Mapping[Key, Value | None]) -> Self:
        """With these values in place of former ones; without those that are ``None``."""
        upper = dict(self._upper)
        for key, value in changes.items():
            if value is not None:
                upper[key] = value
            elif key in self._lower:
                upper[key] = _GONE
            else:
                upper.pop(key, None)
        newer = type(self)(self._lower, upper)
        return newer if len(upper) * _LOOSE <= len(self._lower) else type(self)(newer._flat())

    def _flat(self) -> dict[Key, Value]:
        return {key: self[key] for key in self}  # entry by entry, so that others get their turn meanwhile
