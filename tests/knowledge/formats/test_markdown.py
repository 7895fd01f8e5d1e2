"""The structure of Markdown."""

from knowledge.formats.blocks import Kind
from knowledge.formats.markdown import markdown_blocks


def blocks(text: str) -> list[tuple[str, str]]:
    return [(each.kind.name, text[each.start : each.end]) for each in markdown_blocks(text, 0)]


def test_headings_in_both_styles() -> None:
    """ATX headings keep their level and lose their hashes; a line below makes a heading too."""
    text = "# One #\n\nTwo\n===\n\nThree\n---\n\n### Four\nText.\n#hashtag\n"
    found = [
        (each.level, text[each.start : each.end]) for each in markdown_blocks(text, 0) if each.kind is Kind.HEADING
    ]
    assert found == [(1, "One"), (1, "Two"), (2, "Three"), (3, "Four")]


def test_wrapped_lines_are_one_paragraph() -> None:
    """A paragraph ends at a blank line, a hard break or the start of something else."""
    assert blocks("One\ntwo.\n\nThree  \nfour\n- five\n") == [
        ("PARAGRAPH", "One\ntwo."),
        ("PARAGRAPH", "Three"),
        ("PARAGRAPH", "four"),
        ("ITEM", "five"),
    ]


def test_list_items_lose_their_bullets_only() -> None:
    """Bullets and numbers of any style; what is wrapped belongs to its item."""
    assert blocks("- **Git** and [Python](https://example.org)\n* two\n  more\n3) three\n") == [
        ("ITEM", "**Git** and [Python](https://example.org)"),
        ("ITEM", "two\n  more"),
        ("ITEM", "three"),
    ]


def test_tables_are_rows_below_a_head() -> None:
    """The line above the rule names the columns; each row is without its outer borders."""
    assert blocks("| Level | Pay |\n|---|---|\n| Junior | $1 |\n| Senior | $2 |\n") == [
        ("TABLE_HEAD", "Level | Pay"),
        ("MUTE", "|---|---|"),
        ("ROW", "Junior | $1"),
        ("ROW", "Senior | $2"),
    ]


def test_code_rules_and_comments_are_mute() -> None:
    """A comment in code is no heading."""
    text = "```python\n# not a heading\n\nx = 1\n```\n\n***\n\n<!-- note -->\n\n![alt](picture.png)\n\n[ref]: https://example.org\n"
    assert {kind for kind, _ in blocks(text)} == {"MUTE"}


def test_an_unclosed_fence_reaches_to_the_end() -> None:
    """Nothing after it is taken for text."""
    assert blocks("~~~\n# a\n\ntext") == [("MUTE", "~~~\n# a\n\ntext")]


def test_quotations_lose_their_first_mark() -> None:
    """The words of a quotation can be quoted."""
    assert blocks("> Said so.\n") == [("PARAGRAPH", "Said so.")]
