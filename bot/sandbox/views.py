"""Messages and modals as a member sees them, in the words that tests use."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox import limits, messages
from bot.sandbox.backend import Backend
from bot.sandbox.limits_components import BUTTON, SELECTS, walk
from bot.sandbox.limits_modals import fields
from bot.sandbox.state import JSON, MessageRecord, Pings

if TYPE_CHECKING:
    from bot.sandbox.member import Member


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a message."""

    label: str
    custom_id: str | None
    url: str | None
    style: int
    disabled: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A select menu of a message. ``values`` are those that it offers."""

    custom_id: str
    placeholder: str
    values: tuple[str, ...]
    disabled: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message, with its alt text."""

    filename: str
    description: str | None
    size: int
    content_type: str
    url: str
    data: bytes


class Message:
    """A message, as it is now: it follows edits."""

    def __init__(self, backend: Backend, record: MessageRecord) -> None:
        self._backend = backend
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and other.record is self.record

    def __hash__(self) -> int:
        return hash(self.record.id)

    def __repr__(self) -> str:
        return f"<Message {self.id} by {self.author_id}: {self.text[:80]!r}>"

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def channel_id(self) -> int:
        return self.record.channel_id

    @property
    def author_id(self) -> int:
        return self.record.author_id

    @property
    def payload(self) -> JSON:
        """What Discord returns for the message."""
        return self.record.payload

    @property
    def content(self) -> str:
        return str(self.payload["content"])

    @property
    def texts(self) -> list[str]:
        """The content, if any, and every text display, in the order in which they are shown."""
        return messages.texts(self.payload)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def embeds(self) -> list[JSON]:
        return list(self.payload["embeds"])

    @property
    def components(self) -> list[JSON]:
        """The tree of components as Discord returns it."""
        return list(self.payload["components"])

    @property
    def component_count(self) -> int:
        """Components, nested ones included, as Discord counts them."""
        return sum(1 for _ in walk(self.components))

    @property
    def flags(self) -> int:
        return self.record.flags

    @property
    def ephemeral(self) -> bool:
        return self.record.only_for is not None

    @property
    def thinking(self) -> bool:
        return bool(self.flags & limits.LOADING)

    @property
    def edited(self) -> bool:
        return self.payload["edited_timestamp"] is not None

    @property
    def deleted(self) -> bool:
        return self.record.deleted

    @property
    def reply_to(self) -> int | None:
        """The id of the message that this one replies to."""
        reference = self.payload.get("message_reference")
        return int(reference["message_id"]) if reference else None

    @property
    def pings(self) -> Pings:
        return self.record.pings

    @property
    def buttons(self) -> list[Button]:
        return [
            Button(
                each.get("label", ""),
                each.get("custom_id"),
                each.get("url"),
                each["style"],
                each.get("disabled", False),
            )
            for each in self._components(BUTTON)
        ]

    def button(self, name: str) -> Button:
        """The button with this label or custom_id. Raises ``LookupError`` naming those there are."""
        for button in self.buttons:
            if name in (button.label, button.custom_id):
                return button
        raise LookupError(f"No button {name!r}; there are {[button.label for button in self.buttons]}")

    @property
    def selects(self) -> list[Select]:
        return [
            Select(
                each["custom_id"],
                each.get("placeholder", ""),
                tuple(option["value"] for option in each.get("options", ())),
                each.get("disabled", False),
            )
            for each in self._components(*SELECTS)
        ]

    def component(self, custom_id: str) -> JSON:
        """The component with this custom_id. Raises ``LookupError`` naming those there are."""
        usable = {each["custom_id"]: each for each in walk(self.components) if each.get("custom_id")}
        if custom_id not in usable:
            raise LookupError(f"No component {custom_id!r}; there are {list(usable)}")
        return usable[custom_id]

    def _components(self, *kinds: int) -> Iterator[JSON]:
        return (each for each in walk(self.components) if each["type"] in kinds)

    @property
    def attachments(self) -> list[Attachment]:
        return [
            Attachment(
                each["filename"],
                each.get("description"),
                each["size"],
                each["content_type"],
                each["url"],
                self._backend.world.uploads[int(each["id"])].data,
            )
            for each in self.payload["attachments"]
        ]

    def visible_to(self, member: "Member") -> bool:
        """Whether a member sees the message: it is there, not private to somebody else, and in a channel they see."""
        return member.sees(self)

    async def changed(self, timeout: float = 5.0) -> "Message":  # noqa: ASYNC109
        """Wait for the next edit or deletion."""
        before = self.record.payload
        await self.record.changes.until(
            lambda: self.record.payload is not before or self.record.deleted,
            timeout,
            lambda: f"{self!r} was neither edited nor deleted",
        )
        return self


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in."""

    custom_id: str
    label: str
    kind: int
    value: str
    required: bool
    min_length: int
    max_length: int


@dataclass(frozen=True, slots=True)
class Modal:
    """A form that is shown to a member."""

    custom_id: str
    title: str
    fields: tuple[Field, ...]

    @classmethod
    def of(cls, modal: JSON) -> "Modal":
        """A modal as a member sees it."""
        shown = tuple(
            Field(
                each["custom_id"],
                each.get("label") or "",
                each["type"],
                each.get("value") or "",
                each.get("required") is not False,
                each.get("min_length") or 0,
                each.get("max_length") or 4000,
            )
            for each in fields(modal)
        )
        return cls(modal["custom_id"], modal["title"], shown)
