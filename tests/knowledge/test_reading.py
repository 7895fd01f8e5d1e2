"""From bytes to an article."""

import hashlib
from pathlib import Path

import pytest

from knowledge.chunking import chunk_article
from knowledge.errors import UnreadableFile
from knowledge.reading import LARGEST_FILE, read_article

BODY = "# Bakers\n\nBakers bake.\n\n## Pay\n\nPay is £10 an hour.\n"


def test_an_article_carries_what_its_front_matter_says() -> None:
    """Fields, tags, unknown keys, the digest of the bytes, and the whole text with the front matter."""
    data = ("---\ntitle: On baking\nauthor: A\ntags: [bread]\nmood: good\n---\n" + BODY).encode()
    article, problems = read_article("food/bakers.md", data)
    assert (article.title, article.author, article.tags, article.extra) == (
        "On baking",
        "A",
        ("bread",),
        {"mood": "good"},
    )
    assert article.digest == hashlib.sha256(data).hexdigest()
    assert article.text == data.decode()
    assert problems == ()


def test_sections_are_the_paths_of_headings() -> None:
    """The title is in no path; inner headings stand below outer ones; markup is left out of the names."""
    text = "Before.\n\n# Bakers\n\nText.\n\n## *Pay*\n\n### In [Leeds](x)\n\nMore.\n\n## End"
    article, _ = read_article("a.md", text.encode())
    assert [(section.heading, text[section.start : section.end].strip()) for section in article.sections] == [
        ((), "Before."),
        ((), "Text."),
        (("Pay",), ""),
        (("Pay", "In Leeds"), "More."),
        (("End",), ""),
    ]


def test_a_heading_that_is_not_the_title_stays_in_the_path() -> None:
    """Front matter may name the article otherwise."""
    article, _ = read_article("a.md", b"---\ntitle: Other\n---\n# Bakers\n\nText.\n\n## Pay\n\nGood.\n")
    assert [section.heading for section in article.sections] == [("Bakers",), ("Bakers", "Pay")]


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("a.md", "# **Real** title\n\nText.", "Real title"),
        ("guides/back-end_jobs.md", "Text only.", "Back end jobs"),
        ("a.txt", "Skip to content\n\nBakers at work\n\nThey bake bread all day.", "Bakers at work"),
        ("night shift.txt", "They bake bread all day. It is hard.", "Night shift"),
        ("a.md", "## Glaziers\n\nText.\n\n### Tools\n\nMore.\n\n### Pay\n\nLow.", "Glaziers"),
        ("glaziers.md", "## Tools\n\nText.\n\n## Pay\n\nLow.", "Glaziers"),
        ("a.md", "**Glaziers**\n\n**Tools**\n\nA cutter.\n\n**Pay**\n\nLow.", "Glaziers"),
        ("a.txt", "Is glazing for you?\n\nIt may be, if heights do not scare you.", "Is glazing for you?"),
        ("glaziers.txt", "Part 1: Tools\n\nA cutter.\n\nPart 2: Pay\n\nIt is low.", "Glaziers"),
        ("glaziers.txt", "Dear all,\n\nhere is what glaziers do.", "Glaziers"),
        ("03-window_fitters.txt", "They fit windows all day long.", "Window fitters"),
        ("18-wheelers.txt", "They are driven all day long.", "18 wheelers"),
        ("a.html", "<title>Bakers | Bread</title><p>Text.", "Bakers"),
        ("a.html", "<h1>Bakers</h1><p>Text.", "Bakers"),
    ],
)
def test_titles_come_from_the_best_place_there_is(path: str, text: str, title: str) -> None:
    """Heading, first line that reads as a title, page title, else the file's name in words."""
    assert read_article(path, text.encode())[0].title == title


def test_names_of_headings_have_no_numbers() -> None:
    """A number is no part of the job or subject that a heading names."""
    text = "# Jobs\n\n## 1. Glazier\n\nA.\n\n### 1.2 Tools\n\nB.\n\n## Q3: How long?\n\nC.\n\n## 401k plans\n\nD.\n"
    article, _ = read_article("a.md", text.encode())
    assert [section.heading for section in article.sections if section.heading] == [
        ("Glazier",),
        ("Glazier", "Tools"),
        ("How long?",),
        ("401k plans",),
    ]


def test_markdown_is_read_as_such_whatever_the_file_is_called() -> None:
    """Hashes in a text file are no words."""
    article, _ = read_article("a.txt", b"# Glaziers\n\n## Pay\n\n- Low\n- Fair\n")
    assert article.title == "Glaziers"
    assert [chunk.heading for chunk in chunk_article(article)] == [("Pay",)]


def test_html_in_a_text_file_is_a_problem() -> None:
    """It says what to do about the tags."""
    _, problems = read_article("a.txt", b"<h1>Glaziers</h1>\n<p>They cut glass.</p>\n<p>It breaks.</p>\n")
    assert [(".html" in problem.remedy, problem.fatal) for problem in problems] == [(True, False)]


def test_plain_text_shows_date_and_author_near_its_top() -> None:
    """Where they stand on lines of their own."""
    article, _ = read_article("a.txt", b"Bakers at work\n\nBy Ann Baker\nUpdated: 11/11/2019\n\nThey bake all day.\n")
    assert (article.author, article.published) == ("Ann Baker", "2019-11-11")


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("a.md", b"", "empty"),
        ("a.md", b"\xef\xbb\xbf \r\n", "no text"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", b"%PDF-1.4 ...", "PDF"),
        ("a.txt", b"a" * (LARGEST_FILE + 1), "5 MB"),
        ("a.md", b"***\n\n---\n", "no text"),
        ("a.html", b"<nav>Menu</nav><script>x</script>", "no text"),
        ("a.html", b"<div>" * 9_000, "nests"),
        ("a.txt", b"\x00\x01\x02" * 99, "binary"),
    ],
)
def test_what_cannot_be_read_names_file_and_remedy(path: str, data: bytes, words: str) -> None:
    """One clear problem a file."""
    with pytest.raises(UnreadableFile) as caught:
        read_article(path, data)
    problem = caught.value.problem
    assert (problem.path, problem.fatal) == (path, True)
    assert words in problem.message
    assert problem.remedy


def test_damage_is_told_with_its_line() -> None:
    """The article loads, and the problem says where to look."""
    _, problems = read_article("a.md", "“Good” pay – for all.\n\nA ".encode() + b"\xff" + " b – “c”.".encode())
    assert [(problem.line, problem.fatal) for problem in problems] == [(3, False)]


SECTIONS_AND_CHUNKS = {
    "000_2556c171afd46bfe.txt": (7, 8),
    "001_0f305896af68adc6.txt": (7, 5),
    "002_3dd20cac3a10df39.txt": (5, 12),
    "003_c5f52a8ab023255d.txt": (23, 35),
    "004_45e5296413998ef6.txt": (10, 8),
}


@pytest.mark.parametrize("name", sorted(SECTIONS_AND_CHUNKS))
def test_scraped_texts_have_title_sections_and_nothing_to_skip(reference: Path, name: str) -> None:
    """The first real articles: their first speaking line is the title, and no navigation can be quoted."""
    article, problems = read_article(name, (reference / "seeds" / name).read_bytes())
    chunks = chunk_article(article)
    quotable = [span.of(article.text).lower() for chunk in chunks for span in chunk.sentences]
    assert problems == ()
    assert article.text.find(article.title) < 20
    assert (len(article.sections), len(chunks)) == SECTIONS_AND_CHUNKS[name]
    forbidden = (
        "skip to",
        "sign up",
        "view schools",
        "check out our",
        "subscribing",
        "perfect school",
        "smiling while",
    )
    assert not [words for words in quotable if any(each in words for each in forbidden)]


def test_every_handbook_page_keeps_its_wages_and_its_metadata(reference: Path) -> None:
    """Each page has a title without the site's name, its dates, a pay section and a sentence with the median wage."""
    for path in sorted((reference / "ooh").glob("*.html")):
        article, problems = read_article(path.name, path.read_bytes())
        paid = [chunk for chunk in chunk_article(article) if chunk.heading[:1] == ("Pay",)]
        assert problems == ()
        assert article.publisher == "U.S. Bureau of Labor Statistics", path.name
        assert (article.published or "").startswith("2025-"), path.name
        assert "Handbook" not in article.title, path.name
        assert any("median" in chunk.text or "mean" in chunk.text for chunk in paid), path.name
        assert "Printer" not in article.text, path.name
