"""The values that travel from a file to an answer.

Belongs here: frozen values that more than one package speaks of. Nothing here reads, parses or stores.

Every ``start`` and ``end`` counts characters of the decoded file without byte-order mark, newlines as stored, front
matter included. For HTML it counts characters of the readable text that ``career-bot knowledge show PATH`` prints.
``article.text[start:end]`` is always the span's own text.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Value(BaseModel):
    """A frozen value; constructing an invalid one raises ``pydantic.ValidationError``."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The characters this span covers in ``text``."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's own stretch of text, from the line after the heading to the next heading.

    ``heading`` is the path from the outermost heading to this one, without the article's title; ``()`` before the
    first heading. ``start == end`` where a heading has no text of its own.
    """

    heading: tuple[str, ...]
    start: int
    end: int


class Article(Value):
    """One source text as read, with what its front matter or metadata says of it.

    ``path`` is relative to its knowledge folder, with forward slashes, and is the article's id. Dates are ISO 8601
    where the source names a full date, a month or a year, else as written. ``extra`` keeps front matter that the bot
    does not understand. ``digest`` is the SHA-256 of the file's bytes in hexadecimal.
    """

    path: str
    title: str
    text: str
    sections: tuple[Section, ...]
    digest: str
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    tags: tuple[str, ...] = ()
    extra: dict[str, object] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage of one article under one heading: the unit that is indexed and scored.

    ``sentences`` are the units that may be quoted (sentences, list items, table rows, label and value pairs), in
    order, inside ``[start, end)``, counted like every span from the start of the article. Navigation and other
    lines that say nothing are in no sentence.
    """

    article: str
    heading: tuple[str, ...]
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"a chunk of {self.article} does not cover its text: {self.start} to {self.end}")

    def __hash__(self) -> int:
        """Of where it stands, which tells chunks apart: a question looks up tens of them."""
        return hash((self.article, self.start, self.end))


class Period(StrEnum):
    """The stretch of work that an amount pays for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


class Statistic(StrEnum):
    """What an amount says of the people it speaks of. ``average`` is a mean."""

    MEDIAN = "median"
    MEAN = "mean"
    PERCENTILE = "percentile"
    RANGE = "range"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    ENTRY_LEVEL = "entry_level"
    TYPICAL = "typical"
    UNSPECIFIED = "unspecified"

    @property
    def is_middle(self) -> bool:
        """Whether it says what is usual, and not where an end of the pay lies."""
        return self in (Statistic.MEDIAN, Statistic.MEAN, Statistic.TYPICAL, Statistic.UNSPECIFIED)


class SalaryFact(Value):
    """One whole statement of pay, and where it stands.

    ``low`` and ``high`` are equal for a single figure; one of them is ``None`` where the statement is open-ended.
    ``currency`` is ISO 4217. ``role``, ``place``, ``as_of`` and ``origin`` are in the source's own words and
    ``None`` where it does not say. ``start`` and ``end`` are ``None`` only for a fact from a wage table.
    """

    article: str
    quote: str
    start: int | None
    end: int | None
    low: float | None
    high: float | None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None
    period: Period | None
    statistic: Statistic
    percentile: Annotated[float, Field(gt=0, lt=100)] | None = None
    role: str | None = None
    place: str | None = None
    as_of: str | None = None
    origin: str | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("a salary fact needs an amount")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if (self.statistic is Statistic.PERCENTILE) and self.percentile is None:
            raise ValueError("a percentile needs its number")
        if (self.start is None) != (self.end is None):
            raise ValueError("a span needs both ends")
        return self


class AreaType(StrEnum):
    """What kind of area an official wage is for. Metropolitan areas include the nonmetropolitan rest of a state."""

    NATION = "national"
    STATE = "state"
    METRO = "metro"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the wage table. ``states`` are postal abbreviations, principal state first; ``()`` for the nation."""

    code: str
    name: str
    type: AreaType
    states: tuple[str, ...]


class WageRelease(Value):
    """Which publication a wage table is. ``period`` is the month it speaks of, ``published`` its day of release."""

    id: str
    name: str
    survey: str
    publisher: str
    period: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
    published: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None
    licence: str


@dataclass(frozen=True, slots=True)
class Wage:
    """An amount in US dollars. ``top_coded``: the true figure is this or more."""

    amount: float
    top_coded: bool = False


@dataclass(frozen=True, slots=True)
class WageDistribution:
    """The wages of one period, hourly or annual; ``None`` where the table releases no figure."""

    mean: Wage | None
    p10: Wage | None
    p25: Wage | None
    median: Wage | None
    p75: Wage | None
    p90: Wage | None


@dataclass(frozen=True, slots=True)
class WageEstimate:
    """One row of the wage table: an occupation in an area.

    ``employment`` counts jobs; the relative standard errors are in percent, ``wage_rse`` that of the mean wage.
    ``None`` stands for what is not released, ``hourly`` or ``annual`` for a period without any figure.
    """

    occupation_code: str
    occupation: str
    area: Area
    employment: int | None
    employment_rse: float | None
    wage_rse: float | None
    hourly: WageDistribution | None
    annual: WageDistribution | None
    release: WageRelease


@dataclass(frozen=True, slots=True)
class Document:
    """Everything known of one article: what was read, how it was cut, and the salary facts found in it."""

    article: Article
    chunks: tuple[Chunk, ...]
    facts: tuple[SalaryFact, ...]


class Problem(Value):
    """Something wrong with one file, said so that its owner can mend it.

    ``path`` is relative to the knowledge folder; ``line`` counts from 1. ``fatal`` is false where the file was loaded
    all the same (for instance without its front matter).
    """

    path: str
    line: int | None = None
    message: str
    remedy: str
    fatal: bool = True
