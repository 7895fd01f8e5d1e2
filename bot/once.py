"""Nothing is answered twice: what was seen is remembered for as long as Discord may deliver it again."""

from collections import OrderedDict

REMEMBERED = 10_000


class Once:
    """A bounded memory of ids. The oldest is forgotten first."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._seen: OrderedDict[int, None] = OrderedDict()

    def first(self, snowflake: int) -> bool:
        """Whether this id is new; from now on it is not."""
        if snowflake in self._seen:
            return False
        self._seen[snowflake] = None
        if len(self._seen) > self._remembered:
            self._seen.popitem(last=False)
        return True

    def forget(self, snowflake: int) -> None:
        """Let this id be new again, because what was begun for it came to nothing."""
        self._seen.pop(snowflake, None)
