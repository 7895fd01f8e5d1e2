"""Amounts of money as people write them: single figures and ranges, with mark, grouping and magnitude.

Belongs here: characters to numbers. Whether an amount is pay is decided elsewhere. Every pattern is bounded, so time
grows with the text and not with its square.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.salaries.currencies import LETTER_MARK, SYMBOL_MARK, WORD_MARK

MAGNITUDES = {
    "k": 1e3,
    "thousand": 1e3,
    "grand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "juta": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "lacs": 1e5,
    "lpa": 1e5,
    "l": 1e5,
    "cr": 1e7,
    "crore": 1e7,
    "crores": 1e7,
    "万": 1e4,
}
INDIAN = frozenset({"lakh", "lakhs", "lac", "lacs", "lpa", "cr", "crore", "crores"})
NUMBER = (
    r"\d{1,3}(?:(?:,\d{2,3}){1,5}(?!\d)|(?:\.\d{3}){1,4}(?!\d)"
    r"|(?:['’\xa0\u202f\u2009]\d{3}){1,4}(?!\d)|(?: \d{3}){1,3}(?![\d,.]\d|\d))"
    r"(?:[.,]\d{1,2}(?![\d,]))?"
    r"|\d{1,12}(?:[.,]\d{1,2}(?!\d))?"
)
MAGNITUDE = (
    r"(?:thousand|grand|juta|trillion|billion|million|lakhs?|lacs?|crores?|LPA|lpa|Lpa|[Cc]r|bn|mn"
    r"|[kKmMLB])(?![A-Za-z0-9(])|万"
)
FIGURE = re.compile(
    rf"(?:(?<![A-Za-z$])(?P<before>{SYMBOL_MARK})|(?<![A-Za-z])(?P<letters>{LETTER_MARK}))?[ \xa0\u202f]?"
    rf"(?<![\d.,#])(?P<number>{NUMBER})"
    rf"(?:,-|\.-|/-|[.,]–)?[ \xa0\u202f-]?(?P<magnitude>{MAGNITUDE})?(?P<plus>(?<! )\+|\+(?!\s?[\w$£€]))?"
    rf"[ \xa0\u202f]?(?:(?P<after>{SYMBOL_MARK}|zł|Kč|Ft(?![a-z])|円|元"
    rf"|{LETTER_MARK}(?![A-Za-z]))(?![ \xa0]?\d)|(?P<word>{WORD_MARK}))?",
)
MARKED_LOW = re.compile(rf"(?:{SYMBOL_MARK})[ \xa0]?\d[\d,.]{{0,12}}[kK]?-$")  # "£45,000-52,000"
LONGEST_LOW = 20
PERIOD_BETWEEN = r"(?:\s?(?:/|per |an? |each )\s?(?:year|yr|annum|month|mo|week|wk|day|hour|hr)|\s?p\.?a\.?)?"
RANGE_GAP = re.compile(
    rf"{PERIOD_BETWEEN}(?P<aside>\s?\([^()$£€\d]{{1,40}}\))?\s{{0,3}}(?:[-–—−~]|to|up to|through|and)\s{{0,3}}"
    r"(?:as (?:high|much) as |a high of |highs of |about |around |approximately |over |roughly )?",
    re.IGNORECASE,
)
BARE_RANGE = re.compile(rf"(?P<low>{NUMBER})\s?(?:[-–—]|to)\s?(?P<high>{NUMBER})")
CHANGES = re.compile(
    r"\b(?:rose|risen|rise[ns]?|increas\w+|grew|grown|jump\w*|climb\w*|went|fell|drop\w*|declin\w*)\b", re.IGNORECASE
)
BETWEEN = re.compile(r"\b(?:between|from|anywhere)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum of money, or one range of them; ``mark`` is its currency's mark as written.

    ``plain`` tells that the number has no mark and no magnitude, so that only its surroundings can make it money.
    ``indian`` tells that it is counted in lakhs or crores; ``yearly`` that its unit names the year (LPA).
    """

    start: int
    end: int
    low: float
    high: float
    mark: str | None
    magnitude: str | None = None
    plus: bool = False
    grouped: bool = False

    @property
    def plain(self) -> bool:
        return self.mark is None and self.magnitude is None

    @property
    def indian(self) -> bool:
        return (self.magnitude or "").lower() in INDIAN

    @property
    def yearly(self) -> bool:
        return (self.magnitude or "").lower() == "lpa"


def find_amounts(text: str, start: int, end: int) -> list[Amount]:
    """The amounts in ``text[start:end]`` in order, ranges joined, numbers without any mark included."""
    amounts: list[Amount] = []
    for figure in _figures(text, start, end):
        joined = _joined(text, amounts[-1], figure, start) if amounts else None
        if joined:
            amounts[-1] = joined
        else:
            amounts.append(figure)
    return amounts


def bare_range(text: str, start: int, end: int) -> Amount | None:
    """The range that ``text[start:end]`` consists of where its numbers carry no mark: "42-50"."""
    found = BARE_RANGE.fullmatch(text, start, end)
    low, high = (value_of(found["low"]), value_of(found["high"])) if found else (None, None)
    return Amount(start, end, low, high, None) if low and high and low < high else None


def value_of(number: str) -> float | None:
    """The number that ``number`` writes, whatever its country groups with; ``None`` where it writes none."""
    number = re.sub(r"['’\s\xa0\u202f\u2009]", "", number)
    decimals = ""
    if found := re.search(r"[.,](\d{1,2})$", number):
        grouped = re.search(r"[.,]", number[: found.start()])
        if not (grouped and grouped[0] == found[0][0]):
            number, decimals = number[: found.start()], found[1]
    digits = number.replace(",", "").replace(".", "")
    return float(f"{digits}.{decimals or 0}") if digits.isdecimal() else None


def _figures(text: str, start: int, end: int) -> Iterator[Amount]:
    for found in FIGURE.finditer(text, start, end):
        amount = _figure(text, found, end)
        if amount:
            yield amount


def _figure(text: str, found: re.Match[str], end: int) -> Amount | None:
    if _is_part_of_something(text, found, end):
        return None
    number, magnitude = found["number"], found["magnitude"]
    value = _scaled(number, magnitude)
    if value is None or not value:
        return None
    mark = found["before"] or found["letters"] or found["after"] or found["word"]
    start = min(at for at in (found.start(name) for name in ("before", "letters", "number")) if at >= 0)
    stop = found.end()
    while text[stop - 1] in " \xa0\u202f-":
        stop -= 1
    grouped = not number.replace(".", "", 1).isdecimal() or bool(re.search(r"\.\d{3}$", number))
    return Amount(start, stop, value, value, mark, magnitude, bool(found["plus"]), grouped)


def _is_part_of_something(text: str, found: re.Match[str], end: int) -> bool:
    """Percentages, ordinals, ``401k``, telephone numbers, versions and words with digits in them are no amounts."""
    at = found.start("number")
    before = text[at - 1] if at else " "
    after = text[found.end("number") : min(found.end("number") + 9, end)]
    marked = found["before"] or found["letters"]
    if before == "-" and MARKED_LOW.search(text, max(at - LONGEST_LOW, 0), at):
        marked = before
    if not marked and (
        before.isalpha() or (before in "#_/@-+:" and text[at - 2 : at - 1].isalnum() and not found["after"])
    ):
        return before not in "-–:/" or not (found["after"] or found["magnitude"])
    if found["number"] == "401" and not marked:
        return True
    if not (found["magnitude"] or found["after"] or found["word"]) and (after[:1].isalpha() or after[:1] == "_"):
        return not re.match(r"p\.?\s?[am]|pcm|PCM|pro\b|brutto|gross", after)
    return bool(re.match(r"\s?(?:%|per ?cent\b|percent)", after))


def _scaled(number: str, magnitude: str | None) -> float | None:
    if magnitude and re.fullmatch(r"\d{1,3}[.,]\d{3}", number) and magnitude.lower() not in {"k"}:
        number = number[:-1]  # three decimals before a magnitude: 1.125 million
    value = value_of(number)
    return None if value is None else round(value * MAGNITUDES[magnitude.lower()], 2) if magnitude else value


def _joined(text: str, first: Amount, second: Amount, floor: int) -> Amount | None:
    """``first`` and ``second`` as one range, ``None`` where the words between do not make them one."""
    if first.low != first.high or second.start - first.end > 45 or first.plus:
        return None
    gap = RANGE_GAP.fullmatch(text, first.end, second.start)
    if not gap or (first.mark and second.mark and not _same_mark(first.mark, second.mark)):
        return None
    left = text[max(floor, first.start - 70) : first.start]
    if (CHANGES.search(left) and "between" not in left[-12:].lower()) or (
        (gap["aside"] or "and" in gap[0].lower().split()) and not BETWEEN.search(left[-30:])
    ):
        return None
    low = _lifted(first, second)
    if low > second.high or (first.plain and second.plain and not (first.grouped and second.grouped)):
        return None
    magnitude = second.magnitude or first.magnitude
    return replace(second, start=first.start, low=low, mark=first.mark or second.mark, magnitude=magnitude)


def _lifted(first: Amount, second: Amount) -> float:
    """The first figure of ``$60–85K`` is in thousands too."""
    if first.magnitude is None and second.magnitude and first.low < 1000:
        return round(first.low * MAGNITUDES[second.magnitude.lower()], 2)
    return first.low


def _same_mark(first: str, second: str) -> bool:
    return first == second or first.lower().strip(".") == second.lower().strip(".") or {first, second} & {"$"} != set()
