"""Text fits its limits, and only what does not fit is shortened."""

from hypothesis import given
from hypothesis import strategies as st

from bot.render.escape import literal, quoted
from bot.render.limits import ELLIPSIS, Budget, fit, units


@given(st.text(), st.integers(0, 60))
def test_fitted_text_keeps_its_limit(text: str, limit: int) -> None:
    """No markup and no alphabet makes fitted text longer than its limit."""
    assert units(fit(text, limit, quoted)) <= limit
    assert units(fit(text, limit, literal)) <= limit


@given(st.text(max_size=40))
def test_what_fits_is_left_alone(text: str) -> None:
    """Text within the limit is shown whole."""
    assert fit(text, 1_000, literal) == literal(text)


def test_shortened_text_ends_at_a_word() -> None:
    """Where a word must be cut off, the whole word goes, and an ellipsis says so."""
    assert fit("one two three four five", 17, str) == f"one two three{ELLIPSIS}"


def test_characters_beyond_the_basic_plane_count_twice() -> None:
    """An emoji is two units, however else it may be counted."""
    assert units("a😀") == 3


@given(st.lists(st.text()), st.integers(0, 200))
def test_a_budget_is_never_overdrawn(texts: list[str], left: int) -> None:
    """All that was taken is together no longer than the budget was."""
    budget = Budget(left)
    taken = [budget.take(text, 50, literal) for text in texts]
    taken += [text for text in texts if budget.spend(text)]
    assert sum(map(units, taken)) == left - budget.left <= left
