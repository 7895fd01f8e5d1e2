"""Guilds as tests make and change them. What the bot would be told, it is told."""

from collections.abc import Iterable

from bot.sandbox import payloads
from bot.sandbox.backend import Backend
from bot.sandbox.channels import Channel, Role
from bot.sandbox.gateway import GUILDS
from bot.sandbox.member import Member
from bot.sandbox.permissions import EVERYONE_BY_DEFAULT, bits
from bot.sandbox.state import JSON, ChannelRecord, GuildRecord, MemberRecord, RoleRecord, UserRecord

# View channels, send messages, also in threads, attach files, read message history.
BOT_PERMISSIONS = 274_878_008_320


class Guild:
    """A guild that the bot is in. It comes with an owner and the channel ``general``."""

    def __init__(self, backend: Backend, name: str, bot_permissions: int, locale: str) -> None:
        self._backend = backend
        world = backend.world
        owner = UserRecord(world.ids.next(), f"Owner of {name}")
        world.users[owner.id] = owner
        self.record = record = GuildRecord(world.ids.next_guild(), name, owner.id, locale)
        record.roles[record.id] = RoleRecord(record.id, "@everyone", EVERYONE_BY_DEFAULT)
        bot_role = RoleRecord(world.ids.next(), world.bot.name, bot_permissions, position=1, managed=True)
        record.roles[bot_role.id] = bot_role
        record.members[owner.id] = MemberRecord(owner, record.id)
        record.members[world.bot.id] = MemberRecord(world.bot, record.id, [bot_role.id])
        general = ChannelRecord(world.ids.next(), "general", record.id)
        record.channels[general.id] = world.channels[general.id] = general
        world.guilds[record.id] = record
        self._tell("GUILD_CREATE", payloads.guild_create(record, world.bot.id))

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def general(self) -> Channel:
        """The channel that every guild begins with."""
        return Channel(self._backend, next(iter(self.record.channels.values())))

    @property
    def everyone(self) -> Role:
        return Role(self.record.roles[self.id])

    @property
    def owner(self) -> Member:
        return Member(self._backend, self._backend.world.users[self.record.owner_id], self.record)

    @property
    def bot(self) -> Member:
        """The bot as a member, for ``Channel.deny``."""
        return Member(self._backend, self._backend.world.bot, self.record)

    def add_channel(self, name: str) -> Channel:
        """A further text channel."""
        world = self._backend.world
        channel = ChannelRecord(world.ids.next(), name, self.id, position=len(self.record.channels))
        self.record.channels[channel.id] = world.channels[channel.id] = channel
        self._tell("CHANNEL_CREATE", payloads.channel(channel))
        return Channel(self._backend, channel)

    def add_role(self, name: str, permissions: Iterable[str] = ()) -> Role:
        """A role that members can be given."""
        role = RoleRecord(self._backend.world.ids.next(), name, bits(permissions), position=len(self.record.roles))
        self.record.roles[role.id] = role
        self._tell("GUILD_ROLE_CREATE", {"guild_id": str(self.id), "role": payloads.role(role)})
        return Role(role)

    def add_member(
        self, who: str | Member, permissions: Iterable[str] = (), roles: Iterable[Role] = (), locale: str = "en-US"
    ) -> Member:
        """A new user, or a member of another guild, as a member of this one.

        ``permissions`` come on top of @everyone's, through a role of their own.
        """
        world = self._backend.world
        user = who.record if isinstance(who, Member) else UserRecord(world.ids.next(), who, locale)
        world.users[user.id] = user
        given = [role.id for role in roles]
        if wanted := tuple(permissions):
            given.append(self.add_role(f"{user.name}'s", wanted).id)
        self.record.members[user.id] = MemberRecord(user, self.id, given)
        return Member(self._backend, user, self.record)

    def _tell(self, event: str, data: JSON) -> None:
        self._backend.gateway.dispatch(event, data, self.id, GUILDS)
