"""Who did what to the knowledge base: every operation leaves an entry, whatever becomes of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from knowledge.errors import KnownProblem
from knowledge.storage.finishing import finish


class AuditLog(Protocol):
    """Where entries are kept; ``bot.journal.journal.Journal`` is one. Adding one raises no ``KnownProblem``."""

    async def audit(self, who: str, action: str, detail: str) -> None:
        """Keep one entry."""


class Record:
    """The entry that an operation of ``who`` will leave; ``did`` says what came of it."""

    def __init__(self, who: str, subject: str) -> None:
        self.who = who
        self.subject = subject
        self.did = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.subject, self.did) if part)


@asynccontextmanager
async def audited(log: AuditLog, who: str, action: str, subject: str = "") -> AsyncIterator[Record]:
    """Leave an entry at the end of the block: what was done, or why it was not."""
    record = Record(who, subject)
    try:
        yield record
    except KnownProblem as problem:
        record.did = f"not done: {problem.message}"
        raise
    except asyncio.CancelledError:
        record.did = f"{record.did}, then cancelled" if record.did else "cancelled"
        raise
    except Exception as error:
        record.did = f"failed: {type(error).__name__}"
        raise
    finally:
        await finish(log.audit(who, action, str(record)))
