"""The YAML that may open an article."""

import json

import pytest

from knowledge.formats.frontmatter import read_front_matter


def test_all_understood_keys_are_read() -> None:
    """Each key of the design is read, dates as ISO strings, tags as a tuple."""
    text = (
        "---\ntitle: Pay\npublisher: Us\nauthor: [A B, C D]\nurl: https://example.org/a\npublished: 2024-05-31\n"
        "retrieved: May 2024\nlicence: MIT\ntags: [pay, work]\n---\nBody.\n"
    )
    matter = read_front_matter("a.md", text)
    assert dict(matter.fields) == {
        "title": "Pay",
        "publisher": "Us",
        "author": "A B, C D",
        "url": "https://example.org/a",
        "published": "2024-05-31",
        "retrieved": "2024-05",
        "licence": "MIT",
    }
    assert matter.tags == ("pay", "work")
    assert text[matter.end :] == "Body.\n"
    assert matter.problems == ()


def test_unknown_keys_are_kept_as_json_can_hold_them() -> None:
    """Whatever else stands there is kept and never a problem."""
    text = "---\nreviewed: 2024-01-02\nnested: {1: [true, .inf, 2024-01-02T03:04:05]}\nraw: !!binary aGk=\n---\n"
    matter = read_front_matter("a.md", text)
    assert matter.problems == ()
    assert json.loads(json.dumps(matter.extra)) == {
        "reviewed": "2024-01-02",
        "nested": {"1": [True, "inf", "2024-01-02T03:04:05"]},
        "raw": "aGk=",
    }


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("title: [a, b]", 3),
        ("published: {a: b}", 3),
        ("url: ftp://example.org", 3),
        ("tags: 5", 3),
        ("url: javascript:x", 3),
    ],
)
def test_a_value_of_the_wrong_type_is_left_out_and_told(value: str, line: int) -> None:
    """The rest of the front matter is used, and the problem names the line."""
    matter = read_front_matter("a.md", f"---\nlicence: MIT\n{value}\n---\nBody.")
    assert dict(matter.fields) == {"licence": "MIT"}
    assert [(problem.line, problem.fatal) for problem in matter.problems] == [(line, False)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: a\nurl: [x\n---\nBody.", 4),
        ("---\ntitle: a: b\n---\nBody.", 2),
        ("---\na: &x [1]\nb: *x\n---\nBody.", 1),
        ("---\ndate: 2024-13-45\n---\nBody.", 1),
        (f"---\na: {'[' * 5000}\n---\nBody.", None),
        ("---\ntitle: never closed\nBody.", 1),
    ],
)
def test_front_matter_that_does_not_parse_is_told_with_its_line(text: str, line: int | None) -> None:
    """It is one problem that keeps nothing from loading."""
    matter = read_front_matter("a.md", text)
    assert not matter.fields
    assert len(matter.problems) == 1
    assert matter.problems[0].fatal is False
    if line:
        assert matter.problems[0].line == line


@pytest.mark.parametrize(
    "text", ["", "Body.", "---", "---\n\nA rule above this text\n\n---\nmore", "--- \nno keys here\n---\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    """Text between two rules stays part of the article."""
    matter = read_front_matter("a.md", text)
    assert matter.end == 0
    assert matter.problems == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline_will_do(newline: str) -> None:
    """The body begins after the closing line whatever ends the lines."""
    text = newline.join(["---", "title: Pay", "---", "Body."])
    matter = read_front_matter("a.md", text)
    assert matter.fields["title"] == "Pay"
    assert text[matter.end :] == "Body."


def test_lines_that_describe_the_text_need_no_rules() -> None:
    """Two or more at the very top, with a blank line below them; a colon in a value needs no quotes."""
    head = "Title: Glass: a trade\nAUTHOR: Ann Miller\nDate: 3 May 2025\nLink: https://example.org/a\n"
    matter = read_front_matter("a.txt", head + "\nGlaziers cut glass.\n")
    assert matter.end == len(head)
    assert dict(matter.fields) == {
        "title": "Glass: a trade",
        "author": "Ann Miller",
        "published": "2025-05-03",
        "url": "https://example.org/a",
    }


@pytest.mark.parametrize(
    "text",
    ["Title: Glass\n\nIt breaks.\n", "Title: Glass\nDate: today\nIt breaks.\n", "Glass: clear\nLead: soft\n\nMore.\n"],
)
def test_labels_of_other_things_describe_no_text(text: str) -> None:
    """Nor does one line alone, nor do lines that text follows at once."""
    assert read_front_matter("a.txt", text).end == 0
