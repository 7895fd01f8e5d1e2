"""A process at a pseudo-terminal, as for somebody who types."""

import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 100

# Makes standard input the terminal that Ctrl-C is heard from, then becomes the command.
TAKE_TERMINAL = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job ignores Ctrl-C, and all that it starts do
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


@contextmanager
def at_terminal(
    arguments: list[str], environment: dict[str, str], folder: Path
) -> Iterator[tuple["subprocess.Popen[bytes]", Callable[[str], None], Callable[..., str]]]:
    """A process at a pseudo-terminal, what types at it, and what reads its screen until certain words appear."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", TAKE_TERMINAL, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )
    os.close(theirs)

    def write(text: str) -> None:
        os.write(ours, text.encode())

    def read(until: str, again: str = "") -> str:
        # readline loses a Ctrl-C that comes between its prompt and its waiting, so that is typed again, as people do.
        seen = b""
        for _ in range(PATIENCE):
            if select.select([ours], [], [], 3)[0]:
                seen += os.read(ours, 4096)
            else:
                write(again)
            if until.encode() in seen:
                return seen.decode("utf-8", "replace")
        raise AssertionError(f"{until!r} never came: {seen!r}")

    try:
        yield process, write, read
    finally:
        process.kill()
        process.wait()
        os.close(ours)
