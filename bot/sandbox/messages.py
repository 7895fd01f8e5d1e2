"""Making and editing messages: from a request's body, already checked, to what Discord would return for it."""

import re
from collections.abc import Iterable
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.clock import timestamp
from bot.sandbox.limits import COMPONENTS_V2, LOADING, kept_attachments
from bot.sandbox.limits_components import TEXT_DISPLAY, walk
from bot.sandbox.rendering import normalise_components, without_nulls
from bot.sandbox.state import JSON, ChannelRecord, MessageRecord, Pings, UserRecord, World
from bot.sandbox.uploads import Upload

USER_MENTION = re.compile(r"<@!?(\d{1,20})>")
ROLE_MENTION = re.compile(r"<@&(\d{1,20})>")
EVERYONE_MENTION = re.compile(r"@(?:everyone|here)\b")
# In a channel, so that a long run does not fill the memory.
MESSAGES_KEPT = 10_000
ORDINARY, REPLY, COMMAND_RESPONSE, MENU_RESPONSE = 0, 19, 20, 23


def texts(payload: JSON) -> list[str]:
    """The content, if any, and every text display in the order in which they are shown."""
    displays = [each["content"] for each in walk(payload["components"]) if each["type"] == TEXT_DISPLAY]
    return [payload["content"], *displays] if payload["content"] else displays


def create(
    world: World,
    channel: ChannelRecord,
    author: UserRecord,
    body: JSON,
    files: Iterable[Upload] = (),
    *,
    flags: int = 0,
    extra: JSON | None = None,
    only_for: int | None = None,
) -> MessageRecord:
    """Store a message. ``extra`` holds what its origin adds (reply, interaction); ``only_for`` makes it private."""
    number = world.ids.next()
    attachments = _attach(world, channel, files, body.get("attachments") or [])
    payload: JSON = {
        "id": str(number),
        "type": ORDINARY,
        "channel_id": str(channel.id),
        "author": payloads.user(author),
        "content": body.get("content") or "",
        "embeds": _embeds(body.get("embeds")),
        "attachments": attachments,
        "components": normalise_components(body.get("components") or [], attachments, world.ids),
        "flags": flags,
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "timestamp": timestamp(),
        "edited_timestamp": None,
        "pinned": False,
        "tts": bool(body.get("tts")),
        **(extra or {}),
    }
    if body.get("nonce") is not None:
        payload["nonce"] = body["nonce"]
    message = MessageRecord(number, channel.id, author.id, payload, only_for=only_for)
    _mention(world, message, body.get("allowed_mentions"))
    channel.messages[number] = message
    if len(channel.messages) > MESSAGES_KEPT:
        _forget_oldest(world, channel)
    return message


def sent_before(channel: ChannelRecord, author: int, body: JSON) -> MessageRecord | None:
    """The message of the same author and nonce, where ``body`` asks that one nonce makes one message.

    Discord looks back a few minutes; of those that are kept here, any will do.
    """
    if not body.get("enforce_nonce") or body.get("nonce") is None:
        return None
    return next(
        (
            message
            for message in reversed(channel.messages.values())
            if message.author_id == author and message.payload.get("nonce") == body["nonce"]
        ),
        None,
    )


def _forget_oldest(world: World, channel: ChannelRecord) -> None:
    oldest = channel.messages.pop(next(iter(channel.messages)))
    for attachment in oldest.payload["attachments"]:
        del world.uploads[int(attachment["id"])]


def edit(world: World, message: MessageRecord, body: JSON, files: Iterable[Upload] = ()) -> None:
    """Replace the fields that ``body`` names; the message is no longer "thinking"."""
    before = message.payload
    channel = world.channels[message.channel_id]
    attachments = kept_attachments(body, before) + _attach(world, channel, files, body.get("attachments") or [])
    payload = before | {
        "attachments": attachments,
        "edited_timestamp": timestamp(),
        "flags": before["flags"] & ~LOADING,
    }
    if body.get("flags") is not None:
        payload["flags"] |= body["flags"] & COMPONENTS_V2
    if "content" in body:
        payload["content"] = body["content"] or ""
    if "embeds" in body:
        payload["embeds"] = _embeds(body["embeds"])
    if "components" in body:
        payload["components"] = normalise_components(body["components"] or [], attachments, world.ids)
    message.payload = payload
    _mention(world, message, body.get("allowed_mentions"))


def reply_to(channel: ChannelRecord, target: MessageRecord) -> JSON:
    """What a reply's message tells of the message that it replies to."""
    reference: JSON = {"type": 0, "channel_id": str(channel.id), "message_id": str(target.id)}
    if channel.guild_id is not None:
        reference["guild_id"] = str(channel.guild_id)
    shown = {key: value for key, value in target.payload.items() if key != "referenced_message"}
    return {"type": REPLY, "message_reference": reference, "referenced_message": shown}


def _attach(world: World, channel: ChannelRecord, files: Iterable[Upload], described: list[JSON]) -> list[JSON]:
    descriptions = {str(each.get("id")): each.get("description") for each in described}
    attachments = []
    for index, upload in enumerate(files):
        attachment = store_upload(world, channel, upload)
        description = descriptions.get(str(index)) or upload.description
        attachments.append(attachment | ({"description": description} if description else {}))
    return attachments


def store_upload(world: World, channel: ChannelRecord, upload: Upload) -> JSON:
    """Keep a file under an address of its own. Returns the attachment as Discord describes it."""
    number = world.ids.next()
    world.uploads[number] = upload
    url = f"{world.media_url}/attachments/{channel.id}/{number}/{upload.filename}"
    return {
        "id": str(number),
        "filename": upload.filename,
        "size": len(upload.data),
        "url": url,
        "proxy_url": url,
        "content_type": upload.media_type,
    }


def _embeds(embeds: list[JSON] | None) -> list[JSON]:
    return [{"type": "rich"} | without_nulls(embed) for embed in embeds or []]


def _mention(world: World, message: MessageRecord, allowed: JSON | None) -> None:
    """Work out who is notified, and write it into the payload as Discord does."""
    payload = message.payload
    replied_to = payload.get("referenced_message")
    text = "\n".join(texts(payload))
    pings = who_is_pinged(text, allowed, int(replied_to["author"]["id"]) if replied_to else None)
    message.pings = pings
    payload["mention_everyone"] = pings.everyone
    payload["mention_roles"] = [str(role) for role in sorted(pings.roles)]
    payload["mentions"] = [payloads.user(world.users[each]) for each in sorted(pings.users) if each in world.users]


def who_is_pinged(text: str, allowed: dict[str, Any] | None, replied_to: int | None = None) -> Pings:
    """Discord's rules for ``allowed_mentions``: without one, everything that stands in the text is notified."""
    users = frozenset(int(each) for each in USER_MENTION.findall(text))
    roles = frozenset(int(each) for each in ROLE_MENTION.findall(text))
    everyone = bool(EVERYONE_MENTION.search(text))
    if allowed is None:
        return Pings(everyone, users | ({replied_to} if replied_to else set()), roles)
    parse = allowed.get("parse") or []
    if "users" not in parse:
        users &= {int(each) for each in allowed.get("users") or []}
    if "roles" not in parse:
        roles &= {int(each) for each in allowed.get("roles") or []}
    if replied_to and allowed.get("replied_user"):
        users |= {replied_to}
    return Pings(everyone and "everyone" in parse, users, roles)
