"""Records as the JSON that Discord sends. Pure: values in, values out."""

from bot.sandbox.permissions import granted
from bot.sandbox.state import JSON, ChannelRecord, GuildRecord, MemberRecord, RoleRecord, UserRecord, World

GUILD_DEFAULTS: JSON = {
    **dict.fromkeys(
        (
            *("icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id"),
            *("afk_channel_id", "system_channel_id", "widget_channel_id", "vanity_url_code", "rules_channel_id"),
            *("safety_alerts_channel_id", "public_updates_channel_id", "max_presences", "incidents_data"),
        )
    ),
    **dict.fromkeys(
        (
            *("system_channel_flags", "verification_level", "default_message_notifications", "mfa_level"),
            *("explicit_content_filter", "premium_tier", "premium_subscription_count", "nsfw_level"),
        ),
        0,
    ),
    "region": "us-west",
    "afk_timeout": 300,
    "widget_enabled": False,
    "max_members": 500_000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
}


def user(record: UserRecord) -> JSON:
    """A user as anybody sees them."""
    payload: JSON = {
        "id": str(record.id),
        "username": record.name.lower().replace(" ", "_"),
        "global_name": None if record.bot else record.name,
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }
    if record.bot:
        payload |= {"bot": True, "username": record.name, "discriminator": "0001"}
    return payload


def own_user(record: UserRecord) -> JSON:
    """The bot's own account as only the bot sees it."""
    return user(record) | {"mfa_enabled": True, "locale": record.locale, "verified": True, "email": None}


def application(world: World) -> JSON:
    """The application that the bot belongs to."""
    return {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user(world.owner),
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
        "integration_types_config": {"0": {}},
    }


def member(record: MemberRecord) -> JSON:
    """A member without the user, as messages and interactions carry it."""
    return {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": record.joined_at,
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": [str(role) for role in record.role_ids],
        "mute": False,
        "deaf": False,
    }


def role(record: RoleRecord) -> JSON:
    return {
        "id": str(record.id),
        "name": record.name,
        "permissions": str(record.permissions),
        "position": record.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": record.managed,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def channel(record: ChannelRecord) -> JSON:
    last = next(reversed(record.messages), None)
    payload: JSON = {
        "id": str(record.id),
        "type": record.kind,
        "flags": 0,
        "last_message_id": None if last is None else str(last),
    }
    if record.recipient is not None:
        return payload | {"recipients": [user(record.recipient)]}
    return payload | {
        "guild_id": str(record.guild_id),
        "name": record.name,
        "position": record.position,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "permission_overwrites": [
            {
                "id": str(overwrite.target_id),
                "type": int(overwrite.for_member),
                "allow": str(overwrite.allow),
                "deny": str(overwrite.deny),
            }
            for overwrite in record.overwrites.values()
        ],
    }


def guild(record: GuildRecord) -> JSON:
    """A guild as the HTTP API returns it."""
    return {
        **GUILD_DEFAULTS,
        "id": str(record.id),
        "name": record.name,
        "owner_id": str(record.owner_id),
        "roles": [role(each) for each in record.roles.values()],
        "features": [],
        "emojis": [],
        "stickers": [],
        "preferred_locale": record.locale,
    }


def guild_create(record: GuildRecord, bot_id: int) -> JSON:
    """A guild as the gateway announces it, joined just now; at log-in, ``unavailable`` is told beside.

    Without the privileged intent, its members are the bot alone.
    """
    bot = record.members[bot_id]
    return guild(record) | {
        "joined_at": record.joined_at,
        "large": False,
        "member_count": len(record.members),
        "members": [member(bot) | {"user": user(bot.user)}],
        "channels": [channel(each) for each in record.channels.values()],
        "threads": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def actor(world: World, who: UserRecord, where: ChannelRecord) -> JSON:
    """Who acts, as an interaction tells it: a member in a guild, a user elsewhere."""
    guild_record = world.guild_of(where)
    if guild_record is None:
        return {"user": user(who)}
    shown = member(guild_record.members[who.id])
    return {"member": shown | {"user": user(who), "permissions": str(granted(world, who, where))}}
