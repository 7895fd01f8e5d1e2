"""A sandbox for each test. What it accepted and answered is checked against Discord's description where at hand."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.minimal_bot import MinimalBot
from tests.openapi import Description


def undescribed(sandbox: Sandbox) -> list[str]:
    """Requests that were accepted though Discord does not describe them, and answers that it would not give."""
    folder = os.environ.get("CAREER_BOT_REFERENCE")
    if not folder:
        return []
    description = Description.load(Path(folder) / "discord" / "openapi.json")
    accepted = [request for request in sandbox.requests if request.status is not None and request.status < 300]
    problems = [problem for request in accepted for problem in description.check_request(request)]
    return problems + [problem for request in sandbox.requests for problem in description.check_response(request)]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox without guilds."""
    async with await Sandbox.start() as started:
        yield started
        assert undescribed(started) == []


@pytest.fixture
def home(sandbox: Sandbox) -> Guild:
    """A guild of the sandbox."""
    return sandbox.add_guild("Home")


@pytest.fixture
def member(home: Guild) -> Member:
    """A member of the guild without special permissions."""
    return home.add_member("Member")


@pytest.fixture
def client() -> MinimalBot:
    """A minimal bot, not connected."""
    return MinimalBot()
