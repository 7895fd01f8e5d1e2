"""What ships in ``vocabulary/``, each file read once when first needed."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

VOCABULARY = ("pay", "learning", "work", "person", "conditions", "employment", "growth", "trades")
"""The files of ``vocabulary/``, which define the concepts."""


_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


@cache
def vocabulary() -> dict[str, Any]:
    """Every concept by name, as it is written, but for the fragments ("{employer}") in its patterns."""
    fragments: dict[str, str] = table("fragments")
    return {
        name: entry | {"asks": [filled(ask, fragments) for ask in entry.get("asks", ())]}
        for part in VOCABULARY
        for name, entry in table(f"{part}").items()
    }


def filled(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern with the fragments that it names ("{employer}") written out."""
    return _FRAGMENT.sub(lambda found: fragments[found[1]], pattern)


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``vocabulary/<name>.toml``."""
    return tomllib.loads((files("retrieval") / "vocabulary" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def phrasings() -> dict[str, list[str]]:
    """Messages in which people ask for a concept, by its name: lines below ``[name]`` in ``vocabulary/phrasings/``."""
    found: dict[str, list[str]] = {}
    for file in sorted((files("retrieval") / "vocabulary" / "phrasings").iterdir(), key=lambda file: file.name):
        messages: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                messages = found.setdefault(line.strip("[]"), [])
            elif line:
                messages.append(line)
    return found
