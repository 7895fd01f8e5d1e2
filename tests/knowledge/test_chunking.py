"""Cutting articles into chunks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.chunking import LARGEST, REMAINDER, chunk_article
from knowledge.errors import UnreadableFile
from knowledge.models import Article, Chunk
from knowledge.reading import READABLE_SUFFIXES, read_article

PIECES = [
    "# Title\n",
    "## Pay\n",
    "A line\n",
    "Under\n---\n",
    "It pays well. Very well, e.g. $5.50 an hour!\n",
    "- item\n",
    "  2) other item\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "Label\n\n5.0\n\n",
    "```\n",
    "\n",
    "\r\n",
    "\r",
    "---\n",
    "key: value\n",
    "Skip to content\n",
    "What is it like?\n",
    "<p>Text <b>bold</b>",
    "<table><tr><td>x<td>y</table>",
    "<div style='display:none'>z",
    "İstanbul’da “çok” iyi…\n",
    "\x85\u2028",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
SENTENCE = "Bakers bake a lot of bread in the morning and sell it all day long. "


def read(text: str, path: str = "a.md") -> tuple[Article, tuple[Chunk, ...]]:
    article, _ = read_article(path, text.encode())
    return article, chunk_article(article)


def assert_consistent(article: Article, chunks: tuple[Chunk, ...]) -> None:
    reached = 0
    for section in article.sections:
        assert reached <= section.start <= section.end <= len(article.text)
        reached = section.end
    reached = 0
    for chunk in chunks:
        assert reached <= chunk.start
        assert chunk.text == article.text[chunk.start : chunk.end]
        assert chunk.sentences
        homes = [each for each in article.sections if each.start <= chunk.start and chunk.end <= each.end]
        assert chunk.heading in {section.heading for section in homes}
        reached = chunk.start
        for span in chunk.sentences:
            assert reached <= span.start < span.end <= chunk.end
            assert span.of(article.text).strip() == span.of(article.text)
            reached = span.end
        reached = chunk.end


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(sorted(READABLE_SUFFIXES)))
def test_every_span_reproduces_its_text(text: str, suffix: str) -> None:
    """Any text in any kind of file is refused, or cut into ordered spans inside the article that do not overlap."""
    try:
        article, _ = read_article("a" + suffix, text.encode("utf-8", "replace"))
    except UnreadableFile:
        return
    assert_consistent(article, chunk_article(article))


@given(st.lists(st.sampled_from([piece for piece in PIECES if "\r" not in piece and "---" not in piece]), max_size=15))
def test_newlines_marks_and_front_matter_only_shift_offsets(pieces: list[str]) -> None:
    """The same words are quoted from LF and CRLF files, with a byte-order mark, and below front matter."""
    text = "# Title\n\nBakers bake.\n\n" + "".join(pieces)
    article, chunks = read(text)
    marked, _ = read_article("a.md", b"\xef\xbb\xbf" + text.encode())
    assert chunk_article(marked) == chunks
    matter = "---\nlicence: MIT\n---\n"
    below, shifted = read(matter + text)
    assert [(each.start - len(matter), each.text) for each in shifted] == [(each.start, each.text) for each in chunks]
    windows, converted = read(text.replace("\n", "\r\n"))
    assert [each.text.replace("\r\n", "\n") for each in converted] == [each.text for each in chunks]
    for each, same in ((article, chunks), (below, shifted), (windows, converted)):
        assert_consistent(each, same)


def test_a_short_section_is_one_chunk_and_none_crosses_a_heading() -> None:
    """Each heading's text stands alone; a heading without text yields nothing."""
    _, chunks = read("# T\n\nOne.\n\nTwo.\n\n## A\n\n## B\n\nThree.\n")
    assert [(chunk.heading, chunk.text) for chunk in chunks] == [((), "One.\n\nTwo."), (("B",), "Three.")]


def test_long_sections_are_cut_between_sentences() -> None:
    """No chunk grows past the limit, and every sentence is in one."""
    article, chunks = read("# T\n\n" + SENTENCE * 60)
    assert max(len(chunk.text) for chunk in chunks) < LARGEST + REMAINDER
    assert min(len(chunk.text) for chunk in chunks) > REMAINDER
    assert [span.of(article.text) for chunk in chunks for span in chunk.sentences] == [SENTENCE.strip()] * 60


def test_a_very_long_sentence_stands_alone() -> None:
    """It is not cut, and takes nothing with it."""
    monster = "Word " * 400 + "end."
    _, chunks = read(f"# T\n\n{SENTENCE}\n\n{monster}\n\n{SENTENCE * 3}")
    assert monster in {chunk.text for chunk in chunks}


def test_an_introduction_stays_with_its_list() -> None:
    """A sentence that ends with a colon opens the chunk of what it introduces."""
    _, chunks = read("# T\n\n" + SENTENCE * 9 + "\n\nBakers need these:\n\n" + "- patience and strong arms\n" * 12)
    assert chunks[1].text.startswith("Bakers need these:")


def test_an_introduction_to_nothing_is_not_quoted() -> None:
    """The list that it announces was lost."""
    article, chunks = read("# T\n\nOne.\n\nHere is a list:\n\n## B\n\nTwo.\n")
    assert [span.of(article.text) for span in chunks[0].sentences] == ["One."]


def test_a_table_keeps_its_head_in_the_chunk_and_out_of_the_units() -> None:
    """Rows are the units; the names of the columns are there to be read."""
    article, chunks = read("# T\n\n| Level | Pay |\n|---|---|\n| Junior | $1 |\n| Senior | $2 |\n")
    assert chunks[0].text.startswith("Level | Pay")
    assert [span.of(article.text) for span in chunks[0].sentences] == ["Junior | $1", "Senior | $2"]


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", "# heading\n\ntext here.\n\n" * 10_000),
        (".md", "word " * 60_000),
        (".txt", "a" + " " * 300_000 + "b"),
        (".txt", "Short line\n\n" * 10_000 + "End."),
        (".txt", "." * 300_000 + "a."),
        (".md", "[" * 100_000 + " a."),
        (".md", "a\n" + "-" * 300_000 + "x."),
        (".html", "<p>a." * 20_000),
        (".html", "<ul><li>a." * 900 + "</ul>" * 900),
    ],
)
def test_extreme_texts_are_read(suffix: str, text: str) -> None:
    """Ten thousand headings, one huge line, nothing but blanks: time grows with the text, not with its square."""
    assert_consistent(*read(text, "a" + suffix))
