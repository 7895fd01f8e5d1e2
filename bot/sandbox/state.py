"""What the stand-in for Discord knows, as plain data: no sockets, no JSON, no rules.

Identifiers are numbers here and become strings only in ``payloads``. Records are changed by the modules that act
(``guilds``, ``messages``, ``interactions``), never by reading code.
"""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.changes import Changes
from bot.sandbox.clock import Snowflakes, timestamp
from bot.sandbox.uploads import Upload

JSON = dict[str, Any]

TEXT_CHANNEL = 0
DIRECT_CHANNEL = 1


@dataclass(slots=True)
class UserRecord:
    """Somebody with an account, the bot included."""

    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False
    accepts_direct: bool = True


@dataclass(slots=True)
class RoleRecord:
    """A named set of permissions. The role with the guild's own id is @everyone's."""

    id: int
    name: str
    permissions: int
    position: int = 0
    managed: bool = False


@dataclass(slots=True)
class OverwriteRecord:
    """What a channel changes for one role or member."""

    target_id: int
    for_member: bool
    allow: int = 0
    deny: int = 0


@dataclass(frozen=True, slots=True)
class Pings:
    """Who is notified by a message, if its author had every permission. False where nobody is."""

    everyone: bool = False
    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.everyone or bool(self.users) or bool(self.roles)


@dataclass(slots=True, eq=False)
class MessageRecord:
    """A message. ``payload`` is what Discord returns for it; an edit replaces it, so older ones stay as they were."""

    id: int
    channel_id: int
    author_id: int
    payload: JSON
    pings: Pings = Pings()
    only_for: int | None = None
    deleted: bool = False
    changes: Changes = field(default_factory=Changes)

    @property
    def flags(self) -> int:
        return int(self.payload["flags"])


@dataclass(slots=True)
class ChannelRecord:
    """A text channel of a guild, or the direct messages between the bot and one user."""

    id: int
    name: str = ""
    guild_id: int | None = None
    recipient: UserRecord | None = None
    position: int = 0
    overwrites: dict[int, OverwriteRecord] = field(default_factory=dict)
    messages: dict[int, MessageRecord] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)

    @property
    def kind(self) -> int:
        return TEXT_CHANNEL if self.recipient is None else DIRECT_CHANNEL


@dataclass(slots=True)
class MemberRecord:
    """A user in a guild."""

    user: UserRecord
    guild_id: int
    role_ids: list[int] = field(default_factory=list)
    joined_at: str = field(default_factory=timestamp)


@dataclass(slots=True)
class GuildRecord:
    """A guild (a "server" to its members)."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    joined_at: str = field(default_factory=timestamp)
    roles: dict[int, RoleRecord] = field(default_factory=dict)
    channels: dict[int, ChannelRecord] = field(default_factory=dict)
    members: dict[int, MemberRecord] = field(default_factory=dict)


@dataclass(slots=True)
class CommandRecord:
    """An application command as registered. ``payload`` is what Discord returns for it."""

    id: int
    kind: int
    name: str
    guild_id: int | None
    payload: JSON


@dataclass(slots=True)
class World:
    """Everything together, with the indexes that look-ups need."""

    bot: UserRecord
    owner: UserRecord
    ids: Snowflakes
    guilds: dict[int, GuildRecord] = field(default_factory=dict)
    channels: dict[int, ChannelRecord] = field(default_factory=dict)
    users: dict[int, UserRecord] = field(default_factory=dict)
    direct_channels: dict[int, ChannelRecord] = field(default_factory=dict)
    commands: dict[int | None, list[CommandRecord]] = field(default_factory=dict)
    uploads: dict[int, Upload] = field(default_factory=dict)
    media_url: str = ""

    @classmethod
    def new(cls) -> "World":
        """A world with the bot's and its owner's accounts and nothing else. The application's id is the bot's."""
        ids = Snowflakes()
        bot = UserRecord(ids.next(), "Career Bot", bot=True)
        owner = UserRecord(ids.next(), "operator")
        return cls(bot, owner, ids, users={bot.id: bot, owner.id: owner})

    def guild_of(self, channel: ChannelRecord) -> GuildRecord | None:
        """The guild that a channel belongs to."""
        return None if channel.guild_id is None else self.guilds[channel.guild_id]

    def direct_channel(self, user: UserRecord) -> ChannelRecord:
        """The direct messages with a user, made on first use."""
        channel = self.direct_channels.get(user.id)
        if channel is None:
            channel = ChannelRecord(self.ids.next(), recipient=user)
            self.direct_channels[user.id] = self.channels[channel.id] = channel
        return channel
