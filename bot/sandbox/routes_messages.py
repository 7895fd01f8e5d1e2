"""Routes of a channel: its messages as a member of the channel writes, edits and removes them."""

from itertools import islice

from bot.sandbox import limits, messages, payloads, refusals
from bot.sandbox.backend import Backend
from bot.sandbox.http_api import Answer, Call, Route
from bot.sandbox.permissions import may
from bot.sandbox.state import JSON, ChannelRecord, MessageRecord
from bot.sandbox.uploads import Upload


def _channel(backend: Backend, call: Call, *needed: str) -> ChannelRecord:
    """The channel of the path. Raises ``Refusal`` where the bot does not see it or lacks a permission there."""
    channel = backend.world.channels.get(call.number("channel_id"))
    if channel is None:
        raise refusals.unknown_channel()
    if not may(backend.world, backend.world.bot, channel, "view_channel"):
        raise refusals.missing_access()
    if not may(backend.world, backend.world.bot, channel, *needed):
        raise refusals.missing_permissions()
    return channel


def _message(channel: ChannelRecord, number: int) -> MessageRecord:
    message = channel.messages.get(number)
    if message is None or message.only_for is not None:
        raise refusals.unknown_message()
    return message


def get_channel(backend: Backend, call: Call) -> Answer:
    return 200, payloads.channel(_channel(backend, call))


def list_messages(backend: Backend, call: Call) -> Answer:
    channel = _channel(backend, call, "read_message_history")
    before = int(call.query.get("before", 1 << 64))
    after = int(call.query.get("after", 0))
    newest_first = (
        message.payload
        for number, message in reversed(channel.messages.items())
        if after < number < before and message.only_for is None
    )
    return 200, list(islice(newest_first, int(call.query.get("limit", 50))))


def get_message(backend: Backend, call: Call) -> Answer:
    channel = _channel(backend, call, "read_message_history")
    return 200, _message(channel, call.number("message_id")).payload


def send(backend: Backend, call: Call) -> Answer:
    channel = _channel(backend, call, "send_messages", *(("attach_files",) if call.files else ()))
    if channel.recipient is not None and not channel.recipient.accepts_direct:
        raise refusals.closed_direct_messages()
    body = call.object()
    limits.check_new_message(body, call.files, limits.IN_A_CHANNEL)
    if (known := messages.sent_before(channel, backend.world.bot.id, body)) is not None:
        return 200, known.payload
    extra = _reply(backend, channel, body.get("message_reference"))
    uploads = in_order(call.files)
    flags = body.get("flags") or 0
    message = messages.create(backend.world, channel, backend.world.bot, body, uploads, flags=flags, extra=extra)
    backend.publish(message)
    return 200, message.payload


def _reply(backend: Backend, channel: ChannelRecord, reference: JSON | None) -> JSON:
    """What makes a message a reply. Raises ``Refusal`` where there is nothing to reply to."""
    if reference is None:
        return {}
    if not may(backend.world, backend.world.bot, channel, "read_message_history"):
        raise refusals.Refusal(400, 160002, "Cannot reply without permission to read message history")
    target = channel.messages.get(int(reference.get("message_id") or 0))
    if target is not None and target.only_for is None:
        return messages.reply_to(channel, target)
    if reference.get("fail_if_not_exists") is not False:
        form = refusals.Form()
        form.fault(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        raise form.refusal()
    return {}


def in_order(files: dict[int, Upload]) -> list[Upload]:
    """Files by the number of their field."""
    return [files[index] for index in sorted(files)]


def edit(backend: Backend, call: Call) -> Answer:
    channel = _channel(backend, call)
    message = _message(channel, call.number("message_id"))
    if message.author_id != backend.world.bot.id:
        raise refusals.not_the_author()
    body = call.object()
    limits.check_edited_message(body, call.files, message.payload)
    messages.edit(backend.world, message, body, in_order(call.files))
    backend.republish(message)
    return 200, message.payload


def delete(backend: Backend, call: Call) -> Answer:
    channel = _channel(backend, call)
    message = _message(channel, call.number("message_id"))
    own = message.author_id == backend.world.bot.id
    if not own and not may(backend.world, backend.world.bot, channel, "manage_messages"):
        raise refusals.missing_permissions()
    backend.delete(message)
    return 204, None


def typing(backend: Backend, call: Call) -> Answer:
    backend.typing.append(_channel(backend, call, "send_messages").id)
    return 204, None


ROUTES = [
    Route("GET", "/channels/{channel_id}", get_channel),
    Route("GET", "/channels/{channel_id}/messages", list_messages),
    Route("POST", "/channels/{channel_id}/messages", send),
    Route("GET", "/channels/{channel_id}/messages/{message_id}", get_message),
    Route("PATCH", "/channels/{channel_id}/messages/{message_id}", edit),
    Route("DELETE", "/channels/{channel_id}/messages/{message_id}", delete),
    Route("POST", "/channels/{channel_id}/typing", typing),
]
