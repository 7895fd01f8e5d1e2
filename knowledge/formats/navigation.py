"""Lines that say nothing: what a web page asks of its visitor, where it leads, and who wrote it.

Only whole short lines are matched, at their beginning. A line that is recognised stays in the text and is in no
sentence. A pattern belongs here if a sentence about somebody's work could hardly begin that way.
"""

import re

from knowledge.formats.bylines import read_byline

LONGEST = 220
APPEALS = (
    r"skip to|jump to|back to (?:top|home)|sign (?:up|in)|log ?in|subscribe|click here|apply now|find schools",
    r"don['’]t miss (?:out|a)|check out our|explore our|browse (?:all|our|jobs)|follow us|copy link|join (?:our|us)",
    r"find your (?:perfect|ideal|dream) |(?:view|show|see|load|read) (?:more|all|less)|view (?:schools|jobs|profile)",
    r"thank you for (?:subscribing|signing|visiting|reading)|get started(?: (?:free|now|today))?[.!]?$",
    r"learn more(?:[.!]?$| about our)|(?:want|ready|looking) to\b.{0,80}\?$|share (?:this|on|via)",
    r"please enable javascript|enter your (?:e-?mail|zip)|your e-?mail address|was this (?:page|article) helpful",
    r"bookmark$|tweet$|search$|close$",
)
PLACES = (
    r"(?:next|previous|related|see also):\s|menu$|home$|contents$|table of contents$|(?:on|in) this (?:page|article)$",
    r"print(?:er)?(?:$|[- ]friendly)|toggle (?:navigation|menu)|loading(?:…|\.\.\.|$)|advertisement|promoted$",
    r"sponsored(?:$| by| content| links?)|accept (?:all|cookies)|cookie (?:policy|settings|preferences|notice)",
    r"we use cookies|privacy policy|terms of (?:use|service)|terms and conditions|all rights reserved",
)
CREDITS = (
    r"©|\(c\) \d{4}|copyright (?:©|\d{4})|sources?:\s|(?:photo|image)(?: by|:| credit| source)|profile picture",
    r"(?:last )?(?:updated|modified|reviewed|published|posted)(?: on| date)?:?\s"
    r"(?:\w{3,9}day,?\s)?(?:[a-z]{3,9}\.?\s)?\d.{0,30}$",
    r"last modified date|suggested citation|video transcript|notes?: all occupations",
    r"\d+ (?:min(?:ute)?s? read|shares?|comments?|likes?|views)$",
)
STARTS = re.compile("|".join(f"(?:{pattern})" for pattern in APPEALS + PLACES + CREDITS), re.IGNORECASE)
EXCLAIMS = re.compile(
    r"\bcheck out our\b.*[!.]$|\bsign up\b.{0,20}!$|\bsubscribe (?:now|today|to our)\b", re.IGNORECASE
)
AUTHOR = re.compile(
    r"(?!An? |The )(?:[A-Z][\w.'’-]+ ){2,4}is (?:an?|our|the) .{0,60}\b(?:freelance|contributing|staff|senior|content)"
    r" (?:writer|journalist|editor|blogger|author|copywriter)\b|(?:[Ff]ollow|[Cc]onnect with) (?:her|him|them|me) on\b"
)
PROMOTIONS = re.compile(
    r"(?:popular|featured|sponsored|partner) (?:schools?|articles?|posts?|programs?|courses?|links|content|stories)\b"
    r"|(?:related|recommended) (?:articles?|posts?|pages?|links|reading|stories|content)\b"
    r"|latest (?:posts|articles|news)\b"
    r"|you (?:may|might) also (?:like|be interested)|why \w+ love us|more (?:from|articles)\b"
    r"|share this\b|(?:our )?newsletter\b|leave a (?:comment|reply)|comments?(?: \(\d+\))?$|about the author",
    re.IGNORECASE,
)


def says_nothing(written: str) -> bool:
    """Whether a line is navigation, an appeal, a credit or the like, or holds no letter and no digit."""
    if len(written) > LONGEST:
        return AUTHOR.match(written[:LONGEST]) is not None
    matched = STARTS.match(written) or AUTHOR.match(written) or EXCLAIMS.search(written) or read_byline(written)
    return matched is not None or not any(character.isalnum() for character in written)


def promotes(heading: str) -> bool:
    """Whether what follows this heading leads elsewhere, so that none of it is worth quoting."""
    return PROMOTIONS.match(heading[:LONGEST]) is not None
