"""Who, where, when and according to whom: what a figure's surroundings say of it.

Each is taken from the nearest words that say it: the amount's own clause, its sentence, what stands over it (row,
caption), the fact before it in the same breath, the headings, the title. Where nobody says it, it is ``None``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.models import Article, SalaryFact, Statistic
from knowledge.salaries.dating import find_dates
from knowledge.salaries.ellipsis import is_bare
from knowledge.salaries.employers import is_employer, is_payer
from knowledge.salaries.exclusions import announces_pay, speaks_of_pay
from knowledge.salaries.labels import LABEL_END, people_of_label
from knowledge.salaries.nations import may_be_paid_in, nation_of
from knowledge.salaries.notes import Notes
from knowledge.salaries.origins import find_origins, is_statistics_publisher
from knowledge.salaries.places import find_places
from knowledge.salaries.roles import earner, earner_beside, find_roles, heading_role, subject_role
from knowledge.salaries.statements import Statement, is_label
from knowledge.salaries.statistics import named_statistic

TURNS_TO = re.compile(
    r"\bin (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?:,? (?:it(?:['’]s| is| was)|that['’]s|the figure (?:is|was)))?"
    r"(?: (?:about|around|only|just|roughly))?\s*$"
)
NATIONAL = re.compile(
    r"\b(?:national(?:ly|wide)?|nationwide|(?:across|for|in) the (?:whole |entire )?country)\b", re.IGNORECASE
)
REFERS = re.compile(r"\W*(?:(?:and|but|or|so)\s)?(?:this|that|it|these|those|they)\b", re.IGNORECASE)
LEVEL = re.compile(
    r"\b(?:executive|senior|lead|principal|chief|head|sous|experienced|junior|beginner|newcomer|graduate|trainee"
    r"|apprentice|entry[- ]level)s?\b",
    re.IGNORECASE,
)
SAME = re.compile(r"\W*(?:the )?(?:same|ditto)\b(?! (?:as|for)\b)", re.IGNORECASE)
LEVEL_BESIDE = re.compile(r"\ban? [a-z-]+ (?:about |around )?$")  # "a middleweight gets £32,000, a senior £42,000"
GOES_BEFORE = re.compile(r"\b(?:apprentice|assistant|associate|deputy|graduate|trainee)$", re.IGNORECASE)
SPREAD = re.compile(r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)) (?:between|from)\b", re.IGNORECASE)
_ACQUAINTANCE = r"(?:friend|cousin|mate|colleague|classmate|neighbou?r|brother|sister|uncle|aunt|buddy|pal)"
# Somebody else, of whom it is not said what they do.
ANOTHER = re.compile(
    rf"[\s,;]*(?:and |but |while )?(?:an?|my|our|one|another)(?: \w+)? {_ACQUAINTANCE}\b", re.IGNORECASE
)
OTHER = re.compile(r"[\s,;]*(?:and |but |while )?another\b", re.IGNORECASE)
# What one person was, and may be no longer in the next sentence.
STAGE = re.compile(r"\b(?:apprentice|trainee|intern|student|cadet|junior)\b", re.IGNORECASE)
NEWCOMERS = re.compile(r"\bnew(?:ly \w+)? (?:hires|starters|recruits|people|staff|graduates|\w+ees)\b", re.IGNORECASE)
# What one person is paid is no part of what a median is taken of.
ONE_PERSON = re.compile(rf"\b(?:I|[Ss]?[Hh]e|[Mm]y|{_ACQUAINTANCE})\b")
HERE_TOO = re.compile(r"\bthere\b(?! (?:is|are|was|were)\b)", re.IGNORECASE)
MEASURES = frozenset({Statistic.MEDIAN, Statistic.MEAN, Statistic.PERCENTILE})
DATE_REACH = 60
BY_PLACE = re.compile(r"\bby (?:city|state|country|county|region|location|province|town|area)\b", re.IGNORECASE)
ANOTHER_AMOUNT = re.compile(r"[$£€₹₱]")
# "against $31,000 for clerks": whoever an amount is for, whatever the sentence spoke of before.
STRAIGHT_TO_ROLE = re.compile(r"(?:\s(?:(?:an?|per) \w+|annually|yearly|in (?:\w+ )?\d{4}))?,?\sfor\s")
LEADS_TO_ROLE = re.compile(r".{0,45}?\b(?:for|as|of|to|by)\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a statement stands.

    ``notes`` are what lines such as "Source: X" say of the section's figures, ``pointed`` the currency that the article
    names outright, ``previous`` the fact before it if that is near, ``subject`` the job that a label has announced,
    ``here`` the place that the text has turned to since, ``currency`` the only one that the facts so far are in,
    ``opened_in`` the place that the sentence before began with ("In Norway, ..."), ``facts_before`` are those of
    the sentence before, or of the paragraph before where this begins one, and ``is_inside`` says that ``previous`` is
    of this sentence. ``announced`` says that the text has turned to pay by itself, without a heading,
    ``is_led_by_pay`` that the paragraph that leads to this list speaks of it; ``of_item`` is the fact of an item above.
    """

    article: Article
    heading: tuple[str, ...]
    notes: Notes
    pointed: str | None
    previous: SalaryFact | None
    same_paragraph: bool
    subject: str | None = None
    here: str | None = None
    currency: str | None = None
    opened_in: str | None = None
    facts_before: tuple[SalaryFact, ...] = ()
    is_inside: bool = False
    announced: bool = False
    is_led_by_pay: bool = False
    of_item: SalaryFact | None = None

    @property
    def is_about_pay(self) -> bool:
        """Whether the headings or the title announce pay."""
        return self.announced or any(map(announces_pay, self.titles))

    @property
    def is_headed_by_pay(self) -> bool:
        """Whether the innermost heading, or the title where there is none, announces pay."""
        return self.announced or announces_pay(self.titles[0])

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings, innermost first, and the title."""
        return (*reversed(self.heading), self.article.title)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a figure beside its amount, in the text's own words."""

    role: str | None
    place: str | None
    as_of: str | None
    origin: str | None


def context_of(statement: Statement, setting: Setting) -> Context:
    """The nearest role, place, date and origin that the text gives for ``statement``."""
    captions = statement.captions
    near = Context(
        role=_own_role(statement)
        or _same_role(statement, setting)
        or setting.subject
        or _first(captions, _caption_role),
        place=statement.row_place
        or _own_place(statement)
        or _listed_place(statement, setting)
        or _first(captions, _only_place),
        as_of=_own_date(statement) or _first(captions, _only_date),
        origin=statement.row_origin or _own_origin(statement) or _first(captions, _only_origin),
    )
    is_national = near.place is None and NATIONAL.search(statement.head) is not None
    if not statement.granted:
        near = _continued(near, statement, setting, is_national)
    return Context(
        role=near.role or _first(setting.titles, heading_role) or _labelled(statement),
        place=near.place or (_nation(statement, setting) if is_national else _place_around(statement, setting)),
        as_of=near.as_of or setting.notes.as_of or _first(tuple(filter(speaks_of_pay, setting.titles)), _only_date),
        origin=near.origin or setting.notes.origin or _publisher(setting.article),
    )


def _nation(statement: Statement, setting: Setting) -> str | None:
    return nation_of(setting.article.text, statement.amount.mark)


def _place_around(statement: Statement, setting: Setting) -> str | None:
    """The place that the text has turned to, or that notes, headings or the title name; none of another currency."""
    place = setting.here or setting.notes.place or _first(setting.titles, _only_place)
    return place if place and may_be_paid_in(place, statement.amount.mark) else None


def _continued(near: Context, statement: Statement, setting: Setting, is_national: bool) -> Context:
    """``near`` completed from the fact before it, where the statement goes on about the same thing."""
    if not near.place and setting.previous and setting.same_paragraph and HERE_TOO.search(statement.head):
        near = replace(near, place=setting.previous.place)
    if setting.here and not near.place and not is_national:
        near = replace(near, place=setting.here)
    previous = setting.previous
    of_another_item = statement.label is not None and not setting.same_paragraph
    if previous is None or of_another_item or not continues(near.role, near.origin, setting):
        return near
    is_same = setting.is_inside or _refers_back(statement, previous)
    is_there = not is_national and _is_in_the_place_before(statement, setting, previous, is_same)
    return Context(
        role=near.role or (previous.role if _is_of_the_job_before(statement, setting, previous) else None),
        place=near.place or (previous.place if is_there else None),
        as_of=near.as_of or (previous.as_of if is_same else None),
        origin=near.origin or (previous.origin if is_same else None),
    )


def _is_in_the_place_before(statement: Statement, setting: Setting, previous: SalaryFact, is_same: bool) -> bool:
    """Whether a place holds on: in its paragraph, or beyond for a share or a spread of the pay that was given there."""
    if setting.same_paragraph:
        return is_same or setting.opened_in == previous.place
    named = named_statistic(statement.head + statement.tail)
    is_share = (named is not None and named[0] is Statistic.PERCENTILE) or SPREAD.search(statement.head) is not None
    return is_share and len({fact.place for fact in setting.facts_before}) == 1


def _is_of_the_job_before(statement: Statement, setting: Setting, previous: SalaryFact) -> bool:
    if not setting.is_inside:
        return _goes_on_about_job(statement, setting, previous)
    is_level_too = previous.role is not None and not find_roles(previous.role)
    return not (is_level_too and LEVEL_BESIDE.search(statement.head))


def _goes_on_about_job(statement: Statement, setting: Setting, previous: SalaryFact) -> bool:
    """Whether a sentence without a job is about that of the one before: not where that had several, or one level."""
    other_level = LEVEL.search(statement.head) and LEVEL.search(previous.role or "")
    near = setting.same_paragraph or _refers_back(statement, previous)
    is_other = _is_of_many(statement) or OTHER.match(statement.head) is not None
    is_other = is_other or any(words.search(statement.head) for words in (NATIONAL, NEWCOMERS))
    is_stage = STAGE.search(previous.role or "") is not None
    if ANOTHER.match(statement.head) or ((is_other or is_stage) and ONE_PERSON.search(previous.quote)):
        return False
    jobs = {_plain(fact.role or "") for fact in setting.facts_before}
    return near and len(jobs) < 2 and not other_level


def _is_of_many(statement: Statement) -> bool:
    named = named_statistic(statement.head + statement.tail)
    return named is not None and named[0] in MEASURES


def _refers_back(statement: Statement, previous: SalaryFact) -> bool:
    """Whether a sentence shares where, when and from whom with the one before.

    It says "this", or the next measure, or nothing but a place or a level from its beginning on.
    """
    if REFERS.match(statement.head) or (is_bare(statement.head) and is_bare(statement.before)):
        return True
    is_measure = _is_of_many(statement) or SPREAD.search(statement.head) is not None
    return is_measure and previous.statistic in MEASURES | {Statistic.RANGE, Statistic.UNSPECIFIED}


def continues(role: str | None, origin: str | None, setting: Setting) -> bool:
    """Whether words that name this role and origin, or none, go on about what the fact before them spoke of."""
    previous = setting.previous
    if previous is None or origin not in (None, previous.origin):
        return False
    return not role or (setting.same_paragraph and _plain(role) == _plain(previous.role or ""))


def _plain(role: str) -> str:
    return re.sub(r"[\s-]+", " ", role.casefold()).rstrip("s")


def _own_role(statement: Statement) -> str | None:
    if statement.granted:
        return statement.row_role
    if statement.turn:
        shared = find_roles(statement.head, joined=False)
        if len(shared) == statement.turn[1]:
            return shared[statement.turn[0]].name
    if named := _role_behind(statement.tail, STRAIGHT_TO_ROLE):
        return named
    if named := _last_role(statement.head):
        return named
    if said := earner_beside(statement.head):
        return said.name
    if named := _last_role(statement.before):
        return named
    said = earner(statement.head)
    if said and not is_employer(said.name):
        return said.name
    return _role_behind(statement.tail, LEADS_TO_ROLE)


def _same_role(statement: Statement, setting: Setting) -> str | None:
    """That of the row before for "Same, hired direct"."""
    return setting.previous.role if setting.previous and SAME.match(statement.label or "") else None


def _labelled(statement: Statement) -> str | None:
    """Whom the label of a row names, or that of a list item which it opens: "Starting point: £30,000"."""
    label = statement.label or ""
    opens = is_label(label) and LABEL_END.search(statement.before) and statement.before == statement.head
    return people_of_label(label) if statement.granted or opens else None


def _last_role(words: str) -> str | None:
    """The job that ``words`` name last: "trainee bookbinders earn" tells more than the "trainee" that is known."""
    found = [role for role in find_roles(words) if not is_payer(words, role.start, role.end)]
    subject, said = subject_role(words), earner(words)
    if subject and (not found or subject.start <= found[-1].start):
        return subject.name
    if found and said and said.start == found[-1].start and GOES_BEFORE.search(found[-1].name):
        return said.name
    return found[-1].name if found else None


def _role_behind(tail: str, lead: re.Pattern[str]) -> str | None:
    behind = find_roles(tail) if lead.match(tail) else []
    return behind[0].name if behind else None


def _caption_role(caption: str) -> str | None:
    subject = subject_role(caption)
    return subject.name if subject else heading_role(caption)


def _own_place(statement: Statement) -> str | None:
    head, tail = find_places(statement.head), find_places(statement.tail)
    if statement.turn and len(head) == statement.turn[1]:
        return head[statement.turn[0]].name
    if tail:
        return tail[0].name
    turned = TURNS_TO.search(statement.head)
    if turned and not head and not find_roles(turned["place"]):
        return turned["place"]
    found = head or find_places(statement.before)
    return found[-1].name if found else None


def _listed_place(statement: Statement, setting: Setting) -> str | None:
    """The label of an item in a list "by city"."""
    over = (*statement.captions[:1], *setting.heading[-1:])
    label = statement.label
    if statement.granted or not label or not is_label(label) or find_roles(label):
        return None
    return label if any(BY_PLACE.search(words) for words in over) else None


def _own_date(statement: Statement) -> str | None:
    tail = find_dates(statement.tail)
    if tail:
        return tail[0][0]
    for words in (statement.head, statement.before):
        if found := find_dates(words):
            return found[-1][0]
    behind = find_dates(statement.after[:DATE_REACH])
    return behind[0][0] if behind and not ANOTHER_AMOUNT.search(statement.after[: behind[0][1]]) else None


def _own_origin(statement: Statement) -> str | None:
    before = find_origins(statement.before)
    if before:
        return before[-1][0]
    after = find_origins(statement.after)
    return after[0][0] if after else None


def _publisher(article: Article) -> str | None:
    """The publisher is a figure's origin only where it is known to gather figures itself."""
    return article.publisher if article.publisher and is_statistics_publisher(article.publisher) else None


def _only_place(words: str) -> str | None:
    named = {place.name for place in find_places(words)}
    return named.pop() if len(named) == 1 else None


def _only_date(words: str) -> str | None:
    named = {date for date, _ in find_dates(words)}
    return named.pop() if len(named) == 1 else None


def _only_origin(words: str) -> str | None:
    named = {origin for origin, _ in find_origins(words)}
    return named.pop() if len(named) == 1 else None


def _first(scopes: tuple[str, ...], read: Callable[[str], str | None]) -> str | None:
    return next((found for words in scopes if (found := read(words))), None)
