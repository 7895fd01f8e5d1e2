"""How people say what somebody's pay comes to without naming pay: "start on", "top out at", "hold out for"."""

_REACHES = (
    r"start(?:s|ed|ing)?\s(?:as an? )?(?:\w+\s)?\s{3,}(?:on|at)",  # the blanks are a job's name: "starts welders at"
    r"start(?:s|ed|ing)?(?: out| off)? (?:on|at|from|with|around|about)",
    r"beg(?:ins?|an|inning) (?:on|at|with)",
    r"(?:ris(?:es?|ing)|rose|climb(?:s|ed|ing)?|mov(?:es?|ing)|progress(?:es|ing)?|go(?:es|ing)?|went) (?:up )?to",
    r"(?:top|max)(?:s|es|ped|ed|ping|ing)? out at",
    r"drops? to|dropped to",
    r"(?:this|that|it|which) c(?:o|a)mes? (?:out )?(?:to|at)",
    r"sit(?:s|ting)? (?:somewhere )?(?:at|between|around|on)",
    r"(?:hover|land|settle|average out|come out|work(?:s)? out)(?:s|ed|ing)? (?:at|around|between|in)",
    r"(?:is|are|was|were|be|been|being|i['’]m|(?:you|they|we)['’]re|s?he['’]s) (?:now |currently |still )?on",
    r"(?:i['’]m|(?:you|they|we)['’]re|s?he['’]s) at",
    r"(?:hold(?:s|ing)?|held) out for",
    r"(?:can|could|may|might|will|would|should) (?:ask|ask for|bill|touch|cross|top|clear|hit|reach|fetch|see|net"
    r"|land)",
    r"(?:easily|often|regularly|routinely) (?:cross|top|clear|reach|hit|touch|exceed)(?:e?s)?",
    r"ask(?:s|ing)? for",
    r"look(?:s|ing)? at",
    r"glad of|happy with|make do with",
    r"draw(?:s|ing)?|drew",
    r"touch(?:es|ed)?|cross(?:es|ed)?|fetch(?:es|ed)?|clear(?:s|ed)?|net(?:s|ted)|gross(?:ed|es)",
    r"pull(?:s|ed|ing)? (?:in|down)|rak(?:es?|ed|ing) in|bank(?:s|ed|ing)|pocket(?:s|ed|ing)?",
    r"(?:tak(?:es?|ing)|took|bring(?:s|ing)?|brought) home",
    r"bill(?:s|ed|ing)?|report(?:s|ed|ing)?|receiv(?:es?|ed|ing)",
)


def pay_verbs() -> str:
    """A pattern, to be compiled without regard to case, of verbs that lead from people to what they are paid."""
    return "|".join(_REACHES)
