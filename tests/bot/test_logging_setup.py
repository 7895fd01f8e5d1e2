"""What the log may hold."""

import json
import logging
import subprocess
import sys
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from bot.logging_setup import DiscreetJson, DiscreetText

BOT_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"


def record(message: str, *values: object) -> logging.LogRecord:
    return logging.LogRecord("discord.http", logging.WARNING, __file__, 1, message, values, None)


FORMATTERS = pytest.mark.parametrize("formatter", [DiscreetText(), DiscreetJson()], ids=["text", "json"])


@FORMATTERS
def test_tokens_are_blotted_out(formatter: logging.Formatter) -> None:
    """The bot's token and the tokens of interactions in addresses never reach the log, whoever writes it."""
    address = "https://discord.com/api/v10/webhooks/1234/aW50ZXJhY3Rpb24tdG9rZW4/messages/@original"
    text = formatter.format(record("POST %s responded with 429, Bot %s", address, BOT_TOKEN))
    assert "aW50ZXJ" not in text
    assert BOT_TOKEN not in text
    assert "/webhooks/1234/[token]/messages/@original responded with 429, Bot [token]" in text


@FORMATTERS
@pytest.mark.parametrize("question", ["how much do nurses make?", 'it\'s "quoted", input_type=x', "two\nlines\ud800"])
def test_what_was_not_valid_is_not_repeated(formatter: logging.Formatter, question: str) -> None:
    """An error of validation tells what was wrong, not what somebody wrote."""

    class Count(BaseModel):
        count: int

    with pytest.raises(ValidationError) as raised:
        Count(count=question)  # type: ignore[arg-type]
    entry = record("Unexpected problem")
    entry.exc_info = (raised.type, raised.value, raised.tb)
    text = formatter.format(entry)
    assert "validation error for Count" in text
    assert "input_value=[…]" in text
    assert not [word for word in ("nurses", "quoted", "lines") if word in text.partition("validation error")[2]]


def test_json_is_one_object_a_line() -> None:
    """With time, level, logger and message, and a traceback where there is one."""
    entry = record("Two\nlines and “quotes”")
    told: dict[str, Any] = json.loads(DiscreetJson().format(entry))
    assert told.pop("time").endswith("+00:00")
    assert told == {"level": "WARNING", "logger": "discord.http", "message": "Two\nlines and “quotes”"}
    try:
        raise ValueError("why")  # noqa: TRY301
    except ValueError:
        entry.exc_info = sys.exc_info()
    text = DiscreetJson().format(entry)
    assert "\n" not in text
    assert json.loads(text)["exception"].endswith("ValueError: why")


def test_libraries_do_not_log_what_members_wrote() -> None:
    """Even at the level debug, libraries that would log whole messages or stored values stay at info."""
    code = (
        "import logging; from bot.logging_setup import Level, set_up_logging; set_up_logging(Level.DEBUG)\n"
        "logging.getLogger('discord.gateway').debug('secret'); logging.getLogger('aiosqlite').debug('secret')\n"
        "logging.getLogger('bot.client').debug('ours')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "secret" not in done.stderr
    assert "ours" in done.stderr
    assert done.stdout == ""
