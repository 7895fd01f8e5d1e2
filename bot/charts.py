"""Charts drawn off the event loop, one after the other."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from bot.render.chart import Chart
from bot.render.picture import Picture

log = logging.getLogger(__name__)


def drawn(chart: Chart) -> bytes:
    """The chart as a PNG; the first one pays for importing matplotlib."""
    from bot.render.chart_png import draw  # noqa: PLC0415

    return draw(chart)


class Charts:
    """Draws in a thread of its own: matplotlib's font cache takes one at a time."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")

    async def picture(self, chart: Chart | None) -> Picture | None:
        """The picture of ``chart``; ``None`` for none, and where it cannot be drawn: the words go without it."""
        if chart is None:
            return None
        try:
            data = await asyncio.get_running_loop().run_in_executor(self._thread, drawn, chart)
        except Exception:  # whatever a drawing library raises, the figures matter more than their picture
            log.exception("A chart could not be drawn.")
            return None
        return Picture(data, chart.alt)

    def close(self) -> None:
        """Draw nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)
