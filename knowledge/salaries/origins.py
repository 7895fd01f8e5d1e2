"""Who is named as the source of a figure, in the text's own words."""

import re

from knowledge.salaries.jobs import HEADS, INITIALS
from knowledge.salaries.places import is_place

KNOWN = (
    r"PayScale|Payscale|Glassdoor|Indeed|ZipRecruiter|Salary\.com|Levels\.fyi|LinkedIn|BLS"
    r"|(?:U\.?S\.? )?Bureau of Labor Statistics|O\*NET|ONS"
    r"|Office for National Statistics|Statista|Totaljobs|Reed\.co\.uk|AmbitionBox|Naukri|SEEK|Seek"
    r"|Job Bank|Stack Overflow|Hays|Robert Half|Talent\.com"
    r"|JobStreet|Jobstreet|StepStone|Stepstone|kununu|Kununu|Gehalt\.de|Destatis|INSEE"
    r"|Statistics Canada|Comparably|Built In|Dice|Monster|Prospects"
    r"|National Careers Service|CareerOneStop|Eurostat|OECD|Michael Page|Randstad|SalaryExpert"
    r"|SalaryExplorer|NACE|CWJobs|Adzuna|Jooble|Statistics New Zealand"
    r"|Australian Bureau of Statistics|ABS|Census Bureau|Federal Statistical Office|Payscale India"
    r"|Lohncheck|jobs\.ch|Wage Indicator"
)
_WORD = (
    r"(?:U\.S\.|U\.K\.|O\*NET|[A-Z][\w’'&*-]*(?:\.(?:com|co\.uk|fyi|de|ch|in|org|net|io|ca))?"
    r"|(?<=[\s(])[a-z]+\.(?:com|ch|de|fyi|org))"
)
NAME = rf"(?:{_WORD}(?: (?:(?:of|for|and|on|the|&) (?:the )?)?{_WORD}){{0,7}})"
_ARTICLE = r"(?:the |an? |its |our )?(?:(?:recent|latest|new|official|20\d\d|own) )*"
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Aa]ccording to|[Aa]s per|[Pp]er|[Cc]iting|[Bb]ased on|[Cc]ourtesy of) {_ARTICLE}(?P<name>{NAME})",
        rf"\b(?:[Dd]ata|[Ff]igures?|[Ss]tatistics|[Nn]umbers|[Rr]esearch|[Rr]eports?|[Ss]urvey|[Ss]tudy"
        rf"|[Ee]stimates?|[Ii]nformation)"
        rf" (?:(?:published|released|compiled|collected|gathered|provided|reported|available|report|survey) )?"
        rf"(?:from|by|of|on) {_ARTICLE}(?P<name>{NAME})",
        rf"\b[Ff]rom {_ARTICLE}(?P<name>{NAME})(?:['’]s?)? (?:\w+ )?"
        rf"(?:[Ss]urvey|[Ss]alary [Gg]uide|[Rr]eport|[Ss]tudy|[Cc]ensus)\b",
        rf"\b(?:reported|published|compiled|collected|estimated|released|gathered|quoted|listed|surveyed"
        rf"|cited|found) (?:by|on|from|at) (?:the )?(?P<name>{NAME})",
        rf"\b[Ss]ources?(?: (?:for|of) [\w ]{{3,30}})?\s?: ?(?:the )?(?P<name>{NAME}(?:, {NAME})?)",
        rf"(?P<name>{NAME})(?:['’]s?)?(?: \(\w+\))?(?: (?:20\d\d|data|figures?|salary|survey|statistics"
        rf"|website|report))*"
        r"(?:, [^,.$£€]{3,60},)? (?:reports?|reported|says|said|puts?|estimates?|estimated|lists?|listed"
        r"|shows?|finds|found|notes?|states|stated|suggests?"
        r"|gives|gave|calculates?|quotes?|records?|recorded|cites?|indicates?|pegs?|reckons)\b",
        rf"\((?:[Ss]ource: ?|via )?(?P<name>{KNOWN})(?:,? (?:[A-Z][a-z]+ )?(?:20\d\d))?\)",
        rf"\b(?:figures|data|salaries|numbers)\s?: ?(?:the )?(?P<name>{NAME})",
        rf"\(20\d\d, (?P<name>{NAME})\)",
        r"\((?P<name>[A-Z][A-Z&]{2,7}),? 20\d\d\)",
        rf"\b(?P<name>{KNOWN})['’]s? (?:\w+ ){{0,2}}(?:average|median|mean|salary|pay|typical|figures?|data|wage)",
        rf"\b(?:on|from|by|via|at) (?:the )?(?P<name>{KNOWN})\b",
    )
]
NOBODY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|In|The"
    r"|This|That|It|These|Those|They|We|You|Our|Data|As|On|For|At"
    r"|And|But|Most|Many|Some|While|When|If|How|What|Salary|Salaries|Median|Average|Reports?|Research"
    r"|Experience|Location|A|An|Recent|Table|Figure|Year|Hour|Month)$"
)
OFFICE = re.compile(
    rf"{KNOWN}|.*\b(?:Bureau|Statistics|Statistical|Office for|Department of Labor|Ministry|Eurostat"
    rf"|Census)\b.*"
)
# Whoever reports what they themselves earn is no source.
PEOPLE = HEADS | {"holders", "employers", "companies", "firms", "respondents", "readers", "people", "adverts", "jobs"}
LEADING = re.compile(
    r"^(?:In|The|This|According to|As|While|But|And|A|An|Data|Meanwhile|However|Similarly"
    r"|Also)\s+(?:the )?"
)


def find_origins(words: str) -> list[tuple[str, int]]:
    """Who ``words`` name as the source of figures, and where each name stands, in order."""
    found: dict[int, str] = {}
    for pattern in PATTERNS:
        for match in pattern.finditer(words):
            name = LEADING.sub("", match["name"]).rstrip(".,'’")
            name = re.sub(r"['’]s$", "", name)
            if (
                name
                and not NOBODY.match(name)
                and not is_place(name)
                and name.rpartition(" ")[2].lower() not in PEOPLE
                and name.rpartition(" ")[2] not in INITIALS
                and not any(at <= match.start("name") < at + len(known) for at, known in found.items())
            ):
                found[match.start("name")] = name
    return [(name, at) for at, name in sorted(found.items())]


def source_line(line: str) -> str | None:
    """Who a line such as "Source: X" names."""
    found = re.match(
        rf"\W{{0,4}}[Ss]ources?(?: (?:for|of) [\w ]{{3,30}})?\s?:\W{{0,3}}(?:the )?(?P<name>{NAME}(?:, {NAME})?)", line
    )
    return found["name"].rstrip(".,") if found else None


def is_statistics_publisher(name: str) -> bool:
    """Whether a page's publisher is one that gathers the figures it prints."""
    return bool(OFFICE.fullmatch(name.strip()))
