"""Standard input and output as the commands use them: always UTF-8, and never in the way.

A stream may be missing (``sys.stdin is None`` where it was closed), the locale may be ASCII, and bytes need not be
valid text. None of that may end a command or make its output unreadable.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def prepare() -> None:
    """Make the standard streams UTF-8, and replace missing outputs by ones that swallow what is written."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for the whole process
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def clean(text: str) -> str:
    """An argument without the lone surrogates that stand for bytes that are no valid text."""
    return text.encode("utf-8", "replace").decode("utf-8")


def lines() -> Iterator[str]:
    """Standard input line by line, without line ends or a byte-order mark; nothing where there is no input."""
    if sys.stdin is None:
        return
    first = True
    with suppress(OSError):  # a closed descriptor, a folder, a terminal that went away: nothing more to read
        for line in sys.stdin:
            yield clean(line.removeprefix("\ufeff") if first else line).rstrip("\r\n")
            first = False


def typed_by_hand() -> bool:
    """Whether somebody sits at standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_at_prompt(prompt: str) -> str:
    """The next line typed at a terminal, with line editing where the system has it.

    Raises ``EOFError`` at Ctrl-D and ``KeyboardInterrupt`` at Ctrl-C. Only a terminal gets to see the prompt.
    """
    with suppress(ImportError):  # Windows has its own line editing
        import readline  # noqa: F401, PLC0415 - importing it is what turns it on
    assert sys.stdout is not None
    return clean(input(prompt if sys.stdout.isatty() else ""))


def put(text: str) -> None:
    """Write one piece of output and its line end, at once, so that whoever reads a pipe sees it."""
    print(text, flush=True)  # noqa: T201 - standard output is what a command is for


def put_exactly(text: str) -> None:
    """Write ``text`` and nothing else: no line end is added, none translated."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def tell(text: str) -> None:
    """Say something beside the output: a warning, a hint, an error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201
