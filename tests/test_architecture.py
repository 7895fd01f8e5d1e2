"""Team rules that a machine can check."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAY_IMPORT = {
    "knowledge": {"knowledge"},
    "retrieval": {"retrieval", "knowledge.models"},
    "bot": {"bot", "retrieval", "knowledge"},
    "bot/sandbox": {"bot.sandbox"},
}
OURS = {"knowledge", "retrieval", "bot"}

RETRIEVAL = ("language", "names", "search", "wages", "understanding", "pay", "answering")
"""The folders of ``retrieval``, each of which may import those left of it, and none those on its right."""
MAY_IMPORT_SANDBOX = ("bot/sandbox", "bot/cli")


def imports_of(path: Path) -> list[tuple[int, str]]:
    """Line and dotted name of every import of our own packages in a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            found.append((node.lineno, node.module))
    return [(line, name) for line, name in found if name.split(".")[0] in OURS]


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def allowed(name: str, permitted: set[str]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in permitted)


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_imports_go_left(folder: str) -> None:
    """knowledge ← retrieval ← bot; retrieval sees only the value types; the sandbox sees nothing of ours."""
    for path in files(folder):
        for line, name in imports_of(path):
            place = f"{path.relative_to(ROOT)}:{line}"
            assert allowed(name, MAY_IMPORT[folder]), f"{place} imports {name}"


@pytest.mark.parametrize("folder", RETRIEVAL)
def test_imports_within_retrieval_go_left(folder: str) -> None:
    """language ← names ← search ← wages ← understanding ← pay ← answering; what uses them together stands above."""
    left = {f"retrieval.{name}" for name in RETRIEVAL[: RETRIEVAL.index(folder) + 1]}
    for path in files(f"retrieval/{folder}"):
        for line, name in imports_of(path):
            place = f"{path.relative_to(ROOT)}:{line}"
            assert allowed(name, left | {"retrieval.data", "retrieval.models", "knowledge.models"}), f"{place}: {name}"


def test_every_folder_of_retrieval_has_its_place() -> None:
    """None is missing from the order."""
    folders = {path.parent.name for path in (ROOT / "retrieval").rglob("*.py")} - {"retrieval"}
    assert folders == set(RETRIEVAL)


def test_only_the_command_line_imports_the_sandbox() -> None:
    """Nothing that serves members knows of the sandbox."""
    for path in files("bot"):
        relative = path.relative_to(ROOT).as_posix()
        if relative.startswith(MAY_IMPORT_SANDBOX):
            continue
        for line, name in imports_of(path):
            assert not name.startswith("bot.sandbox"), f"{relative}:{line} imports {name}"


def test_retrieval_is_pure() -> None:
    """retrieval takes values and returns values: no SQLite, no Discord, no sockets, no threads."""
    forbidden = {"sqlite3", "aiosqlite", "discord", "socket", "asyncio", "threading", "subprocess"}
    for path in files("retrieval"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] not in forbidden, f"{path.relative_to(ROOT)}:{node.lineno}: {name}"


def test_package_files_stay_empty() -> None:
    """An ``__init__.py`` holds nothing, so importing a package costs nothing."""
    for folder in OURS:
        for path in (ROOT / folder).rglob("__init__.py"):
            assert path.read_text() == "", f"{path.relative_to(ROOT)} is not empty"
