"""Files that members attach and that the bot sends."""

import mimetypes
from dataclasses import dataclass

FILE_SIZE_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's name, its bytes and its media type (told from the name unless given)."""

    filename: str
    data: bytes
    content_type: str | None = None
    description: str | None = None

    @property
    def media_type(self) -> str:
        return self.content_type or mimetypes.guess_type(self.filename)[0] or "application/octet-stream"
