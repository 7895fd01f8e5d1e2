"""What a file beside an article says of it: front matter for files that cannot hold any, or hold some already.

``report.pdf.yaml`` describes ``report.pdf``, with the keys of front matter, with or without its lines of hyphens. What
it says counts more than what the file says of itself.
"""

from dataclasses import replace

from knowledge.folders import SIDECAR
from knowledge.formats.frontmatter import FENCE, FrontMatter, read_front_matter
from knowledge.models import Article, Problem


def read_sidecar(path: str, text: str) -> FrontMatter:
    """What the sidecar of the article at ``path`` says; its problems name the sidecar and the line."""
    if FENCE.match(text):
        return read_front_matter(path + SIDECAR, text)
    matter = read_front_matter(path + SIDECAR, f"---\n{text}\n---\n")
    # The fence is ours, so every line is one further down than in the file.
    problems = [each.model_copy(update={"line": max((each.line or 1) - 1, 1)}) for each in matter.problems]
    return replace(matter, problems=tuple(problems))


def described(article: Article, sidecar: str) -> tuple[Article, tuple[Problem, ...]]:
    """The article as its sidecar describes it, and what is wrong with the sidecar."""
    matter = read_sidecar(article.path, sidecar)
    fields: dict[str, object] = dict(matter.fields)
    if matter.tags:
        fields["tags"] = matter.tags
    return article.model_copy(update={**fields, "extra": {**article.extra, **matter.extra}}), matter.problems
