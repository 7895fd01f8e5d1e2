"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is measured in benchmarks; on a busy machine a deadline fails by chance.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder with the reference material; tests that need it skip where it is not at hand."""
    folder = os.environ.get("CAREER_BOT_REFERENCE")
    if not folder:
        pytest.skip("CAREER_BOT_REFERENCE does not name the folder with the reference material")
    return Path(folder)
