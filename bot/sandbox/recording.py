"""What was asked of the stand-in and what it answered, for tests to look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from bot.sandbox.uploads import Upload


@dataclass(slots=True)
class RecordedRequest:
    """One request of the bot. ``status`` is ``None`` while it is unanswered, and where the connection was cut."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any = None
    files: dict[int, Upload] = field(default_factory=dict)
    status: int | None = None
    response: Any = None

    @property
    def line(self) -> str:
        """Method and path, such as ``POST /channels/1/messages``."""
        return f"{self.method} {self.path}"

    def matches(self, pattern: str) -> bool:
        """Whether method and path match a pattern with ``*``."""
        return fnmatchcase(self.line, pattern)
