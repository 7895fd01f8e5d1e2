"""What the bot can do, where its knowledge comes from, and what it keeps of its members."""

import re
from collections import Counter
from collections.abc import Collection

from bot.render.escape import inline
from bot.render.limits import fit
from knowledge.models import Article

PUBLISHERS = 6
NAME = 60
DATE = re.compile(r"\d{4}(-\d{2}){0,2}")

ABOUT = """\
**Career Bot answers career questions with words from articles, and says which.**
- `/ask` answers you alone; press **Share** to show the answer to the channel
- `/salary` tells what a job pays: official US wages, and what articles say
- `/compare` sets jobs or places side by side
- Write to me directly, or mention me in a channel: I reply there
- Follow up as you would with a person: *and in Texas?*, *how long does that take?*
- Right-click a message (on a phone: hold it), then *Apps* and *Ask about this*
- **More** shows further excerpts"""
HONESTY = """\
No sentence and no figure is made up: every one stands in an article, and what the articles do not say, I do not \
answer."""
MODERATORS = """\
**For moderators:** each of these is shown to you alone
- `/knowledge preview` shows what a reload would change, with a button that applies it; `reload` does so at once
- `add` takes a file (.md, .txt, .html, .pdf, .docx) or, without one, a text to paste; you see it before it is used
- `remove` and `restore` take an article out and bring it back
- `history` tells who changed what, and goes back from there; so does `rollback`
- `status`, `gaps` (questions I could not answer) and `audit` tell how things are
- Backups are made where the bot runs: `career-bot knowledge backup FILE`"""
NOTHING_KEPT = """\
-# I remember your last question for ten minutes, so that you can follow it up. Beyond that I keep neither your \
questions nor who asked them. I read only what is written to me."""
NOTES_KEPT = """\
-# I remember your last question for ten minutes, so that you can follow it up. Beyond that I never keep who asked. \
Questions in servers that I cannot answer, and votes on answers, are kept for {days}, so \
that the articles can be improved; direct messages never. I read only what is written to me."""


def help_text(articles: Collection[Article], days: int = 0, *, moderator: bool = False) -> str:
    """The whole help in Discord's Markdown; ``days`` is how long questions without an answer are kept."""
    parts = [ABOUT, *([MODERATORS] if moderator else []), f"{knowledge_line(articles)} {HONESTY}", privacy(days)]
    return "\n\n".join(parts)


def privacy(days: int) -> str:
    """What is kept of what members write."""
    return NOTES_KEPT.format(days=f"{days} day{'s' if days > 1 else ''}") if days else NOTHING_KEPT


def knowledge_line(articles: Collection[Article]) -> str:
    """How many articles there are, from whom, and of which time."""
    if not articles:
        return "I have no articles at the moment."
    count = f"**{len(articles):,} article{'s' if len(articles) > 1 else ''}**"
    return f"My knowledge: {count}{publishers(articles)}{ages(articles)}."


def publishers(articles: Collection[Article]) -> str:
    """Who published most of the articles; nothing where no article says."""
    named = Counter(name for article in articles if (name := article.publisher or article.author))
    names = [fit(name, NAME, inline) for name, _ in named.most_common(PUBLISHERS)]
    if not names:
        return ""
    more = len(named) - len(names)
    return f" from {', '.join(names)}" + (f" and {more:,} more" if more else "")


def ages(articles: Collection[Article]) -> str:
    """The dates of the oldest and the newest article; nothing where no article has one."""
    dates = sorted(date for article in articles if DATE.fullmatch(date := article.published or article.retrieved or ""))
    if not dates:
        return ""
    return f", dated {dates[0]}" if dates[0] == dates[-1] else f", dated {dates[0]} to {dates[-1]}"
