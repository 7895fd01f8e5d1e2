"""What moderators are told, in a message and in a terminal."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.diffs import DiffLine, Mark
from bot.curation.facts import FactChange, FactChanges
from bot.curation.judging import GoldenEffect, VerdictChange
from bot.curation.previews import ArticleChange, Preview
from bot.render.curation import Line, Style, preview_lines
from bot.render.curation_markdown import markdown
from bot.render.curation_terminal import rows
from bot.render.limits import TEXT, units
from bot.render.terminal import plain
from knowledge.models import Period, Problem, SalaryFact, Statistic
from knowledge.storage.generations import Changes

TRICKS = ["```", "`", "# x", "@everyone", "```diff"]


def fact(low: float, article: str = "a.md") -> SalaryFact:
    return SalaryFact(
        article=article,
        quote="x",
        start=0,
        end=1,
        low=low,
        high=low,
        currency="USD",
        period=Period.YEAR,
        statistic=Statistic.MEDIAN,
        role="welders",
    )


def preview_with(changed: int = 1, word: str = "pay") -> Preview:
    paths = tuple(f"{number}-{word}.md" for number in range(changed))
    diff = (DiffLine(Mark.REMOVED, f"Old {word}."), DiffLine(Mark.ADDED, f"New {word}."))
    worse = VerdictChange(f"what is {word}", False, "the words “x”", "shown: x", "refused: no_answer")
    return Preview(
        stamp="0" * 12,
        base=1,
        restores=None,
        changes=Changes(added=(), changed=paths, removed=(), reread=(), unchanged=3),
        articles={path: ArticleChange(path, f"On {word}", 2, 1, diff) for path in paths},
        facts=FactChanges((fact(3.0),), (FactChange(fact(1.0), fact(2.0)),), ()),
        golden=GoldenEffect(5, 5, 4, (worse,), 0, ()),
        problems=(Problem(path="x.md", message="It is empty.", remedy="Write something."),),
    )


def test_a_preview_in_the_terminal() -> None:
    """Golden questions first, then articles with their comparison, facts and problems, a line each."""
    assert [plain(row) for row in rows(preview_lines(preview_with()))] == [
        "What a reload would change",
        "Golden questions: 4 of 5 answered well (before: 5)",
        "Worse: what is pay (wanted: the words “x”)",
        "    - shown: x",
        "    + refused: no_answer",
        "Changed: 0-pay.md: On pay (2 chunks, 1 salary fact)",
        "    - Old pay.",
        "    + New pay.",
        "New salary fact: $3 a year · median · welders · undated [a.md]",
        "Changed salary fact: [a.md]",
        "    - $1 a year · median · welders · undated",
        "    + $2 a year · median · welders · undated",
        "x.md: cannot be read: It is empty. Write something.",
    ]


def test_a_preview_on_discord() -> None:
    """The same lines, with what Discord takes for markup made literal, and comparisons in coloured blocks."""
    shown = markdown(preview_lines(preview_with(word="p_*_y"))).split("\n")
    changed = shown.index("- Changed: 0-p\\_\\*\\_y.md: On p\\_\\*\\_y (2 chunks, 1 salary fact)")
    assert shown[0] == "**What a reload would change**"
    assert shown[changed + 1 : changed + 4] == ["```diff", "- Old p_*_y.", "+ New p_*_y."]


@given(
    st.lists(
        st.builds(Line, st.text(max_size=60) | st.sampled_from(["```", "# x", "@everyone"]), st.sampled_from(Style))
    )
)
def test_code_blocks_are_always_closed(lines: list[Line]) -> None:
    """Nothing in an article opens a block or ends one."""
    assert markdown(lines).count("```") == 2 * markdown(lines).count("```diff\n")


@pytest.mark.parametrize("changed", [1, 20, 3_000])
def test_whatever_changed_fits_into_a_message(changed: int) -> None:
    """Whole lines, and a word on how many are left out."""
    words = ["pay" * 30, "*_`" * 40, "💰" * 50]
    shown = markdown(preview_lines(preview_with(changed, random.Random(changed).choice(words))))
    assert units(shown) <= TEXT
    assert shown.count("```") % 2 == 0
    if changed > 1:
        assert "more line" in shown.split("\n")[-1]


@given(st.integers(100, 4_000), st.lists(st.builds(Line, st.text(max_size=500), st.sampled_from(Style)), max_size=40))
def test_the_limit_holds(limit: int, lines: list[Line]) -> None:
    """For any lines and any limit that a line fits into."""
    assert units(markdown(lines, limit)) <= limit


def test_nothing_to_do_is_said() -> None:
    """A preview without changes says so first."""
    assert plain(next(rows(preview_lines(preview_with(changed=0))))) == "A reload would change nothing"
