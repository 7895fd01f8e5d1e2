"""What the custom_id of a moderator's button, menu or form says, so that nothing is remembered until it is used."""

import re
from dataclasses import dataclass
from typing import Self

PREFIX = "knowledge:"
WRITTEN = re.compile(PREFIX + r"1:(?P<action>[a-z]{1,20}):(?P<argument>.{0,55}):(?P<owner>[0-9]{1,20})", re.DOTALL)
ARGUMENT = 55  # UTF-16 code units; together at most 100


@dataclass(frozen=True, slots=True)
class PressId:
    """What is to be done with what, and the id of the moderator who was offered it."""

    action: str
    argument: str
    owner: int

    def __str__(self) -> str:
        return f"{PREFIX}1:{self.action}:{self.argument}:{self.owner}"

    @classmethod
    def read(cls, custom_id: str) -> Self | None:
        """What ``custom_id`` says; ``None`` where it was not written by ``str``."""
        match = WRITTEN.fullmatch(custom_id)
        return cls(match["action"], match["argument"], int(match["owner"])) if match else None
