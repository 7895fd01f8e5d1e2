"""A button finds its excerpts again without anything stored for it."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from bot.render import places
from bot.render.limits import CUSTOM_ID
from bot.render.places import Place
from knowledge.models import Article, Section, Span

TEXT = "Nurses care.\n\n# Pay\nNurses are paid.\n## Later\nThey are paid more."


def article(text: str = TEXT, path: str = "nurse.md") -> Article:
    sections = (Section((), 0, 14), Section(("Pay",), 20, 37), Section(("Pay", "Later"), 46, len(TEXT)))
    return Article(
        path=path, title="Nurse", text=text, sections=sections, digest=hashlib.sha256(text.encode()).hexdigest()
    )


spans = st.tuples(st.integers(0, 20_000_000), st.integers(1, 10_000)).map(lambda pair: Span(pair[0], sum(pair)))
place_lists = st.lists(st.builds(Place, st.text("0123456789abcdef", min_size=10, max_size=10), spans), min_size=1)


@given(place_lists)
def test_an_id_reads_back(written: list[Place]) -> None:
    """The id carries the first places unchanged, as many as fit into Discord's limit: never fewer than three."""
    custom_id = places.custom_id(written)
    assert len(custom_id) <= CUSTOM_ID
    match = places.TEMPLATE.fullmatch(custom_id)
    assert match
    back = list(places.read(match["places"]))
    assert back == written[: len(back)]
    assert len(back) >= min(3, len(written))


def test_a_place_leads_back_to_its_words() -> None:
    """Text, heading and source come from the article that has the digest, whatever its path is now."""
    nurse = article(path="health/nurse.md")
    start = TEXT.index("They")
    place = Place(nurse.digest[:10], Span(start, start + 4))
    excerpt = place.excerpt({nurse.path: nurse})
    assert excerpt is not None
    assert (excerpt.text, excerpt.heading, excerpt.article) == ("They", "Pay › Later", "health/nurse.md")


def test_a_changed_article_has_no_such_place() -> None:
    """A place never leads to other words than it was made for."""
    place = Place(article().digest[:10], Span(0, 6))
    changed = article(TEXT.replace("care", "cure"))
    assert place.excerpt({changed.path: changed}) is None


def test_a_place_outside_the_article_is_none() -> None:
    """An id that somebody made up finds nothing and harms nothing."""
    nurse = article()
    assert Place(nurse.digest[:10], Span(0, len(TEXT) + 1)).excerpt({nurse.path: nurse}) is None


def test_an_empty_list_has_no_id() -> None:
    """Without further excerpts there is no button."""
    assert places.custom_id([]) == ""
