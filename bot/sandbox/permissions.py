"""Discord's permission bits, and what somebody may do in a channel.

The order in which roles and overwrites count is that of Discord's documentation, "Permission Overwrites".
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from bot.sandbox.state import ChannelRecord, GuildRecord, MemberRecord, UserRecord, World

BITS = {
    "kick_members": 1 << 1,
    "ban_members": 1 << 2,
    "administrator": 1 << 3,
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "add_reactions": 1 << 6,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "mention_everyone": 1 << 17,
    "use_external_emojis": 1 << 18,
    "manage_roles": 1 << 28,
    "manage_webhooks": 1 << 29,
    "use_application_commands": 1 << 31,
    "send_messages_in_threads": 1 << 38,
    "moderate_members": 1 << 40,
    "use_external_apps": 1 << 50,
}
EVERYTHING = (1 << 53) - 1


def bits(names: Iterable[str]) -> int:
    """The named permissions as Discord's bit set. Raises ``KeyError`` for a name that is not known here."""
    return reduce(or_, (BITS[name] for name in names), 0)


EVERYONE_BY_DEFAULT = bits(
    (
        "add_reactions",
        "view_channel",
        "send_messages",
        "embed_links",
        "attach_files",
        "read_message_history",
        "use_external_emojis",
        "use_application_commands",
        "send_messages_in_threads",
        "use_external_apps",
    )
)
IN_DIRECT_MESSAGES = EVERYONE_BY_DEFAULT


def permissions_in_guild(guild: GuildRecord, member: MemberRecord) -> int:
    """What a member may do before any channel changes it."""
    if guild.owner_id == member.user.id:
        return EVERYTHING
    own = reduce(or_, (guild.roles[role].permissions for role in member.role_ids), guild.roles[guild.id].permissions)
    return EVERYTHING if own & BITS["administrator"] else own


def permissions_in_channel(guild: GuildRecord, member: MemberRecord, channel: ChannelRecord) -> int:
    """What a member may do in a channel: @everyone's overwrite, then the roles' together, then the member's own."""
    own = permissions_in_guild(guild, member)
    if own == EVERYTHING:
        return own
    for targets in ((guild.id,), member.role_ids, (member.user.id,)):
        overwrites = [channel.overwrites[target] for target in targets if target in channel.overwrites]
        own &= ~reduce(or_, (overwrite.deny for overwrite in overwrites), 0)
        own |= reduce(or_, (overwrite.allow for overwrite in overwrites), 0)
    return own if own & BITS["view_channel"] else 0


def granted(world: World, who: UserRecord, where: ChannelRecord) -> int:
    """What a user may do in a channel; nothing where they are no member of its guild."""
    guild = world.guild_of(where)
    if guild is None:
        return IN_DIRECT_MESSAGES
    member = guild.members.get(who.id)
    return 0 if member is None else permissions_in_channel(guild, member, where)


def may(world: World, who: UserRecord, where: ChannelRecord, *names: str) -> bool:
    """Whether a user has every named permission in a channel."""
    wanted = bits(names)
    return granted(world, who, where) & wanted == wanted
