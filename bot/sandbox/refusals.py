"""How Discord says no: status, error code, text, and the nested ``errors`` of an invalid form body.

Codes are those of Discord's documentation, "Opcodes and Status Codes", "JSON"; the names of form errors are not
documented and are those seen in Discord's answers.
"""

from collections.abc import Sequence

from bot.sandbox.state import JSON

Path = tuple[str | int, ...]


class Refusal(Exception):
    """A request that Discord refuses. ``body`` is the answer's JSON."""

    def __init__(self, status: int, code: int, message: str, errors: JSON | None = None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.body: JSON = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors


def unauthorized() -> Refusal:
    return Refusal(401, 0, "401: Unauthorized")


def not_found() -> Refusal:
    return Refusal(404, 0, "404: Not Found")


def unknown_channel() -> Refusal:
    return Refusal(404, 10003, "Unknown Channel")


def unknown_guild() -> Refusal:
    return Refusal(404, 10004, "Unknown Guild")


def unknown_member() -> Refusal:
    return Refusal(404, 10007, "Unknown Member")


def unknown_message() -> Refusal:
    return Refusal(404, 10008, "Unknown Message")


def unknown_user() -> Refusal:
    return Refusal(404, 10013, "Unknown User")


def unknown_webhook() -> Refusal:
    return Refusal(404, 10015, "Unknown Webhook")


def unknown_interaction() -> Refusal:
    return Refusal(404, 10062, "Unknown interaction")


def unknown_command() -> Refusal:
    return Refusal(404, 10063, "Unknown application command")


def file_too_large() -> Refusal:
    return Refusal(413, 40005, "Request entity too large")


def already_acknowledged() -> Refusal:
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> Refusal:
    return Refusal(403, 50001, "Missing Access")


def not_the_author() -> Refusal:
    return Refusal(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> Refusal:
    return Refusal(400, 50006, "Cannot send an empty message")


def closed_direct_messages() -> Refusal:
    return Refusal(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> Refusal:
    return Refusal(403, 50013, "Missing Permissions")


def invalid_webhook_token() -> Refusal:
    return Refusal(401, 50027, "Invalid Webhook Token")


def invalid_json() -> Refusal:
    return Refusal(400, 50109, "The request body contains invalid JSON.")


class Form:
    """Collects what is wrong with a body, each fault at the path of its field, as Discord reports them together."""

    def __init__(self, prefix: Path = ()) -> None:
        self._prefix = prefix
        self._errors: JSON = {}

    def fault(self, path: Path, code: str, message: str) -> None:
        """One fault at a field."""
        node = self._errors
        for step in (*self._prefix, *path):
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, path: Path) -> None:
        self.fault(path, "BASE_TYPE_REQUIRED", "This field is required")

    def choices(self, path: Path, allowed: Sequence[object]) -> None:
        named = ", ".join(str(each) for each in allowed)
        self.fault(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{named}}}.")

    def length(self, path: Path, value: object, lowest: int, highest: int) -> bool:
        """Check the length of a text or list; absent values pass. Returns whether it is right."""
        if value is None:
            return True
        if not isinstance(value, str | list):
            self.fault(path, "BASE_TYPE_CONVERT", "Could not interpret the value.")
            return False
        if lowest <= len(value) <= highest:
            return True
        if lowest == 0:
            self.fault(path, "BASE_TYPE_MAX_LENGTH", f"Must be {highest} or fewer in length.")
        else:
            self.fault(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {lowest} and {highest} in length.")
        return False

    def text(self, path: Path, value: object, lowest: int, highest: int) -> None:
        """Check a text that must be there."""
        if value is None or (lowest and value == ""):
            self.required(path)
        else:
            self.length(path, value, lowest, highest)

    def refusal(self) -> Refusal:
        """All faults together as 50035."""
        return Refusal(400, 50035, "Invalid Form Body", self._errors)

    def done(self) -> None:
        """Raise the ``Refusal`` if anything was wrong."""
        if self._errors:
            raise self.refusal()
