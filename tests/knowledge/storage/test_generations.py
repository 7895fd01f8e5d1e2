"""What differs between two states of the knowledge."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.storage.generations import compare, entry

PATHS = st.sampled_from(["a.md", "b.md", "c.txt", "d/e.html"])
STATES = st.dictionaries(PATHS, st.tuples(st.sampled_from("12"), st.sampled_from("xy"))).map(
    lambda state: [entry(path, digest, reader) for path, (digest, reader) in state.items()]
)


@given(before=STATES, after=STATES)
def test_every_path_is_told_once(before, after):
    """Added, changed, reread, removed and unchanged share all paths among them, and only equal states do not differ."""
    changes = compare(before, after)
    told = [*changes.added, *changes.changed, *changes.reread, *changes.removed]
    assert len(told) == len(set(told))
    assert len(told) + changes.unchanged == len(dict(before) | dict(after))
    assert bool(changes) == (sorted(before) != sorted(after))


@given(before=STATES, after=STATES)
def test_the_way_back_is_the_way_forth_reversed(before, after):
    """What was added on the way there is removed on the way back, and what changed changes again."""
    there, back = compare(before, after), compare(after, before)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert (there.changed, there.reread, there.unchanged) == (back.changed, back.reread, back.unchanged)


def test_another_reader_is_no_change_of_the_file():
    """The same bytes read by another version of Career Bot are told apart from an edited file."""
    changes = compare([entry("a.md", "1", "old")], [entry("a.md", "1", "new")])
    assert changes.reread == ("a.md",)
    assert changes.changed == ()


def test_the_suffix_is_part_of_the_version_and_the_folder_is_not():
    """The same bytes are read differently as .txt and as .md, and alike wherever they lie."""
    assert entry("a.md", "1", "x").version == entry("b/C.MD", "1", "x").version
    assert entry("a.md", "1", "x").version != entry("a.txt", "1", "x").version
