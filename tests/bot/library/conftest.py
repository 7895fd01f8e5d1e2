"""A folder with the first edition, and settings that serve it."""

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.bot.library.editions import write_edition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The operator's folder."""
    write_edition(tmp_path / "articles", 1)
    return tmp_path / "articles"


@pytest.fixture
def settings(tmp_path: Path, folder: Path) -> Settings:
    """The operator's folder is all that is served."""
    return Settings(data=tmp_path / "data", knowledge=folder, packaged=False, _env_file=None)
