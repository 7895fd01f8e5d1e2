"""What the heading of a column says of the figures below it: pay or something else, its unit, place, job."""

import re
from dataclasses import dataclass

from knowledge.salaries.amounts import Amount
from knowledge.salaries.currencies import NAMED
from knowledge.salaries.exclusions import (
    TURNS_TO_PAY,
    announces_pay,
    is_no_pay_at_all,
    names_no_pay,
    names_other_sum,
    speaks_of_pay,
)
from knowledge.salaries.periods import WORDS
from knowledge.salaries.places import label_place
from knowledge.salaries.roles import mask_roles, whole_role
from knowledge.salaries.statistics import column_statistic

ROLE_COLUMN = re.compile(
    r"\b(?:occupations?|job(?: titles?)?|roles?|positions?|titles?|professions?|careers?|posts?)\b", re.IGNORECASE
)
PLACE_COLUMN = re.compile(
    r"\b(?:city|cities|states?|country|countries|locations?|regions?|metro|areas?|provinces?|places?"
    r"|county|market|office|where)\b",
    re.IGNORECASE,
)
ITEM_COLUMN = re.compile(
    r"\b(?:items?|expenses?|costs?|equipment|extras?|perks?|things?|courses?|what)\b", re.IGNORECASE
)
SOURCE_COLUMN = re.compile(r"\b(?:sources?|according to|reported by|quoted by)\b", re.IGNORECASE)
SUM_COLUMN = re.compile(r"\W*(?:amounts?|sums?|figures?|rates?|money|what you get|gross|net)\b|^$", re.IGNORECASE)
NO_FIGURE = re.compile(
    r"^year$|\b(?:rank|#|no\.|growth|jobs?|number|openings|employment|employed|change|%|code|zip"
    r"|duties|population|experience|count|sample|responses?|respondents)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\d{1,2}(?:\s?[–-]\s?\d{1,2}|\+)? \w+")  # "2–3 exams": a stage, whatever is counted
NO_COUNT = re.compile(
    r"\b(?:number|jobs|openings|vacancies|employment(?! services| agenc)|employed|growth|change|outlook|population)\b",
    re.IGNORECASE,
)
BY_INDUSTRY = re.compile(r"\b(?:industry|industries|sectors?|employers?|compan(?:y|ies))\b", re.IGNORECASE)
PACKAGE = re.compile(r"\b(?:total comp|comp|TC|base|OTE|on[- ]target earnings)\b|^total$", re.IGNORECASE)
GROSS = re.compile(r"\b(?:gross|net)\b", re.IGNORECASE)
LEVEL = re.compile(
    r"\b(?:junior|senior|mid(?:dle|[- ](?:level|career))?|lead|principal|staff|entry|graduate|intern|level|years?|yrs?"
    r"|experienced?|starting|trainee|newly qualified|apprentice|band|grade|step|public|private|men|women|male"
    r"|female)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Above:
    """What stands over a table: its captions, whether they or else only the titles speak of pay, and of which unit.

    ``announced`` says that the text has turned to pay by itself, without a heading.
    """

    captions: tuple[str, ...]
    titles: tuple[str, ...] = ()
    announced: bool = False

    @property
    def is_captioned(self) -> bool:
        """Whether a caption says outright that the table is about pay, or gives the unit of a rate."""
        return any(speaks_of_pay(caption) or gives_rate(caption) for caption in self.captions)

    @property
    def is_titled(self) -> bool:
        """Whether a heading or the title announces pay."""
        return self.announced or any(map(announces_pay, self.titles))

    @property
    def is_headed(self) -> bool:
        """Whether the innermost heading announces pay, or a caption turns to it, and no caption names another sum."""
        headed = (
            self.announced or any(map(announces_pay, self.titles[:1])) or any(map(TURNS_TO_PAY.match, self.captions))
        )
        return headed and not any(map(is_no_pay_at_all, self.captions))

    @property
    def is_headed_by_pay_alone(self) -> bool:
        """Whether pay is announced and the innermost heading names no other sum beside it ("Pay and fees")."""
        return self.is_headed and not any(map(names_other_sum, self.titles[:1]))

    @property
    def has_currency(self) -> bool:
        """Whether a caption names the currency of the bare numbers below it."""
        return any(NAMED.search(caption) for caption in self.captions)


def gives_rate(words: str) -> bool:
    """Whether ``words`` name a currency and a period, as "Pounds per day" does, and nothing that is bought."""
    return bool(NAMED.search(words) and WORDS.search(words)) and not is_no_pay_at_all(words)


def names_pay_column(words: str) -> bool:
    """Whether a column's heading says outright that pay stands below it."""
    taxed = GROSS.search(words) and WORDS.search(words)
    return bool(speaks_of_pay(words) or PACKAGE.search(words) or taxed) and not names_no_pay(words)


def names_sum(column: str, above: Above) -> bool:
    """Whether sums of whatever kind stand below a column's heading, or it has none, and they stand under pay."""
    return above.is_headed and SUM_COLUMN.match(column) is not None


def is_pay_cell(amount: Amount, label: str, column: str, above: Above, *, is_told: bool) -> bool:
    """Whether an amount in the row ``label`` below the heading ``column`` is pay.

    ``is_told`` says that its period is written beside it or plain from its size.
    """
    label = ", ".join(part for part in label.split(", ") if not COUNTED.fullmatch(part))
    people = label.partition(",")[0]
    if names_no_pay(people if whole_role(people) else label) or names_no_pay(column):
        return False
    known = not is_no_pay_at_all(column) and not is_no_pay_at_all(mask_roles(people))
    if (names_sum(column, above) or above.is_headed_by_pay_alone) and known and amount.mark and is_told:
        return True
    if names_pay_column(column):
        return not (amount.plain and NO_FIGURE.search(column))
    if NO_FIGURE.search(column):
        return False
    if speaks_of_pay(label):
        return not amount.plain
    named = is_known_column(column)
    if gives_rate(column) and (column_statistic(column) is not None or whole_role(label)):
        return True
    if above.is_captioned:
        told = above.has_currency or column_statistic(column) is not None
        counted = not amount.plain or amount.grouped or (told and not label.isdigit())
        return counted and (named or (not is_no_pay_at_all(column) and (not amount.plain or above.has_currency)))
    return above.is_titled and named and bool(column) and (not amount.plain or bool(NAMED.search(column)))


def is_known_column(column: str) -> bool:
    """Whether a column's heading is one that pay may be told by: a statistic, a period, a currency, a place, a job."""
    return not column or bool(
        column_statistic(column)
        or WORDS.search(column)
        or NAMED.search(column)
        or LEVEL.search(column)
        or label_place(column)
        or whole_role(column)
    )


def by_column(header: list[str], row: list[str], names: re.Pattern[str]) -> str | None:
    """The cell under the first column whose heading matches ``names`` and is not itself about pay."""
    for heading, words in zip(header, row, strict=False):
        if names.search(heading) and not speaks_of_pay(heading) and words and not words[0].isdigit():
            return words
    return None
