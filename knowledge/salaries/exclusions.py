"""What is pay and what is not: the word that governs an amount decides.

The word nearest to an amount governs it. Right behind it ("$5,000 signing bonus", "$20,000 in tuition") it beats
what stands before. Names of jobs are to be masked first: a loan officer's pay is no loan.
"""

import re
from enum import Enum, auto

from knowledge.salaries.pay_verbs import pay_verbs

STRONG = (
    r"salar(?:y|ies)|salaried|wages?|earn(?:s|ed|ing|ings)?|income|compensation|remuneration"
    r"|pay ?(?:scale|grade|range|rate|band)s?"
    r"|paychecks?|take[- ]home|ctc|(?:day|hourly|daily|pay) rates?|\w{0,20}(?:gehalt|gehälter|lohn|löhne)|brutto"
    r"|salaires?|sueldo|salario|stipendio|verdien\w{1,3}|gagne(?:nt)?|ganan?|guadagna(?:no)?"
    r"|base (?:is|was|of)|(?:my|average|median|mean|typical) base|jobs? (?:\w+ )?pa(?:id|ys?)"
    r"|start(?:s|ed|ing)? (?:its |their |our )?(?:new(?:ly \w+)? )?(?:\w+ees|hires|recruits|graduates|staff|people)"
    r" (?:at|on)|pay packages?|total (?:\w+ )?packages?|salary packages?|lpa"
    r"|paid (?:myself|himself|herself|themselves|ourselves)"
)
WEAK = (
    r"pay(?:s|ing)?|(?:is|are|was|were|be|been|being|gets?|got|well) (?:\w+ )?paid|mak(?:e|es|ing)|made"
    r"|(?P<vague>receive[sd]?|offer(?:s|ed|ing)?|command(?:s|ing|ed)?|expect(?:s|ed)?|gets?|bring(?:s"
    r"|ing)? home|package|base|gross|gives?|gave)"
    rf"|(?P<reaches>{pay_verbs()})"
    r"|(?P<mean>averag(?:e|es|ed))(?=(?:\s(?:about|around|roughly|nearly))?\s*$)"
)
PAY_NOUN = (
    r"(?:median|mean|average|annual|yearly|hourly|weekly|monthly|base|starting|total|typical|gross"
    r"|net|level|of|the|'s|’s) pay"
    r"|pay(?=\s+(?:is|was|ranges?|ranged|starts?|scale|of|in|at|can|\(|:|\|))"
)
NOT_PAY = (
    r"tuition|fees?|costs?|costing|loans?|debts?|owe[sd]?|scholarships?|grants?|bursar(?:y|ies)"
    r"|bonus(?:es)?|equity|stocks?|shares|rsus?"
    r"|stock options?|(?<!European )(?<!Service )(?<!Trade )(?<!Exchange )commissions?"
    r"|revenues?|sales|turnover|budgets?|funding|funded|raised|valu(?:ed"
    r"|ation)|worth|invest(?:ed|ments?|ing)?"
    r"|fin(?:es|ed)|fine of|penalt(?:y|ies)|pric(?:es?|ed|ing)|certifications?|certificates?|exams?"
    r"|courses?|bootcamps?|subscriptions?"
    r"|memberships?|savings?|saved?|homes?|houses?|housing|mortgages?|rent(?! free|-free)|insurance|benefits?"
    r"|allowances?|pensions?|401\(?k\)?|contributions?"
    r"|tax(?:es)?|deductions?|expenses?|spen[dt]s?|spending|profits?|gdp|projects?|settlements?"
    r"|damages|donat(?:ed|ions?)|prizes?|awards?"
    r"|reimburse\w*|stipends?|relocation|severance|deposits?|equipment|tickets?|overtime"
    r"|household income|family income|per capita income"
    r"|income (?:limits?|thresholds?)|salary (?:cap|thresholds?)|raises?|increases? of|hikes?"
    r"|pay rise|(?:pay|salary|wage) cuts?(?! to)|difference|gap|premium|increment"
    r"|followers?|subscribers?|downloads?|users?|customers?|views|population|openings|vacancies"
    r"|job growth|minimum wage|living wage"
    r"|poverty|net worth|market size|industry|economy|economic|(?:sign|signing|signed)[- ]on|signing"
    r"|superannuation|materials|textbooks?"
    r"|lottery|jackpots?"
    r"|(?:on[- ]call|call[- ]?(?:out|back)|stand-?by|show[- ]up|sick|holiday|vacation|severance|overtime|hazard) pay"
    r"|differentials?|per diems?|incentives?|supplements?|vouchers?|refund\w*|dues|admission|capped|apartments?|flats?"
    r"|set (?:you|them|him|her) back"
    r"|contract worth|licen[sc]es?|repay\w*|payments?|paid off|pay off|pay back|paying off"
    r"|(?<!best )(?<!worst )(?<!highest )(?<!lowest )paid(?! (?:my|him|her"
    r"|them|our)sel)"
    r"|purchase[sd]?|bought|lift(?:s|ing)?|weigh(?:s|ing)?|carry(?:ing)?|sold|lost|fraud|scam"
)
FIRM = r" (?:agenc(?:y|ies)|associations?|brokers?|carriers?|compan(?:y|ies)|departments?|firms?|giants?)\b"
KEYWORDS = re.compile(
    rf"(?<![\w-])(?:(?P<not_pay>(?:{NOT_PAY})(?!{FIRM}))|(?P<strong>{STRONG}|{PAY_NOUN})|(?P<weak>{WEAK}))(?![\w])",
    re.IGNORECASE,
)
MEAN_VERB = re.compile(r"\baverag(?:e|es|ed)(?:\s(?:about|around|roughly|nearly))?\s*$", re.IGNORECASE)
STRONG_WORD = re.compile(rf"(?<![\w-])(?:{STRONG}|pay(?!\s(?:off|back|for|attention)\b))(?![\w-])", re.IGNORECASE)
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
    rf"(?:\s?(?:/|per|an?)\s?(?:year|yr|month|hour|hr|week|day)\b)?\s{{0,2}}(?!(?:before|after|pre"
    rf"|post)[- ]tax)(?:(?:in|of|as|worth of|for|towards?)\s)?"
    rf"(?:(?:an?|the|your|their|our|each|in|total|annual|additional|extra|one-time|performance|average"
    rf"|student|company)\s){{0,3}}"
    rf"(?:[A-Za-z-]{{2,20}}\s)?(?P<not_pay>cuts?|{NOT_PAY})(?![\w-])",
    re.IGNORECASE,
)
COMPARES = re.compile(
    r"(?:\s?(?:/|per|an?)\s?(?:year|yr|month|hour|hr|week)\b|\sannually|\syearly)?\s"
    r"(?:more|less|higher|lower|above|below|extra|additional|on top|difference|apart)\b(?!\sthan (?:half|\d))",
    re.IGNORECASE,
)
ADDED = re.compile(
    r"(?:\bplus|\badd(?:s|ing)?|\+|\bon top(?: of)?|\badditional|\bextra|\banother|\bby)\s(?:(?:an?|about|up to"
    r"|around)\s){0,2}$|\+$",
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
PER_UNIT = re.compile(
    r"\s?per (?!(?:\w+ )?(?:years?|yr|annum|months?|mo|weeks?|wk|days?|hours?|hr)\b)[a-z]{2}"
    r"|\s?(?:per|an?|each) (?:flight|flying|block|teaching|contact|lecture|stage) hours?\b"
    r"|\s?(?:/|per |an? |for (?:each |every )?)(?:pay ?checks?|pay periods?|persons?|heads?|seats?|users?|units?"
    r"|employees?|students?|pupils?|(?:non-)?members?|adults?|child(?:ren)?|visitors?|guests?|visits?|sessions?"
    r"|class(?:es)?"
    r"|credits?|nights?|episodes?|games?|match(?:es)?|shows?|gigs?|songs?|films?|projects?|articles?|pages?|words?"
    r"|tickets?|copy|downloads?|shares?|barrels?|miles?|kilomet(?:er|re)s?|gallons?|lit(?:er|re)s?)\b",
    re.IGNORECASE,
)
# "Visits are paid singly, $65", "paid by the word, $0.12": whatever is counted, the sum is for one of it.
PIECEWORK = re.compile(
    r"\bpaid (?:singly|(?:per|by the|for each|for every) (?!hour|day|week|fortnight|month|year|annum|shift)[a-z]+)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
IS_THRESHOLD = re.compile(
    r"\b(?:once|if|until|unless|when|where|provided) (?:\w+ ){0,2}(?:you|they|he|she|graduates|borrowers|income"
    r"|earnings)\b"
    r"[^.;]{0,20}\b(?:earn|make|is|are)\w* (?:\w+ ){0,2}(?:over|above|at least|more than|under|below|less than)\s*$"
    r"|\bif you(?:['’]re| are) (?:offered|paid|making|earning)\b[^.]{0,80}$|\bqualify for\b[^.;]{0,60}$"
    r"|\d ?(?:%|per ?cent) of [^.;]{0,30}\b(?:salary|income|pay|wage|earnings)\b[^.;]{0,20}$"
    r"|\bearns? (?:you|them|him|her|us)\s*$"
    r"|\b(?:compan(?:y|ies)|firms?|studios?|business(?:es)?|shops?|startups?|banks?) (?:\w+ )?(?:makes?|made"
    r"|earn(?:s|ed)?)"
    r" (?:about |around |over )?$"
    r"|\b(?:needs?|requires?|required|eligible|threshold)\b[^.;]{0,40}\b(?:salary|income|earnings|pay)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
PAYERS = re.compile(
    r"\b(?:you|students?|customers?|clients|consumers|users|parents|families|patients|learners|to"
    r"|must|buyers|residents|he|she|i) (?!(?:am|are|is|was|were|get|gets|got) paid\b(?! (?:back|off)))"
    r"(?:\w+ )?pa(?:ys?|id)\b"
    r"(?! (?:my|him|her|them|our)sel)",
    re.IGNORECASE,
)
NO_ROW = re.compile(
    r"(?:^|\s)(?:bonus(?:es)?|tuition|fees?|equity|stocks?|rsus?|commissions?|profit[- ]sharing|tips"
    r"|overtime|costs?|loans?|scholarships?"
    r"|budget|revenues?|benefits|rent|housing|savings|tax(?:es)?|allowances?|pension|401\(?k\)?"
    r"|relocation|prices?|exams?|books|employees"
    r"|employment|jobs|openings|retainers?|allowance|tools|uniforms?|scrubs|boots|shoes|parking|meals?|mileage|lessons?)\s*(?:\([^()]*\))?\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
SPENT = re.compile(
    r"(?:\s?(?:/|per|an?)\s?(?:year|yr|month|hour|week|day))?\s(?:for|on|towards?)\s(?!average\b"
    r"|(?:an?|the|each|every|one) (?:\w+ )?(?:hour|day|week|month|year|shift)\b)"
    r"(?:(?:an?|the|his|her|their|your|my)\s)?"
    r"(?-i:[a-z]{2})",
    re.IGNORECASE,
)
NOT_PAYING = re.compile(rf"\b(?:{NOT_PAY})\s(?:(?:also|can|may|will|usually|typically)\s)?$", re.IGNORECASE)

ASKS_FOR_PAY = re.compile(
    r".*\b(?:how (?:much|well)|what)\b.{0,80}\b(?:make|earn|paid|pays?|earns)\b"
    r"|.*\bwhat\b.{1,40}\bgets?\W*$|\W*(?:the |about |about the )?money\W*$"
    r"|.*\bwhat the money (?:is|looks)\b|.*\b(?:well|badly|poorly)[- ]paid\W*$",
    re.IGNORECASE,
)
# "On money I can be brief", "Q. OK, the money.": as good as a heading for what follows.
TURNS_TO_PAY = re.compile(
    r"\W*(?:Q\d*[.:)] )?(?:(?:now|ok|okay|right|so|next|finally|then|and|but|well|on|onto|on to|as for|as to|about|to"
    r"|turning to|let['’]s (?:talk|turn to|talk about)|a word (?:on|about)|the (?:subject|matter|question) of|the)"
    r"[,:.]? )+"
    r"(?:money|pay|salary|salaries|wages|earnings)(?:$|[.,:;!?—–]| (?:I|we|let|here|there|now)\b)"
    r"|\W*(?:money|pay|wages|earnings)[.:!?](?:\s|$)",
    re.IGNORECASE,
)
# "Salaries vary, and a coffee there is $5": the word of pay does not reach into a clause with a subject of its own.
NEW_CLAUSE = re.compile(r"(?:;|,? (?:and|but|while|so)) (?:an?|the|it|its|one|each|some|that|this)\s\w+", re.IGNORECASE)


class Governor(Enum):
    """What the word that governs an amount says of it."""

    PAY = auto()
    REACHES = auto()  # "start on", "top out at": of people's pay, or of anything that rises
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
        elif not found["mean"]:
            bought = PAYERS.search(before[-60:]) or NOT_PAYING.search(before[: found.start()]) or SPENT.match(tail)
            return Governor.NOT_PAY if bought else _of_weak(found)
    return Governor.MAYBE if MEAN_VERB.search(before) else _governor_behind(tail)


def speaks_of_pay(words: str) -> bool:
    """Whether ``words`` name pay outright."""
    return bool(STRONG_WORD.search(words))


def announces_pay(heading: str) -> bool:
    """Whether a heading names pay or asks for it: "How much do plumbers make?"."""
    return speaks_of_pay(heading) or bool(ASKS_FOR_PAY.match(heading) or TURNS_TO_PAY.match(heading))


def names_other_sum(words: str) -> bool:
    """Whether ``words`` name a sum that is not pay."""
    return any(found["not_pay"] for found in KEYWORDS.finditer(words))


def is_no_pay_at_all(words: str) -> bool:
    """Whether ``words`` name a sum that is not pay and do not name pay beside it."""
    return names_other_sum(words) and not speaks_of_pay(words)


def names_no_pay(label: str) -> bool:
    """Whether a row's or a column's label is for a sum that is not pay, such as a bonus."""
    return bool(NO_ROW.search(label)) and not TOTAL.search(label)


def _is_excluded_behind(before: str, tail: str) -> bool:
    if BUYS.match(tail) or PER_UNIT.match(tail) or PIECEWORK.search(before) or IS_THRESHOLD.search(before):
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


def _of_weak(found: re.Match[str]) -> Governor:
    if found["vague"]:
        return Governor.VAGUE
    return Governor.REACHES if found["reaches"] else Governor.MAYBE


def _inside_total(before: str, at: int) -> bool:
    """``bonus`` in "total pay including bonuses" or "salary (base + bonus)" does not govern."""
    left = before[:at]
    return bool(INSIDE_TOTAL.search(left[-90:])) and bool(STRONG_WORD.search(left))
