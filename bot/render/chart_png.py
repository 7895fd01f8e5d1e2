"""A chart as a PNG that can be read on a phone, in Discord's dark and light themes alike.

Everything is placed in inches on one card with a ground of its own. A phone shows the card about 400 points wide, so
that 12 point text, drawn at 230 dots an inch, comes out at about 12 points. matplotlib takes half a second to import;
import this module only where a chart is drawn.
"""

import io
import textwrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.ticker import MaxNLocator

from bot.render import salary_words, words
from bot.render.chart import Bar, Chart

WIDTH, DOTS_PER_INCH = 5.2, 230
LEFT, RIGHT = 0.28, 4.92
LINE, BAR = 0.24, 0.34
ROW = BAR + 2 * LINE + 0.32
CARD, EDGE, TEXT, QUIET, GRID = "#fbfaf7", "#c9ced6", "#1b1f24", "#4c5561", "#e3e3dd"
LIGHT, STRONG, MEDIAN = "#b5d0ee", "#2c6cb0", "#0a1f3d"
ARROW = 0.3
"""Inches that an open end reaches beyond the last known figure."""

LETTER = 0.0086
"""Average width of a letter in inches for each point of its size, on the safe side."""

KEY = (
    (LIGHT, "8 in 10 earn this (10th to 90th percentile)"),
    (STRONG, "the middle half (25th to 75th percentile)"),
)
BOLD: dict[str, Any] = {"weight": "bold", "size": 13, "color": MEDIAN}


def draw(chart: Chart) -> bytes:
    """The chart as a PNG file of 1,196 pixels width."""
    card = Card(chart)
    buffer = io.BytesIO()
    card.figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, facecolor=CARD)
    return buffer.getvalue()


class Card:
    """A card on which things are drawn from the top down; ``y`` is where the next one goes, in inches."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.titles = wrapped(chart.title, 15, 3)
        self.labels = [wrapped(bar.label, 12, 2) for bar in chart.bars]
        self.y = 0.2
        height = self._height()
        self.figure = Figure(figsize=(WIDTH, height))
        FigureCanvasAgg(self.figure)
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.axis("off")
        self.scale = Scale(chart.bars)
        self._head()
        self._grid(self._bars_height())
        for bar, label in zip(chart.bars, self.labels, strict=True):
            self._bar(bar, label)
        self._foot()

    def _height(self) -> float:
        return 0.2 + 0.3 * len(self.titles) + 0.38 + self._bars_height() + 1.32

    def _bars_height(self) -> float:
        return sum(LINE * len(label) + ROW for label in self.labels)

    def _write(self, x: float, y: float, text: str, **style: Any) -> None:
        # Without parse_math two dollar signs would set what stands between them as a formula.
        style = {"size": 12, "color": TEXT, "va": "center", "parse_math": False, "zorder": 5, **style}
        self.axes.text(x, y, text, bbox={"facecolor": CARD, "linewidth": 0, "pad": 1}, **style)

    def _breadth(self, text: str, **style: Any) -> float:
        """How many inches ``text`` takes."""
        written = self.axes.text(0, 0, text, **{"size": 12, "parse_math": False, **style})
        width = written.get_window_extent().width / self.figure.dpi
        written.remove()
        return float(width)

    def _head(self) -> None:
        for line in self.titles:
            self._write(LEFT, self.y + 0.14, line, size=15, weight="bold")
            self.y += 0.3
        self._write(LEFT, self.y + 0.1, self.chart.subtitle, color=QUIET)
        self.y += 0.38

    def _grid(self, height: float) -> None:
        for tick in self.scale.ticks:
            x = self.scale(tick)
            self.axes.plot([x, x], [self.y, self.y + height], color=GRID, linewidth=1, zorder=0)
            label = words.money(tick, salary_words.CURRENCY, self.chart.locale)
            half = self._breadth(label, size=11) / 2
            self._write(clamped(x, half), self.y + height + 0.12, label, size=11, color=QUIET, ha="center")

    def _bar(self, bar: Bar, label: list[str]) -> None:
        for line in label:
            self._write(LEFT, self.y + 0.12, line, weight="bold")
            self.y += LINE
        self.y += 0.03
        self._median(bar)
        self.y += LINE + 0.05
        self._boxes(bar)
        self.y += BAR + 0.06
        self._ends(bar)
        self.y += LINE + 0.18

    def _median(self, bar: Bar) -> None:
        text = f"median {salary_words.wage(bar.wages.median, self.chart.locale)}"
        middle = self.scale(bar.wages.median.amount) if bar.wages.median else (LEFT + RIGHT) / 2
        half = self._breadth(text, **BOLD) / 2
        self._write(clamped(middle, half), self.y + 0.12, text, ha="center", **BOLD)

    def _boxes(self, bar: Bar) -> None:
        wages, amounts = bar.wages, bar.percentiles
        if not amounts:
            return
        open_end = any(figure and figure.top_coded for figure in (wages.median, wages.p75, wages.p90))
        self._box(self.scale(amounts[0]), self.scale(amounts[-1]), LIGHT, open_end=open_end)
        if wages.p25 and wages.p75:
            self._box(self.scale(wages.p25.amount), self.scale(wages.p75.amount), STRONG, wages.p75.top_coded)
        if wages.median:
            x = self.scale(wages.median.amount)
            style = "--" if wages.median.top_coded else "-"
            self.axes.plot([x, x], [self.y - 0.06, self.y + BAR + 0.06], color=CARD, linewidth=7, zorder=3)
            self.axes.plot([x, x], [self.y - 0.06, self.y + BAR + 0.06], style, color=MEDIAN, linewidth=3.5, zorder=4)

    def _box(self, start: float, end: float, colour: str, open_end: bool) -> None:
        self.axes.add_patch(Rectangle((start, self.y), max(end - start, 0.02), BAR, color=colour, linewidth=0))
        if open_end:
            tip, reach = self.y + BAR / 2, ARROW if colour == LIGHT else ARROW * 0.6
            self.axes.add_patch(
                Polygon([(end, self.y), (end + reach, tip), (end, self.y + BAR)], color=colour, linewidth=0)
            )

    def _ends(self, bar: Bar) -> None:
        ends = [("10th", bar.wages.p10, LEFT), ("90th", bar.wages.p90, RIGHT)]
        texts = [f"{name}: {salary_words.wage(figure, self.chart.locale)}" for name, figure, _ in ends]
        wanted = [self.scale(figure.amount) if figure else side for _, figure, side in ends]
        for x, text in zip(apart(wanted, [self._breadth(text) for text in texts]), texts, strict=True):
            self._write(x, self.y + 0.12, text, ha="center")

    def _foot(self) -> None:
        self.y += 0.42
        self.axes.plot([LEFT, RIGHT], [self.y - 0.1, self.y - 0.1], color=EDGE, linewidth=1)
        for colour, text in KEY:
            self.axes.add_patch(Rectangle((LEFT, self.y), 0.2, 0.16, color=colour, linewidth=0))
            self._write(LEFT + 0.3, self.y + 0.085, text, size=11, color=QUIET)
            self.y += LINE
        self._write(LEFT, self.y + 0.1, f"Source: {self.chart.source}", size=11, color=QUIET)


class Scale:
    """Money → inches from the left. All bars of a chart are on one scale, with round figures marked."""

    def __init__(self, bars: tuple[Bar, ...]) -> None:
        amounts = [amount for bar in bars for amount in bar.percentiles]
        self.low, self.high = min(amounts), max(amounts)
        if self.high == self.low:
            self.low, self.high = 0.9 * self.low, 1.1 * self.high
        ticks = MaxNLocator(nbins=3, steps=[1, 2, 2.5, 5, 10]).tick_values(self.low, self.high)
        self.ticks = [float(tick) for tick in ticks if self.low <= tick <= self.high]

    def __call__(self, amount: float) -> float:
        return LEFT + 0.1 + (amount - self.low) / (self.high - self.low) * (RIGHT - LEFT - 0.1 - ARROW)


def wrapped(text: str, size: float, lines: int) -> list[str]:
    """``text`` cut into lines that fit the card; none for none."""
    width = int((RIGHT - LEFT) / (LETTER * size))
    return textwrap.wrap(text, width, max_lines=lines, placeholder=" …")


def clamped(x: float, half: float) -> float:
    """The middle of something ``2 * half`` wide, moved so that all of it is on the card."""
    return min(max(x, LEFT + half), RIGHT - half)


def apart(wanted: list[float], breadths: list[float]) -> list[float]:
    """The middles of two texts as near to ``wanted`` as can be with both on the card and a gap between them."""
    first, second = (clamped(x, width / 2) for x, width in zip(wanted, breadths, strict=True))
    needed = sum(breadths) / 2 + 0.15
    if second - first < needed:
        middle = (first + second) / 2
        first = clamped(middle - needed / 2, breadths[0] / 2)
        second = clamped(first + needed, breadths[1] / 2)
        first = clamped(min(first, second - needed), breadths[0] / 2)
    return [first, second]
