"""The inverted look-up."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.inverted import Inverted

KEYS = st.frozensets(st.sampled_from("abcde"))
HAVING = st.dictionaries(st.integers(0, 9), KEYS)


def inverted(having: dict[int, frozenset[str]]) -> Inverted[str, int]:
    return Inverted[str, int]().updated((), having.items())


@given(having=HAVING, keys=KEYS)
def test_what_has_all_keys_is_found(having: dict[int, frozenset[str]], keys: frozenset[str]) -> None:
    """Exactly the members that have every one of the keys; none has no keys at all."""
    expected = {member for member, own in having.items() if keys and keys <= own}
    assert inverted(having).having_all(keys) == expected


@given(having=HAVING, gone=st.sets(st.integers(0, 9)), come=HAVING)
def test_an_update_is_as_if_made_anew(
    having: dict[int, frozenset[str]], gone: set[int], come: dict[int, frozenset[str]]
) -> None:
    """Nothing is left of what is gone, and what was there before is not changed."""
    before = inverted(having)
    leaving = {member: keys for member, keys in having.items() if member in gone or member in come}
    after = {member: keys for member, keys in having.items() if member not in leaving} | come
    assert dict(before.updated(leaving.items(), come.items()).items()) == dict(inverted(after).items())
    assert dict(before.items()) == dict(inverted(having).items())
