"""What Discord refuses in application commands. From its documentation, "Application Commands"."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from bot.sandbox.refusals import Form, Path, Refusal
from bot.sandbox.state import JSON

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUB_COMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
AT_MOST = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}
OPTIONS = 25
CHOICES = 25
NAME = 32
DESCRIPTION = 100
CHOICE = 100
STRING_OPTION = 6000
WHOLE_COMMAND = 8000


def check_commands(commands: list[JSON]) -> None:
    """Raise ``Refusal`` for a list of commands that would replace those of a scope."""
    counted = Counter(command.get("type") or SLASH for command in commands)
    for kind, highest in AT_MOST.items():
        if counted[kind] > highest:
            raise Refusal(400, 30032, f"Maximum number of application commands reached ({highest})")
    form = Form()
    seen: set[tuple[int, str]] = set()
    for index, command in enumerate(commands):
        key = (command.get("type") or SLASH, str(command.get("name")))
        if key in seen:
            form.fault(
                (index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        seen.add(key)
        check_command(form, (index,), command)
    form.done()


def check_command(form: Form, path: Path, command: JSON) -> None:
    """One command: names, descriptions, options, contexts and its whole size."""
    kind = command.get("type") or SLASH
    if kind not in AT_MOST:
        form.choices((*path, "type"), list(AT_MOST))
        return
    if kind == SLASH:
        _check_name(form, path, command)
        form.text((*path, "description"), command.get("description"), 1, DESCRIPTION)
        _check_options(form, path, command.get("options") or [], depth=0)
    else:
        form.text((*path, "name"), command.get("name"), 1, NAME)
        if command.get("description") or command.get("options"):
            form.fault(
                (*path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", "Must be empty for menus"
            )
    for part, allowed in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
        if not set(command.get(part) or ()) <= set(allowed):
            form.choices((*path, part), allowed)
    if size(command) > WHOLE_COMMAND:
        form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({WHOLE_COMMAND})")


def size(definition: JSON) -> int:
    """Characters of a command's names, descriptions and choices, each in its longest translation."""
    own = sum(_longest(definition, part) for part in ("name", "description"))
    choices = sum(_longest(choice, "name") + len(str(choice["value"])) for choice in definition.get("choices") or [])
    return own + choices + sum(size(option) for option in definition.get("options") or [])


def _longest(definition: JSON, part: str) -> int:
    translations = (definition.get(f"{part}_localizations") or {}).values()
    return max(len(text) for text in (definition.get(part) or "", *translations))


def _check_name(form: Form, path: Path, definition: JSON) -> None:
    """The name of a slash command, sub-command or option, and its translations."""
    form.text((*path, "name"), definition.get("name"), 1, NAME)
    names: list[tuple[Path, str]] = [(("name",), definition.get("name") or "")]
    translations = definition.get("name_localizations") or {}
    names += [(("name_localizations", locale), name) for locale, name in translations.items()]
    for where, name in names:
        if name and not _is_command_name(name):
            form.fault((*path, *where), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _is_command_name(name: str) -> bool:
    """Discord's ``^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$``, and lower case where there is one."""
    return name == name.lower() and all(_is_name_character(each) for each in name)


def _is_name_character(character: str) -> bool:
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    return unicodedata.name(character, "").startswith(("DEVANAGARI", "THAI"))


def _check_options(form: Form, path: Path, options: list[JSON], depth: int) -> None:
    form.length((*path, "options"), options, 0, OPTIONS)
    _check_order(form, path, options)
    nested = [option.get("type") in (SUB_COMMAND, GROUP) for option in options]
    if any(nested) and not all(nested):
        form.fault(
            (*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands and options cannot mix"
        )
    for index, option in enumerate(options):
        _check_option(form, (*path, "options", index), option, depth)


def _check_order(form: Form, path: Path, options: list[JSON]) -> None:
    names = [option.get("name") for option in options]
    for index, option in enumerate(options):
        where = (*path, "options", index)
        if option.get("name") in names[:index]:
            form.fault((*where, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name is already used")
        if option.get("required") and not all(each.get("required") for each in options[:index]):
            message = "Required options must be placed before non-required options"
            form.fault(where, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)


def _check_option(form: Form, path: Path, option: JSON, depth: int) -> None:
    _check_name(form, path, option)
    form.text((*path, "description"), option.get("description"), 1, DESCRIPTION)
    kind = option.get("type")
    if kind not in range(1, 12):
        form.choices((*path, "type"), range(1, 12))
    elif (kind == GROUP and depth > 0) or (kind == SUB_COMMAND and depth > 1):
        form.fault(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command options cannot be nested here")
    elif kind in (GROUP, SUB_COMMAND):
        _check_options(form, path, option.get("options") or [], depth + (1 if kind == GROUP else 2))
    else:
        _check_values(form, path, option)


def _check_values(form: Form, path: Path, option: JSON) -> None:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        form.fault(path, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "An option cannot have choices and autocomplete")
    if option.get("autocomplete") and option.get("type") not in (STRING, INTEGER, NUMBER):
        form.fault((*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_TYPE", "This type has no autocomplete")
    for part in ("min_length", "max_length"):
        value = option.get(part)
        if value is not None and not int(part == "max_length") <= value <= STRING_OPTION:
            form.fault((*path, part), "NUMBER_TYPE_MAX", f"int value should be at most {STRING_OPTION}.")
    form.length((*path, "choices"), choices, 0, CHOICES)
    check_choices(form, (*path, "choices"), choices)


def check_choices(form: Form, path: Path, choices: list[JSON]) -> None:
    """Choices of an option, or those that autocomplete offers."""
    for index, choice in enumerate(choices):
        form.text((*path, index, "name"), choice.get("name"), 1, CHOICE)
        if choice.get("value") is None:
            form.required((*path, index, "value"))
        elif isinstance(choice["value"], str):
            form.length((*path, index, "value"), choice["value"], 1, CHOICE)


def leaves(command: JSON) -> Iterator[tuple[str, ...]]:
    """What a member can type: the command, or the paths of its sub-commands."""
    nested = [option for option in command.get("options") or [] if option["type"] in (SUB_COMMAND, GROUP)]
    if not nested:
        yield (command["name"],)
    for option in nested:
        for path in leaves(option):
            yield (command["name"], *path)
