"""A small library with its journal and its curator, over a folder that a test may change."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.curation.curator import Curator
from bot.journal.journal import JOURNAL, Journal
from bot.library import Library
from bot.settings import Settings

WELDER = """---
title: Welders at work
publisher: Example Press
published: 2024-05
---
# Welders at work

Welders join metal parts with heat. They read blueprints before they begin.

## Pay

The median annual wage for welders was $48,940 in May 2023.
"""
BAKER = """# Working as a baker

Bakers mix dough and bake bread, usually at night. They start at three and go home at noon.

## Pay

The average salary of a baker is $28,000 a year in Berlin.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The operator's folder, with two articles."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "welder.md").write_text(WELDER, encoding="utf-8")
    (made / "baker.md").write_text(BAKER, encoding="utf-8")
    return made


@pytest.fixture
def settings(tmp_path: Path, folder: Path) -> Settings:
    """The operator's folder is all that is served."""
    return Settings(data=tmp_path / "data", knowledge=folder, packaged=False, _env_file=None)


@pytest_asyncio.fixture
async def library(settings: Settings) -> AsyncIterator[Library]:
    """What is served."""
    async with await Library.open(settings) as opened:
        yield opened


@pytest_asyncio.fixture
async def journal(settings: Settings) -> AsyncIterator[Journal]:
    """The audit log."""
    async with await Journal.open(settings.data / JOURNAL) as opened:
        yield opened


@pytest.fixture
def curator(library: Library, journal: Journal, settings: Settings) -> Curator:
    """Moderators' operations on the library."""
    return Curator(library, journal, settings)
