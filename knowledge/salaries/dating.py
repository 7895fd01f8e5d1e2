"""The date a figure is of, in the text's own words: "May 2024", "September 19, 2023", "2017"."""

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?:19[5-9]|20[0-4])\d"
DATE = re.compile(
    rf"(?<![\w$£€₹.,/-])(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?, {_YEAR}|\d{{1,2}}(?:st|nd|rd"
    rf"|th)? (?:of )?{_MONTH},? {_YEAR}|{_MONTH},? {_YEAR}|Q[1-4] {_YEAR}"
    rf"|{_YEAR}[-–]20\d\d|{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?|{_YEAR}/\d{{2}}(?:\d\d)?|{_YEAR})(?![\w%]|[.,]\d"
    rf"|[/-]\d)",
    re.IGNORECASE,
)
OTHER_USE = re.compile(
    r"(?:\b(?:by|since|until|till|before|after|through|beyond|founded|established|launched|started"
    r"|born|introduced|passed|graduat\w+)(?: in)?(?: the)?"
    r"|\b(?:updated|published|posted|written|quoted|retrieved|accessed|reviewed|modified|checked"
    r"|printed)(?: (?:on|in|at|a|an))*:?"
    r"|©|\bcopyright|\bclass of)\s*$",
    re.IGNORECASE,
)
SPAN = re.compile(
    rf"(?:\bbetween|\bfrom) {_YEAR} (?:and|to) {_YEAR}|{_YEAR}\s?(?:[-–—]|to)\s?(?:{_YEAR}|\d\d\b)", re.IGNORECASE
)
# Two years that follow each other are one, such as a financial year.
SCHOOL_YEAR = re.compile("|".join(f"{year}[-–]{year + 1}" for year in range(1990, 2050)))
PAPER = re.compile(
    r"\s(?:\w+ )?(?:article|post|blog|book|guide|page|interview|law|act|budget|graduates?"
    r"|world cup)\b",
    re.IGNORECASE,
)
NOT_MONEY = re.compile(r"\s?(?:hours|people|jobs|workers|employees|dollars|euros|rupees|pesos|USD|EUR|GBP)\b")


def find_dates(words: str) -> list[tuple[str, int]]:
    """Dates that figures in ``words`` may be of, and where each stands; spans of years and papers' dates are none."""
    spans = [found.span() for found in SPAN.finditer(words) if not SCHOOL_YEAR.fullmatch(found[0])]
    dates = []
    for found in DATE.finditer(words):
        inside = any(start <= found.start() < end for start, end in spans)
        lead = words[max(0, found.start() - 30) : found.start()]
        if inside or OTHER_USE.search(lead) or PAPER.match(words, found.end()) or NOT_MONEY.match(words, found.end()):
            continue
        dates.append((found[0], found.start()))
    return dates
