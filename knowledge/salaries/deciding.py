"""Whether an amount is plainly pay: the word that governs it decides, or else its surroundings."""

import re
from dataclasses import dataclass

from knowledge.models import Period, Statistic
from knowledge.salaries.columns import BY_INDUSTRY, NO_COUNT, Above
from knowledge.salaries.context import Setting
from knowledge.salaries.ellipsis import is_bare, is_near
from knowledge.salaries.exclusions import Governor, governor, is_no_pay_at_all, names_no_pay, speaks_of_pay
from knowledge.salaries.jobs import GENERIC
from knowledge.salaries.periods import is_of_its_size, is_year_sized, last_period, period_after
from knowledge.salaries.places import label_place
from knowledge.salaries.roles import earner, find_roles, heading_role, mask_roles, subject_role, whole_role
from knowledge.salaries.statements import VERB, Statement, is_label
from knowledge.salaries.statistics import Named

LEVEL = re.compile(
    r"\b(?:junior|senior|mid(?:dle|[- ]level)?|lead|principal|entry|graduate|intern|level|years?"
    r"|experienced?|starting|trainee)\b",
    re.IGNORECASE,
)
STRAIGHT_TO_NUMBER = re.compile(
    r"(?:salar(?:y|ies)|wages?|pay|earn(?:s|ed|ing|ings)?|income|compensation|makes?|rate)\b[^.;$£€₹]{0,60}?"
    r"(?:\b(?:of|is|was|are|were|at|about|around|approximately|between|from|to|up to|over|than)\b|:|\|)?\s*$",
    re.IGNORECASE,
)
NUMBER_STANDS_ALONE = re.compile(
    r"\s*(?:$|[.,;)\]|*/]|(?:per|annually|p|monthly|yearly|gross|net|brutto|and|in|for|or|to)\b"
    r"|an?\s(?:year|month|hour|day|week)\b)",
    re.IGNORECASE,
)
EARNER = re.compile(
    r"\b(?:you|you['’](?:re|ll|d)|i|we|they|he|she|who|companies|employers|firms|juniors|seniors|freshers|newcomers"
    r"|veterans|graduates|an? (?:junior|senior|fresher|beginner|newcomer|veteran|graduate)|this|the base|base pay)\b",
    re.IGNORECASE,
)
# "A junior will now be offered about £21,000".
OF_SOMEBODY = re.compile(
    r"\b(?:an? (?:\w+ )?(?:junior|senior|fresher|beginner|newcomer|veteran|graduate)"
    r"|new (?:hires|starters|recruits|people|staff))\b[^;:]{1,80}"
    r"\b(?:offered|gets?|expects?|on|at|from|to)"
    r"(?: (?:something like|about|around|roughly|only|just|perhaps|maybe)){0,2}\s*$",
    re.IGNORECASE,
)
# "I know a welder on £41,000", as is seen where the welder is masked, and where nothing is made of the amount.
IS_ON = re.compile(r"\s{3,}on (?:about |around )?$")
ENDS = re.compile(
    r"(?:\s?(?:/|an?|per)\s?(?:year|month|week|day|hour)\b)?\s*(?:$|[.,;:)!?]|(?:and|but|or|plus|who)\b)", re.IGNORECASE
)
# What is left after it is pay: "gross $210,000, of which, after fuel and repairs, ...".
IS_TURNOVER = re.compile(
    r"(?: (?:an?|per) \w+| in \d{4}| with tips)?,? (?:of which\b"
    r"|(?:and |but )?(?:before|after) (?:\w+ )?(?:expenses|costs|fuel|overheads|materials|rent)\b)",
    re.IGNORECASE,
)
FOR_ROLE = re.compile(r"(?: an? \w+| per \w+)? for ")
# "A foreman at one of the yards, with ten years behind them, £41,000": the verb is that of the sentence before.
NAMES_ALONE = re.compile(r"\W*(?:an?|the|our|my)\s.{3,120}[,:–—] (?:about |around )?$", re.IGNORECASE)
LIST_BREAK = re.compile(r"[;:.]\s|(?<=[a-z)]),\s(?=[^,;:.(]{3,50}\s\($)")
LONGEST_RANK = 25
CLAUSE_START = re.compile(r"[;:,]\s")
ITEM_END = re.compile(r"(?:\s?\([^()$£€]*\))?[\s.*_)]*(?:plus [^()$£€,.;]{2,30})?$")
# "Fitter: $26–$36, often with tips": what the item says further is about the same sum.
ITEM_GOES_ON = re.compile(r"[\s*_)]*(?:$|[,;.(])")
ROLE_LEADS = re.compile(r":\s*(?:about|around|from|up to)?\s*$", re.IGNORECASE)
STARTS = re.compile(r"\b(?:start(?:s|ing)? (?:at|from)|from|up to)\s*$", re.IGNORECASE)
FORMAL_PERIOD = re.compile(r"\s?(?:p\.\s?a\.?|pa\b|per annum|pcm\b|p\.?c\.?m\.?)", re.IGNORECASE)


def is_pay(statement: Statement, setting: Setting, named: Named | None, currency: str | None, elliptical: bool) -> bool:
    """Whether it is plain that ``statement`` speaks of pay.

    ``named`` and ``currency`` are what is known of its amount; ``elliptical`` says that it goes on from the fact
    before it.
    """
    if statement.granted or _is_item_under_pay(statement, setting, currency):
        return True
    amount = statement.amount
    if IS_TURNOVER.match(statement.after):
        return False
    tail = statement.after[:80] if statement.turn else statement.tail
    before = mask_roles(statement.head if elliptical else statement.before)
    governs = governor(before, mask_roles(tail))
    if governs is Governor.NONE and IS_ON.search(before) and ENDS.match(statement.after):
        governs = Governor.REACHES
    counted = elliptical and (amount.grouped or amount.magnitude is not None)
    if governs is Governor.NOT_PAY or (amount.mark is None and not counted and not _number_is_pay(statement, governs)):
        return False
    if governs is Governor.PAY or amount.yearly or elliptical:
        return True
    return _is_pay_by_words(governs, _Words.of(statement, setting, named, currency))


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement with what its words tell: a period, a size that fits one, a job, a rank among people."""

    statement: Statement
    setting: Setting
    named: Named | None
    has_period: bool
    is_year_sized: bool
    is_sized: bool
    has_role: bool

    @classmethod
    def of(cls, statement: Statement, setting: Setting, named: Named | None, currency: str | None) -> "_Words":
        """What the words of ``statement`` tell."""
        has_period = period_after(statement.tail) is not None or last_period(statement.head) is not None
        in_units = any(last_period(unit) for unit in setting.notes.units)
        large = is_year_sized(statement.amount, currency)
        sized = has_period or in_units or large or _is_near_previous(statement, setting)
        behind = setting.is_about_pay and FOR_ROLE.match(statement.tail) and find_roles(statement.tail)
        has_role = bool(find_roles(statement.before) or earner(statement.head) or behind)
        return cls(statement, setting, named, has_period, large, sized, has_role)

    @property
    def is_rank(self) -> bool:
        """Whether the amount is a median or a percentile."""
        return self.named is not None and self.named[0] in (Statistic.PERCENTILE, Statistic.MEDIAN)


def _is_pay_by_words(governs: Governor, words: _Words) -> bool:
    statement, setting = words.statement, words.setting
    if governs is Governor.MAYBE:
        known = words.has_period or words.has_role or (words.is_rank and words.is_sized)
        return known or (setting.is_about_pay and words.is_sized) or _is_pay_by_surroundings(words)
    if governs is Governor.NONE and _is_pay_by_surroundings(words):
        return True
    if governs in (Governor.VAGUE, Governor.REACHES) and words.is_sized:
        vague = governs is Governor.VAGUE and words.has_period
        if words.has_role or words.is_rank or speaks_of_pay(statement.before):
            return True
        if OF_SOMEBODY.search((statement.head if statement.turn else statement.before)[-120:]) and _is_near_previous(
            statement, setting
        ):
            return True
        if setting.is_about_pay and (vague or _names_earner(statement)):
            return True
    return words.is_sized and _is_plain_answer(statement, setting, words.is_year_sized)


def _is_near_previous(statement: Statement, setting: Setting) -> bool:
    """Whether an amount is about as large as the fact before it in the same paragraph."""
    if setting.previous is None or not setting.same_paragraph:
        return False
    return is_near(statement.amount, setting.previous.low or setting.previous.high)


def _names_earner(statement: Statement) -> bool:
    """Whether the words before the amount say who earns, if only by a pronoun or a word such as "staff"."""
    words = statement.before[-80:]
    return bool(EARNER.search(words)) or any(word.lower() in GENERIC for word in words.split())


def _is_item_under_pay(statement: Statement, setting: Setting, currency: str | None) -> bool:
    """A label with an amount and nothing else, in a list whose lead speaks of pay: "Hospitals: 61,400"."""
    label = statement.label
    if label is None or not is_label(label) or names_no_pay(label) or NO_COUNT.search(label):
        return False
    behind = period_after(statement.tail)
    alone = ITEM_END.match(statement.after[behind[1] if behind else 0 :])
    over = (*statement.captions, *setting.titles[:1])
    by_industry = setting.is_about_pay and any(BY_INDUSTRY.search(words) for words in over)
    listed = Above(statement.captions).is_captioned or by_industry
    if (behind and behind[0] is Period.HOUR and setting.is_led_by_pay) or _is_sister(statement, setting):
        return ITEM_GOES_ON.match(statement.after[behind[1] if behind else 0 :]) is not None
    marked = statement.amount.mark is not None or currency is not None
    return bool(alone) and listed and marked and (not statement.amount.plain or statement.amount.grouped)


def _is_sister(statement: Statement, setting: Setting) -> bool:
    """Whether an item is to one above it in the list what "Joiner: $24" is to "Labourer: $19 an hour".

    Where the one above names a job, so does its sister, or a level or a place: "Van: $20" is none.
    """
    sister, label = setting.of_item, statement.label or ""
    if sister is None or statement.amount.mark is None:
        return False
    if governor(mask_roles(statement.before), mask_roles(statement.tail)) is Governor.NOT_PAY:
        return False
    known = find_roles(label) or LEVEL.search(label) or label_place(label)
    is_like = (setting.is_led_by_pay or setting.is_about_pay) and not find_roles(sister.role or "")
    return bool(known or is_like) and is_of_its_size(statement.amount, sister)


def _is_plain_answer(statement: Statement, setting: Setting, is_year_sized: bool) -> bool:
    """An amount that a heading of pay, a job's name or a place leads to: "Drivers: 1,500 a day", "Turin €31,000"."""
    behind = period_after(statement.tail)
    if _names_job_and_sum(statement, behind, is_year_sized=is_year_sized):
        return True
    if setting.is_headed_by_pay and is_year_sized and label_place(CLAUSE_START.split(statement.head)[-1]):
        return True
    leads = bool(ROLE_LEADS.search(statement.head) and find_roles(statement.head))
    if leads and (setting.is_about_pay or setting.previous is not None):
        return True
    if behind is None and not setting.is_about_pay:
        return False
    if is_bare(statement.before) and STARTS.search(statement.before):
        return behind is not None and behind[0] is Period.HOUR and any(map(heading_role, setting.titles))
    if is_bare(statement.before):
        answers = setting.is_about_pay and behind is not None and not is_no_pay_at_all(setting.titles[0])
        return answers or bool(find_roles(statement.before))
    if setting.is_about_pay and behind and find_roles(statement.head):
        return True
    if setting.is_headed_by_pay and statement.label is not None and is_label(statement.label):
        return not ITEM_END.sub("", statement.after)
    return setting.is_about_pay and FORMAL_PERIOD.match(statement.tail) is not None


def _names_job_and_sum(statement: Statement, behind: tuple[Period, int] | None, *, is_year_sized: bool) -> bool:
    """Whether nothing but a job stands before an amount by the hour, or before a year's pay that follows in brackets.

    "Clerk, grade 6, £14 an hour", "site foreman (£41,000 to £52,000)": a list of jobs may say what each pays.
    """
    job, *others = re.split(r",?\s\(|,\s", LIST_BREAK.split(statement.before)[-1].rstrip(" (,\n"))
    found = find_roles(job)
    if not found or (found[0].start, found[0].end) != (0, len(job)):
        return False
    in_brackets = statement.before.endswith("(") and statement.tail.startswith(")")
    if in_brackets:
        return is_year_sized and not others and statement.amount.low != statement.amount.high
    brief = all(len(part) <= LONGEST_RANK and not VERB.search(part) for part in others)
    return behind is not None and behind[0] is Period.HOUR and brief and statement.before.rstrip().endswith(",")


def _number_is_pay(statement: Statement, governs: Governor) -> bool:
    """A number without a currency is pay only where the words lead straight to it."""
    amount = statement.amount
    if amount.yearly:
        return True
    if governs in (Governor.REACHES, Governor.MAYBE, Governor.VAGUE) and amount.indian:
        return True
    if governs is not Governor.PAY or not (amount.grouped or amount.magnitude):
        return False
    straight = STRAIGHT_TO_NUMBER.search(statement.before[-100:]) is not None
    return straight and bool(period_after(statement.tail) or NUMBER_STANDS_ALONE.match(statement.after))


def _is_pay_by_surroundings(words: _Words) -> bool:
    """Without a word of pay of its own: a row under a caption of pay, or the next in a row of statistics."""
    statement, setting, named, has_period = words.statement, words.setting, words.named, words.has_period
    captioned = any(speaks_of_pay(caption) for caption in statement.captions)
    is_alone = NAMES_ALONE.match(statement.before) and not VERB.search(statement.before) and ENDS.match(statement.after)
    if is_alone and find_roles(statement.before) and _is_near_previous(statement, setting):
        return True
    if statement.label is not None:
        known = find_roles(statement.label) or label_place(statement.label) or LEVEL.search(statement.label)
        announced = setting.is_about_pay and (has_period or bool(known) or named is not None)
        announced = announced or (setting.previous is not None and is_bare(statement.label) and bool(named or known))
        announced = announced or (has_period and whole_role(statement.label) is not None)
        return (captioned or announced) and not names_no_pay(statement.label)
    marked = has_period or statement.amount.mark is not None
    if words.is_rank and setting.is_about_pay and marked and not statement.amount.plus:
        return True
    follows = (setting.previous is not None and setting.same_paragraph) or speaks_of_pay(statement.after)
    measured = named is not None and setting.is_headed_by_pay and words.is_year_sized
    if measured and subject_role(statement.head):
        return True
    return (named is not None and (has_period or follows or captioned)) or (has_period and follows)
