"""What Discord's client sends when a member has filled in a modal."""

from collections.abc import Mapping

from bot.sandbox.limits_components import ACTION_ROW, LABEL, TEXT_INPUT
from bot.sandbox.limits_modals import fields
from bot.sandbox.offers import NotPossible
from bot.sandbox.state import JSON

Filled = Mapping[str, str | list[str]]


def submitted(modal: JSON, filled: Filled, check: bool) -> JSON:
    """The data of a modal's submission, its fields filled in by label or custom_id.

    Raises ``NotPossible`` for an unknown field, and, if ``check``, for what the client would not send.
    """
    known = {name for field in fields(modal) for name in (field["custom_id"], field.get("label")) if name}
    if unknown := set(filled) - known:
        raise NotPossible(f"The modal has no field {sorted(unknown)}, but {sorted(known)}")
    parts = [_part(number, part, filled, check) for number, part in enumerate(modal["components"], start=1)]
    return {"custom_id": modal["custom_id"], "components": parts}


def _part(number: int, part: JSON, filled: Filled, check: bool) -> JSON:
    sent: JSON = {"type": part["type"], "id": number}
    if part["type"] == LABEL:
        sent["component"] = _field(part["component"], part.get("label"), filled, check)
    elif part["type"] == ACTION_ROW:
        sent["components"] = [_field(field, field.get("label"), filled, check) for field in part["components"]]
    return sent


def _field(field: JSON, label: str | None, filled: Filled, check: bool) -> JSON:
    value = filled.get(field["custom_id"], filled.get(label or "", field.get("value") or ""))
    if check:
        _check(field, label, value)
    sent: JSON = {"type": field["type"], "id": field.get("id") or 0, "custom_id": field["custom_id"]}
    if field["type"] == TEXT_INPUT:
        return sent | {"value": value}
    return sent | {"values": [value] if isinstance(value, str) and value else list(value)}


def _check(field: JSON, label: str | None, value: str | list[str]) -> None:
    if not value and field.get("required") is not False:
        raise NotPossible(f"{label!r} has to be filled in")
    if field["type"] != TEXT_INPUT or not value:
        return
    lowest, highest = field.get("min_length") or 0, field.get("max_length") or 4000
    if not lowest <= len(value) <= highest:
        raise NotPossible(f"{label!r} takes {lowest} to {highest} characters, not {len(value)}")
