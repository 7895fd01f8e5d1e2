"""What is pay and what is not: the word that governs an amount decides.

The word nearest to an amount governs it. Right behind it ("$5,000 signing bonus", "$20,000 in tuition") it beats
what stands before. Names of jobs are to be masked first: a loan officer's pay is no loan.
"""

import re
from enum import Enum, auto

STRONG = (
    r"salar(?:y|ies)|salaried|wages?|earn(?:s|ed|ing|ings)?|income|compensation|remuneration"
    r"|pay ?(?:scale|grade|range|rate|band)s?"
    r"|paychecks?|take[- ]home|ctc|(?:day|hourly|daily|pay) rates?|\w{0,20}(?:gehalt|gehälter|lohn|löhne)|brutto"
    r"|salaires?|sueldo|salario|stipendio"
    r"|pay packages?|salary packages?|lpa"
)
WEAK = (
    r"pay(?:s|ing)?|(?:is|are|was|were|be|been|being|gets?|well) (?:\w+ )?paid|mak(?:e|es|ing)|made"
    r"|(?P<vague>receive[sd]?|offer(?:s|ed|ing)?|command(?:s|ing|ed)?|expect(?:s|ed)?|gets?|bring(?:s"
    r"|ing)? home|package|base|gross(?:es)?)"
    r"|averag(?:e|es|ed)(?=(?:\s(?:about|around|roughly|nearly))?\s*$)"
)
PAY_NOUN = (
    r"(?:median|mean|average|annual|yearly|hourly|weekly|monthly|base|starting|total|typical|gross"
    r"|net|level|of|the|'s|’s) pay"
    r"|pay(?=\s+(?:is|was|ranges?|ranged|starts?|scale|of|in|at|can|\(|:|\|))"
)
NOT_PAY = (
    r"tuition|fees?|costs?|costing|loans?|debts?|owe[sd]?|scholarships?|grants?|bursar(?:y|ies)"
    r"|bonus(?:es)?|equity|stocks?|shares|rsus?"
    r"|stock options?|commissions?|revenues?|sales|turnover|budgets?|funding|funded|raised|valu(?:ed"
    r"|ation)|worth|invest(?:ed|ments?|ing)?"
    r"|fin(?:es|ed)|fine of|penalt(?:y|ies)|pric(?:es?|ed|ing)|certifications?|certificates?|exams?"
    r"|courses?|bootcamps?|subscriptions?"
    r"|memberships?|savings?|saved?|homes?|houses?|housing|mortgages?|rent|insurance|benefits?"
    r"|allowances?|pensions?|401\(?k\)?|contributions?"
    r"|tax(?:es)?|deductions?|expenses?|spen[dt]s?|spending|profits?|gdp|projects?|settlements?"
    r"|damages|donat(?:ed|ions?)|prizes?|awards?"
    r"|reimburse\w*|stipends?|relocation|severance|deposits?|equipment|tickets?|overtime"
    r"|household income|family income|per capita income"
    r"|income (?:limits?|thresholds?)|salary (?:cap|thresholds?)|raises?|increases? of|hikes?"
    r"|pay rise|difference|gap|premium|increment"
    r"|followers?|subscribers?|downloads?|users?|customers?|views|population|openings|vacancies"
    r"|job growth|minimum wage|living wage"
    r"|poverty|net worth|market size|industry|economy|economic|(?:sign|signing|signed)[- ]on|signing"
    r"|superannuation|materials|textbooks?"
    r"|contract worth|licen[sc]es?|repay\w*|payments?|paid off|pay off|pay back|paying off|paid"
    r"|purchase[sd]?|bought|lift(?:s|ing)?|weigh(?:s|ing)?|carry(?:ing)?|sold|lost|fraud|scam"
)
KEYWORDS = re.compile(
    rf"(?<![\w-])(?:(?P<not_pay>{NOT_PAY})|(?P<strong>{STRONG}|{PAY_NOUN})|(?P<weak>{WEAK}))(?![\w])", re.IGNORECASE
)
STRONG_WORD = re.compile(rf"(?<![\w-])(?:{STRONG}|pay)(?![\w-])", re.IGNORECASE)
INSIDE_TOTAL = re.compile(
    r"(?:\(|\b(?:including|inclusive of|excluding|exclusive of|not including|not counting|before"
    r"|without|with|plus any|and any))"
    r"[^()$£€₹.;:]{0,80}$",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\btotal (?:\w+ )?(?:compensation|pay|package|earnings|remuneration|salary|cash)|\bOTE\b"
    r"|\bon[- ]target earnings\b",
    re.IGNORECASE,
)
BEHIND = re.compile(
    rf"(?:\s?(?:/|per|an?)\s?(?:year|yr|month|hour|hr|week|day)\b)?\s{{0,2}}(?:(?:in|of|as|worth of|for|towards?)\s)?"
    rf"(?:(?:an?|the|your|their|our|each|in|total|annual|additional|extra|one-time|performance|average"
    rf"|student|company)\s){{0,3}}"
    rf"(?:[A-Za-z-]{{2,20}}\s)?(?P<not_pay>(?:{NOT_PAY}))(?![\w-])",
    re.IGNORECASE,
)
COMPARES = re.compile(
    r"(?:\s?(?:/|per|an?)\s?(?:year|yr|month|hour|hr|week)\b|\sannually|\syearly)?\s"
    r"(?:more|less|higher|lower|above|below|extra|additional|on top|difference|apart)\b(?!\sthan (?:half|\d))",
    re.IGNORECASE,
)
ADDED = re.compile(
    r"(?:\bplus|\+|\bon top(?: of)?|\badditional|\bextra|\banother|\bby)\s(?:(?:an?|about|up to"
    r"|around)\s){0,2}$",
    re.IGNORECASE,
)
OR_MORE = re.compile(
    r"\s?(?:/|per |an? )?(?:year|yr|hour|hr|month)?\s?(?:or|and) (?:more|less|above|higher)\b", re.IGNORECASE
)
BUYS = re.compile(
    r"\s(?:(?:per|an?) (?:year|month|week) )?(?:for|to) (?:an? |the |your |this |each )?(?:\w+ ){0,2}?"
    r"(?:courses?|class(?:es)?|lessons?|exams?|books?|training|degrees?|program(?:me)?s?|seats?"
    r"|access|attend|enrol\w*|college|university|school"
    r"|equipment|software|services|membership|certification|certificate|licen[sc]e)\b",
    re.IGNORECASE,
)
PAYERS = re.compile(
    r"\b(?:you|students?|customers?|clients|consumers|users|parents|families|patients|learners|to"
    r"|must|buyers|residents|he|she|i) (?:\w+ )?pa(?:ys?|id)\b",
    re.IGNORECASE,
)
NO_ROW = re.compile(
    r"(?:^|\s)(?:bonus(?:es)?|tuition|fees?|equity|stocks?|rsus?|commissions?|profit[- ]sharing|tips"
    r"|overtime|costs?|loans?|scholarships?"
    r"|budget|revenues?|benefits|rent|housing|savings|tax(?:es)?|allowances?|pension|401\(?k\)?"
    r"|relocation|prices?|exams?|books|employees"
    r"|employment|jobs|openings)\s*(?:\([^()]*\))?\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
SPENT = re.compile(
    r"(?:\s?(?:/|per|an?)\s?(?:year|yr|month|hour|week|day))?\s(?:for|on|towards?)\s(?!average\b)(?:(?:an?|the|his"
    r"|her|their|your|my)\s)?[a-z]",
    re.IGNORECASE,
)
NOT_PAYING = re.compile(rf"\b(?:{NOT_PAY})\s(?:(?:also|can|may|will|usually|typically)\s)?$", re.IGNORECASE)

# "Salaries vary, and a coffee there is $5": the word of pay does not reach into a clause with a subject of its own.
NEW_CLAUSE = re.compile(r"(?:;|,? (?:and|but|while|so)) (?:an?|the|it|its|one|each|some|that|this)\s\w+", re.IGNORECASE)


class Governor(Enum):
    """What the word that governs an amount says of it."""

    PAY = auto()
    MAYBE = auto()  # "makes", "pays": of a job, or of anything else
    VAGUE = auto()  # "offers", "gets"
    NOT_PAY = auto()
    NONE = auto()


def governor(before: str, tail: str) -> Governor:
    """What governs an amount between ``before`` and ``tail``, both with the names of jobs masked."""
    if _is_excluded_behind(before, tail) or ADDED.search(before):
        return Governor.NOT_PAY
    for found in reversed(list(KEYWORDS.finditer(before))):
        if found["not_pay"]:
            if not _inside_total(before, found.start()):
                return Governor.NOT_PAY
        elif found["strong"]:
            if PAYERS.search(before[-60:]):
                return Governor.NOT_PAY
            return Governor.NONE if NEW_CLAUSE.search(before, found.end()) else Governor.PAY
        else:
            bought = PAYERS.search(before[-60:]) or NOT_PAYING.search(before[: found.start()]) or SPENT.match(tail)
            return Governor.NOT_PAY if bought else Governor.VAGUE if found["vague"] else Governor.MAYBE
    return _governor_behind(tail)


def speaks_of_pay(words: str) -> bool:
    """Whether ``words`` name pay outright."""
    return bool(STRONG_WORD.search(words))


def names_no_pay(label: str) -> bool:
    """Whether a row's or a column's label is for a sum that is not pay, such as a bonus."""
    return bool(NO_ROW.search(label)) and not TOTAL.search(label)


def _is_excluded_behind(before: str, tail: str) -> bool:
    if BUYS.match(tail):
        return True
    if COMPARES.match(tail) and not OR_MORE.match(tail):
        return True
    found = BEHIND.match(tail)
    return bool(found) and not TOTAL.search(before[-80:])


def _governor_behind(tail: str) -> Governor:
    """Without a word before it, an amount may be named behind: "$75,000 median salary"."""
    near = re.split(r"[,.]", tail[:60], maxsplit=1)[0]
    found = KEYWORDS.search(near)
    if found is None:
        return Governor.NONE
    if found["not_pay"]:
        return Governor.NOT_PAY
    return Governor.PAY if found["strong"] else Governor.VAGUE


def _inside_total(before: str, at: int) -> bool:
    """``bonus`` in "total pay including bonuses" or "salary (base + bonus)" does not govern."""
    left = before[:at]
    return bool(INSIDE_TOTAL.search(left[-90:])) and bool(STRONG_WORD.search(left))
