"""Waiting for something to become true, woken by those who change it. Nothing here polls or sleeps."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class NoAnswer(TimeoutError):
    """What was awaited did not happen in time. The text says what did happen."""


class Changes:
    """What others wait on. ``announce`` costs next to nothing while nobody waits."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def announce(self) -> None:
        """Wake everybody who waits, so that each looks again."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, look: Callable[[], Value | None], timeout: float, otherwise: Callable[[], str]) -> Value:  # noqa: ASYNC109
        """What ``look`` returns as soon as that is not ``None`` or false.

        Raises ``NoAnswer`` with the text of ``otherwise`` after ``timeout`` seconds.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (value := look()):
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.append(future)
                    await future
        except TimeoutError:
            raise NoAnswer(otherwise()) from None
        return value
