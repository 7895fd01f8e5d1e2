"""Names of jobs in running text, in the text's own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.formats.word_sets import word_set
from knowledge.salaries.employers import is_payer
from knowledge.salaries.jobs import GENERIC, HEADS, INITIALS, STOP
from knowledge.salaries.pay_verbs import pay_verbs
from knowledge.salaries.places import find_places, is_place

EVERYBODY = re.compile(r"(?:total, )?all (?:occupations|workers|jobs|employees)\b", re.IGNORECASE)
WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-])")
TOKEN = re.compile(r"[A-Za-zÀ-ÿ0-9][\w.+#'’&-]*|[/&,]|[^\sA-Za-zÀ-ÿ0-9]")
CRAFT = re.compile(r"[A-Za-z]{2,}(?:keeper|maker|worker|smith|wright|monger|herd|ologist)s?")  # "beekeeper", "shepherd"
ADVERB = re.compile(r"(?!(?:supply|family|assembly|fly|elderly)$)\w+ly", re.IGNORECASE)
DEGREE = re.compile(r"(?:masters?|associates?)(?:['’]s?\b| degrees?\b)", re.IGNORECASE)
EMPLOYED_BY = re.compile(r"\b(?:employed|hired|engaged|taken on|paid) by (?:an? |the )?$", re.IGNORECASE)
HEAD_OF = re.compile(r"[Hh]eads? of (?=[a-zA-Z])")
OF_FIELD = re.compile(r" (?:of|de) (?:[a-z]+|[A-Z][a-z]+)(?: (?:and|&) [a-z]+)?", re.ASCII)
TAKES_OF = re.compile(r"(?:director|president|vp|professor|chef|head)s?", re.IGNORECASE)
JOINED = re.compile(r"(?:\s?/\s?|,? (?:and|or|&) )(?:[A-Za-z-]+ ){0,2}$")
SUBJECT = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|pay|earnings|income|compensation|rate|average|mean|median)"
    r"(?:\s(?:range|rate|scale|offered|paid|package)s?)?\s(?:for|of|to|among)\s(?P<role>[^$£€₹;:()\d]{3,160}?)"
    r"(?=\s(?:is|was|are|were|in\b|stands?|stood|ranges?|ranged|comes|came|starts?|at\b|with|who|can"
    r"|varies|reached|has|had|have|across|working|on|by|per)\b|[.,]?\s*$)",
    re.IGNORECASE,
)
TRIM = re.compile(
    r"^(?:(?:an?|the|most|many|some|these|those|other|typical|average|experienced|entry[- ]level|new"
    r"|newly qualified|full-time|part-time|people (?:working )?as|workers? as)\s+)+",
    re.IGNORECASE,
)
NO_ROLE = re.compile(
    r"(?:this|that|these|those|such|your|our|their|his|her|its|it|them|work|skills?|experience"
    r"|nothing|more|less|over|about|up|at|men|women|both"
    r"|job|occupation|position|role|roles|jobs|positions|field|profession|career|workers?|employees?"
    r"|professionals?|graduates?|people|beginners?|freshers?"
    r"|earners?|candidates?|applicants?|staff|sector|industry|industries"
    r"|(?:all |both |most )?(?:levels?|grades?|bands?|tiers?|ages|regions|branches))\b(?! who)|.*\b(?:percent"
    r"|years?|experience|sources?|data|hours?|week|month|cost|living)\b",
    re.IGNORECASE,
)
LIST_IN_SUBJECT = re.compile(r"\bin the top industries\b.*|\bin which\b.*", re.IGNORECASE)


BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_]{3,80})(?:\*\*|__):?")
EARNER = re.compile(
    rf"[^\w$£€₹]*(?:(?:but|and|while|for|some|most|many|both)\s)?(?:[Ii]n [A-Z][\w ]{{2,25}},? )?"
    rf"(?P<article>an? |the )?(?P<role>[A-Za-z][\w-]*(?: [\w&/-]+){{0,3}}?)(?:,? (?:in|at|with|on|from|who)"
    rf" (?:(?!\b(?:it|they|he|she)\b)[^,;.]){{2,40}}?,?)?"
    rf" (?:(?:can|may|might|will|could|now|usually|typically|often|usually) ){{0,2}}"
    rf"(?:earn(?:s|ed)?|makes?|made|gets?|got|receives?|received|(?:is|are) (?:paid|offered)|expect|start(?:s|ed)?"
    rf"|take home|{pay_verbs()})\b",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"(?:^|[,;]|\band)\s*an? (?P<role>[a-z-]{3,}(?: [a-z-]+){0,2})(?: (?:about|around|roughly|nearly))?\s$"
)
TRAINED = word_set("experienced hired qualified skilled")
NO_EARNER = word_set(
    "acquaintance anyone applicants aunt average band base beginner beginners brother buddy candidates classmate"
    " colleague colleagues companies company compensation costs cousin earnings employee employees employer"
    " employers entry everyone fees figure figures firms fresher freshers friend friends graduate graduates half he"
    " holders husband i income it job jobs junior juniors man mate mates maximum mean median members men minimum"
    " most neighbor neighbour newcomer newcomers nobody one ones others package pal pay people percent percentile"
    " person positions prices professional professionals quarter range rate rates rent role roles salaries salary"
    " scale senior seniors she somebody someone staff taxes tenth that these they this those uncle wage wages"
    " we which who wife woman women worker workers you"
)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
PARTICIPLE = re.compile(r"\w+(?:ed|ied) ")  # "newly qualified", "highly skilled"
# "Nursing: the short guide" is for readers, a "tour guide" leads people.
GUIDE = re.compile(
    r"(?:^|[:|–—-]\s*)(?:an?|our|the|your) (?:(?!tour|travel|mountain|river|museum)[\w'’-]+ ){0,3}?guide\b",
    re.IGNORECASE,
)
# "A recruiter's chart of 2024" is about those in it.
TELLER = re.compile(
    r"\b[\w-]+['’]s? (?:own )?(?:(?!pay|salary|wage)[\w-]+ )?"
    r"(?:charts?|tables?|lists?|surveys?|polls?|figures|numbers|data|guide|notes?|estimates?|sheet)\b",
    re.IGNORECASE,
)
HEADING_PARTS = re.compile(r"\s*(?::|\||–|—|\?|\(|\s-\s)\s*")
BEFORE_ROLE = re.compile(
    r"^(?:(?:what|who) (?:is|are|does|do)|how (?:much )?(?:to become|do(?:es)?|can)|becoming)\s+(?:an?|the)?\s*",
    re.IGNORECASE,
)
PAY_JOB = re.compile(
    r"\b(?:compensation|pay)\b(?=,? (?:and|&) |, | (?:managers?|analysts?|specialists?|consultants?)\b)"
)
BEHIND_ROLE = re.compile(r"\s+(?:job|career|salary|salaries|pay|wages?|earnings|do|does|make|earn)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """A job's name and where it stands in the words it was found in."""

    name: str
    start: int
    end: int


def find_roles(words: str, *, joined: bool = True) -> list[Role]:
    """The names of jobs in ``words``, in order; "nurses and midwives" is one name if ``joined``, else two."""
    roles: list[Role] = []
    for head in _heads(words):
        floor = roles[-1].end if roles else 0
        start, modifiers = _extended(words, head.start(), floor)
        is_generic = head[0].lower() in GENERIC and not HEAD_OF.match(words, head.start())
        if _is_nobody(head[0]) or (is_generic and not modifiers) or EMPLOYED_BY.search(words[:start]):
            continue
        end = _with_field(words, head)
        if roles and words[roles[-1].end : start] == " ":
            start = roles.pop().start
        if joined and roles and JOINED.fullmatch(words[roles[-1].end : start]):
            first = roles.pop()
            start = first.start
        roles.append(Role(words[start:end], start, end))
    return roles


def subject_role(words: str) -> Role | None:
    """The job in "the wage for X was": all of X, whatever kind of name it is; the last one in ``words``."""
    last = None
    for found in SUBJECT.finditer(words):
        start, end = _trimmed(words, found.start("role"), found.end("role"))
        name = words[start:end]
        plausible = len(name) > 2 and len(name.split()) <= 14 and not NO_ROLE.match(name)
        named = (
            any(_heads(name))
            or name.lower().endswith("s")
            or words[found.start("role") : start].strip().lower() in {"a", "an"}
        )
        if plausible and named and not is_place(name):
            last = Role(name, start, end)
    return last


def earner(clause: str) -> Role | None:
    """Who a clause says earns, whatever kind of word it is: "HEOs in London sit between", "an ALT gets"."""
    found = EARNER.match(clause)
    if not found:
        return None
    start, end = _trimmed(clause, *found.span("role"))
    name = clause[start:end]
    words = name.lower().split()
    known = NO_EARNER | (STOP - TRAINED if found["article"] else STOP)
    if not words or known.intersection(words) or is_place(name):
        return None
    named = any(_heads(name)) or found["article"] or (name.endswith("s") and not name.endswith("ss"))
    return Role(name, start, end) if named else None


def earner_beside(clause: str) -> Role | None:
    """Whose an amount without a verb is, whatever kind of word they are: "a cook gets $30,000, a sculler $24,000"."""
    found = BESIDE.search(clause)
    if not found or NO_EARNER.intersection(found["role"].split()) or STOP.intersection(found["role"].split()):
        return None
    return Role(found["role"], *found.span("role"))


def heading_role(heading: str) -> str | None:
    """The one job that a heading or title is about, ``None`` where it names none or several."""
    heading = TELLER.sub("", GUIDE.sub("", heading))
    for part in HEADING_PARTS.split(heading.strip().rstrip("#")):
        asked = BEHIND_ROLE.sub("", BEFORE_ROLE.sub("", part.strip()))
        if _is_role(asked):
            return asked
    found = {
        role.name.lower(): role.name for role in find_roles(heading) if not is_payer(heading, role.start, role.end)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_role(name: str) -> bool:
    """Whether ``name`` ends as names of jobs do and holds nothing that is no part of one."""
    words = name.lower().split()
    ends = any(head.end() == len(name[-60:]) for head in _heads(name[-60:]))
    plain = not STOP.intersection(PAY_JOB.sub(" ", name.lower()).split()) - {"and", "or", "of", "except", "including"}
    return ends and plain and len(words) <= 14 and (len(words) > 1 or words[0] not in GENERIC or words[0] == "models")


def whole_role(label: str) -> str | None:
    """The job that the whole of a row's label names, ``None`` where it is a label for something else."""
    if EVERYBODY.match(label):
        return label
    found = find_roles(label)
    return label.strip(" :*") if found and found[-1].end >= len(label.rstrip(" :*")) else None


def bold_role(line: str) -> str | None:
    """The one job that a line in bold type announces, as advertisements do."""
    found = BOLD.fullmatch(line)
    return heading_role(found["words"]) if found else None


def mask_roles(words: str) -> str:
    """``words`` with every job's name blanked, so that "loan officers" are no loan; lengths are kept."""
    spans = [(role.start, role.end) for role in find_roles(words)]
    subject = subject_role(words)
    if subject:
        spans.append((subject.start, subject.end))
    for start, end in spans:
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def _heads(words: str) -> Iterator[re.Match[str]]:
    """The head words of jobs' names in ``words``; of a hyphenated word the last part counts."""
    return (
        word
        for word in WORD.finditer(words)
        if not DEGREE.match(words, word.start())
        and (
            word[0].lower().rpartition("-")[2] in HEADS
            or CRAFT.fullmatch(word[0])
            or word[0] in INITIALS
            or HEAD_OF.match(words, word.start())
        )
    )


def _extended(words: str, head: int, floor: int) -> tuple[int, int]:
    """Where the modifiers before a job's head word begin, and how many there are."""
    window = max(floor, head - 70)
    named = find_places(words[window:head])
    floor = window = window + named[-1].end if named else window
    tokens = list(TOKEN.finditer(words, window, head))
    if window > floor and tokens and tokens[0].start() == window:
        tokens = tokens[1:]
    start, after, count = head, head, 0
    for token in reversed(tokens):
        written = token[0]
        if ADVERB.fullmatch(written) and PARTICIPLE.match(words, start) and count:
            return after, count - 1
        if (
            written.lower() in STOP
            or not (written[0].isalpha() or ORDINAL.fullmatch(written))
            or count == 5
            or is_place(written)
        ):
            break
        if written[-1] in ".,'’" or written.lower().endswith(("'s", "’s")) or ADVERB.fullmatch(written):
            break
        if "\n" in words[token.end() : start] or (count and written.lower() in {"i.e", "e.g"}):
            break
        start, after, count = token.start(), start, count + 1
    return start, count


def _is_nobody(head: str) -> bool:
    """Such as "non-members"."""
    return head.lower().startswith("non-")


def _with_field(words: str, head: re.Match[str]) -> int:
    field = OF_FIELD.match(words, head.end()) if TAKES_OF.fullmatch(head[0]) else None
    return field.end() if field else head.end()


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    written = words[start:end]
    lead = TRIM.match(written)
    if lead:
        start += lead.end()
    tail = LIST_IN_SUBJECT.search(words, start, end)
    if tail:
        end = tail.start()
    while end > start and words[end - 1] in " ,.'’\n\t":
        end -= 1
    return start, end
