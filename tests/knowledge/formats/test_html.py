"""HTML to readable text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.formats.html import TooDeep, read_html

TAGS = "<p> </p> <h2> </h2> <ul> <li> </ul> <table> <tr> <td> </table> <b> <pre> <dl> <dt> <dd>"
PARTS = [*TAGS.split(), "a", "b|", "#"]


def lines(body: str) -> list[str]:
    return [line for line in read_html(f"<html><body>{body}</body></html>").text.splitlines() if line]


def test_headings_lists_and_paragraphs() -> None:
    """They are written as in Markdown, inline markup is left out, entities are read."""
    assert lines(
        "<h2>Pay &amp; more</h2><p>A <b>baker</b>\n earns <a href='/x'>little</a>.<br>Really.</p>"
        "<ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>"
    ) == ["## Pay & more", "A baker earns little.", "Really.", "- one", "- two", "  1. deep"]


def test_navigation_scripts_and_hidden_parts_are_left_out() -> None:
    """Only what a reader reads is kept."""
    beside = (
        "<nav>Menu</nav><script>var a = '<p>code</p>';</script><style>p{}</style>"
        "<div class='cookie-banner'>We track</div>"
        "<div role='navigation'>Jump</div><p style='display: none'>secret</p><p hidden>secret</p><form>Search</form>"
        "<ul><li><a href=/a>One</a><li><a href=/b>Two</a><li><a href=/c>Three</a><li><a href=/d>Four</a></ul>"
        "<button>Press</button><footer>Imprint</footer>"
    )
    assert lines(beside + "<p>" + "A baker bakes bread. " * 20 + "</p>") == [("A baker bakes bread. " * 20).strip()]


def test_the_content_of_every_tab_is_kept() -> None:
    """A hidden panel that a tab shows is content; hidden help that nothing links to is none."""
    assert lines(
        "<ul class=tabs><li><a href='#t1'>A</a><li><a href='#t2'>B</a></ul><div id=t1><p>First.</p></div>"
        "<div id=t2 style='display:none'><p>Second.</p></div><div id=help style='display:none'><p>Help.</p></div>"
    )[-2:] == ["First.", "Second."]


def test_a_class_that_denies_a_part_does_not_remove_it() -> None:
    """``no-footer`` is not a footer, and a named part with much prose is content."""
    prose = "A baker bakes bread every morning and sells it. " * 20
    assert lines(f"<div class='no-footer'><p>Kept.</p></div><div class='tools'><p>{prose}</p></div>") == [
        "Kept.",
        prose.strip(),
    ]


def test_links_beside_a_heading_are_no_part_of_it() -> None:
    """Links to the heading itself or to its help are dropped; a heading that is a link is kept."""
    assert lines("<h2>Pay <a href='#pay'>¶</a></h2><p>a</p><h3><a href='#tab'>Outlook</a></h3><p>b</p>") == [
        "## Pay",
        "a",
        "### Outlook",
        "b",
    ]


def test_tables_are_readable_row_by_row() -> None:
    """Caption, names of columns with their groups, rows; empty columns and links to act on are left out."""
    table = (
        "<table><caption>Pay by level</caption><thead><tr><th rowspan=2>Level<th colspan=2>Pay<th rowspan=2>More</tr>"
        "<tr><th>low<th>high</tr></thead><tfoot><tr><td colspan=4>Source: us</tr></tfoot>"
        "<tbody><tr><td>Junior<td>$1<br>a day<td>$2<td><a href=x>View data</a></tr></tbody></table>"
    )
    assert lines(table) == [
        "Pay by level",
        "Level | Pay: low | Pay: high",
        "--- | --- | ---",
        "Junior | $1; a day | $2",
        "Source: us",
    ]


def test_cells_that_span_rows_are_repeated() -> None:
    """Each row can be read alone."""
    assert lines("<table><tr><td rowspan=2>Baker<td>junior</tr><tr><td>senior</tr></table>") == [
        "Baker | junior",
        "Baker | senior",
    ]


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    """A table with headings or other tables in it is read as text."""
    assert lines("<table><tr><td><h1>Bakers</h1><p>Text.</p><td>side</tr></table>") == ["# Bakers", "Text.", "side"]


def test_charts_and_definitions_become_rows() -> None:
    """A chart's heading is its caption, and each bar is a row."""
    chart = (
        "<div class='bar-chart'><h3>Bakers</h3><p>Pay, 2024</p><dl><dt>Bakers<dd><div></div><p>$36,000</p></dl></div>"
    )
    assert lines(chart) == ["Bakers: Pay, 2024", "Bakers | $36,000"]
    assert lines("<dl><dt>Pay<dd>good<dt>Hours<dd>bad</dl>") == ["Pay | good", "Hours | bad"]


def test_code_keeps_its_lines() -> None:
    """Preformatted text is fenced."""
    assert lines("<pre>a\n  b</pre><p># of bakers</p>") == ["```", "a", "  b", "```", "\\# of bakers"]


def test_metadata_is_read_from_the_head() -> None:
    """Title without the site's name, publisher, address and dates."""
    page = read_html(
        "<head><title>Bakers : Job Guide: : Bureau of Bread</title><meta property='og:title' content='Bakers'>"
        "<meta property='og:site_name' content='Bureau of Bread'><link rel=canonical href='https://example.org/b'>"
        "<meta name=author content='A Baker'></head><body><h1>Bakers</h1><p>Text (visited <em>May 3, 2024</em>).</p>"
        "<p><b>Last Modified Date:</b> Thursday, August 28, 2025</p></body>"
    )
    assert page.fields == {
        "title": "Bakers",
        "publisher": "Bureau of Bread",
        "author": "A Baker",
        "url": "https://example.org/b",
        "published": "2025-08-28",
        "retrieved": "2024-05-03",
    }


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bakers | Job Site", ("Bakers", "Job Site")),
        ("How to bake: a guide – Bread News", ("How to bake: a guide", "Bread News")),
        ("Back-end bakers", ("Back-end bakers", None)),
    ],
)
def test_the_tail_of_a_title_names_the_site(title: str, expected: tuple[str, str | None]) -> None:
    """Where nothing else states it."""
    fields = read_html(f"<title>{title}</title><p>Text.</p>").fields
    assert (fields["title"], fields.get("publisher")) == expected


def test_linked_data_and_saved_pages_give_fields() -> None:
    """JSON-LD, and the address that a browser writes into a page it saves."""
    fields = read_html(
        "<!-- saved from url=(0021)https://example.org/b --><script type='application/ld+json'>"
        '{"@graph":[{"headline":"Bakers","datePublished":"2024-05-03T10:00","author":[{"name":"A"},{"name":"B"}],'
        '"publisher":{"name":"Bread"}}]}</script><p>x'
    ).fields
    assert fields == {
        "title": "Bakers",
        "published": "2024-05-03",
        "author": "A, B",
        "publisher": "Bread",
        "url": "https://example.org/b",
    }


@pytest.mark.parametrize("markup", ["<div>" * 30_000, "<p>" + "<b>" * 1_500 + "</p>" + "<p>x" * 2_000, "<x-y>" * 9_000])
def test_hostile_nesting_is_refused(markup: str) -> None:
    """What would keep the parser busy for minutes is not parsed."""
    with pytest.raises(TooDeep):
        read_html(markup)


def test_comparisons_in_scripts_are_no_elements() -> None:
    """A long script is not taken for deep nesting."""
    assert read_html("<script>" + "for(i=0;i<n;i++);" * 5_000 + "</script><p>Text.</p>").text == "Text.\n"


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PARTS)))
def test_any_markup_is_read(parts: list[str]) -> None:
    """However broken the markup is, every word of it is there once."""
    text = read_html("<body>" + " ".join(parts)).text
    assert len(re.findall(r"\ba\b", text)) == parts.count("a")
