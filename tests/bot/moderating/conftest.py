"""A bot of its own for each test of what moderators do, since each changes what is served and what is on record."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.client import CareerBot
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from tests.bot.stage import Stage, moderator_of, staged


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A sandbox for one test alone."""
    async with staged(tmp_path) as stage:
        yield stage


@pytest_asyncio.fixture
async def bot(stage: Stage) -> AsyncIterator[CareerBot]:
    """A connected bot."""
    async with stage.running() as client:
        yield client


@pytest.fixture
def moderator(home: Guild) -> Member:
    """A member of the home server who may manage it."""
    return moderator_of(home)
