"""What a file beside an article says of it."""

import pytest

from knowledge.reading import read_article
from knowledge.sidecars import described, read_sidecar


@pytest.mark.parametrize("fence", ["", "---\n"])
def test_a_sidecar_says_what_front_matter_says(fence):
    """With the lines of hyphens or without them."""
    said = read_sidecar("a.pdf", f"{fence}title: Tanners\npublished: May 2024\ntags: [leather]\n{fence}")
    assert said.fields == {"title": "Tanners", "published": "2024-05"}
    assert (said.tags, said.problems) == (("leather",), ())


@pytest.mark.parametrize("fence", ["", "---\n"])
def test_a_mistake_is_told_with_the_sidecars_line(fence):
    """The line as the file has it, whether or not the hyphens are in it."""
    (problem,) = read_sidecar("a.pdf", f"{fence}title: T\nurl: nowhere\n{fence}").problems
    assert (problem.path, problem.line, problem.fatal) == ("a.pdf.yaml", 3 if fence else 2, False)


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b", "{", "\0", "a: &x [*x]", "---"])
def test_what_is_no_sidecar_changes_nothing(text):
    """At most it is a remark; the article is what it is without it."""
    article, _ = read_article("a.md", b"# Tanners\n\nTanners tan hides.")
    found, problems = described(article, text)
    assert (found.title, found.text, found.path) == (article.title, article.text, article.path)
    assert not any(problem.fatal for problem in problems)


def test_a_sidecar_cannot_make_it_another_article():
    """Neither its path nor its text nor its digest."""
    article, _ = read_article("a.md", b"# Tanners\n\nTanners tan hides.")
    found, _ = described(article, "path: b.md\ntext: other\ndigest: 0\nsections: []\n")
    assert (found.path, found.text, found.digest) == (article.path, article.text, article.digest)
    assert found.sections == article.sections
