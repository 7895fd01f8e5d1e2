"""Messages for moderators keep Discord's limits whatever articles, names and reasons hold."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.curator import Applied
from bot.curation.diffs import WIDTH, DiffLine, Mark
from bot.curation.drafts import Draft, Duplicate
from bot.curation.facts import FactChanges
from bot.curation.judging import GoldenEffect, VerdictChange
from bot.curation.previews import ArticleChange, Preview
from bot.progress import Progress
from bot.reload import Past, ReloadReport
from bot.render.discord import Page
from bot.render.limits import COMPONENTS, CUSTOM_ID, LABEL, TEXT, units
from bot.render.moderating import (
    applied_page,
    draft_page,
    gaps_page,
    history_page,
    preview_page,
    removal_page,
    working_page,
)
from bot.render.press_ids import ARGUMENT, PressId
from knowledge.models import Article, Document, Problem
from knowledge.storage.generations import Changes, Generation

OWNER = 2**63 - 1
STAMP = "0123456789ab"
FENCE = "```"

nasty = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="`*_~|>#-\\\n😀\u202e @<[", max_size=300),
    st.builds(lambda text: text * 2_000, st.text(min_size=1, max_size=4)),
)


def parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from parts([*component.get("components", []), *filter(None, [component.get("accessory")])])


def check(page: Page) -> None:
    """All that Discord would refuse."""
    every = list(parts(page.to_components()))
    texts = [part["content"] for part in every if "content" in part]
    assert sum(map(units, texts)) <= TEXT
    assert all(text.strip() for text in texts)
    assert len(every) <= COMPONENTS
    assert all(1 <= units(part["custom_id"]) <= CUSTOM_ID for part in every if part.get("custom_id"))
    assert all(units(part["label"]) <= LABEL for part in every if part.get("label"))
    for option in [option for part in every for option in part.get("options", [])]:
        assert 1 <= units(option["label"]) <= 100
        assert units(option.get("description") or "") <= 100
    fences = [line for text in texts for line in text.split("\n") if line.startswith(FENCE)]
    assert fences == [f"{FENCE}diff", FENCE] * (len(fences) // 2)
    assert "".join(texts).count(FENCE) == len(fences)


def changes(paths: list[str]) -> Changes:
    return Changes(added=(), changed=tuple(paths), removed=(), reread=(), unchanged=1)


def preview(paths: list[str], text: str) -> Preview:
    diff = tuple(DiffLine(mark, text[:WIDTH]) for mark in Mark) * 3
    verdicts = (VerdictChange(text, False, text, text, text),) * 12
    problems = tuple(Problem(path=path or "p", line=1, message=text, remedy=text, fatal=True) for path in paths)
    return Preview(
        stamp=STAMP,
        base=1,
        restores=None,
        changes=changes(paths),
        articles={path: ArticleChange(path, text, 1, 1, diff) for path in paths},
        facts=FactChanges(),
        golden=GoldenEffect(40, 30, 20, verdicts),
        problems=problems,
    )


def generation(number: int, text: str) -> Generation:
    return Generation(number, "2026-01-02T03:04:05+00:00", text, text, None, None, ())


previews = st.builds(preview, st.lists(nasty, min_size=1, max_size=8, unique=True), nasty)


@settings(deadline=None, max_examples=50)
@given(previews, nasty, nasty)
def test_previews_keep_the_limits(found: Preview, why: str, note: str) -> None:
    """With a reason and a note, before it is applied and after."""
    check(preview_page(found, OWNER, why, note))
    report = ReloadReport.of(found.changes, generation(2, why), found.problems, 1.5)
    check(applied_page(Applied(found, report), f"Removed {note}"))


@settings(deadline=None, max_examples=50)
@given(nasty, nasty, st.integers(0, 40))
def test_drafts_keep_the_limits(text: str, why: str, duplicates: int) -> None:
    """Whatever was handed in."""
    article = Article(path="a.md", title=text, text=text, sections=(), digest="d", publisher=text, url=text)
    same = tuple(Duplicate(f"{number}.md", text, 0.9) for number in range(duplicates))
    check(
        draft_page(
            Draft("0" * 16, "who", text, 1, Document(article=article, chunks=(), facts=()), (), same), OWNER, why
        )
    )
    check(removal_page(text, article, 3, f"{'0' * 16}.{10**12}", OWNER, why=why, note=text))


@settings(deadline=None, max_examples=50)
@given(st.lists(nasty, max_size=40))
def test_histories_keep_the_limits(texts: list[str]) -> None:
    """However many generations there are and whoever made them."""
    pasts = [Past(generation(number, text), changes(["a.md"])) for number, text in enumerate(texts, 1)]
    check(history_page(pasts, OWNER))


@settings(deadline=None, max_examples=50)
@given(nasty, st.integers(0, 10**9), st.integers(0, 10**9))
def test_progress_keeps_the_limits(text: str, done: int, total: int) -> None:
    """Also where more was done than there was to do."""
    check(working_page("Reloading", Progress(text, done, total), OWNER, OWNER))
    check(working_page("Reloading", None, OWNER, OWNER))


def test_gaps_keep_the_limits() -> None:
    """Even if they were longer than they are made."""
    check(gaps_page("word " * 2_000, OWNER, exportable=True))


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(["apply", "paste"]), st.text(max_size=ARGUMENT), st.integers(0, 2**64 - 1))
def test_ids_say_what_was_written_into_them(action: str, argument: str, owner: int) -> None:
    """Whatever the argument holds."""
    press = PressId(action, argument, owner)
    assert PressId.read(str(press)) == press


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_other_ids_say_nothing(custom_id: str) -> None:
    """What somebody makes up is none, unless it is exactly what would have been written."""
    press = PressId.read(custom_id)
    assert press is None or str(press) == custom_id


def test_what_got_worse_is_told_first() -> None:
    """A long preview does not fit whole; a careless update must not go unnoticed."""
    page = preview_page(preview(["a.md"], "text"), OWNER)
    (text, *_) = [part["content"] for part in parts(page.to_components()) if "content" in part]
    assert text.split("\n")[:4] == [
        "**What a reload would change**",
        "Articles: 1 changed; salary facts: none changes",
        "⚠️ 12 golden questions of 40 answered worse",
        "⚠️ 1 file cannot be read",
    ]
