"""Which currency a mark such as ``$`` or ``Rs.`` names, in its place.

Belongs here: marks, and the rules for those that several countries share. A mark that cannot be told is ``None``.
"""

import re
from collections import Counter
from functools import cache

from babel import Locale
from babel.numbers import get_territory_currencies

from knowledge.salaries.gazetteer import STATES


def _codes(written: str) -> frozenset[str]:
    return frozenset(written.split())


SYMBOLS = {
    "US$": "USD",
    "USD$": "USD",
    "CA$": "CAD",
    "C$": "CAD",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "S$": "SGD",
    "SG$": "SGD",
    "HK$": "HKD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
    "₱": "PHP",
    "₩": "KRW",
    "₺": "TRY",
    "₽": "RUB",
    "₦": "NGN",
    "₪": "ILS",
    "฿": "THB",
    "₫": "VND",
    "₴": "UAH",
    "円": "JPY",
    "元": "CNY",
}
LETTERS = {
    "fr.": "CHF",
    "sfr.": "CHF",
    "rm": "MYR",
    "rp": "IDR",
    "r": "ZAR",
    "ksh": "KES",
    "kshs": "KES",
    "n": "NGN",
    "dhs": "AED",
    "rmb": "CNY",
    "zł": "PLN",
    "zl": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "inr": "INR",
    "php": "PHP",
    "euro": "EUR",
    "euros": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "rand": "ZAR",
    "baht": "THB",
    "kronor": "SEK",
    "shillings": "KES",
    "quid": "GBP",
    "ringgit": "MYR",
    "naira": "NGN",
    "zloty": "PLN",
    "won": "KRW",
    "pounds sterling": "GBP",
    "us dollars": "USD",
    "american dollars": "USD",
    "u.s. dollars": "USD",
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "singapore dollars": "SGD",
    "new zealand dollars": "NZD",
    "hong kong dollars": "HKD",
    "swiss francs": "CHF",
    "indian rupees": "INR",
    "philippine pesos": "PHP",
}
CODES = _codes(
    "USD EUR GBP CHF CAD AUD NZD SGD HKD INR JPY CNY KRW PHP MYR IDR THB VND TWD PKR LKR BDT NPR AED SAR QAR KWD ILS"
    " OMR BHD JOD ZAR NGN KES TZS UGX ZMW BWP NAD MUR GHS EGP MAD BRL MXN ARS CLP COP PEN SEK NOK DKK ISK PLN CZK"
    " HUF RON BGN UAH RUB TRY"
)
# The mark, the countries' currencies it may stand for, and what it is where the text points nowhere.
SHARED: dict[str, tuple[frozenset[str], str | None]] = {
    "$": (_codes("USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BBD JMD TTD BZD FJD"), "USD"),
    "dollar": (_codes("USD CAD AUD NZD SGD HKD"), "USD"),
    "¥": (frozenset({"JPY", "CNY"}), None),
    "rs": (_codes("INR PKR LKR NPR MUR"), "INR"),
    "rupee": (_codes("INR PKR LKR NPR MUR"), "INR"),
    "pound": (frozenset({"GBP", "EGP"}), "GBP"),
    "kr": (_codes("SEK NOK DKK ISK"), None),
    "kroner": (frozenset({"NOK", "DKK"}), None),
    "p": (frozenset({"PHP", "BWP"}), None),
    "franc": (frozenset({"CHF"}), "CHF"),
    "peso": (_codes("PHP MXN ARS CLP COP"), None),
}
ALIASES = {"￥": "¥", "rs.": "rs", "kr.": "kr"}
SYMBOL_MARK = r"(?:USD|US|CA|AU|NZ|SG|HK|NT|MX|[CASR])?\$|[£€₹₱¥￥₩₺₽₦₪฿₫₴]"
LETTER_MARK = (
    r"(?:"
    + "|".join(sorted(CODES))
    + r"|[Rr][Ss]\.?|[Pp][Hh][Pp]|RMB|RM|Rp\.?|K[Ss][Hh]s?\.?|Dhs|SFr\.|Fr\.|kr\.?|R(?=\s?\d)|[NP](?=\d{1,3},\d{3}))"
)
WORD_MARK = (
    r"(?:(?:[Uu]\.?[Ss]\.?|[Aa]merican|[Cc]anadian|[Aa]ustralian|[Ss]ingapore|[Nn]ew [Zz]ealand) dollars|dollars?"
    r"|pounds sterling|pounds?|euros?|(?:indian )?rupees?"
    r"|(?:philippine )?pesos?|swiss francs|francs?|kronor|kroner|shillings|quid|yen|yuan|ringgit|rands?|baht|naira"
    r"|zloty|won)(?![A-Za-z])"
)
# A currency that a heading or a caption names for the bare numbers below it.
NAMED = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(sorted(CODES))}|Rs|RM|RMB|Ksh)(?![A-Za-z])|{SYMBOL_MARK}|zł|Kč"
    r"|\b(?:(?:US|U\.S\.|[Cc]anadian|[Aa]ustralian|[Ss]ingapore|[Nn]ew [Zz]ealand|[Hh]ong [Kk]ong) dollars"
    r"|[Pp]ounds sterling|[Ss]wiss francs|[Ii]ndian rupees|[Pp]hilippine pesos"
    r"|[Ee]uros?|[Pp]ounds|[Rr]upees|[Dd]ollars|[Ff]rancs|[Nn]aira|[Rr]and|[Rr]inggit|[Yy]en|[Bb]aht|[Kk]ronor"
    r"|[Kk]roner)\b"
)
_DOLLARS = "CAD|AUD|NZD|SGD|HKD|MXN|USD"
# A code counts beside a figure or after "in" alone: CAD is also how engineers draw.
POINTS_TO = re.compile(
    rf"\b({_DOLLARS}) ?\$?\d|\d[km]? ?({_DOLLARS})\b|\bin ({_DOLLARS})(?=[.,;:)]|$)"
    r"|\b(?:US|CA|AU|NZ|SG|HK|MX|[CAS])\$(?=\s?\d)"
    r"|(?<![\w/])(USD)(?![\w/])"
    r"|\b(US|U\.S\.|American|Canadian|Australian|Singapore|Hong Kong|New Zealand) dollars?\b",
    re.MULTILINE,
)
# "Figures in Canadian dollars" says so of all, "$40,000 in Canadian dollars" of one sum.
DECLARES = re.compile(
    r"(?<!\d )\bin (US|U\.S\.|American|Canadian|Australian|Singapore|Hong Kong|New Zealand) dollars?\b"
    r"|\bdollars (?:here |below )?are (?:all )?(US|American|Canadian|Australian|Singapore|Hong Kong|New Zealand)\b",
    re.IGNORECASE,
)
PROVINCE = re.compile(r"(?<!Canadian )\b(?:province(?:['’]s)?|provincial(?:ly)?)\b", re.IGNORECASE)
# Whoever writes so lives where there are provinces, and no states beside them.
OUR_PROVINCES = re.compile(
    r"\b(?:in|across) (?:all|each|every|many|most|other|our|several|some) provinces?\b", re.IGNORECASE
)
UNTOLD = "untold"
BARE_DOLLAR = re.compile(r"(?<![\w$])\$(?=\s?\d)")
DOLLARS_OF = {
    "Canadian": "CAD",
    "Australian": "AUD",
    "Singapore": "SGD",
    "Hong Kong": "HKD",
    "New Zealand": "NZD",
}
DOLLAR_COUNTRIES = {
    "CAD": "Canada|Canadians?",
    "AUD": "Australia|Australians?",
    "NZD": "New Zealand|New Zealanders?",
    "SGD": "Singapore|Singaporeans?",
}
NATIONS = {
    "us": "US",
    "u.s": "US",
    "usa": "US",
    "u.s.a": "US",
    "uk": "GB",
    "u.k": "GB",
    "britain": "GB",
    "england": "GB",
}


def currency_of(mark: str | None, place: str | None, pointed: str | None) -> str | None:
    """The ISO 4217 code that ``mark`` names, ``None`` where it cannot be told.

    ``place`` is where the pay is earned; ``pointed`` is the currency that the article as a whole points to.
    """
    if mark is None:
        return None
    mark = " ".join(mark.split())
    if mark in SYMBOLS or mark.upper() in CODES:
        return SYMBOLS.get(mark, mark.upper())
    key = ALIASES.get(mark.lower(), mark.lower())
    if key in LETTERS or key.rstrip(".") in LETTERS:
        return LETTERS.get(key) or LETTERS[key.rstrip(".")]
    shared = SHARED.get(key) or SHARED.get(key.rstrip("s"))
    if shared is None:
        return None
    possible, usual = shared
    local = local_currency(place)
    if local in possible:
        return local
    if pointed == UNTOLD and not local:
        return None
    return pointed if pointed in possible and not local else usual


def pointed_currency(text: str) -> str | None:
    """The currency that an article means by a bare "$", by those it names outright ("C$", "AUD", "Canadian dollars").

    One that it says its figures are in goes before all. Of several it is the one that stands before the first bare
    "$", if that is none of the United States. Where the article writes "C$" and speaks of the United States too, its
    bare dollars are theirs if they came first (``None``, as usual), and ``UNTOLD`` otherwise. A "C$" among more bare
    signs that stood there before it tells a figure from elsewhere apart from them.
    """
    declared = {DOLLARS_OF.get((found[1] or found[2]).title(), "USD") for found in DECLARES.finditer(text)}
    if len(declared) == 1:
        return declared.pop()
    named: dict[str, int] = {}
    prefixed: Counter[str] = Counter()
    for found in POINTS_TO.finditer(text):
        code = found[1] or found[2] or found[3] or found[4] or (DOLLARS_OF.get(found[5], "USD") if found[5] else "")
        if not code:
            code = SYMBOLS[found[0]]
            prefixed[code] += 1
        named.setdefault(code, found.start())
    bare = BARE_DOLLAR.search(text)
    if not named:
        return _dollars_of_country(text)
    if "USD" in named and len(named) > 1:
        return None
    code, at = next(iter(named.items()))
    is_first = bare is None or at < bare.start()
    if len(named) > 1 and not is_first:
        return None
    if bare and code in prefixed and code != "USD":
        if _united_states().search(text):
            return UNTOLD if is_first else None
        if not is_first:
            is_abroad = code not in DOLLAR_COUNTRIES or len(_mentions(code).findall(text)) < 2
            return None if is_abroad and len(BARE_DOLLAR.findall(text)) > prefixed[code] else UNTOLD
    return code


def _dollars_of_country(text: str) -> str | None:
    """Those of the one country with dollars that ``text`` is about, if it is not the United States.

    An article on "the province" is not about them either, though it may compare with them.
    """
    abroad = _united_states().search(text) is not None
    codes = {
        code
        for code, names in DOLLAR_COUNTRIES.items()
        if not abroad and re.search(rf"\b(?:{names})\b", text) and len(_mentions(code).findall(text)) > 1
    }
    if len(codes) == 1:
        return codes.pop()
    is_of_province = len(PROVINCE.findall(text)) > 1 or (not abroad and OUR_PROVINCES.search(text))
    return UNTOLD if is_of_province else None


@cache
def _mentions(currency: str) -> re.Pattern[str]:
    """Names of the country with this currency and of the places that are known to lie in it."""
    cities = [city.title() for city, code in CITY_COUNTRY.items() if code == currency[:2]]
    return re.compile(rf"\b(?:{'|'.join((DOLLAR_COUNTRIES[currency], *cities))})\b")


@cache
def _countries() -> dict[str, str]:
    names = {name.lower(): code for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    return {**names, **NATIONS, "canada": "CA", "hong kong": "HK", "czechia": "CZ", "turkey": "TR"}


def country_code(name: str) -> str | None:
    """The ISO 3166 code of the country that ``name`` is."""
    return _countries().get(name.strip(" .").lower().removeprefix("the "))


def country_at(place: str | None) -> str | None:
    """The ISO 3166 code of a country, or of the one that a city or region is known to lie in."""
    for part in reversed((place or "").split(",")):
        city = part.strip(" .").lower().removeprefix("the ").removesuffix(" state")
        if code := country_code(part) or CITY_COUNTRY.get(city):
            return code
    return None


def local_currency(place: str | None) -> str | None:
    """The currency of the country that ``place`` is, or is known to lie in."""
    code = country_at(place)
    currencies = get_territory_currencies(code) if code else []
    return currencies[-1] if currencies else None


US_PLACES = (
    *(name.lower() for code, name in STATES.items() if code not in {"ON", "BC", "AB", "QC", "NSW", "VIC", "GA"}),
    *("los angeles", "san francisco", "seattle", "chicago", "boston", "new york city"),
)


@cache
def _united_states() -> re.Pattern[str]:
    """Words that show an article to speak of the United States."""
    names = "|".join(re.escape(name.title()) for name in US_PLACES)
    return re.compile(rf"(?<![\w$])(?:USA?|U\.S\.|United States|{names})(?![\w$])")


# Cities and regions whose country's currency shares its mark with another's.
CITY_COUNTRY = {
    city: code
    for code, cities in {
        "CA": (
            "toronto|vancouver|montreal|calgary|ottawa|edmonton|winnipeg|quebec|ontario|british columbia"
            "|alberta|halifax"
        ),
        "AU": "sydney|melbourne|brisbane|perth|adelaide|canberra|queensland|new south wales|victoria|hobart",
        "NZ": "auckland|wellington|christchurch",
        "JP": "tokyo|osaka|kyoto|nagoya|yokohama|fukuoka",
        "CN": "beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu",
        "SE": "stockholm|gothenburg|malmö",
        "NO": "oslo|bergen|trondheim",
        "DK": "copenhagen|aarhus",
        "MX": "mexico city|guadalajara|monterrey",
        "PK": "karachi|lahore|islamabad",
        "LK": "colombo",
        "NP": "kathmandu",
        "PH": "manila|cebu|makati|metro manila|quezon city",
        "AR": "buenos aires",
        "CO": "bogotá|bogota|medellín",
        "EG": "cairo",
        "US": "|".join(US_PLACES),
    }.items()
    for city in cities.split("|")
}
