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
        for name, entry in table(part).items()
    }


def filled(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern with the fragments that it names ("{employer}") written out."""
    return _FRAGMENT.sub(lambda found: fragments[found[1]], pattern)


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``vocabulary/<name>.toml``."""
    return tomllib.loads((files("retrieval") / "vocabulary" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def examples(*folders: str) -> dict[str, list[str]]:
    """Texts on a concept, by its name: lines below ``[name]`` in folders of ``vocabulary/``, such as ``phrasings``."""
    found: dict[str, list[str]] = {}
    for folder in folders:
        for name, texts in _listed(folder).items():
            found.setdefault(name, []).extend(texts)
    return found


def _listed(folder: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted((files("retrieval") / "vocabulary" / folder).iterdir(), key=lambda file: file.name):
        texts: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                texts = found.setdefault(line.strip("[]"), [])
            elif line:
                texts.append(line)
    return found
