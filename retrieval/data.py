"""What ships with this package as TOML files, each read once when first needed."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

VOCABULARY = ("pay", "learning", "work", "person", "conditions", "employment", "growth", "trades")
"""The files of ``vocabulary/``, which define the concepts."""


@cache
def vocabulary() -> dict[str, Any]:
    """Every concept as it is written, by name."""
    return {name: entry for part in VOCABULARY for name, entry in table(f"vocabulary/{part}").items()}


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``<name>.toml``."""
    return tomllib.loads((files("retrieval") / f"{name}.toml").read_text(encoding="utf-8"))
