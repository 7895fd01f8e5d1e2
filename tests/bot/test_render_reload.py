"""A reload's report in words."""

from bot.reload import ReloadReport
from bot.render.limits import TEXT, units
from bot.render.reload import reload_text
from knowledge.models import Problem
from knowledge.storage.generations import NO_GENERATION, Changes


def report(
    added: tuple[str, ...] = (), changed: tuple[str, ...] = (), problems: tuple[Problem, ...] = (), unchanged: int = 0
) -> ReloadReport:
    changes = Changes(added=added, changed=changed, removed=(), reread=(), unchanged=unchanged)
    return ReloadReport.of(changes, NO_GENERATION, problems, 1.25)


def test_each_kind_of_change_has_a_line() -> None:
    """What did not happen has none."""
    assert reload_text(report(added=("a.md", "b_c.md"), changed=("d.md",), unchanged=4)) == (
        "**Reloaded** in 1.2 seconds: 7 articles in use, 4 unchanged.\n- 2 added: a.md, b\\_c.md\n- 1 changed: d.md"
    )


def test_no_change_is_told() -> None:
    """The moderator learns that the folder was looked at."""
    assert reload_text(report(unchanged=1)) == "**Nothing has changed.** I looked at 1 article in 1.2 seconds."


def test_unreadable_files_are_named_with_their_remedy() -> None:
    """Those that were left out are told apart from those that were read with a remark."""
    unreadable = Problem(path="x.md", message="It is empty.", remedy="Write something.")
    remark = Problem(path="y.md", line=3, message="The front matter does not parse.", remedy="Mend it.", fatal=False)
    assert reload_text(report(problems=(unreadable, remark))).split("\n")[1:] == [
        "- 1 could not be read",
        "- 1 read with a remark",
        "  - x.md: It is empty. Write something.",
        "  - y.md, line 3: The front matter does not parse. Mend it.",
    ]


def test_any_report_fits_into_one_message() -> None:
    """Thousands of files with endless names and problems included."""
    paths = tuple("*" * 200 + f"{number}.md" for number in range(5_000))
    problems = tuple(Problem(path=path, message="_" * 500, remedy="r" * 500) for path in paths)
    assert units(reload_text(report(paths, paths, problems))) <= TEXT
