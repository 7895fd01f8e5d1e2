"""Paragraphs as they were meant: broken lines joined, labels kept with what they are labels of."""

from knowledge.formats.blocks import BULLET, Line
from knowledge.models import Article, Span
from knowledge.salaries.amounts import find_amounts
from knowledge.salaries.cells import is_row, words_of
from knowledge.salaries.ellipsis import is_bare
from knowledge.salaries.roles import whole_role

SENTENCE_END = (".", "!", "?", "…")
MARKS_AT_END = (" fr.", "sfr.", " kr.", " rp.")
LONGEST_LABEL = 45
LONGEST_LINE = 180
WRAPPED = 50  # a shorter line is not one that an editor broke


def paragraph_length(article: Article, text: str, lines: list[Line], index: int) -> int:
    """How many lines an editor broke one paragraph into."""
    markdown = article.path.lower().endswith((".md", ".markdown"))
    last = index + 1
    while last < len(lines) and not lines[last].gap:
        before, line = lines[last - 1], lines[last]
        first = text[line.start]
        if BULLET.match(text, line.start, line.end) or is_row(words_of(text, line)) or text[before.end - 1] == ":":
            break
        if not first.islower() and (not markdown or before.end - before.start < WRAPPED):
            break
        if not markdown and text[before.end - 1] in ".!?":
            break
        last += 1
    return last - index


def with_labels(text: str, sentences: list[Span]) -> list[Span]:
    """A question of a few words is the label of what answers it ("Principals? £130k."), and "Fr." ends no sentence."""
    joined: list[Span] = []
    for span in sentences:
        asked = joined[-1] if joined else None
        if asked and (_is_label_alone(text, asked, span) or _ends_in_mark(text, asked)):
            joined[-1] = Span(asked.start, span.end)
        else:
            joined.append(span)
    return joined


def _is_label_alone(text: str, asked: Span, answer: Span) -> bool:
    """Whether a short sentence is a question, or a job's name before an amount: "Barista. $27 an hour."."""
    if asked.end - asked.start > LONGEST_LABEL:
        return False
    words = asked.of(text)
    begins = next(iter(find_amounts(text, answer.start, min(answer.end, answer.start + LONGEST_LABEL))), None)
    named = begins is not None and is_bare(text[answer.start : begins.start]) and whole_role(words.rstrip(".! "))
    return words.endswith("?") or bool(named)


def _ends_in_mark(text: str, sentence: Span) -> bool:
    return text[max(sentence.start, sentence.end - 4) : sentence.end].lower().endswith(MARKS_AT_END)


def stands_alone(words: str) -> bool:
    """Whether a paragraph is a line such as "Junior: £28,000 p.a.", which is no sentence."""
    return len(words) <= LONGEST_LINE and (not words.endswith(SENTENCE_END) or words.endswith("p.a."))
