"""The headings of plain text, in the ways in which people write them."""

import pytest

from knowledge.formats.plaintext import plain_blocks


def headings(text: str) -> list[str]:
    return [text[each.start : each.end] for each in plain_blocks(text, 0) if each.kind.name == "HEADING"]


def levels(text: str) -> list[int]:
    return [each.level for each in plain_blocks(text, 0) if each.kind.name == "HEADING"]


def items(text: str) -> list[str]:
    return [text[each.start : each.end] for each in plain_blocks(text, 0) if each.kind.name == "ITEM"]


@pytest.mark.parametrize("number", ["{}. ", "{}) ", "({}) ", "3.{} "])
def test_numbers_above_text_number_headings(number: str) -> None:
    """With blank lines around them or not, in capitals or as questions."""
    first, second, third = (number.format(count) for count in (1, 2, 3))
    text = f"Glazier\n\n{first}TOOLS\n\nA cutter.\n\n{second}Pay\nIt is low.\n{third}Is it safe?\n- Mostly\n- At home\n"
    assert headings(text) == ["Glazier", f"{first}TOOLS", f"{second}Pay", f"{third}Is it safe?"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_numbers_below_one_another_number_items(between: str) -> None:
    """Whatever stands before and after the list."""
    steps = between.join(["1. Learn to cut", "2. Buy a cutter", "3. Ask a firm"])
    text = f"Glazier\n\nHow to start\n\n{steps}\n\nMost firms say yes.\n\nPay\n\nIt is low.\n"
    assert headings(text) == ["Glazier", "How to start", "Pay"]
    assert items(text) == ["Learn to cut", "Buy a cutter", "Ask a firm"]


def test_a_list_inside_numbered_sections_interrupts_no_numbering() -> None:
    """Whether it ends with the number before the next heading's, or the one of the heading."""
    text = (
        "1. Tools\n\nA cutter.\n\n2. First steps\n1. Read\n2. Cut\n3. Ask\n\n3. Pay\n\nIt is low.\n\n"
        "4. Later\n\nThese help:\n1. Lead\n2. Foil\n\n5. Safety\n\nWear gloves.\n"
    )
    assert headings(text) == ["1. Tools", "2. First steps", "3. Pay", "4. Later", "5. Safety"]
    assert items(text) == ["Read", "Cut", "Ask", "Lead", "Foil"]


@pytest.mark.parametrize(
    "text",
    [
        "Glazier\n\nHe cuts.\n\n1. Cutting glass\n\nIt is an art of its own.\n",
        "Glazier\n\nHe cuts.\n\n1. He is patient.\n\nIt helps.\n\n2. He is strong.\n\nIt helps.\n",
        "Glazier\n\nHe cuts:\n\n1. Glass\n   - clear\n   - stained\n2. Lead\n   - soft\n",
        "Glazier\n\nPrices are these:\n\n1. A pane is $40\nIt may be more.\n2. A door is $300\nIt may be more.\n",
    ],
)
def test_a_number_alone_makes_no_heading(text: str) -> None:
    """One number is no series, and sentences, figures and items with items of their own are no headings."""
    assert headings(text) == ["Glazier"]


def test_numbered_headings_directly_below_another_are_parts_of_it() -> None:
    """Until a heading of another kind follows."""
    text = "Glazier\n\nI. WORK\n\nA. Tools\n\nA cutter.\n\nB. Days\n\nThey are long.\n\nII. PAY\n\nIt is low.\n"
    assert levels(text) == [0, 2, 3, 3, 2]


def test_questions_of_an_interview_are_headings_and_answers_lose_their_mark() -> None:
    """Marked as a question, any question is one; "A:" is no part of what is answered."""
    text = "Glazier\n\nQ: And the pay?\nA: It is low.\n\nQ2. Hard work, is it not?\nAt times.\n"
    assert headings(text) == ["Glazier", "Q: And the pay?", "Q2. Hard work, is it not?"]
    paragraphs = [text[each.start : each.end] for each in plain_blocks(text, 0) if each.kind.name == "PARAGRAPH"]
    assert paragraphs == ["It is low.", "At times."]


def test_colons_end_headings_where_several_do() -> None:
    """Above paragraphs or in capitals; above a list alone, such a line introduces the list."""
    above_text = "Glazier\n\nThe work:\nHe cuts glass.\n\nYou need:\n- Gloves\n\nThe pay:\nIt is low.\n"
    assert headings(above_text) == ["Glazier", "The work:", "You need:", "The pay:"]
    capitals = "Glazier\n\nTOOLS:\n- Gloves\n\nTASKS:\n- Cutting\n"
    assert headings(capitals) == ["Glazier", "TOOLS:", "TASKS:"]
    assert headings("Glazier\n\nHe cuts.\n\nYou need:\n- Gloves\n\nYou may want:\n- Boots\n") == ["Glazier"]
    assert headings('Glazier\n\nAnn says:\n"It is fun."\n\nBen says:\n"It is not."\n') == ["Glazier"]


def test_what_is_addressed_or_signed_is_no_heading() -> None:
    """Bylines, dates and the opening of a letter."""
    text = "Glazier\n\nBy Ann Miller, 3 May 2025\n\nHe cuts glass.\n\nDear reader,\n\nit is a fine trade.\n"
    assert headings(text) == ["Glazier"]
