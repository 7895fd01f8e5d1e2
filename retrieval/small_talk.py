"""Messages that are no questions on careers: greetings, thanks, talk about the bot, attempts to command it."""

import re

_TALK: tuple[tuple[str, str], ...] = (
    (
        "instructions",
        r"\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(instructions?|rules?|prompts?|previous|above|everything|training|guidelines)\b"
        r"|\b(system|hidden|initial|developer) (prompt|message|instructions?)\b|\bprompt injection\b|\bjailbreak\b|\bdeveloper mode\b"
        r"|\b(pretend|act as|roleplay|role play|you are now|from now on|simulate)\b|\brepeat after me\b|\bprint your\b"
        r"|\b(reveal|show|print|leak|output|give me) (me )?(your|the) (prompt|instructions|token|api key|password|config|source code)\b|\bdan mode\b",
    ),
    ("thanks", r"^\W*(ok(ay)?|cool|great|nice|awesome|perfect)?\W*(thanks?|thank you|thx|ty|tysm|cheers|appreciate it|much appreciated)\b.{0,25}$"),
    ("greeting", r"^\W*(hi+|hello+|hey+|yo+|sup|hiya|howdy|good (morning|evening|afternoon|night|day)|what'?s up|wassup|gm|gn)\b(?!.{12,}).{0,20}$"),
    ("farewell", r"^\W*(bye+|goodbye|cya|see (you|ya)|later|good ?night)\b.{0,20}$"),
    (
        "about_bot",
        r"\b(who|what) (are|r|made|created|built|programmed|owns?) (you|u|this bot)\b|\bare (you|u) (a |an )?(real|human|bot|robot|ai|person|alive|sentient|gpt|chatgpt|llm|there|ok|single)"
        r"|\bwhat can (you|u) do\b|\bhow (are|r) (you|u)\b|\b(what'?s|what is) your (name|favou?rite|age|purpose|job)\b|\bdo you (like|love|have feelings|dream|sleep|know me)\b"
        r"|\bhow do(es)? (you|this bot) work\b|\b(i love|i hate|marry|date) (you|u|this bot)\b|\byou'?re? (stupid|dumb|useless|great|awesome|cool|the best|cute|smart|funny|trash|bad)\b|\b(good|bad|stupid|dumb|best) bot\b",
    ),
    ("chatter", r"\b(tell|say|know) (me |us )?(a |another |any )?(jokes?|story|stories|poem|fun fact|riddle|something funny)\b|\bsing\b|\b(i'?m|im) (so )?(bored|sad|lonely|tired|hungry)\W*$|^\W*(lol|lmao|rofl|haha+|hehe+|bruh|bro|wow|omg|wtf|ok+(ay)?|k|yes|no|yep|nope|idk|cool|nice|same|true|test(ing)?|ping)\W*(ok|lol|then|bro|dude)?\W*$"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _TALK)

MESSAGES = {
    "instructions": "I only quote career articles, so there is nothing in me to instruct. Ask me about a job and I'll show what they say.",
    "thanks": "You're welcome! Ask me anything else about careers.",
    "greeting": "Hello! Ask me a career question and I'll show you what the articles say, word for word.",
    "farewell": "Goodbye, and good luck!",
    "about_bot": "I'm Career Bot. I look your question up in career articles and quote what they say, with their source. I make nothing up.",
    "chatter": "I can only help with careers. Ask me about a job and I'll show you what the articles say.",
}


def small_talk(normalized: str) -> str | None:
    """The kind of small talk a normalized message is, or ``None`` where it may be a question."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(normalized)), None)
