"""The log: text on standard error, without a question, an answer or a token in it."""

import logging
import re
import sys
from enum import StrEnum

# Libraries that log whole messages or SQL values below this level.
TALKATIVE = ("discord", "aiosqlite", "asyncio", "charset_normalizer")

BOT_TOKEN = re.compile(r"[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}")
INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s'\"?]+")


class Level(StrEnum):
    """How much the log tells."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Discreet(logging.Formatter):
    """Text lines with every token blotted out, those in a traceback or an address included."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        text = BOT_TOKEN.sub("[token]", super().format(record))
        return INTERACTION_TOKEN.sub(r"\1[token]", text)


def set_up_logging(level: Level) -> None:
    """Send the log of this process to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet("{asctime} {levelname:<7} {name}: {message}", style="{"))
    number = logging.getLevelNamesMapping()[level.name]
    logging.basicConfig(level=number, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(number, logging.INFO))
