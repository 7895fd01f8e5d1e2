"""The same content under two names."""

import pytest

from knowledge.chunking import chunk_article
from knowledge.duplicates import duplicates, sentences, share_of
from knowledge.models import Document
from knowledge.reading import read_article
from knowledge.storage.readings import Reading

SENTENCE = "Welders of kind {} join metal parts with heat and inspect each joint.\n\n"
LONG = "".join(SENTENCE.format(number) for number in range(9))


def document(path, text):
    article, _ = read_article(path, text.encode())
    return Document(article, chunk_article(article), ())


def told(*documents):
    return [(each.path, each.message) for each in duplicates(Reading(each, ()) for each in documents)]


@pytest.mark.parametrize("text", ["Short.", LONG])
def test_the_same_bytes_are_told_once_for_each_copy(text):
    """Of the later path, naming the first; nothing is fatal."""
    copies = [document(path, text) for path in ("b.md", "c.md", "a.md")]
    assert [path for path, _ in told(*copies)] == ["b.md", "c.md"]
    assert all("a.md" in message for _, message in told(*copies))
    assert not any(each.fatal for each in duplicates([Reading(copies[0], ()), Reading(copies[1], ())]))


def test_the_same_passages_are_told_whatever_stands_around_them():
    """Another title and another source do not make it another article."""
    one, other = document("a.md", LONG), document("b.md", f"---\ntitle: B\npublisher: Press\n---\n{LONG}")
    assert [path for path, _ in told(one, other)] == ["b.md"]


def test_different_articles_are_no_copies():
    """Short ones whose passages are alike by chance included."""
    one, other = document("a.md", "# A\n\nSee below.\n"), document("b.md", "# B\n\nSee below.\n")
    assert told(one, other, document("c.md", LONG)) == []


def test_shares_count_sentences():
    """One sentence of nine that differs leaves eight; none in common is none; case and blanks do not count."""
    own = sentences(document("a.md", LONG))
    assert share_of(own, document("b.md", LONG.upper())) == 1
    assert share_of(own, document("b.md", LONG.replace("kind 3", "sort 3"))) == pytest.approx(8 / 9)
    assert share_of(own, document("b.md", "Bakers bake.")) == 0
    assert share_of(frozenset(), document("b.md", LONG)) == 0
