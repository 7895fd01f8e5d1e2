"""What an amount says of the people it speaks of: a median, a mean, a percentile, a bound."""

import re
from dataclasses import dataclass

from knowledge.models import Statistic
from knowledge.salaries.amounts import Amount

_COUNTS = {"five": 5.0, "ten": 10.0, "twenty": 20.0, "twenty-five": 25.0}
_COUNT = rf"\d{{1,2}}|{'|'.join(sorted(_COUNTS, reverse=True))}"
_PER_CENT = r"\s?(?:%|per ?cent\b)"
_SIDE = "more|over|above|less|under|below"
MARKS = re.compile(
    rf"(?P<percentile>\b(?P<rank>\d{{1,2}}(?:\.\d)?)(?:st|nd|rd|th)?[- ]?(?:percentile|%-?ile|pctl?\b))"
    r"|(?P<ordinal>\bthe (?P<ordinal_rank>10|25|50|75|90)th\b(?! \w+ile|-))"
    r"|(?P<short>\bP(?P<short_rank>10|20|25|50|75|80|90)\b)"
    rf"|(?P<lower>\b(?:lowest|bottom|lower|worst)[- ](?:paid |paying |earning )?(?P<low_share>{_COUNT}){_PER_CENT})"
    rf"|(?P<upper>\b(?:highest|top|upper|best)[- ](?:paid |paying |earning )?(?P<high_share>{_COUNT}){_PER_CENT})"
    r"|(?P<tenth>\b(?P<tenth_side>lowest|bottom|worst|highest|top|best)(?:[- ](?:paid|paying"
    r"|earning))? (?P<tenth_name>tenth|decile|quarter|quartile|fifth))"
    r"|(?P<part>\b(?:an?|one|another)(?: in)? (?P<part_name>tenth|fifth|quarter|ten|five|four) (?:of )?"
    rf"(?:\w+ ){{0,2}}?(?:earn|ma[dk]e|g[eo]t|receive|are paid|is paid|were paid)\w* (?P<part_side>{_SIDE}))"
    rf"|(?P<other>(?:(?<=and )|(?<=with )|(?<=[,;] ))(?:an?|another) (?P<other_name>tenth|fifth|quarter)"
    rf" (?:of \w+ (?:\w+ )?)?(?P<other_side>{_SIDE}))"
    r"|(?P<quartile>\b(?P<quartile_side>lower|upper|first|third) quartile)"
    r"|(?P<MEDIAN>\bmedians?\b|\bmid-?point\b"
    r"|\bthe middle (?:figure|earner|one|of the (?:whole )?(?:occupation|trade|profession|field))\b"
    r"|\bas the middle\b|\bmediana?\b|\bmédian\w?\b)"
    r"|(?P<ENTRY_LEVEL>\bentry[- ]level|(?:(?<=, )|^)entry(?=\s*(?:[:,(]|$))"
    r"|\bstarting (?:\w+ ){0,2}(?:salar(?:y|ies)|pay|wages?"
    r"|compensation|package|rate|income)\b"
    r"|\bstarter salar(?:y|ies)\b|\bfreshers?\b|\bbeginners?\b"
    r"|\bto (?:begin|start)(?: with\b|(?=\s*(?:$|[.,;)]|and\b)))|\bnew(?:ly qualified"
    r"| grad(?:uate)?s?)\b|\bnewly[- ]qualified)"
    r"|(?P<MEAN>\baverag(?:e[ds]?|ing)\b|\bavg\b|\bmean\b|\bpromedio\b|\bmoyen(?:ne)?\b|\bgemiddeld\w{0,3}"
    r"|\bdurchschnitt\w{0,20})"
    r"|(?P<TYPICAL>\btypical(?:ly)?\b|\busual(?:ly)?\b|\bnormally\b)"
    r"|(?P<MINIMUM>\bmin(?:imum)?\b|\bas low as\b|\blowest (?:salar(?:y|ies)|pay|wages?)\b|\blow end\b)"
    r"|(?P<MAXIMUM>\bmax(?:imum)?\b|\bas high as\b|\b(?:highest|top) (?:salar(?:y|ies)|pay|wages?|rate)\b|\bhigh end\b"
    r"|\btop (?:end )?of (?:the|its|their|your) (?:pay )?(?:scale|band|range|grade)\b)",
    re.IGNORECASE,
)
COLUMN = {
    "low": Statistic.MINIMUM,
    "lowest": Statistic.MINIMUM,
    "high": Statistic.MAXIMUM,
    "highest": Statistic.MAXIMUM,
}
COLUMN_SHARE = re.compile(r"(\d{1,2})\s?(?:%|th)?(?: ?\(median\))?")
SHARES = {
    **{"tenth": 10.0, "decile": 10.0, "fifth": 20.0, "quarter": 25.0, "quartile": 25.0},
    **{"ten": 10.0, "five": 20.0, "four": 25.0},  # one in ten
}
BEHIND = re.compile(
    r"(?:\s?(?:/|per|an?)\s?(?:year|yr|month|hour|hr)|\s(?:annually"
    r"|yearly))?\s{0,2}[(,:–-]{0,2}\s?(?:(?:at|in|for|as|is)\s)?(?:the\s)?"
)
_HEDGE = r"(?:\s(?:about|around|approximately|roughly|nearly|some|a|an|the))*\s*\W{0,2}$"
# "Just under $40,000" is as good as $40,000, as "nearly" is.
CLOSE_TO = re.compile(
    r"\b(?:just|only|barely|slightly|fractionally|an? (?:little|bit|shade|touch|tad|hair|fraction|whisker))"
    r" (?:over|under|above|below|more than|less than|north of)" + _HEDGE,
    re.IGNORECASE,
)
AT_MOST = re.compile(
    r"(?:(?<!move )(?<!moves )(?<!moving )(?<!moved )\bup to"
    r"|\bas much as|\bas high as|\bat most|\bno more than|\bnot more than"
    r"|\bmaximum(?: salary)? of|\bmax\.?|\b(?:top|max)(?:p?ed|e?s|p?ing)? out (?:at|near|around)"
    r"|\bbetween (?!\d)(?:the |an? )?[a-z][a-z -]{2,40} and)" + _HEDGE,
    re.IGNORECASE,
)
BELOW = re.compile(r"(?:\bless than|\bunder|\bbelow|\bfewer than|\bnot quite|<)" + _HEDGE, re.IGNORECASE)
AT_LEAST = re.compile(
    r"(?:\bat least|\bfrom|\bstart(?:s|ing)?(?: out)? (?:at|from|with)|\bbegin(?:s|ning)? at"
    r"|\bno less than|\bupwards? of|\bminimum of|≥)" + _HEDGE,
    re.IGNORECASE,
)
ABOVE = re.compile(
    r"(?:\b(?:equal to or )?(?:more|greater) than|\bover|\babove|\bin excess of|\bexceed(?:s|ing)?"
    r"|\bnorth of|\b(?:top|cross|clear|surpass)(?:e?s|ing)?|>)" + _HEDGE,
    re.IGNORECASE,
)
OR_MORE = re.compile(
    r"\s?(?:(?:\+|plus\b)(?!\s*(?!(?:per|an?|each) (?:year|month|week|day|hour)\b)[$£€\w])"
    r"|(?:(?:/|per|an?) ?(?:year|yr|hour|hr|month|annum) )?(?:or"
    r"|and) (?:more|above|up|over|higher|upwards?|(?:well )?beyond)|upwards?\b(?! of))",
    re.IGNORECASE,
)

# People start on what the least experienced earn; pay that starts at a sum has it as its lower bound.
STARTS_ON = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg(?:ins?|an))(?: out| off)?(?: [a-z-]+){0,3} (?:on|at|with|around|about)" + _HEDGE,
    re.IGNORECASE,
)
PAY_STARTS = re.compile(
    r"\b(?:salar(?:y|ies)|pay|wages?|earnings|rates?|compensation|income|packages?|scales?|ranges?|bands?)\b"
    r"[^,;:]{0,60}$",
    re.IGNORECASE,
)
LOOSE = frozenset({Statistic.UNSPECIFIED, Statistic.TYPICAL, Statistic.MINIMUM, Statistic.MAXIMUM})


@dataclass(frozen=True, slots=True)
class Reading:
    """How an amount is to be taken: its bounds, and what they are the statistic of."""

    low: float | None
    high: float | None
    statistic: Statistic
    percentile: float | None = None


Named = tuple[Statistic, float | None]


def named_statistic(words: str) -> Named | None:
    """The statistic that ``words`` name last, with its percentile; ``None`` where they name none."""
    last = None
    for found in MARKS.finditer(words):
        if found.lastgroup:
            last = found
    return _meaning(last) if last else None


def column_statistic(heading: str) -> Named | None:
    """The statistic that a column's whole heading stands for: "Low", "90%", "Median"."""
    words = heading.strip(" *").lower()
    if words in COLUMN:
        return COLUMN[words], None
    share = COLUMN_SHARE.fullmatch(words)
    if share and share[1] in {"10", "25", "50", "75", "90"}:
        return (Statistic.MEDIAN if share[1] == "50" else Statistic.PERCENTILE), float(share[1])
    return named_statistic(heading)


def statistic_behind(tail: str) -> tuple[Named, int] | None:
    """A percentile or median written directly behind an amount ("(25th percentile)") and where it ends."""
    lead = BEHIND.match(tail)
    at = lead.end() if lead else 0
    found = MARKS.match(tail, at) or MARKS.match(tail, max(at - len("the "), 0))
    if not found or found.lastgroup in {"MINIMUM", "MAXIMUM", "ENTRY_LEVEL", "TYPICAL"}:
        return None
    closing = 1 if tail[found.end() : found.end() + 1] == ")" else 0
    return _meaning(found), found.end() + closing


def reading_of(amount: Amount, named: Named | None, head: str, tail: str) -> Reading:
    """``amount`` with the bounds that the words around it give, as the statistic ``named``."""
    statistic, percentile = named or (Statistic.UNSPECIFIED, None)
    if statistic is Statistic.PERCENTILE and amount.low == amount.high:
        return Reading(amount.low, amount.high, statistic, percentile)
    if amount.low != amount.high:
        kept = statistic if statistic is Statistic.ENTRY_LEVEL else Statistic.RANGE
        return Reading(amount.low, amount.high, kept)
    if STARTS_ON.search(head[-40:]) and not PAY_STARTS.search(head) and statistic in (*LOOSE, Statistic.ENTRY_LEVEL):
        return Reading(amount.low, amount.high, Statistic.ENTRY_LEVEL)
    low, high, bound = _bounds(amount, head[-40:], tail)
    if statistic in LOOSE and bound is not Statistic.UNSPECIFIED:
        statistic = bound
    return Reading(low, high, statistic, percentile)


def _bounds(amount: Amount, head: str, tail: str) -> tuple[float | None, float | None, Statistic]:
    if CLOSE_TO.search(head):
        return amount.low, amount.high, Statistic.UNSPECIFIED
    if AT_MOST.search(head):
        return None, amount.high, Statistic.MAXIMUM
    if BELOW.search(head):
        return None, amount.high, Statistic.UNSPECIFIED
    if AT_LEAST.search(head):
        return amount.low, None, Statistic.MINIMUM
    if amount.plus or OR_MORE.match(tail):
        return amount.low, None, Statistic.MINIMUM
    if ABOVE.search(head):
        return amount.low, None, Statistic.UNSPECIFIED
    return amount.low, amount.high, Statistic.UNSPECIFIED


def _meaning(found: re.Match[str]) -> Named:
    if found["rank"]:
        return _at(float(found["rank"]))
    if found["ordinal_rank"]:
        return _at(float(found["ordinal_rank"]))
    if found["short_rank"]:
        return _at(float(found["short_rank"]))
    if found["low_share"]:
        return _at(_counted(found["low_share"]))
    if found["high_share"]:
        return _at(100 - _counted(found["high_share"]))
    if found["tenth_name"]:
        share = SHARES[found["tenth_name"].lower()]
        return _at(share if found["tenth_side"].lower() in {"lowest", "bottom", "worst"} else 100 - share)
    if name := found["part_name"] or found["other_name"]:
        side = found["part_side"] or found["other_side"]
        return _at(SHARES[name.lower()] if side.lower() in {"less", "under", "below"} else 100 - SHARES[name.lower()])
    if found["quartile_side"]:
        return _at(25.0 if found["quartile_side"].lower() in {"lower", "first"} else 75.0)
    statistic = Statistic[found.lastgroup or "UNSPECIFIED"]
    return statistic, 50.0 if statistic is Statistic.MEDIAN else None


def _counted(written: str) -> float:
    return _COUNTS.get(written.lower()) or float(written)


def _at(rank: float) -> Named:
    if not 0 < rank < 100:
        return Statistic.UNSPECIFIED, None
    return (Statistic.MEDIAN if rank == 50 else Statistic.PERCENTILE), rank
