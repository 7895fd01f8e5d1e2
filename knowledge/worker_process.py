"""The process that reads files for the bot. A hostile file can hold it up or bring it down, and nothing else.

It gets one JSON object a line on standard input (a file's ``path`` in its knowledge folder, the ``file`` itself, and
the ``limit`` in seconds) and answers each with four bytes of length and an encoded ``Reading``. It begins with an
empty answer to say that it is ready, and ends with its input, so it cannot outlive the bot.
"""

import faulthandler
import json
import logging
import os
import sys
from pathlib import Path
from typing import BinaryIO

from knowledge.chunking import chunk_article
from knowledge.errors import UnreadableFile
from knowledge.models import Document, Problem
from knowledge.reading import LARGEST_FILE, read_article
from knowledge.salaries.finding import find_salary_facts
from knowledge.storage.readings import LENGTH, Reading, encode

log = logging.getLogger(__name__)


def read(path: str, file: Path) -> bytes:
    """The encoded reading of ``file``, without a document where it cannot be read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
        return encode(_derive(path, data))
    except UnreadableFile as error:
        return encode(Reading(None, (error.problem,)))
    except OSError as error:
        return _refuse(path, f"It cannot be read: {error.strerror}.", "Let this user read it, or remove it.")
    except Exception:  # whatever a file brings about costs that file alone; the log tells us what to mend
        log.exception("Reading %s failed", path)
        return _refuse(path, "Reading it failed, which is a mistake of ours.", "Please report it with the file.")


def _derive(path: str, data: bytes) -> Reading:
    article, problems = read_article(path, data)
    return Reading(Document(article, chunk_article(article), find_salary_facts(article)), problems)


def _refuse(path: str, message: str, remedy: str) -> bytes:
    return encode(Reading(None, (Problem(path=path, message=message, remedy=remedy),)))


def answer(record: bytes, output: BinaryIO) -> None:
    """Write one answer, or end where nobody is there to get it."""
    try:
        output.write(len(record).to_bytes(LENGTH, "big") + record)
        output.flush()
    except BrokenPipeError:
        os._exit(1)  # at once: an orderly end would try to write the rest


def main() -> None:
    """Answer until standard input ends."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - lives as long as the process
    os.dup2(nowhere.fileno(), sys.stdout.fileno())  # what a library prints must not get between the answers
    answer(b"", output)
    for line in sys.stdin.buffer:
        wanted = json.loads(line)
        # The bot ends a process that takes too long. Should the bot be gone, this watchdog does, in whatever state.
        faulthandler.dump_traceback_later(2 * wanted["limit"], exit=True, file=nowhere)
        answer(read(wanted["path"], Path(wanted["file"])), output)
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
