"""Layers are a dictionary that never changes."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.layers import Layers

CHANGES = st.lists(st.dictionaries(st.integers(0, 30), st.none() | st.integers(), max_size=8), max_size=12)


@given(st.dictionaries(st.integers(0, 30), st.integers()), CHANGES)
def test_layers_are_a_dictionary(start: dict[int, int], changes: list[dict[int, int | None]]) -> None:
    """Whatever is changed and removed, in however many steps, they hold, count and list what a dictionary would."""
    layers, expected = Layers(dict(start)), dict(start)
    for change in changes:
        before, former = layers, dict(expected)
        layers = layers.updated(change)
        for key, value in change.items():
            expected.pop(key, None) if value is None else expected.update({key: value})
        assert (layers, len(layers)) == (expected, len(expected))
        assert all((key in layers) == (key in expected) for key in range(31))
        assert [layers.get(key, -1) for key in range(31)] == [expected.get(key, -1) for key in range(31)]
        assert before == former


@given(st.sets(st.integers(0, 50)), st.lists(st.sets(st.integers(0, 50))))
def test_what_is_added_comes_last(start: set[int], additions: list[set[int]]) -> None:
    """Where nothing is removed, the order is that in which everything first came."""
    layers, expected = Layers(dict.fromkeys(start, 0)), dict.fromkeys(start, 0)
    for added in additions:
        layers = layers.updated(dict.fromkeys(added, 1))
        expected |= dict.fromkeys(added, 1)
    assert list(layers.items()) == list(expected.items())
