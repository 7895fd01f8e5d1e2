"""What Discord would refuse is refused, at the field and with the code that Discord gives."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.limits import (
    COMPONENTS_V2,
    EPHEMERAL,
    IN_A_CHANNEL,
    IN_A_RESPONSE,
    check_edited_message,
    check_new_message,
)
from bot.sandbox.limits_commands import check_commands, leaves, size
from bot.sandbox.limits_modals import check_modal
from bot.sandbox.refusals import Refusal
from bot.sandbox.uploads import FILE_SIZE_LIMIT, Upload

JSON = dict[str, Any]


def faults(errors: JSON, path: str = "") -> list[tuple[str, str]]:
    """Path and code of every fault in a refusal's ``errors``."""
    found = [(path.removesuffix("."), fault["code"]) for fault in errors.get("_errors", [])]
    for step, inner in errors.items():
        if step != "_errors":
            found += faults(inner, f"{path}{step}.")
    return found


def refused(refusal: pytest.ExceptionInfo[Refusal]) -> list[tuple[str, str]]:
    body = refusal.value.body
    assert (refusal.value.status, body["code"], body["message"]) == (400, 50035, "Invalid Form Body")
    return faults(body["errors"])


def text(content: str) -> JSON:
    return {"type": 10, "content": content}


def button(label: str = "More", **changed: Any) -> JSON:
    given = {"type": 2, "style": 2, "label": label, "custom_id": label} | changed
    return {key: value for key, value in given.items() if value is not None}


def row(*components: JSON) -> JSON:
    return {"type": 1, "components": list(components)}


def container(*components: JSON) -> JSON:
    return {"type": 17, "components": list(components)}


def link(url: str) -> JSON:
    return button(style=5, custom_id=None, url=url)


def select(*options: str) -> JSON:
    return {"type": 3, "custom_id": "s", "options": [{"label": each or "x", "value": each} for each in options]}


FIFTY = "x" * 50

ACCEPTED = [
    {"content": "x" * 2000},
    {"content": "👩‍🚀" * 600},
    {"embeds": [{"title": "x" * 256, "description": "x" * 4096}, {"footer": {"text": "x" * 1648}}]},
    {"content": "hi", "components": [row(*(button(str(number)) for number in range(5)))]},
    {"flags": COMPONENTS_V2, "components": [text("x" * 4000)]},
    {"flags": COMPONENTS_V2, "components": [container(*(text("x") for _ in range(39)))]},
    {
        "flags": COMPONENTS_V2,
        "components": [{"type": 9, "components": [text("x")], "accessory": link("https://a.org")}],
    },
    {"flags": COMPONENTS_V2, "components": [row(select(*(str(number) for number in range(25))))]},
    {"flags": COMPONENTS_V2, "components": [row(button("x" * 80, custom_id="x" * 100))]},
    {"flags": COMPONENTS_V2, "components": [row(button(label=None, custom_id="a", emoji={"name": "👍"}))]},
]

REFUSED: list[tuple[JSON, str, str]] = [
    ({"content": "x" * 2001}, "content", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"title": "x"}] * 11}, "embeds", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"description": "x" * 4097}]}, "embeds.0.description", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"fields": [{"name": "x", "value": "x" * 1025}]}]}, "embeds.0.fields.0.value", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"fields": [{"name": "", "value": "x"}]}]}, "embeds.0.fields.0.name", "BASE_TYPE_REQUIRED"),
    ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds", "MAX_EMBED_SIZE_EXCEEDED"),
    ({"content": "x", "flags": EPHEMERAL}, "flags", "MESSAGE_FLAGS_INVALID"),
    ({"content": "x", "components": [text("x")]}, "components.0.type", "UNION_TYPE_CHOICES"),
    ({"content": "x", "components": [row(button())] * 6}, "components", "BASE_TYPE_MAX_LENGTH"),
    (
        {"flags": COMPONENTS_V2, "content": "x", "components": [text("x")]},
        "content",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    (
        {"flags": COMPONENTS_V2, "embeds": [{"title": "x"}], "components": [text("x")]},
        "embeds",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    ({"attachments": [{"id": 0, "description": "x" * 1025}]}, "attachments.0.description", "BASE_TYPE_MAX_LENGTH"),
]

REFUSED_COMPONENTS: list[tuple[list[JSON], str, str]] = [
    ([container(*(text("x") for _ in range(40)))], "components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
    ([text("x" * 2001), container(text("x" * 2000))], "components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
    ([text("")], "components.0.content", "BASE_TYPE_REQUIRED"),
    ([button()], "components.0.type", "UNION_TYPE_CHOICES"),
    ([container(container(text("x")))], "components.0.components.0.type", "UNION_TYPE_CHOICES"),
    ([row()], "components.0.components", "BASE_TYPE_BAD_LENGTH"),
    ([row(*(button(str(each)) for each in range(6)))], "components.0.components", "BASE_TYPE_BAD_LENGTH"),
    ([row(button(), select("a"))], "components.0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    ([row(button("x" * 81, custom_id="a"))], "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH"),
    ([row(button(custom_id="x" * 101))], "components.0.components.0.custom_id", "BASE_TYPE_BAD_LENGTH"),
    ([row(button(custom_id=None))], "components.0.components.0", "COMPONENT_CUSTOM_ID_REQUIRED"),
    ([row(button(), button())], "components", "COMPONENT_CUSTOM_ID_DUPLICATED"),
    ([row(button(label=None, custom_id="a"))], "components.0.components.0", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED"),
    ([row(link("ftp://a.org"))], "components.0.components.0.url", "URL_TYPE_INVALID_SCHEME"),
    ([row(link("https://a.org/" + "x" * 500))], "components.0.components.0.url", "BASE_TYPE_BAD_LENGTH"),
    ([row(link("https://"))], "components.0.components.0.url", "URL_TYPE_INVALID_URL"),
    ([row(link("https://a.org/two words"))], "components.0.components.0.url", "URL_TYPE_INVALID_URL"),
    ([row(button(url="https://a.org"))], "components.0.components.0.url", "BUTTON_COMPONENT_URL_NOT_ALLOWED"),
    ([row(select(*map(str, range(26))))], "components.0.components.0.options", "BASE_TYPE_BAD_LENGTH"),
    ([row(select("a", "a"))], "components.0.components.0.options.1.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"),
    ([{"type": 9, "components": [text("x")]}], "components.0.accessory", "BASE_TYPE_REQUIRED"),
    (
        [{"type": 9, "components": [text("x")] * 4, "accessory": button()}],
        "components.0.components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        [{"type": 12, "items": [{"media": {"url": "attachment://chart.png"}}]}],
        "components.0.items.0.media.url",
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    ([{"type": 12, "items": []}], "components.0.items", "BASE_TYPE_BAD_LENGTH"),
]


@pytest.mark.parametrize("body", ACCEPTED)
def test_messages_at_the_limits_are_taken(body: JSON) -> None:
    """Each limit may be reached."""
    check_new_message(body, {}, IN_A_CHANNEL)


@pytest.mark.parametrize(("body", "path", "code"), REFUSED)
def test_messages_beyond_the_limits_are_refused(body: JSON, path: str, code: str) -> None:
    """Each limit has a fault at its field."""
    with pytest.raises(Refusal) as refusal:
        check_new_message(body, {}, IN_A_CHANNEL)
    assert (path, code) in refused(refusal)


@pytest.mark.parametrize(("components", "path", "code"), REFUSED_COMPONENTS)
def test_components_beyond_the_limits_are_refused(components: list[JSON], path: str, code: str) -> None:
    """Each rule of Components V2 has a fault at its component; in a callback the path begins with ``data``."""
    with pytest.raises(Refusal) as refusal:
        check_new_message({"flags": COMPONENTS_V2, "components": components}, {}, IN_A_RESPONSE, ("data",))
    assert (f"data.{path}", code) in refused(refusal)


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"content": None, "components": []}, {"flags": COMPONENTS_V2}])
def test_empty_messages_are_refused(body: JSON) -> None:
    """50006, unless there is a file."""
    with pytest.raises(Refusal) as refusal:
        check_new_message(body, {}, IN_A_CHANNEL)
    assert refusal.value.body["code"] == 50006
    check_new_message(body, {0: Upload("a.txt", b"a")}, IN_A_CHANNEL)


def test_large_files_are_refused() -> None:
    """A file of 10 MiB is taken, a byte more is 413."""
    check_new_message({}, {0: Upload("a.bin", bytes(FILE_SIZE_LIMIT))}, IN_A_CHANNEL)
    with pytest.raises(Refusal) as refusal:
        check_new_message({}, {0: Upload("a.bin", bytes(FILE_SIZE_LIMIT + 1))}, IN_A_CHANNEL)
    assert (refusal.value.status, refusal.value.body["code"]) == (413, 40005)


def before(**changed: Any) -> JSON:
    """A message as it is before an edit."""
    return {"content": "", "embeds": [], "components": [], "attachments": [], "flags": 0} | changed


V2 = before(flags=COMPONENTS_V2, components=[text("x")])


@pytest.mark.parametrize(
    ("message", "body", "path", "code"),
    [
        (V2, {"content": "x"}, "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
        (V2, {"flags": 0}, "flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"),
        (before(content="x"), {"flags": EPHEMERAL}, "flags", "MESSAGE_FLAGS_INVALID"),
        (before(content="x"), {"components": [text("x")]}, "components.0.type", "UNION_TYPE_CHOICES"),
    ],
)
def test_edits_that_are_refused(message: JSON, body: JSON, path: str, code: str) -> None:
    """The flag stays once set, visibility stays as it is, and what results has to be a message."""
    with pytest.raises(Refusal) as refusal:
        check_edited_message(body, {}, message)
    assert (path, code) in refused(refusal)


@pytest.mark.parametrize(
    ("message", "body"),
    [
        (V2, {"components": [text("y")]}),
        (before(content="x"), {"content": None, "components": [text("y")], "flags": COMPONENTS_V2}),
        (before(flags=1 << 7 | EPHEMERAL), {"components": [text("y")], "flags": COMPONENTS_V2}),
        (before(content="x", components=[row(button())]), {"components": []}),
    ],
)
def test_edits_that_are_taken(message: JSON, body: JSON) -> None:
    """Components V2 can be set by an edit, and a deferred answer is filled with it."""
    check_edited_message(body, {}, message)


def test_an_edit_cannot_empty_a_message() -> None:
    """50006 where nothing would be left."""
    with pytest.raises(Refusal) as refusal:
        check_edited_message({"content": ""}, {}, before(content="x"))
    assert refusal.value.body["code"] == 50006


def field(**changed: Any) -> JSON:
    return {"type": 4, "style": 1, "custom_id": "why"} | changed


def label(component: JSON, name: str = "Why?") -> JSON:
    return {"type": 18, "label": name, "component": component}


def modal(*components: JSON, **changed: Any) -> JSON:
    return {"custom_id": "m", "title": "x" * 45, "components": list(components)} | changed


def test_modals_at_the_limits_are_taken() -> None:
    """Five fields, in labels or in rows, and a text between them."""
    check_modal(modal(*(label(field(custom_id=str(number))) for number in range(5))), ())
    check_modal(modal(row(field(label="Why?")), text("Between"), label(select("a"))), ())


@pytest.mark.parametrize(
    ("refused_modal", "path", "code"),
    [
        (modal(label(field()), title="x" * 46), "title", "BASE_TYPE_BAD_LENGTH"),
        (modal(label(field()), custom_id=""), "custom_id", "BASE_TYPE_REQUIRED"),
        (modal(), "components", "BASE_TYPE_REQUIRED"),
        (modal(*(label(field(custom_id=str(number))) for number in range(6))), "components", "BASE_TYPE_BAD_LENGTH"),
        (modal(label(field(), "x" * 46)), "components.0.label", "BASE_TYPE_BAD_LENGTH"),
        (modal(label(field()), label(field())), "components", "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (modal(label(field(max_length=4001))), "components.0.component.max_length", "NUMBER_TYPE_MAX"),
        (modal(row(field())), "components.0.components.0.label", "BASE_TYPE_REQUIRED"),
        (modal(row(button())), "components.0.components.0.type", "UNION_TYPE_CHOICES"),
        (modal(button()), "components.0.type", "UNION_TYPE_CHOICES"),
    ],
)
def test_modals_beyond_the_limits_are_refused(refused_modal: JSON, path: str, code: str) -> None:
    """Title, number of components, labels and custom_ids."""
    with pytest.raises(Refusal) as refusal:
        check_modal(refused_modal, ("data",))
    assert (f"data.{path}", code) in refused(refusal)


def command(name: str = "ask", **changed: Any) -> JSON:
    return {"type": 1, "name": name, "description": "Asks"} | changed


def option(name: str = "question", **changed: Any) -> JSON:
    return {"type": 3, "name": name, "description": "What to ask"} | changed


def choices(count: int, name: str = "c", value: str = "v") -> list[JSON]:
    return [{"name": f"{name}{number}", "value": f"{value}{number}"} for number in range(count)]


def test_commands_at_the_limits_are_taken() -> None:
    """A hundred commands, 25 options, 25 choices, two levels of sub-commands, names in other scripts."""
    sub = option("sub", type=1, options=[option()])
    check_commands(
        [
            *(command(f"c{number}") for number in range(96)),
            command("many", options=[option(f"o{number}") for number in range(25)]),
            command("group", options=[option("inner", type=2, options=[sub])]),
            command("größe", options=[option(choices=choices(25))]),
            command("วันนี้", options=[option(min_length=0, max_length=6000)]),
            {"type": 3, "name": "Ask about this"},
        ]
    )


@pytest.mark.parametrize(
    ("commands", "path", "code"),
    [
        ([command("Ask")], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ([command("two words")], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ([command("x" * 33)], "0.name", "BASE_TYPE_BAD_LENGTH"),
        ([command(description="")], "0.description", "BASE_TYPE_REQUIRED"),
        ([command(description="x" * 101)], "0.description", "BASE_TYPE_BAD_LENGTH"),
        ([command(), command()], "1.name", "APPLICATION_COMMANDS_DUPLICATE_NAME"),
        ([command(contexts=[3])], "0.contexts", "BASE_TYPE_CHOICES"),
        (
            [{"type": 2, "name": "x", "description": "y"}],
            "0.description",
            "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
        ),
        ([command(options=[option(f"o{number}") for number in range(26)])], "0.options", "BASE_TYPE_MAX_LENGTH"),
        (
            [command(options=[option("a"), option("b", required=True)])],
            "0.options.1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        ([command(options=[option(choices=choices(26))])], "0.options.0.choices", "BASE_TYPE_MAX_LENGTH"),
        (
            [command(options=[option(choices=choices(1, value="v" * 100))])],
            "0.options.0.choices.0.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        ([command(options=[option(max_length=6001)])], "0.options.0.max_length", "NUMBER_TYPE_MAX"),
        (
            [command(options=[option(f"o{number}", choices=choices(25, "n" * 90, "v" * 90)) for number in range(2)])],
            "0",
            "APPLICATION_COMMAND_TOO_LARGE",
        ),
        (
            [command(options=[option("a", type=1, options=[option("b", type=1)])])],
            "0.options.0.options.0",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            [command(options=[option("a", type=1), option("b")])],
            "0.options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
    ],
)
def test_commands_beyond_the_limits_are_refused(commands: list[JSON], path: str, code: str) -> None:
    """Names, descriptions, options, choices, nesting and the whole size."""
    with pytest.raises(Refusal) as refusal:
        check_commands(commands)
    assert (path, code) in refused(refusal)


def test_too_many_commands_are_refused() -> None:
    """30032 from the 101st slash command on."""
    with pytest.raises(Refusal) as refusal:
        check_commands([command(f"c{number}") for number in range(101)])
    assert refusal.value.body["code"] == 30032


def test_the_size_counts_the_longest_translation() -> None:
    """Names, descriptions and choice values, each in its longest form."""
    translated = command(name_localizations={"de": "fragen"}, options=[option(choices=choices(1))])
    assert size(translated) == len("fragen") + len("Asks") + len("question") + len("What to ask") + len("c0v0")


def test_leaves_are_what_a_member_types() -> None:
    """A command with sub-commands is typed with one of them."""
    nested = command("kb", options=[option("a", type=1), option("g", type=2, options=[option("b", type=1)])])
    assert list(leaves(nested)) == [("kb", "a"), ("kb", "g", "b")]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(0, 3))
def test_components_are_counted_with_those_inside(sizes: list[int], sections: int) -> None:
    """A message is taken exactly if it has at most 40 components, however they are nested."""
    section = {"type": 9, "components": [text("x")], "accessory": link("https://a.org")}
    components = [container(*(text("x") for _ in range(each))) for each in sizes] + [section] * sections
    total = sum(sizes) + len(sizes) + 3 * sections
    largest = max(sizes)
    body = {"flags": COMPONENTS_V2, "components": components}
    if total <= 40 and largest <= 40:
        check_new_message(body, {}, IN_A_CHANNEL)
    else:
        with pytest.raises(Refusal):
            check_new_message(body, {}, IN_A_CHANNEL)
