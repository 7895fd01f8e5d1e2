"""Jobs that a question names without being about them: the asker's own, a parent's, the recruiter's.

"I'm a nurse, is it too late for this?" asked of articles on back-end developers is about their job, not about nursing.
Only articles that are all about one job make "this" mean that job, so elsewhere every job named counts.
"""

import re
from collections.abc import Collection, Container, Sequence

from retrieval.language.spans import positions
from retrieval.names.earning import followed_by_pay, is_paid
from retrieval.search.corpus import Corpus
from retrieval.understanding.message import Message
from retrieval.understanding.pay_asked import asks_whether_fair
from retrieval.understanding.roles import Role, Standing
from retrieval.understanding.software import SOFTWARE

# What stands before a job that somebody has or had, and what stands between the two.
_OWN = re.compile(
    r"\b(i'm|im|i am|iam|we're|(he|she|who)( is)?|(i|he|she|who|we) was|(i'?ve|i have|have|has|had|always) been"
    r"|years (been|as|of|in)|used to be|(work(s|ed|ing)?|job|trained|background|career|time) (as|in|at)|background is"
    r"|leav(e|es|ing)|left|quit(ting)?|from|out of|tired of|sick of|done with|hate|hating|i do|doing|retired|former|ex"
    r"|burn(t|ed) out|currently|^as|(and|so|but|well) as|(my|his|her|our)( \w+)?( is| was)?"
    r"|(for|can|could) an?( \w+){0,3} (year old|yo|old|young|former|ex))"
    r"( (just|only|currently|already|still|now|once|being|an?|the|my|in|as|of|at|career|retired|former"
    r"|licensed|certified|registered|senior|junior|fulltime|parttime|night|army|navy|old)){0,3} $"
)
# What stands behind it: "barista here", "QA tester for six years", "line cook wanting out", "teacher to developer".
_HERE = re.compile(
    r"^(here|by (day|trade)|right now|rn|atm|at the moment|for (about |almost |over )?\w+ (years?|yrs?|months?)"
    r"|(now )?(wanting|looking|trying|hoping|thinking|considering|turned|wanna|who wants)"
    r"|to (a )?(dev|developer|backend|coding|tech)"
    r"|job (rn|now|right now|and|but))\b"
)
_AIM = re.compile(
    r"\b(be|become|becoming|get into|into|to|being|like|hire|hiring|than|versus|vs|make|makes|earn|earns)( an?| the)? $"
)
_MEANT = re.compile(
    rf"\b({SOFTWARE}|this|that|it|these|those|they|them|here|there|one|switch\w*|chang\w*|career|new|into|learn)\b"
)
_BECOMING = re.compile(
    r"\b(become|becoming|be|(get|getting|break|breaking|go|going|move|moving|switch|switching|transition\w*) (in)?to"
    r"|(thinking|thought|curious) (of|about)|looking (at|into)|considering|(want to|wanna) (do|go into)|going (in)?to"
    r"|stud(y|ying)|major(ing)? in|train(ing)? (for|as)|(and|or|vs|between) being|to (do|study|learn)"
    r"|(college|school|degree|program) (for|in))"
    r"( an?| the)? $"
)
_IS_LEARNT = re.compile(
    r"(schools?|academy|college|program|bootcamp)\b(?! (salary|pay|teachers?|jobs?|grad\w*|dropout))"
)
_WANTED = (
    rf"{SOFTWARE}|this|here|switch\w*|chang\w*|career|new|instead|into|start\w*|first|jump|cut|learn\w*|stud(y|ying)|quit\w*"
    r"|leav(e|ing)|want\w*|wanna|become|becoming|thinking"
)
_WANTS_ANOTHER = re.compile(rf"\b({_WANTED})\b")
_ANOTHER = re.compile(rf"\b({_WANTED}|that|it|these|those|there)\b")
_I_AM = re.compile(
    r"\b(i am|i'm|im|iam|i work(ed)?( as)?|(got|finished|earned|have) my|(i've|ive|i have|have) been|as)"
    r"( (an?|the|currently|just|only))* $"
)
_SOMEBODY = frozenset({"he", "she", "him", "her", "his", "hers"})
_LOOKING_ON = frozenset(
    {"recruiter", "hiring manager", "hr", "hr guy", "human resources", "boss", "teacher", "professor"}
)
_LOOKS = re.compile(
    r"^(even |actually |really |people |will |would |dont |don't )*(want|look|like|care|think|laugh|see|say|ask|check"
    r"|read|throw|notice|hire|expect|value|prefer)\b"
)

_DOES = re.compile(r"\b(do|does)( the)? $")
_REST_PAYS = re.compile(
    r"(?!(jobs?|work|in|at|near|people|workers?|pay)\b)\w+ (?!(jobs?|work|in|at|near)\b)(\w+ )?pays?\b"
)
_SAYS = re.compile(r"^(just |always |keeps? )?(told|said|says|saying|tells|thinks|claims|swears|insists)\b")
_FORMER = re.compile(r"\b(used to be|former|formerly|ex|retired|after( \w+){0,3} as)( an?| the)? $")
_SERVED = re.compile(
    r"\bi (work|worked|manage|managed|supervise|lead|teach|train)"
    r"( (with|w|a|an|the|some|my|our|of|bunch|team|few|couple))* $"
)
_WORKS_FOR = re.compile(r"\bi (work|worked|drive|drove|cook|cooked|clean|cleaned|nanny|babysit) for an? $")
_EMPLOYED_BY = re.compile(
    r"\b((work(s|ed|ing)?|employed|hired|jobs?) (for|under|with|by)|(?<!look )(?<!looking )at)( an?| the| my)? $"
)
_FOR_A = re.compile(r"\bfor an? $")
_OF_A_LIST = frozenset({"a", "an", "the", "and", "or", "vs", "versus", "of"})
_NEGATED = re.compile(r"\b(not|except|besides|other than)( (for|of|on))?( an?| the)? $")
_SPOKEN_TO = re.compile(
    r"\b(talk|talked|talking|spoke|speaking|chatted|emailed|messaged)( (to|with))?( an?| the| my)? $"
)


def asked_about(roles: Sequence[Role], message: Message, asks_pay: bool, corpus: Corpus) -> tuple[Role, ...]:
    """Those of ``roles`` that a message may be about, in order."""
    ends = {role.end for role in roles}
    roles = [role for role in roles if not _employs(role, message.said, ends)] or roles
    if not corpus.theme:
        asked = _beside_told(roles, message)
        return (_aimed_at(asked, message) or _paid_ones(asked, message) if asks_pay else ()) or asked
    roles = [role for role in roles if not _is_of_an_employer(role, message.said)]
    roles = [role for role in roles if not _NEGATED.search(_before(role, message.said))] or roles
    return _paid(roles, message) if asks_pay else _wanted(_beside_bystanders(roles, message), message)


def _beside_told(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    """Those that a message asks about without those that it tells, where an article is about any of the former."""
    asked = tuple(role for role in roles if role.start not in message.told)
    return asked if any(role.standing is Standing.SUBJECT for role in asked) else tuple(roles)


def _aimed_at(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    """Those that somebody wants to have, where all others are had: "my wife is a nurse and i want to be a baker"."""
    aims = tuple(_aims(roles, message))
    others = [_before(role, message.said) for role in roles if role not in aims]
    return aims if all(_OWN.search(before) or _FORMER.search(before) for before in others) else ()


def _paid(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    """Those whose pay is asked for.

    Who asks for pay without naming another job asks for their own: "I'm a nurse in Ohio. What should I be making?"
    """
    roles = [role for role in roles if _is_present(role, message)]
    if own := _beside_others(roles, message):
        return own
    # "I met a pilot. What do they make?": nobody asks so for the pay of the job that they want.
    if "they" in message.asking and not looks_for_another(message, ()):
        return _paid_ones(roles, message) or tuple(roles)
    left = _beside_bystanders(roles, message)
    found, aims = _paid_ones(left, message) or left, _aims(roles, message)
    if aims and all(role.start in message.told for role in found):
        # "I'm in welding school. What will I make?"
        return tuple(aims)
    return _wanted(found, message) or _own_job(roles, message)


def _beside_bystanders(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    told = _told(message)
    return tuple(role for role in roles if not _is_bystander(role, message.said, told))


def _wanted(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    """Those that the writer wants to be, with the others of their list; all where there are none.

    "Tried coding and hated it, how do i become a ux designer" is about what the asker wants to be.
    """
    told, named = _told(message), positions(roles)
    aims = [role for role in _aims(roles, message) if role.start not in told]
    wanted = [role for role in roles if any(_is_of_one_list(role, aim, message, named) for aim in aims)]
    return tuple(wanted or roles)


def _aims(roles: Sequence[Role], message: Message) -> list[Role]:
    return [role for role in roles if is_aimed_at(message.said, role.start, role.end)]


def is_aimed_at(said: Sequence[str], start: int, end: int) -> bool:
    """Whether somebody wants to have the job named at ``said[start:end]``, or learns it ("in welding school")."""
    school = end - 1 if said[end - 1] == "school" else end
    is_learnt = _IS_LEARNT.match(" ".join(said[school : school + 2])) is not None
    return is_learnt or _BECOMING.search(_words_before(said, start)) is not None


def _told(message: Message) -> frozenset[int]:
    """What a message only tells; nothing where "she" points back to it: "My sister is a nurse. What does she make?"."""
    return message.told if _SOMEBODY.isdisjoint(message.asking) else frozenset()


def _own_job(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    """The job that the writer has, where nothing in the message looks for another."""
    if asks_whether_fair(message):
        return tuple(roles[:1])  # "my brother is a barber, he makes 30k, is that low?"
    if looks_for_another(message, positions(roles)):
        return ()
    return tuple(role for role in roles if _I_AM.search(_before(role, message.said)))[:1]


def looks_for_another(message: Message, named: Container[int]) -> bool:
    """Whether a message has, beside the words at ``named``, any of a job that is wanted and not had, or pointed to."""
    return _ANOTHER.search(_words_beside(message, named)) is not None


def wants_another(message: Message, named: Container[int]) -> bool:
    """Whether a message has, beside the words at ``named``, any of a job that somebody wants and has not."""
    return _WANTS_ANOTHER.search(_words_beside(message, named)) is not None


def _words_beside(message: Message, named: Container[int]) -> str:
    return " ".join(word for position, word in enumerate(message.said) if position not in named)


def _is_present(role: Role, message: Message) -> bool:
    """Whether it is neither a former job ("after years as a barista") nor that of whom the writer works for."""
    before = _before(role, message.said)
    return not (_FORMER.search(before) or _WORKS_FOR.search(before))


def _beside_others(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    """The writer's own job beside those of whom they work with: "I manage developers but I'm an HR manager"."""
    mine = tuple(role for role in roles if _I_AM.search(_before(role, message.said)))
    others = [role for role in roles if role not in mine]
    are_served = bool(others) and all(_SERVED.search(_before(role, message.said)) for role in others)
    return mine if are_served else ()


def _paid_ones(roles: Sequence[Role], message: Message) -> tuple[Role, ...]:
    """Those of which the pay is asked for, with those beside them; where others are only told of, these are not meant.

    "Was a developer, got laid off, now thinking about nursing. Nurse salary?"
    """
    named = positions(roles)
    paid = [role for role in roles if is_paid(message.said, role.start, role.end)]
    return tuple(role for role in roles if any(_are_together(role, other, message, named) for other in paid))


def _are_together(one: Role, other: Role, message: Message, named: Container[int]) -> bool:
    """Whether two jobs stand in one clause, with no "but" between them, or are parts of one list."""
    first, last = sorted((one.start, other.start))
    is_clause = all(
        message.touches(position) and message.said[position] != "but" for position in range(first + 1, last + 1)
    )
    return is_clause or _is_of_one_list(one, other, message, named)


def _is_of_one_list(one: Role, other: Role, message: Message, named: Container[int]) -> bool:
    """Whether they are one, or only "or" and the like stands between them, beside further jobs at ``named``."""
    first, last = sorted((one.start, other.start))
    between = [message.said[position] for position in range(first, last) if position not in named]
    return first == last or (bool(between) and _OF_A_LIST.issuperset(between))


def _employs(role: Role, said: Sequence[str], ends: Container[int]) -> bool:
    """Whether it is the job of whom somebody works for: "working for a nurse", "project manager for a builder"."""
    before = _before(role, said)
    if _EMPLOYED_BY.search(before):
        return True
    beside = _FOR_A.search(before)
    return beside is not None and role.start - len(beside[0].split()) in ends


def _is_of_an_employer(role: Role, said: Sequence[str]) -> bool:
    """Whether it is part of the name of who pays: "does Baker Hughes pay well"."""
    after = " ".join(said[role.end : role.end + 3])
    return _DOES.search(_before(role, said)) is not None and _REST_PAYS.match(after) is not None


def _before(role: Role, said: Sequence[str]) -> str:
    return _words_before(said, role.start)


def _words_before(said: Sequence[str], start: int) -> str:
    return "".join(f"{word} " for word in said[max(0, start - 7) : start])


def _is_bystander(role: Role, said: Sequence[str], told: Collection[int]) -> bool:
    if role.standing is not Standing.ABSENT:
        return False
    before = _before(role, said)
    after = " ".join(said[role.end :])
    if role.name in _LOOKING_ON and (_LOOKS.match(after) or _SPOKEN_TO.search(before)):
        return True
    if followed_by_pay(said, role.end):
        return False
    if _SAYS.match(after):
        return True
    if role.start in told and not _AIM.search(before):
        return True
    own = _OWN.search(before)
    if _AIM.search(before) or not (own or _HERE.search(after)):
        return False
    earlier = " ".join(said[: max(0, role.start - 7)])
    return bool(_MEANT.search(f"{earlier} {before[: own.start()] if own else before} | {after}"))
