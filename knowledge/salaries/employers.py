"""Who pays: bodies and firms that a clause about pay may have for its subject, though they earn no wage."""

import re

# "Nurse agencies", "the drivers' union": whom somebody works for or with.
BODY = re.compile(
    r"(?:['’]s?)? (?:agenc(?:y|ies)|associations?|clubs?|colleges?|compan(?:y|ies)|firms?|guilds?|local|schools?"
    r"|unions?)\b",
    re.IGNORECASE,
)
# Who offers a wage, such as recruiters, does not earn it.
OFFERS = re.compile(r"(?: (?:in|at|with|from) [^,;.]{2,30})? (?:offer|advertise|quote|give)(?:s|d|ed)?\b")
# Those who are named for what they run pay others: "the contractor across the river pays $19".
RUNS = re.compile(r"(?:contractor|dealer|farmer|operator|owner|provider|retailer|wholesaler)s?$", re.IGNORECASE)
PAYS = re.compile(
    r"(?: (?:across|at|by|down|from|in|near|on|over|up) [^,;.]{2,30})? pays?\b(?! (?:my|our|him|her|them)sel)"
)
EMPLOYER = re.compile(
    r"(?:agenc|authorit|charit|compan|facilit|factor|galler|industr|librar|ministr|universit)(?:y|ies)"
    r"|(?:airline|aquarium|bank|board|bureau|carrier|centre|center|chain|church|clinic|college|council|department|district"
    r"|employer|farm|firm|foundation|government|hospital|hotel|insurer|mill|museum|office|park|plant|practice"
    r"|restaurant|school|shop|site|startup|start-up|store|studio|supermarket|theatre|theater|trust|warehouse|zoo)(?:e?s)?"
    r"|business(?:es)?",
    re.IGNORECASE,
)


def is_employer(name: str) -> bool:
    """Whether ``name`` is that of an organisation: "a private aquarium", "departments"."""
    return EMPLOYER.fullmatch(name.rpartition(" ")[2]) is not None


def is_payer(words: str, start: int, end: int) -> bool:
    """Whether the name of a job at ``start`` is that of somebody who pays, or a part of what such a body is called."""
    if BODY.match(words, end) or OFFERS.match(words, end):
        return True
    return RUNS.search(words, start, end) is not None and PAYS.match(words, end) is not None
