"""The process that reads files for the bot. A hostile file can hold it up or bring it down, and nothing else.

It gets one JSON object a line on standard input (a file's ``path`` in its knowledge folder, the ``file`` itself, the
text of its ``sidecar`` if it has one, and the ``limit`` in seconds) and answers each with four bytes of length and an
encoded ``Reading``. It begins with an empty answer to say that it is ready, and ends with its input, so it cannot
outlive the bot.
"""

import faulthandler
import hashlib
import json
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from knowledge.chunking import chunk_article
from knowledge.errors import UnreadableFile
from knowledge.models import Document, Problem
from knowledge.reading import largest_file, read_article
from knowledge.salaries.finding import find_salary_facts
from knowledge.sidecars import described, read_sidecar
from knowledge.storage.readings import LENGTH, Reading, encode

MEMORY_LIMIT = 1 << 30  # bytes of address space, for whatever a file unpacks to
LET_READ = "Let this user read it, or remove it."
SPLIT = "Split it into several articles, or save its text as .txt."
log = logging.getLogger(__name__)


def read(path: str, file: Path, sidecar: str = "") -> bytes:
    """The encoded reading of ``file`` as ``sidecar`` describes it, without a document where it cannot be read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(largest_file(path) + 1)
    except OSError as error:
        return _not_to_be_had(path, error)
    try:
        return encode(_derive(path, data, sidecar))
    except OSError as error:  # the machine's doing, such as too many open files: of the bytes it says nothing
        return _not_to_be_had(path, error)
    except UnreadableFile as error:
        problem = error.problem
    except MemoryError:
        problem = _problem(path, f"Reading it takes more than {MEMORY_LIMIT >> 30} GB of memory.", SPLIT)
    except Exception:  # whatever a file brings about costs that file alone; the log tells us what to mend
        log.exception("Reading %s failed", path)
        problem = _problem(path, "Reading it failed, which is a mistake of ours.", "Please report it with the file.")
    return encode(Reading(None, (problem,), unreadable=hashlib.sha256(data).hexdigest()))


def _derive(path: str, data: bytes, sidecar: str) -> Reading:
    matter = read_sidecar(path, sidecar).fields if sidecar else None
    article, problems = read_article(path, data, matter)
    if sidecar:
        article, remarks = described(article, sidecar)
        problems += remarks
    return Reading(Document(article, chunk_article(article), find_salary_facts(article)), problems)


def _not_to_be_had(path: str, error: OSError) -> bytes:
    return encode(Reading(None, (_problem(path, f"It cannot be read: {error.strerror or error}.", LET_READ),)))


def _problem(path: str, message: str, remedy: str) -> Problem:
    return Problem(path=path, message=message, remedy=remedy)


def answer(record: bytes, output: BinaryIO) -> None:
    """Write one answer, or end where nobody is there to get it."""
    try:
        output.write(len(record).to_bytes(LENGTH, "big") + record)
        output.flush()
    except BrokenPipeError:
        os._exit(1)  # at once: an orderly end would try to write the rest


def limit_memory() -> None:
    """Let allocations beyond ``MEMORY_LIMIT`` fail, where the system can, and leave no core file behind."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    for what, most in ((resource.RLIMIT_AS, MEMORY_LIMIT), (resource.RLIMIT_CORE, 0)):
        allowed = resource.getrlimit(what)[1]
        with suppress(ValueError, OSError):  # macOS knows the limit and may refuse to set it
            lower = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
            resource.setrlimit(what, (lower, allowed))


def main() -> None:
    """Answer until standard input ends."""
    limit_memory()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - lives as long as the process
    os.dup2(nowhere.fileno(), sys.stdout.fileno())  # what a library prints must not get between the answers
    answer(b"", output)
    for line in sys.stdin.buffer:
        wanted = json.loads(line)
        # The bot ends a process that takes too long. Should the bot be gone, this watchdog does, in whatever state.
        faulthandler.dump_traceback_later(2 * wanted["limit"], exit=True, file=nowhere)
        answer(read(wanted["path"], Path(wanted["file"]), wanted["sidecar"]), output)
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
