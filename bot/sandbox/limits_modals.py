"""What Discord refuses in a modal: 1 to 5 components, a title of 45, and what may stand in it."""

from collections.abc import Iterator

from bot.sandbox.limits_components import (
    ACTION_ROW,
    CUSTOM_ID_LENGTH,
    LABEL,
    SELECTS,
    TEXT_DISPLAY,
    TEXT_INPUT,
    check_custom_id,
    check_select,
)
from bot.sandbox.refusals import Form, Path
from bot.sandbox.state import JSON

TITLE = 45
COMPONENTS = 5
TEXT = 4000
FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 19, 21, 22, 23
FIELDS = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)


def check_modal(modal: JSON, prefix: Path) -> None:
    """Raise ``Refusal`` for a modal that cannot be shown."""
    form = Form(prefix)
    form.text(("custom_id",), modal.get("custom_id"), 1, CUSTOM_ID_LENGTH)
    form.text(("title",), modal.get("title"), 1, TITLE)
    components = modal.get("components")
    if not components:
        form.required(("components",))
    form.length(("components",), components, 1, COMPONENTS)
    for index, component in enumerate(components or []):
        _check_part(form, ("components", index), component)
    custom_ids = [each.get("custom_id") for each in fields(modal)]
    if len(set(custom_ids)) < len(custom_ids):
        form.fault(("components",), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
    form.done()


def fields(modal: JSON) -> Iterator[JSON]:
    """What a member fills in, each with the label that stands above it."""
    for part in modal.get("components") or []:
        if part.get("type") == ACTION_ROW:
            yield from part.get("components") or []
        elif part.get("type") == LABEL and part.get("component"):
            yield part["component"] | {"label": part.get("label")}


def _check_part(form: Form, path: Path, part: JSON) -> None:
    kind = part.get("type")
    if kind == LABEL:
        form.text((*path, "label"), part.get("label"), 1, 45)
        form.length((*path, "description"), part.get("description"), 0, 100)
        _check_field(form, (*path, "component"), part.get("component") or {}, in_label=True)
    elif kind == ACTION_ROW:
        form.length((*path, "components"), part.get("components") or [], 1, 1)
        for index, field in enumerate(part.get("components") or []):
            _check_field(form, (*path, "components", index), field, in_label=False)
    elif kind == TEXT_DISPLAY:
        form.text((*path, "content"), part.get("content"), 1, TEXT)
    else:
        message = f'Value of field "type" must be one of ({ACTION_ROW}, {TEXT_DISPLAY}, {LABEL}).'
        form.fault((*path, "type"), "UNION_TYPE_CHOICES", message)


def _check_field(form: Form, path: Path, field: JSON, in_label: bool) -> None:
    kind = field.get("type")
    if kind not in FIELDS:
        named = ", ".join(str(each) for each in FIELDS)
        form.fault((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({named}).')
    elif kind in SELECTS:
        check_select(form, path, field)
    elif kind == TEXT_INPUT:
        _check_text_input(form, path, field, in_label)
    else:
        check_custom_id(form, path, field)


def _check_text_input(form: Form, path: Path, field: JSON, in_label: bool) -> None:
    check_custom_id(form, path, field)
    if field.get("style") not in (1, 2):
        form.choices((*path, "style"), (1, 2))
    if not in_label:
        form.text((*path, "label"), field.get("label"), 1, 45)
    form.length((*path, "placeholder"), field.get("placeholder"), 0, 100)
    form.length((*path, "value"), field.get("value"), 0, TEXT)
    for part in ("min_length", "max_length"):
        value = field.get(part)
        if value is not None and not int(part == "max_length") <= value <= TEXT:
            form.fault((*path, part), "NUMBER_TYPE_MAX", f"int value should be at most {TEXT}.")
