"""The link that invites the bot to a server, and what each permission in it is for."""

import base64
import binascii
from collections.abc import Mapping
from types import MappingProxyType

import discord
from pydantic import SecretStr

SCOPES = ("bot", "applications.commands")
PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "view_channel": "see the channels in which it is mentioned",
        "send_messages": "answer mentions, and post answers that members share",
        "send_messages_in_threads": "the same in threads",
        "attach_files": "post charts and exported files",
        "read_message_history": "reply to the very message that asked",
    }
)
PERMISSIONS = discord.Permissions(**dict.fromkeys(PURPOSES, True))


def invite_link(application_id: int) -> str:
    """The address at which a server's administrator adds the bot."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)


def application_id_of(token: SecretStr) -> int | None:
    """The application's id, which is a token's first part in base64; ``None`` where it is not."""
    first, *_ = token.get_secret_value().split(".")
    try:
        return int(base64.b64decode(first + "=" * (-len(first) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        return None
