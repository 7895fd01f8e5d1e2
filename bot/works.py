"""Long work that moderators have under way: at most one each, and it can be cancelled."""

import asyncio
import contextlib
from collections.abc import Awaitable, Iterator

from bot.progress import Progress
from bot.render.discord import Page
from knowledge.errors import KnownProblem

GOODBYE = 3.0  # seconds for messages that tell of what was cancelled because the bot ends


class WorkRunning(KnownProblem):
    """This member has something else under way."""


class Work:
    """One piece of work that ends in a page. ``number`` names it, ``progress`` is how far it last said it was."""

    def __init__(self, number: int, doing: str) -> None:
        self.number = number
        self.doing = doing
        self.progress: Progress | None = None
        self._task: asyncio.Task[Page] | None = None

    def start(self, making: Awaitable[Page]) -> asyncio.Task[Page]:
        """Begin. The task is cancelled with the work."""
        self._task = asyncio.ensure_future(_awaited(making))
        return self._task

    def tell(self, progress: Progress) -> None:
        """Take note of progress."""
        self.progress = progress

    def cancel(self) -> None:
        """Ask the work to stop; it comes to an end where nothing is torn apart."""
        if self._task:
            self._task.cancel()


class Works:
    """What is under way, by the id of the member who began it."""

    def __init__(self) -> None:
        self._under_way: dict[int, Work] = {}
        self._telling: set[asyncio.Task[object]] = set()

    @contextlib.contextmanager
    def entered(self, member: int, work: Work) -> Iterator[None]:
        """List ``work`` within the block, and end it with the block. Raises ``WorkRunning``."""
        if other := self._under_way.get(member):
            raise WorkRunning(f"You still have something under way: {other.doing}.", "Wait for it, or cancel it there.")
        handler = asyncio.current_task()
        assert handler is not None, "called from a coroutine"
        self._under_way[member] = work
        self._telling.add(handler)
        try:
            yield
        finally:
            work.cancel()
            del self._under_way[member]
            self._telling.discard(handler)

    def cancel(self, member: int, number: int) -> bool:
        """Cancel a member's work of that number; false where it is no longer under way."""
        work = self._under_way.get(member)
        if work is None or work.number != number:
            return False
        work.cancel()
        return True

    async def close(self) -> None:
        """Cancel everything, and leave those who wait for it a moment to be told so."""
        for work in self._under_way.values():
            work.cancel()
        if self._telling:
            await asyncio.wait(self._telling, timeout=GOODBYE)


async def _awaited(making: Awaitable[Page]) -> Page:
    return await making
