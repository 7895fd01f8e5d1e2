"""Fixtures for tests of the whole bot on Discord."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.client import CareerBot
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from tests.bot.stage import Stage, staged


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """One sandbox for the tests of a module."""
    async with staged(tmp_path_factory.mktemp("stage")) as stage:
        yield stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(stage: Stage) -> AsyncIterator[CareerBot]:
    """One connected bot for the tests of a module; each test asks as a member of its own."""
    async with stage.running() as client:
        yield client


@pytest.fixture
def home(stage: Stage) -> Guild:
    """The bot's home server."""
    return stage.home


@pytest.fixture
def member(home: Guild) -> Member:
    """A new member of the home server without special permissions."""
    return home.add_member("Ada")
