"""The vocabularies that ship with this package as TOML files, each read once when first needed."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``<name>.toml``."""
    return tomllib.loads((files("retrieval") / f"{name}.toml").read_text(encoding="utf-8"))
