"""Nothing is answered twice."""

from bot.once import Once


def test_an_id_is_new_once() -> None:
    """The second delivery is known."""
    once = Once()
    assert [once.first(1), once.first(1), once.first(2)] == [True, False, True]


def test_the_memory_is_bounded() -> None:
    """It forgets the oldest first, so a bot that runs for months does not grow."""
    once = Once(remembered=2)
    assert all(map(once.first, [1, 2, 3]))
    assert not once.first(3)
    assert once.first(1)


def test_what_came_to_nothing_can_be_tried_again() -> None:
    """A share that failed may be pressed again."""
    once = Once()
    assert once.first(1)
    once.forget(1)
    assert once.first(1)
