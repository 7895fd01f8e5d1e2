"""How a corpus is kept out of the garbage collector's way, and nothing else with it."""

import gc
import threading
import weakref

from bot.snapshots import settled


class Loop:
    """Garbage that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_not_kept_with_a_corpus() -> None:
    """What nobody holds any more when a corpus is made is freed, and not set apart with it for ever."""
    gone = weakref.ref(Loop())
    settled(lambda: None)
    gc.collect()
    assert gone() is None


def test_of_two_that_are_made_at_once_neither_is_disturbed() -> None:
    """The collector stays out until the last of them is made, and comes back then."""
    collecting = []

    def first() -> None:
        second = threading.Thread(target=settled, args=(lambda: None,))
        second.start()
        second.join(timeout=0.3)
        collecting.append(gc.isenabled())

    settled(first)
    assert collecting == [False]
    assert gc.isenabled()
