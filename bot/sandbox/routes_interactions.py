"""Routes by which the application responds to an interaction and follows up on it."""

from collections.abc import Callable

from bot.sandbox import interactions, limits, messages, refusals
from bot.sandbox.backend import Backend
from bot.sandbox.http_api import Answer, Call, Route
from bot.sandbox.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, InteractionRecord
from bot.sandbox.limits_commands import CHOICES, SLASH, check_choices
from bot.sandbox.limits_modals import check_modal
from bot.sandbox.refusals import Form
from bot.sandbox.routes_messages import in_order
from bot.sandbox.state import JSON, MessageRecord
from bot.sandbox.uploads import Upload

DATA = ("data",)
RESPONSES = (interactions.MESSAGE, interactions.DEFERRED_MESSAGE)
UPDATES = (interactions.DEFERRED_UPDATE, interactions.UPDATE)


def respond(backend: Backend, call: Call) -> Answer:
    """The callback: the first response, which has to come within 3 s and only once."""
    record = backend.interactions.to_respond(call.parameters["interaction_id"], call.parameters["interaction_token"])
    if record.callback is not None:
        raise refusals.already_acknowledged()
    body = call.object()
    kind = body.get("type")
    allowed = _callbacks_for(record)
    if not isinstance(kind, int) or kind not in allowed:
        form = Form()
        form.choices(("type",), allowed)
        raise form.refusal()
    CALLBACKS[kind](backend, record, body.get("data") or {}, call.files)
    record.callback = kind
    record.changes.announce()
    return (200, _told(record)) if call.flag("with_response") else (204, None)


def _callbacks_for(record: InteractionRecord) -> tuple[int, ...]:
    if record.kind == AUTOCOMPLETE:
        return (interactions.CHOICES,)
    updates = UPDATES if record.source is not None else ()
    modal = (interactions.MODAL,) if record.kind in (COMMAND, COMPONENT) else ()
    return RESPONSES + updates + modal


def _told(record: InteractionRecord) -> JSON:
    """What the callback returns with ``with_response``."""
    told: JSON = {"id": str(record.id), "type": record.kind, "channel_id": str(record.channel.id)}
    if record.channel.guild_id is not None:
        told["guild_id"] = str(record.channel.guild_id)
    message = record.original
    if message is None or record.callback == interactions.DEFERRED_UPDATE:
        return {"interaction": told}
    told["response_message_id"] = str(message.id)
    told["response_message_loading"] = bool(message.flags & limits.LOADING)
    told["response_message_ephemeral"] = bool(message.flags & limits.EPHEMERAL)
    if record.callback == interactions.DEFERRED_MESSAGE:
        return {"interaction": told}
    return {"interaction": told, "resource": {"type": record.callback, "message": message.payload}}


def _send(
    backend: Backend, record: InteractionRecord, body: JSON, files: dict[int, Upload], flags: int
) -> MessageRecord:
    """Make a message in the name of the application, private to the member where the flags say so."""
    world = backend.world
    extra: JSON = {
        "type": _message_type(record),
        "webhook_id": str(world.bot.id),
        "application_id": str(world.bot.id),
        "interaction_metadata": record.metadata(),
    }
    only_for = record.user.id if flags & limits.EPHEMERAL else None
    uploads = in_order(files)
    message = messages.create(
        world, record.channel, world.bot, body, uploads, flags=flags, extra=extra, only_for=only_for
    )
    record.responses.append(message)
    backend.publish(message)
    return message


def _message_type(record: InteractionRecord) -> int:
    if record.kind != COMMAND or record.responses:
        return messages.ORDINARY
    return messages.COMMAND_RESPONSE if record.data["type"] == SLASH else messages.MENU_RESPONSE


def _respond_with_message(backend: Backend, record: InteractionRecord, data: JSON, files: dict[int, Upload]) -> None:
    limits.check_new_message(data, files, limits.IN_A_RESPONSE, DATA)
    record.original = _send(backend, record, data, files, data.get("flags") or 0)
    record.answered_in(record.original)


def _defer(backend: Backend, record: InteractionRecord, data: JSON, _: dict[int, Upload]) -> None:
    form = Form(DATA)
    flags = limits.check_flags(form, data, limits.EPHEMERAL)
    form.done()
    record.original = _send(backend, record, {}, {}, flags | limits.LOADING)


def _defer_update(_: Backend, record: InteractionRecord, __: JSON, ___: dict[int, Upload]) -> None:
    record.original = record.source


def _update(backend: Backend, record: InteractionRecord, data: JSON, files: dict[int, Upload]) -> None:
    assert record.source is not None
    record.original = record.source
    _edit(backend, record, record.source, data, files, prefix=DATA)


def _offer_choices(_: Backend, record: InteractionRecord, data: JSON, __: dict[int, Upload]) -> None:
    choices = data.get("choices") or []
    form = Form(DATA)
    form.length(("choices",), choices, 0, CHOICES)
    check_choices(form, ("choices",), choices)
    form.done()
    record.choices = choices


def _show_modal(_: Backend, record: InteractionRecord, data: JSON, __: dict[int, Upload]) -> None:
    check_modal(data, DATA)
    record.modal = data


CALLBACKS: dict[int, Callable[[Backend, InteractionRecord, JSON, dict[int, Upload]], None]] = {
    interactions.MESSAGE: _respond_with_message,
    interactions.DEFERRED_MESSAGE: _defer,
    interactions.DEFERRED_UPDATE: _defer_update,
    interactions.UPDATE: _update,
    interactions.CHOICES: _offer_choices,
    interactions.MODAL: _show_modal,
}


def _edit(
    backend: Backend,
    record: InteractionRecord,
    message: MessageRecord,
    body: JSON,
    files: dict[int, Upload],
    *,
    prefix: tuple[str, ...] = (),
) -> None:
    limits.check_edited_message(body, files, message.payload, prefix)
    messages.edit(backend.world, message, body, in_order(files))
    backend.republish(message)
    record.answered_in(message)


def _followed(backend: Backend, call: Call) -> InteractionRecord:
    if call.number("webhook_id") != backend.world.bot.id:
        raise refusals.unknown_webhook()
    return backend.interactions.to_follow_up(call.parameters["webhook_token"])


def _message(backend: Backend, call: Call) -> tuple[InteractionRecord, MessageRecord]:
    """The message of the path, if this interaction made it (or was about it) and it is still there."""
    record = _followed(backend, call)
    number = call.parameters["message_id"]
    ours = [record.original] if number == "@original" else [*record.responses, record.original]
    found = [each for each in ours if each is not None and number in ("@original", str(each.id)) and not each.deleted]
    if not found:
        raise refusals.unknown_message()
    return record, found[0]


def follow_up(backend: Backend, call: Call) -> Answer:
    """A further message. The first one after a deferred response takes its place, and its visibility."""
    record = _followed(backend, call)
    body = call.object()
    original = record.original
    if original is not None and original.flags & limits.LOADING:
        changeable = (body.get("flags") or 0) & ~limits.EPHEMERAL
        _edit(backend, record, original, body | {"flags": changeable}, call.files)
        return 200, original.payload
    limits.check_new_message(body, call.files, limits.IN_A_RESPONSE)
    message = _send(backend, record, body, call.files, body.get("flags") or 0)
    record.answered_in(message)
    return 200, message.payload


def get_response(backend: Backend, call: Call) -> Answer:
    return 200, _message(backend, call)[1].payload


def edit_response(backend: Backend, call: Call) -> Answer:
    record, message = _message(backend, call)
    _edit(backend, record, message, call.object(), call.files)
    return 200, message.payload


def delete_response(backend: Backend, call: Call) -> Answer:
    record, message = _message(backend, call)
    backend.delete(message)
    record.changes.announce()
    return 204, None


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_MESSAGE = _WEBHOOK + "/messages/{message_id}"

ROUTES = [
    Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", respond, public=True),
    Route("POST", _WEBHOOK, follow_up, public=True),
    Route("GET", _MESSAGE, get_response, public=True),
    Route("PATCH", _MESSAGE, edit_response, public=True),
    Route("DELETE", _MESSAGE, delete_response, public=True),
]
