"""The log: text or JSON on standard error, without a question, an answer or a token in it."""

import logging
import re
import sys
from enum import StrEnum
from typing import Self

from pythonjsonlogger.json import JsonFormatter

# Libraries that log whole messages or SQL values below this level.
TALKATIVE = ("discord", "aiosqlite", "asyncio", "charset_normalizer")

SECRETS = (
    (re.compile(r"[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}"), "[token]"),
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s'\"?]+"), r"\1[token]"),
    # An error of validation repeats what was not valid, which may be what a member wrote.
    (re.compile(r"input_value=.*?, input_type="), "input_value=[…], input_type="),
)


class _InAnyCase(StrEnum):
    """Words that people write in capitals, too."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return next((each for each in cls if str(value).casefold() == each.value), None)


class Level(_InAnyCase):
    """How much the log tells."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(_InAnyCase):
    """What a line of the log looks like."""

    TEXT = "text"
    JSON = "json"


class DiscreetText(logging.Formatter):
    """Lines of text without secrets."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """The record as text, its traceback on the lines that follow."""
        return discreet(super().format(record))


class DiscreetJson(JsonFormatter):
    """One JSON object a line without secrets: ``time``, ``level``, ``logger``, ``message``, ``exception``."""

    def __init__(self) -> None:
        super().__init__(
            ["levelname", "name", "message"],
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "exception"},
            timestamp="time",
            json_ensure_ascii=False,
        )

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        return discreet(super().format(record))


def discreet(text: str) -> str:
    """``text`` with tokens and repeated input blotted out, those in a traceback or an address included."""
    for pattern, replacement in SECRETS:
        text = pattern.sub(replacement, text)
    return text


def set_up_logging(level: Level, log_format: LogFormat = LogFormat.TEXT) -> None:
    """Send the log of this process to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetJson() if log_format is LogFormat.JSON else DiscreetText())
    number = logging.getLevelNamesMapping()[level.name]
    logging.basicConfig(level=number, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(number, logging.INFO))
