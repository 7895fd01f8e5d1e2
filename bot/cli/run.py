"""``career-bot run``: Discord with a token; without one, whatever there is to read gets its answers here."""

import asyncio
import logging

import typer
from pydantic import SecretStr
from rich.console import Console

from bot.cli import failures, reports, streams
from bot.cli.asking import Ask, asking
from bot.conversations import is_followed_up
from bot.errors import NoToken
from bot.logging_setup import Level, set_up_logging
from bot.render import terminal
from bot.settings import Settings
from knowledge.errors import KnownProblem

SAMPLE = "How much does a back-end developer make?"
PROMPT = "\nAsk › "
FAREWELLS = {"exit", "quit", "bye"}
ANSWERED_HERE = "No DISCORD_TOKEN is set (README.md, “Discord”, says how to get one), so the answers come here."

log = logging.getLogger(__name__)


def run(only_discord: bool, log_level: Level | None) -> None:
    """Start the bot; a start that cannot succeed ends with exit code 78."""
    try:
        settings = Settings.load()
        token = settings.token()
        if token is not None:
            set_up_logging(log_level or settings.log_level or Level.INFO, settings.log_format)
            serve_discord(settings, token)
        elif only_discord:
            raise NoToken("There is no token for Discord.", "Set DISCORD_TOKEN or DISCORD_TOKEN_FILE.")
        else:
            streams.tell(ANSWERED_HERE)
            answer_here(settings)
    except KnownProblem as problem:
        code = failures.report(problem)
        raise typer.Exit(code if problem.restart_helps else failures.RESTART_IS_USELESS) from problem


def serve_discord(settings: Settings, token: SecretStr) -> None:
    """Serve members until somebody stops the process."""
    from discord import VoiceClient  # noqa: PLC0415 - Discord's library takes its time

    from bot.library import Library  # noqa: PLC0415
    from bot.serving import serve  # noqa: PLC0415

    VoiceClient.warn_nacl = VoiceClient.warn_dave = False  # it never speaks, so nobody misses those libraries

    async def serving() -> None:
        async with await Library.open(settings) as library:
            reports.tell_start(library.start, log.warning)
            await serve(settings, library, token)

    asyncio.run(serving())


def answer_here(settings: Settings) -> None:
    """Answer at a prompt, or each line of a pipe, or one sample question where nothing is asked."""
    console = terminal.console()
    with asking(settings) as ask:
        if streams.typed_by_hand():
            hold_conversation(ask, console)
        elif not answer_lines(ask, console):
            terminal.show_exchange(SAMPLE, ask(SAMPLE, None), console)


def answer_lines(ask: Ask, console: Console) -> bool:
    """Answer each line of standard input under its question; tells whether anything was asked."""
    asked = False
    for question in filter(str.strip, streams.lines()):
        terminal.show_exchange(question, ask(question, None), console)
        asked = True
    return asked


def hold_conversation(ask: Ask, console: Console) -> None:
    """Answer at a prompt, each question with the one before it in mind, until the member leaves."""
    streams.tell("Ask about careers and pay; “exit” or Ctrl-D ends.")
    previous: str | None = None
    while (question := read_question()) is not None:
        if not question.strip():
            continue
        answer = ask(question, previous)
        terminal.show(answer, console)
        if is_followed_up(answer):
            previous = answer.understood
    streams.tell("Good luck with your career!")


def read_question() -> str | None:
    """The next line typed at the prompt; ``None`` at a farewell, at Ctrl-D and at Ctrl-C."""
    try:
        question = streams.read_at_prompt(PROMPT)
    except (EOFError, KeyboardInterrupt):
        streams.tell("")  # the cursor still stands behind the prompt
        return None
    return None if question.strip().casefold() in FAREWELLS else question
