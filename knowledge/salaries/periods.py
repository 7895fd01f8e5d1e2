"""Which stretch of work an amount pays for."""

import re

from knowledge.models import Period, SalaryFact
from knowledge.salaries.amounts import Amount

_UNIT = {
    Period.YEAR: r"years?\b|yr\b|annum\b|y\b|jahr\b|an\b|año\b|anno\b",
    Period.MONTH: r"months?\b|mo\b|mth\b|monat\b|mois\b|mes\b|mese\b",
    Period.WEEK: r"weeks?\b|wk\b|woche\b",
    Period.DAY: r"days?\b|tag\b",
    Period.HOUR: r"hours?\b|hr\b|h\b|std\b|stunde\b",
}
_ALONE = {
    Period.YEAR: r"p\.?\s?a\.?(?![a-z])|p\.?\s?/\s?a|annually|yearly|annual\b|lpa\b"
    r"|(?:in )?(?:the|your|my|his|her|their)? ?(?:first|last) year\b|anual(?:es)?|annuel(?:s|le)?|pro jahr|im jahr"
    r"|par an\b|al año|all'anno|年",
    Period.MONTH: r"p\.?c\.?m\.?(?![a-z])|p\.?\s?m\.?(?![a-z])|monthly|pro monat"
    r"|im monat|par mois|al mes|mensual(?:es)?|mensuel(?:s|le)?|月",
    Period.WEEK: r"p\.?w\.?(?![a-z])|weekly",
    Period.DAY: r"daily",
    Period.HOUR: r"p\.?h\.?(?![a-z])|hourly|pro stunde",
}
_FILLER = (
    r"(?:\s?(?:\(|,)?\s?(?:gross|net|basic|base|brutto|netto|before tax(?:es)?|after tax|on average|CTC|or more|\+))?"
)
AFTER = {
    period: re.compile(
        rf"{_FILLER}\s{{0,2}}[(,]?\s{{0,2}}"
        rf"(?:(?:/|(?:for )?(?:per|an?|each|every|the)|je|pro)\s?"
        rf"(?:(?:calendar|full|whole|working) )?(?:{_UNIT[period]})"
        rf"|(?:{_ALONE[period]}))",
        re.IGNORECASE,
    )
    for period in Period
}
_WORDS = {
    Period.YEAR: r"annual(?:ly|i[sz]ed)?|yearly|per annum|p\.a\.|/\s?(?:yr|year)|lpa|12[- ]month"
    r"|(?:per|an?|each|every) (?:calendar )?(?:year|yr)(?!['’ -]*(?:of|ago|old|experience))",
    Period.MONTH: r"monthly|(?:per|an?|each|every) month|pcm|/\s?(?:mo|month)",
    Period.WEEK: r"weekly|(?:per|an?|each|every|(?:paid|pay|pays) by the) week|/\s?(?:wk|week)",
    Period.DAY: r"daily|(?:per|an?|each|every|(?:paid|pay|pays) by the) day|day rates?|/\s?day",
    Period.HOUR: r"hourly|(?:per|an|each|every|(?:paid|pay|pays) by the) hour|/\s?(?:hr|hour|h\b)",
}
WORDS = re.compile(
    "|".join(rf"(?P<{period.name}>(?<![\w-])(?:{words})(?![\w]))" for period, words in _WORDS.items()), re.IGNORECASE
)
# A sum that people in these countries earn in a year and hardly anyone in a month.
YEARLY_FROM = {
    "USD": 11_000,
    "GBP": 11_000,
    "EUR": 15_000,
    "CAD": 15_000,
    "AUD": 18_000,
    "NZD": 18_000,
    "CHF": 30_000,
    "SGD": 30_000,
    "INR": 250_000,
    "SEK": 250_000,
    "NOK": 250_000,
    "DKK": 250_000,
    "JPY": 2_500_000,
    "PLN": 80_000,
}
DOLLARS = "AUD"  # for those of which it cannot be told whose they are: the ones worth least
MOST_AN_HOUR = 2_000
LEAST_A_YEAR = 1_000
WESTERN = frozenset({"USD", "GBP", "EUR", "CAD", "AUD", "NZD", "CHF"})


def period_after(tail: str) -> tuple[Period, int] | None:
    """The period written directly behind an amount ("/yr", "a month", "p.a.") and where it ends."""
    for period, pattern in AFTER.items():
        if found := pattern.match(tail):
            return period, found.end()
    return None


def last_period(words: str) -> Period | None:
    """The period that ``words`` name last, which is the one nearest to an amount behind them."""
    last = None
    for found in WORDS.finditer(words):
        last = found
    return Period[last.lastgroup] if last and last.lastgroup else None


def all_periods(words: str) -> list[Period]:
    """Every period that ``words`` name, in order, for sums given "respectively"."""
    return [Period[found.lastgroup] for found in WORDS.finditer(words) if found.lastgroup]


def is_year_sized(amount: Amount, currency: str | None) -> bool:
    """Whether a sum is what people earn in a year in that currency, and hardly anyone in a month."""
    least = YEARLY_FROM.get(currency or (DOLLARS if amount.mark == "$" else ""))
    return least is not None and amount.high >= least and amount.low <= 150 * least


def is_of_its_size(amount: Amount, other: SalaryFact) -> bool:
    """Whether a sum is so near to that of another fact that it may be for the same period."""
    return 0.2 < amount.high / (other.low or other.high or 1) < 5


def is_plausible(amount: Amount, currency: str | None, period: Period | None) -> bool:
    """Whether a sum can be pay for such a period at all: "$5,000 an hour" is something else."""
    if currency not in WESTERN:
        return True
    if period is Period.HOUR:
        return amount.high <= MOST_AN_HOUR
    if period is Period.YEAR:
        return amount.high >= LEAST_A_YEAR
    return amount.high >= 3
