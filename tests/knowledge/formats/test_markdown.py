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


def headings(text: str) -> list[str]:
    return [words for kind, words in blocks(text) if kind == "HEADING"]


def test_bold_lines_and_capitals_are_headings_where_there_are_no_others() -> None:
    """With a number or a colon as well; a sentence, a callout and what stands inside a paragraph are none."""
    text = (
        "**Tools**\n\nA cutter.\n\n**Pay:**\n- $20\n\n2. **Hours**\nForty.\n\nHOW TO START\n\nAsk.\n\n"
        "**Note:**\n\nGlass breaks.\n\n**It pays.**\n\nA little.\n\nHe said\n**no**\nto it.\n"
    )
    assert headings(text) == ["**Tools**", "**Pay:**", "2. **Hours**", "HOW TO START"]


def test_bold_lines_between_headings_are_none() -> None:
    """What comes after a caption's list is not about the caption."""
    assert headings("# A\n\n## Pay\n\n**Senior**\n\n- $40\n\nBonuses are rare.\n") == ["A", "Pay"]
    assert headings("**Pay**\n\nIt varies.\n\n**Senior**\n\n- $40\n\nBonuses are rare.\n") == ["**Pay**"]


def test_items_in_bold_print_stay_items() -> None:
    """Of a numbered list, with or without blank lines."""
    assert headings("Learn:\n\n1. **Glass**\n2. **Lead**\n\nOr:\n\n1. **Putty**\n\n2. **Foil**\n") == []


def test_labels_in_bold_print_are_units_of_their_own() -> None:
    """They stand one a line, as a list does."""
    assert blocks("**Pay:** $20\n**Hours**: 40\n") == [("PARAGRAPH", "**Pay:** $20"), ("PARAGRAPH", "**Hours**: 40")]


def test_a_table_without_a_rule_has_a_head_above_its_figures() -> None:
    """A first row of words names the columns; a pair of words does not, and a lone line with a bar is no table."""
    assert blocks("Level | Pay\nJunior | $1\nSenior | $2\n")[0] == ("TABLE_HEAD", "Level | Pay")
    assert blocks("Schooling | none\nJunior | $1\nSenior | $2\n")[0] == ("ROW", "Schooling | none")
    assert blocks("Glass | and lead.\n") == [("PARAGRAPH", "Glass | and lead.")]


def test_footnotes_can_be_quoted_and_bylines_not() -> None:
    """A footnote is text; who wrote it and when is known otherwise."""
    assert blocks("[^1]: Not in Ohio.\n\n*By Ann Miller | 3 May 2025*\n") == [
        ("PARAGRAPH", "[^1]: Not in Ohio."),
        ("MUTE", "*By Ann Miller | 3 May 2025*"),
    ]


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
