"""Bursts are answered, floods are told when to come back."""

from bot.rate_limit import RateLimit


def test_a_burst_is_fine_and_a_flood_is_not() -> None:
    """As many questions as the limit names are answered at once; the next one is not."""
    limit = RateLimit(questions=3, seconds=10)
    assert [limit.flood(1, now) for now in (1.0, 1.1, 1.2)] == [None, None, None]
    flood = limit.flood(1, 4.0)
    assert flood is not None
    assert flood.seconds == 7.0
    assert str(flood) == "That was quick! Please ask me again in 7 seconds."


def test_the_flood_ends_when_it_was_said_to_end() -> None:
    """A member who waits as long as told is answered."""
    limit = RateLimit(questions=1, seconds=10)
    assert limit.flood(1, 1.0) is None
    flood = limit.flood(1, 2.0)
    assert flood is not None
    assert limit.flood(1, 2.0 + flood.seconds + 0.001) is None


def test_a_flood_knows_whether_it_was_told() -> None:
    """Only the first refusal of a flood is new to the member; the next flood is new again."""
    limit = RateLimit(questions=1, seconds=10)
    floods = [limit.flood(1, now) for now in (1.0, 2.0, 3.0, 12.0, 13.0)]
    assert [flood and flood.told for flood in floods] == [None, False, True, None, False]


def test_members_do_not_wait_for_each_other() -> None:
    """Each member has a limit of their own."""
    limit = RateLimit(questions=1, seconds=10)
    assert limit.flood(1, 1.0) is None
    assert limit.flood(2, 1.0) is None
