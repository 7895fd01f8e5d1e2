"""Pages in the styles that career sites are written in, read whole.

Each ``pages/<style>.html`` stands beside the text that a reader of it reads, below the fields that it states.
"""

from pathlib import Path

import pytest

from knowledge.formats.html import read_html
from knowledge.reading import read_article
from knowledge.salaries.finding import find_salary_facts
from tests.page_truth import score, truth_of

PAGES = Path(__file__).parent / "pages"
FIELDS = ("title", "publisher", "author", "url", "published", "retrieved", "licence")
MOST_NAVIGATION = 0.05


@pytest.mark.parametrize("style", sorted(path.stem for path in PAGES.glob("*.html")))
def test_the_main_text_is_kept_and_nothing_else(style: str) -> None:
    """Headings, lists and tables stay what they are, the page's furniture goes, and the fields are right."""
    article, problems = read_article(f"{style}.html", (PAGES / f"{style}.html").read_bytes())
    stated, _, text = (PAGES / f"{style}.txt").read_text(encoding="utf-8").partition("\n\n")
    assert article.text == text
    assert {name: value for name in FIELDS if (value := getattr(article, name))} == dict(
        line.split(": ", 1) for line in stated.splitlines()
    )
    assert not problems


def test_a_hidden_figure_is_about_whom_it_names() -> None:
    """Pay that a page states only in its help is a fact about the people whom the help names."""
    article, _ = read_article("help.html", (PAGES / "help.html").read_bytes())
    assert [(fact.low, fact.role, fact.as_of) for fact in find_salary_facts(article)] == [
        (41_000, "sawyers", "May 2024"),
        (49_500, "all workers", "May 2024"),
    ]


def test_handbook_pages_are_read_whole(reference: Path) -> None:
    """Every sentence with a median wage, section heading and table row is there, and hardly any navigation."""
    for path in sorted((reference / "ooh").glob("*.html")):
        markup = path.read_text(encoding="utf-8")
        truth = truth_of(markup)
        found = score(truth, read_html(markup).text, read_html(truth.marked).text)
        assert not found.missed, path.name
        assert found.navigation[0] <= MOST_NAVIGATION * found.navigation[1], path.name
