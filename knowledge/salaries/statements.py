"""Amounts with the words that belong to them: what is known of a figure before it is understood.

Belongs here: the value that prose and tables both produce, and the cutting of a sentence among its amounts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.models import Period, Span
from knowledge.salaries.amounts import Amount, find_amounts
from knowledge.salaries.periods import period_after
from knowledge.salaries.statistics import named_statistic, statistic_behind

REACH = 320  # characters of a sentence that are looked at on each side of an amount
MOST_AMOUNTS = 30  # a line with more figures than this is data, not a sentence
CUT = re.compile(
    r"[;:(]|\s[–—-]\s"
    r"|,(?!\s(?:(?:19|20)\d\d\b|(?-i:[A-Z]{2})\b"
    r"|according to\b|as (?:of|quoted|cited|reported)\b|per\b|or more\b|after \w+ years?\b))(?!\d)"
    r"|\s(?:but|while|whereas|compared|making|which|although|though|with|plus(?= \w)|versus|vs|and|or"
    r"|depending|up from|down from|to(?= [^\s\d]{0,3}\d))\b(?! (?:more|above|up|over|higher)\b)",
    re.IGNORECASE,
)
LINK = re.compile(r"[\s,;]*(?:(?:and|or|to|&)\b)?[\s,]*(?:about|around|approximately|roughly)?\s*", re.IGNORECASE)
CONVERTS = re.compile(
    r"\s?[(=≈]\s?(?:about|around|approx\.?|approximately|roughly|equivalent to|or|i\.e\.|~|≈)?\s?", re.IGNORECASE
)
LONGEST_QUOTE = 300
LONGEST_LABEL = 60
VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|will|may|do|does|costs?|pays?|paid|earns?|makes?|gets?|get|need|needs"
    r"|you)\b"
    r"|[.!?]\s",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:] |\s(?:with|while|but|and|where|that)\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """One amount and its words.

    ``start`` and ``end`` span the clause to quote. ``before`` is the sentence up to the amount and ``after`` what
    follows it; ``head`` and ``tail`` are the parts of these that belong to this amount and to no other. ``captions``
    are what stands over it, nearest first. ``turn`` says that it is the n-th of several sums that share one head
    ("of $2,302 and $9,975 respectively"). ``row_role``, ``row_place``, ``row_origin``, ``row_period`` and ``column``
    come from a table; ``granted`` says that its column or caption is about pay.
    """

    start: int
    end: int
    amount: Amount
    before: str
    head: str
    tail: str
    after: str
    captions: tuple[str, ...] = ()
    turn: tuple[int, int] | None = None
    granted: bool = False
    row_role: str | None = None
    row_place: str | None = None
    row_origin: str | None = None
    row_period: Period | None = None
    column: str | None = None
    label: str | None = None

    def as_row(self) -> "Statement":
        """The statement as a row of a list, whose words before the amount are its label."""
        return replace(self, label=self.before.strip(" \t:–—-*|"))


def statements_in(text: str, sentence: Span, captions: tuple[str, ...] = ()) -> Iterator[Statement]:
    """Every amount of one sentence or line with its share of the words, in order."""
    amounts = [
        amount for amount in find_amounts(text, sentence.start, sentence.end) if amount.grouped or not amount.plain
    ]
    if not amounts or len(amounts) > MOST_AMOUNTS:
        return
    heads = [sentence.start]
    for index, amount in enumerate(amounts):
        heads.append(_tail_end(text, heads[-1], amount, _limit(amounts, index, sentence.end)))
    cuts = heads[1:]
    group = 0
    for index, amount in enumerate(amounts):
        linked = index > group and _is_linked(text, amounts, cuts, index)
        group = group if linked else index
        if index and _is_conversion(text, amounts[index - 1], amount):
            continue
        last = _last_of_group(text, amounts, cuts, group)
        turn = (index - group, last - group + 1) if last > group else None
        start = _quote_start(text, heads[group], amounts[group].start, amount.end)
        end = cuts[last] if turn else cuts[index]
        yield Statement(
            start=start,
            end=end,
            amount=amount,
            before=text[max(sentence.start, amount.start - REACH) : amount.start],
            head=text[max(heads[group], amounts[group].start - REACH) : amounts[group].start],
            tail=text[amount.end : cuts[index]],
            after=text[amount.end : min(sentence.end, amount.end + REACH)],
            captions=captions,
            turn=turn,
        )


def is_label(words: str) -> bool:
    """Whether what stands before a list item's amount is a name and no clause."""
    return 0 < len(words) <= LONGEST_LABEL and not VERB.search(words)


def label_and_value(text: str, label: Span, value: Span, amount: Amount, captions: tuple[str, ...]) -> Statement:
    """An amount that stands alone under its label."""
    words = label.of(text)
    return Statement(
        start=min(label.start, value.start),
        end=max(label.end, value.end),
        amount=amount,
        before=f"{words} ",
        head=f"{words} ",
        tail=text[amount.end : value.end],
        after="",
        captions=captions,
        label=words,
    )


def _limit(amounts: list[Amount], index: int, end: int) -> int:
    return amounts[index + 1].start if index + 1 < len(amounts) else min(end, amounts[index].end + REACH)


def _tail_end(text: str, head: int, amount: Amount, limit: int) -> int:
    """Where the words that follow an amount, and the clause that begins at ``head``, stop belonging to it."""
    marked = amount.end
    for _ in range(2):
        tail = text[marked:limit]
        behind = period_after(tail)
        marked += behind[1] if behind else 0
        named = statistic_behind(text[marked:limit])
        if named and _leads_on(text[head : amount.start], text[marked:limit]):
            break
        marked += named[1] if named else 0
    cut = CUT.search(text, marked, limit)
    rest = limit if _ends(text, limit) else marked
    stop = cut.start() if cut else rest
    while stop > marked and (text[stop - 1].isspace() or text[stop - 1] in ".,;:!?|*"):
        stop -= 1
    return max(stop, amount.end)


def _leads_on(head: str, tail: str) -> bool:
    """Whether a statistic behind an amount is the next one's, since it has its own: "median $40, top 10% $60"."""
    return named_statistic(head) is not None and tail[:1] in ",;" and tail[-1:].isspace()


def _ends(text: str, limit: int) -> bool:
    """Whether the sentence ends at ``limit``; where another amount begins there the words before it are its own."""
    return not text[limit - 1 : limit].isspace() and (not text[limit : limit + 1].strip() or text[limit - 1] in ".!?")


def _is_linked(text: str, amounts: list[Amount], cuts: list[int], index: int) -> bool:
    """Whether nothing but "and" stands between an amount and the one before it."""
    return (
        bool(LINK.fullmatch(text, cuts[index - 1], amounts[index].start))
        and cuts[index - 1] - amounts[index - 1].end < 12
    )


def _last_of_group(text: str, amounts: list[Amount], cuts: list[int], group: int) -> int:
    last = group
    while last + 1 < len(amounts) and _is_linked(text, amounts, cuts, last + 1):
        last += 1
    return last


def _is_conversion(text: str, first: Amount, second: Amount) -> bool:
    """``€60,000 (about $65,000)`` says one thing twice."""
    return (
        first.mark != second.mark
        and second.mark is not None
        and bool(CONVERTS.fullmatch(text, first.end, second.start))
    )


def _quote_start(text: str, head: int, amount: int, end: int) -> int:
    """The clause's first word: after the conjunction that ties it to what came before, and not too far off."""
    start = head
    if end - start > LONGEST_QUOTE:
        floor = end - LONGEST_QUOTE
        later = CLAUSE.search(text, floor, amount)
        start = later.end() if later else text.find(" ", floor, amount) + 1 or amount
    lead = re.compile(
        r"(?:\*\*[^*\n]{1,60}[.:]\*\*|\s?\([^()]{1,20}\))?[\s,;:().–—|*-]*(?:(?:and|but|or|while|whereas)\s)?[\s,]*",
        re.IGNORECASE,
    ).match(text, start, amount)
    return lead.end() if lead and lead.end() <= amount else start
