"""A picture of ours that goes with a message."""

import io
from dataclasses import dataclass

import discord

NAME = "chart.png"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file and its alt text, at most 1,024 characters. Its message shows it where it says ``address``."""

    data: bytes
    alt: str

    @property
    def address(self) -> str:
        """How a component of the same message names the file."""
        return f"attachment://{NAME}"

    def file(self) -> discord.File:
        """The file as discord.py sends it. Sending uses it up, so each attempt needs another one."""
        return discord.File(io.BytesIO(self.data), NAME, description=self.alt)
