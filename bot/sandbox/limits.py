"""What Discord refuses in a message: its text, embeds, flags, files. Components are checked in ``limits_components``.

Lengths are those of Discord's documentation for "Message", "Embed Limits" and "Message Flags". Discord counts
characters (Unicode code points) after it has stripped the ends of an embed's texts.
"""

from collections.abc import Collection

from bot.sandbox.limits_components import check_components
from bot.sandbox.refusals import Form, Path, empty_message, file_too_large
from bot.sandbox.state import JSON
from bot.sandbox.uploads import FILE_SIZE_LIMIT, Upload

CONTENT = 2000
EMBEDS = 10
EMBED_TOTAL = 6000
ATTACHMENTS = 10
ATTACHMENT_DESCRIPTION = 1024

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15

IN_A_CHANNEL = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
IN_A_RESPONSE = IN_A_CHANNEL | EPHEMERAL
IN_AN_EDIT = SUPPRESS_EMBEDS | COMPONENTS_V2


def check_new_message(body: JSON, files: dict[int, Upload], flags_allowed: int, prefix: Path = ()) -> None:
    """Raise ``Refusal`` for a message that cannot be sent. ``prefix`` is where the body stands in the request."""
    form = Form(prefix)
    flags = check_flags(form, body, flags_allowed)
    check_parts(form, body, flags, files, kept=())
    form.done()
    check_file_sizes(files)
    if not any(body.get(part) for part in ("content", "embeds", "components", "sticker_ids", "poll")) and not files:
        raise empty_message()


def check_edited_message(
    body: JSON, files: dict[int, Upload], before: JSON, prefix: Path = (), flags_allowed: int = IN_AN_EDIT
) -> None:
    """Raise ``Refusal`` for an edit that leaves a message Discord would not accept. ``before`` is the message as is."""
    form = Form(prefix)
    had = int(before["flags"])
    flags = check_flags(form, body, flags_allowed | had) if body.get("flags") is not None else had
    if had & COMPONENTS_V2 and not flags & COMPONENTS_V2:
        form.fault(("flags",), "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "The Components V2 flag cannot be removed")
    # Fields that an edit does not name stay, so the whole that results is what has to be right.
    whole = {part: before[part] for part in ("content", "embeds", "components")}
    named = {key: value for key, value in body.items() if key in whole}
    whole |= {key: value if value is not None else ("" if key == "content" else []) for key, value in named.items()}
    kept = [attachment["filename"] for attachment in kept_attachments(body, before)]
    check_parts(form, body | whole, flags, files, kept)
    form.done()
    check_file_sizes(files)
    if not any(whole.values()) and not files and not kept:
        raise empty_message()


def kept_attachments(body: JSON, before: JSON) -> list[JSON]:
    """The attachments that an edit leaves in place: all, unless it lists which."""
    if body.get("attachments") is None:
        return list(before["attachments"])
    listed = {str(attachment.get("id")) for attachment in body["attachments"]}
    return [attachment for attachment in before["attachments"] if attachment["id"] in listed]


def check_flags(form: Form, body: JSON, allowed: int) -> int:
    """The flags of a body; a fault where one cannot be set there."""
    flags = body.get("flags") or 0
    if not isinstance(flags, int):
        form.fault(("flags",), "NUMBER_TYPE_COERCE", f'Value "{flags}" is not int.')
        return 0
    if flags & ~allowed:
        form.fault(("flags",), "MESSAGE_FLAGS_INVALID", "These message flags cannot be set here")
    return flags


def check_parts(form: Form, body: JSON, flags: int, files: dict[int, Upload], kept: Collection[str]) -> None:
    """Text, embeds, components and attachments of a message."""
    form.length(("content",), body.get("content"), 0, CONTENT)
    if flags & COMPONENTS_V2:
        for legacy in ("content", "embeds", "sticker_ids", "poll"):
            if body.get(legacy):
                form.fault(
                    (legacy,),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{legacy}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                )
    check_embeds(form, body.get("embeds") or [])
    check_attachments(form, body.get("attachments") or [], files)
    names = {upload.filename for upload in files.values()} | set(kept)
    check_components(form, body.get("components") or [], bool(flags & COMPONENTS_V2), names)


def check_attachments(form: Form, attachments: list[JSON], files: dict[int, Upload]) -> None:
    """How many files there are and how long their descriptions (alt texts)."""
    form.length(("attachments",), attachments, 0, ATTACHMENTS)
    if len(files) > ATTACHMENTS:
        form.fault(("files",), "BASE_TYPE_MAX_LENGTH", f"Must be {ATTACHMENTS} or fewer in length.")
    for index, attachment in enumerate(attachments):
        form.length(("attachments", index, "description"), attachment.get("description"), 0, ATTACHMENT_DESCRIPTION)


def check_file_sizes(files: dict[int, Upload]) -> None:
    """Raise ``Refusal`` 40005 where a file is larger than an unboosted guild takes."""
    if any(len(upload.data) > FILE_SIZE_LIMIT for upload in files.values()):
        raise file_too_large()


def check_embeds(form: Form, embeds: list[JSON]) -> None:
    """Number and lengths of embeds, and the length of all their texts together."""
    form.length(("embeds",), embeds, 0, EMBEDS)
    total = sum(check_embed(form, ("embeds", index), embed) for index, embed in enumerate(embeds))
    if total > EMBED_TOTAL:
        form.fault(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBED_TOTAL}")


def check_embed(form: Form, path: Path, embed: JSON) -> int:
    """One embed. Returns the length of its texts."""
    texts: list[tuple[Path, object, int]] = [
        (("title",), embed.get("title"), 256),
        (("description",), embed.get("description"), 4096),
        (("footer", "text"), (embed.get("footer") or {}).get("text"), 2048),
        (("author", "name"), (embed.get("author") or {}).get("name"), 256),
    ]
    fields = embed.get("fields") or []
    form.length((*path, "fields"), fields, 0, 25)
    for index, each in enumerate(fields):
        for part, highest in (("name", 256), ("value", 1024)):
            texts.append((("fields", index, part), each.get(part), highest))
            if not each.get(part):
                form.required((*path, "fields", index, part))
    for where, value, highest in texts:
        form.length((*path, *where), value, 0, highest)
    return sum(len(value.strip()) for _, value, _ in texts if isinstance(value, str))
