"""What the log may hold."""

import logging
import subprocess
import sys

from bot.logging_setup import Discreet

BOT_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"


def record(message: str, *values: object) -> logging.LogRecord:
    return logging.LogRecord("discord.http", logging.WARNING, __file__, 1, message, values, None)


def test_tokens_are_blotted_out() -> None:
    """The bot's token and the tokens of interactions in addresses never reach the log, whoever writes it."""
    address = "https://discord.com/api/v10/webhooks/1234/aW50ZXJhY3Rpb24tdG9rZW4/messages/@original"
    text = Discreet("{message}", style="{").format(record("POST %s responded with 429, Bot %s", address, BOT_TOKEN))
    assert "aW50ZXJ" not in text
    assert BOT_TOKEN not in text
    assert text.endswith("/webhooks/1234/[token]/messages/@original responded with 429, Bot [token]")


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
