"""What Discord refuses in a message's components, Components V2 included.

From Discord's documentation, "Component Reference". The 4,000 characters of displayed text and the 40 components are
counted over the whole message, nested ones included.
"""

from collections.abc import Callable, Collection, Iterator
from urllib.parse import urlsplit

from bot.sandbox.refusals import Form, Path
from bot.sandbox.state import JSON

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT_DISPLAY, THUMBNAIL, MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)

COMPONENTS = 40
DISPLAYED_TEXT = 4000
ROWS_WITHOUT_V2 = 5
BUTTONS_A_ROW = 5
OPTIONS = 25
LABEL_LENGTH = 80
CUSTOM_ID_LENGTH = 100
URL_LENGTH = 512
PLACEHOLDER_LENGTH = 150
LINK, PREMIUM = 5, 6

IN_A_CONTAINER = (ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR)
AT_TOP = (*IN_A_CONTAINER, CONTAINER)


def children(component: JSON) -> Iterator[tuple[Path, JSON]]:
    """The components directly inside one, each with its path."""
    for index, child in enumerate(component.get("components") or []):
        yield ("components", index), child
    for slot in ("accessory", "component"):
        if component.get(slot):
            yield (slot,), component[slot]


def walk(components: list[JSON]) -> Iterator[JSON]:
    """Every component in the order in which it is shown, nested ones included."""
    for component in components:
        yield component
        yield from walk([child for _, child in children(component)])


def check_components(form: Form, components: list[JSON], v2: bool, filenames: Collection[str]) -> None:
    """Check a message's components. ``filenames`` are the files that ``attachment://`` may name."""
    path: Path = ("components",)
    if not v2:
        form.length(path, components, 0, ROWS_WITHOUT_V2)
    for index, component in enumerate(components):
        allowed = AT_TOP if v2 else (ACTION_ROW,)
        _check(form, (*path, index), component, allowed, filenames)
    everything = list(walk(components))
    _check_totals(form, path, everything)
    _check_unique(form, path, everything)


def _check_totals(form: Form, path: Path, everything: list[JSON]) -> None:
    if len(everything) > COMPONENTS:
        form.fault(
            path,
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The total number of components cannot exceed {COMPONENTS}",
        )
    shown = sum(len(each.get("content") or "") for each in everything if each.get("type") == TEXT_DISPLAY)
    if shown > DISPLAYED_TEXT:
        form.fault(
            path,
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The size of displayable text exceeds the maximum size of {DISPLAYED_TEXT}",
        )


def _check_unique(form: Form, path: Path, everything: list[JSON]) -> None:
    custom_ids = [each["custom_id"] for each in everything if each.get("custom_id")]
    if len(set(custom_ids)) < len(custom_ids):
        form.fault(path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
    ids = [each["id"] for each in everything if each.get("id")]
    if len(set(ids)) < len(ids):
        form.fault(path, "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")


def _check(form: Form, path: Path, component: JSON, allowed: Collection[int], filenames: Collection[str]) -> None:
    """One component and what is inside it."""
    kind = component.get("type")
    if not isinstance(kind, int) or kind not in allowed:
        named = ", ".join(str(each) for each in allowed)
        form.fault((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({named}).')
        return
    RULES[kind](form, path, component, filenames)


def _check_row(form: Form, path: Path, row: JSON, filenames: Collection[str]) -> None:
    inside = row.get("components")
    if not form.length((*path, "components"), inside if inside is not None else [], 1, BUTTONS_A_ROW):
        return
    for index, component in enumerate(inside or []):
        _check(form, (*path, "components", index), component, (BUTTON, *SELECTS), filenames)
    if len(inside or []) > 1 and any(each.get("type") in SELECTS for each in inside or []):
        form.fault(
            (*path, "components"),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        )


def _check_button(form: Form, path: Path, button: JSON, _: Collection[str]) -> None:
    style = button.get("style")
    if style not in range(1, 7):
        form.choices((*path, "style"), range(1, 7))
    form.length((*path, "label"), button.get("label"), 0, LABEL_LENGTH)
    if style == PREMIUM:
        return
    if not button.get("label") and not button.get("emoji"):
        form.fault(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji")
    if style == LINK:
        _check_link(form, path, button)
    elif button.get("url"):
        form.fault((*path, "url"), "BUTTON_COMPONENT_URL_NOT_ALLOWED", "Only link buttons can have a url")
    else:
        check_custom_id(form, path, button)


def _check_link(form: Form, path: Path, button: JSON) -> None:
    if button.get("custom_id"):
        form.fault(
            path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified"
        )
    url = button.get("url")
    form.text((*path, "url"), url, 1, URL_LENGTH)
    if not url:
        return
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https", "discord"):
        message = f"Scheme \"{parts.scheme}\" is not supported. Scheme must be one of ('http', 'https', 'discord')."
        form.fault((*path, "url"), "URL_TYPE_INVALID_SCHEME", message)
    elif not parts.hostname or any(letter.isspace() for letter in url):
        form.fault((*path, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")


def check_custom_id(form: Form, path: Path, component: JSON) -> None:
    """A custom_id that must be there."""
    if not component.get("custom_id"):
        form.fault(path, "COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
    form.length((*path, "custom_id"), component.get("custom_id"), 1, CUSTOM_ID_LENGTH)


def check_select(form: Form, path: Path, select: JSON, _: Collection[str] = ()) -> None:
    """A select menu, in a message or a modal."""
    check_custom_id(form, path, select)
    form.length((*path, "placeholder"), select.get("placeholder"), 0, PLACEHOLDER_LENGTH)
    if select.get("type") != STRING_SELECT:
        return
    options = select.get("options") or []
    form.length((*path, "options"), options, 1, OPTIONS)
    for index, option in enumerate(options):
        for part in ("label", "value"):
            form.text((*path, "options", index, part), option.get(part), 1, 100)
        form.length((*path, "options", index, "description"), option.get("description"), 0, 100)
    values = [option.get("value") for option in options]
    for index, value in enumerate(values):
        if value in values[:index]:
            message = "The specified option value is already used"
            form.fault((*path, "options", index, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)


def _check_section(form: Form, path: Path, section: JSON, filenames: Collection[str]) -> None:
    form.length((*path, "components"), section.get("components") or [], 1, 3)
    for index, component in enumerate(section.get("components") or []):
        _check(form, (*path, "components", index), component, (TEXT_DISPLAY,), filenames)
    if not section.get("accessory"):
        form.required((*path, "accessory"))
    else:
        _check(form, (*path, "accessory"), section["accessory"], (BUTTON, THUMBNAIL), filenames)


def _check_text(form: Form, path: Path, text: JSON, _: Collection[str]) -> None:
    form.text((*path, "content"), text.get("content"), 1, DISPLAYED_TEXT)


def _check_media(form: Form, path: Path, media: JSON | None, filenames: Collection[str]) -> None:
    url = (media or {}).get("url")
    form.text((*path, "url"), url, 1, 2048)
    if not isinstance(url, str):
        return
    if url.startswith("attachment://"):
        if url.removeprefix("attachment://") not in filenames:
            message = "The referenced attachment was not found"
            form.fault((*path, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message)
    elif urlsplit(url).scheme not in ("http", "https"):
        form.fault((*path, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'attachment').")


def _check_thumbnail(form: Form, path: Path, thumbnail: JSON, filenames: Collection[str]) -> None:
    _check_media(form, (*path, "media"), thumbnail.get("media"), filenames)
    form.length((*path, "description"), thumbnail.get("description"), 0, 1024)


def _check_gallery(form: Form, path: Path, gallery: JSON, filenames: Collection[str]) -> None:
    form.length((*path, "items"), gallery.get("items") or [], 1, 10)
    for index, item in enumerate(gallery.get("items") or []):
        _check_thumbnail(form, (*path, "items", index), item, filenames)


def _check_file(form: Form, path: Path, file: JSON, filenames: Collection[str]) -> None:
    _check_media(form, (*path, "file"), file.get("file"), filenames)


def _check_separator(form: Form, path: Path, separator: JSON, _: Collection[str]) -> None:
    if separator.get("spacing") not in (None, 1, 2):
        form.choices((*path, "spacing"), (1, 2))


def _check_container(form: Form, path: Path, container: JSON, filenames: Collection[str]) -> None:
    form.length((*path, "components"), container.get("components") or [], 1, COMPONENTS)
    for index, component in enumerate(container.get("components") or []):
        _check(form, (*path, "components", index), component, IN_A_CONTAINER, filenames)
    colour = container.get("accent_color")
    if colour is not None and not 0 <= colour <= 0xFFFFFF:
        form.fault((*path, "accent_color"), "NUMBER_TYPE_MAX", "int value should be between 0 and 16777215.")


RULES: dict[int, Callable[[Form, Path, JSON, Collection[str]], None]] = {
    ACTION_ROW: _check_row,
    BUTTON: _check_button,
    **dict.fromkeys(SELECTS, check_select),
    SECTION: _check_section,
    TEXT_DISPLAY: _check_text,
    THUMBNAIL: _check_thumbnail,
    MEDIA_GALLERY: _check_gallery,
    FILE: _check_file,
    SEPARATOR: _check_separator,
    CONTAINER: _check_container,
}
