"""Golden questions: how they are written, and what a change does to their answers."""

import pytest

from bot.curation.golden import QUESTIONS, load_questions, parse_questions
from bot.curation.judging import Judge
from bot.wages import Wages
from knowledge.packaged import packaged_articles

WELDERS = """
[[question]]
ask = "how do welders join metal parts"
article = "welder.md"
words = "join metal  PARTS"

[[question]]
ask = "how much do welders make"
pays = 48_940

[[question]]
ask = "who won the football match"
answer = false
"""


async def test_a_question_answered_worse_is_told(curator, folder):
    """The sentence that answered it goes: what was wanted, what was shown and what would be are named."""
    (folder / QUESTIONS).write_text(WELDERS)
    (folder / "welder.md").write_text((folder / "welder.md").read_text().replace("join metal parts", "work"))
    golden = (await curator.preview("ann")).golden
    assert (golden.asked, golden.good_before, golden.good_after, golden.problems) == (3, 3, 2, ())
    (change,) = golden.changes
    assert (change.question, change.better) == ("how do welders join metal parts", False)
    assert "join metal" in change.wanted
    assert "join metal" in change.before
    assert change.before != change.after


async def test_a_pay_that_changed_is_told_both_ways(curator, folder):
    """Worse where the wanted amount goes, better once it is back."""
    (folder / QUESTIONS).write_text(WELDERS)
    text = (folder / "welder.md").read_text()
    (folder / "welder.md").write_text(text.replace("48,940", "50,000"))
    applied = await curator.reload("ann", "")
    assert [(each.better, each.wanted) for each in applied.preview.golden.changes] == [(False, "pay of 48,940")]
    (folder / "welder.md").write_text(text)
    applied = await curator.reload("ann", "")
    assert [each.better for each in applied.preview.golden.changes] == [True]


async def test_time_is_limited(settings, library):
    """What could not be asked in time is counted, not asked."""
    (settings.knowledge / QUESTIONS).write_text(WELDERS)
    effect = await Judge(settings, longest=-1).effect(await library.prepare(), Wages(), lambda _: None)
    assert (effect.asked, effect.skipped) == (0, 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[question]]\nask = "a"\nwords = ', 3),
        ('[[question]]\nask = "a"\n', 1),
        ('\n[[question]]\nask = "a"\nanswer = false\npays = 3\n', 2),
        ('[[question]]\nask = ""\nwords = "x"\n', 1),
        ('[[question]]\nask = "a"\nwords = "x"\nsecret = 1\n', 1),
        ("question = 3\n", None),
        ("[[question]\n", 1),
        ("[" * 100_000, 1),
    ],
)
def test_a_mistake_is_told_with_its_line(text, line):
    """What does not parse or wants nothing is a remark with file, line and how to write it, never an error."""
    found = parse_questions(QUESTIONS, text)
    (problem,) = found.problems
    assert (problem.path, problem.line, problem.fatal) == (QUESTIONS, line, False)
    assert "ask =" in problem.remedy


def test_one_bad_question_costs_itself_alone():
    """The others are asked."""
    found = parse_questions(QUESTIONS, WELDERS + '\n[[question]]\nask = "nothing wanted"\n')
    assert [each.ask for each in found.questions][:1] == ["how do welders join metal parts"]
    assert (len(found.questions), [each.line for each in found.problems]) == (3, [15])


async def test_a_broken_file_stops_no_reload(curator, folder):
    """The preview names it, and the reload does what it does."""
    (folder / QUESTIONS).write_bytes(b"\xff\xfe\x00")
    (folder / "new.md").write_text("Tanners tan hides.")
    applied = await curator.reload("ann", "")
    assert applied.preview.changes.added == ("new.md",)
    assert [each.path for each in applied.preview.golden.problems] == [QUESTIONS]


def test_the_operators_question_replaces_a_packaged_one(tmp_path):
    """Asked in the same words, in whatever case, it counts once, as the operator wants it."""
    packaged = load_questions([packaged_articles()])
    (tmp_path / QUESTIONS).write_text('[[question]]\nask = "WHAT DOES A BACK-END DEVELOPER DO?"\nanswer = false\n')
    both = load_questions([packaged_articles(), tmp_path])
    assert len(both.questions) == len(packaged.questions)
    assert sum(not each.answer for each in both.questions) == sum(not each.answer for each in packaged.questions) + 1
    assert packaged.problems == both.problems == ()
