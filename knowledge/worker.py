"""The bot's side of the process that reads files: start it when needed, give it time, and replace it when it dies."""

import asyncio
import json
import os
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from typing import Self

from knowledge.errors import KnownProblem
from knowledge.folders import SourceFile
from knowledge.models import Problem
from knowledge.storage.finishing import finish
from knowledge.storage.readings import LENGTH, Reading, encode

TIME_LIMIT = 30.0  # seconds for one file; most take a few milliseconds
STARTING = 60.0  # seconds for the process to be ready, on a machine that is busy with other things
COMMAND = ("-P", "-m", "knowledge.worker_process")  # -P: a folder called knowledge may lie where the bot is started
NEW_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # what Windows has instead of sessions


class WorkerNotStarted(KnownProblem):
    """The process that reads files does not start."""


class Worker:
    """One process that reads files, one at a time. It is started by the first file, and again after it died."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._process: Process | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await finish(self.close())

    @property
    def pid(self) -> int | None:
        """The process's id while there is one."""
        return self._process.pid if self._process else None

    async def read(self, source: SourceFile) -> bytes:
        """The encoded ``Reading`` of one file; a file that the process cannot cope with is a problem, not an error.

        Raises ``WorkerNotStarted``.
        """
        process = self._process or await self._start()
        try:
            async with asyncio.timeout(self._time_limit):
                return await self._ask(process, source)
        except TimeoutError:
            await self._kill()
            return _gave_up(source, f"Reading it took longer than {self._time_limit:.0f} seconds.")
        except (asyncio.IncompleteReadError, ConnectionError):
            await self._kill()
            why = "it is damaged, or unpacks to more than fits into memory"
            return _gave_up(source, f"Reading it ended the process that reads files: {why}.")
        except BaseException:  # cancelled: the answer under way belongs to nobody
            await finish(self._kill())
            raise

    async def close(self) -> None:
        """End the process; it has nothing to save."""
        await self._kill()

    async def _start(self) -> Process:
        try:
            self._process = process = await _spawn()
            async with asyncio.timeout(STARTING):
                await _answer_of(process)
        except (OSError, asyncio.IncompleteReadError) as error:
            await self._kill()
            what = "The process that reads the articles does not start."
            raise WorkerNotStarted(what, "Install Career Bot anew; what it printed above says why.") from error
        except BaseException:  # cancelled too: no process stays behind
            await finish(self._kill())
            raise
        return process

    async def _ask(self, process: Process, source: SourceFile) -> bytes:
        wanted = {"path": source.path, "file": str(source.file), "sidecar": source.sidecar, "limit": self._time_limit}
        assert process.stdin is not None
        process.stdin.write(json.dumps(wanted).encode() + b"\n")
        await process.stdin.drain()
        return await _answer_of(process)

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _spawn() -> Process:
    environment = {name: value for name, value in os.environ.items() if "TOKEN" not in name}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *COMMAND,
        stdin=PIPE,
        stdout=PIPE,
        env=environment,
        start_new_session=True,  # Ctrl-C at the terminal is the bot's to hear
        creationflags=NEW_GROUP,
    )


async def _answer_of(process: Process) -> bytes:
    assert process.stdout is not None
    length = int.from_bytes(await process.stdout.readexactly(LENGTH), "big")
    return await process.stdout.readexactly(length)


def _gave_up(source: SourceFile, message: str) -> bytes:
    """The reading of a file that was given up; without a digest, as a busy machine may have stood in its way."""
    problem = Problem(path=source.path, message=message, remedy="Shorten it or save it in another format.")
    return encode(Reading(None, (problem,)))
