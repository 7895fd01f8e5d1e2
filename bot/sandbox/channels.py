"""Channels and roles as tests look at them and change them."""

from typing import TYPE_CHECKING, Protocol

from bot.sandbox import payloads
from bot.sandbox.backend import Backend
from bot.sandbox.gateway import GUILDS
from bot.sandbox.permissions import bits
from bot.sandbox.state import ChannelRecord, OverwriteRecord, RoleRecord, UserRecord
from bot.sandbox.views import Message

if TYPE_CHECKING:
    from bot.sandbox.member import Member


class Target(Protocol):
    """A role or member that a channel treats specially."""

    @property
    def record(self) -> RoleRecord | UserRecord: ...


class Role:
    """A role of a guild."""

    def __init__(self, record: RoleRecord) -> None:
        self.record = record

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def mention_text(self) -> str:
        return f"<@&{self.id}>"


class Channel:
    """A channel of a guild, or a member's direct messages with the bot."""

    def __init__(self, backend: Backend, record: ChannelRecord) -> None:
        self._backend = backend
        self.record = record

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def messages(self) -> list[Message]:
        """Every message, private ones included, the oldest first."""
        return [Message(self._backend, each) for each in self.record.messages.values()]

    def messages_seen_by(self, member: "Member") -> list[Message]:
        """The messages that a member sees."""
        return [message for message in self.messages if member.sees(message)]

    def allow(self, target: Target, *names: str) -> None:
        """Allow a role or member something in this channel."""
        overwrite = self._overwrite(target)
        overwrite.allow |= bits(names)
        overwrite.deny &= ~bits(names)
        self._tell()

    def deny(self, target: Target, *names: str) -> None:
        """Deny a role or member something in this channel."""
        overwrite = self._overwrite(target)
        overwrite.deny |= bits(names)
        overwrite.allow &= ~bits(names)
        self._tell()

    def _overwrite(self, target: Target) -> OverwriteRecord:
        record = target.record
        new = OverwriteRecord(record.id, for_member=isinstance(record, UserRecord))
        return self.record.overwrites.setdefault(record.id, new)

    def _tell(self) -> None:
        payload = payloads.channel(self.record)
        self._backend.gateway.dispatch("CHANNEL_UPDATE", payload, self.record.guild_id, GUILDS)
