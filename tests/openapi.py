"""Checks requests and responses against Discord's own OpenAPI description of its HTTP API.

Generic validators try every branch of a union and report all of them. Here the ``type`` of a value selects its branch,
so an error names the field that is wrong. References are replaced by what they refer to once, when the description is
loaded, which makes a check several times faster.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from bot.sandbox.recording import RecordedRequest

Schema = dict[str, Any]

# Discord names the faults of a form with words ("BASE_TYPE_REQUIRED"), as its documentation shows; the description
# declares numbers there.
FORM_FAULT: Schema = {
    "type": "object",
    "required": ["code", "message"],
    "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
}


class Description:
    """The paths of the API with their schemas."""

    def __init__(self, document: dict[str, Any]) -> None:
        schemas = document["components"]["schemas"]
        schemas["InnerErrors"]["properties"]["_errors"]["items"] = FORM_FAULT
        _dereference(document, document)
        templates = sorted(document["paths"], key=lambda template: (template.count("{"), template))
        self._paths = [(_pattern(template), document["paths"][template]) for template in templates]
        self._validators: dict[tuple[type[Validator], int], Validator] = {}

    @staticmethod
    @lru_cache(maxsize=2)
    def load(path: Path) -> "Description":
        """Read a description. The same file is read once."""
        return Description(orjson.loads(path.read_bytes()))

    def check_request(self, recorded: RecordedRequest) -> list[str]:
        """What is wrong with a request: an unknown path, method or query, or a body that does not fit."""
        operation = self._operation(recorded)
        if operation is None:
            return [f"{recorded.line}: no such operation"]
        problems = [f"{recorded.line}: query {each}" for each in _unfit_query(operation, recorded)]
        content = operation.get("requestBody", {}).get("content", {})
        if not content:
            return problems if recorded.body is None else [*problems, f"{recorded.line}: takes no body"]
        if recorded.body is None and not operation["requestBody"].get("required"):
            return problems
        schema = content.get("application/json") or content["multipart/form-data"]
        return problems + self._check(SentByType, schema["schema"], recorded.body, f"{recorded.line}: request")

    def check_response(self, recorded: RecordedRequest) -> list[str]:
        """What is wrong with the answer to a request. Server errors and cut connections are not described."""
        status = recorded.status
        operation = self._operation(recorded)
        if status is None or status >= 500 or operation is None:
            return []
        responses = operation["responses"]
        response = responses.get(str(status)) or responses.get(f"{status // 100}XX")
        if response is None:
            return [f"{recorded.line}: status {status} is not described"]
        schema = response.get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            return [] if recorded.response is None else [f"{recorded.line}: {status} has no body"]
        return self._check(ByType, schema, recorded.response, f"{recorded.line}: {status} response")

    def _operation(self, recorded: RecordedRequest) -> dict[str, Any] | None:
        for pattern, methods in self._paths:
            if pattern.fullmatch(recorded.path):
                operation: dict[str, Any] | None = methods.get(recorded.method.lower())
                return operation
        return None

    def _check(self, kind: type[Validator], schema: Schema, value: object, place: str) -> list[str]:
        validator = self._validators.get((kind, id(schema)))
        if validator is None:
            validator = self._validators[kind, id(schema)] = kind(schema)
        return [
            f"{place} {'.'.join(str(step) for step in error.absolute_path) or 'body'}: {error.message[:300]}"
            for error in validator.iter_errors(value)
        ]


def problems_of(requests: Iterable[RecordedRequest], reference: Path | None) -> list[str]:
    """Everything wrong with requests and the answers to them; nothing where there is no reference material."""
    if reference is None:
        return []
    description = Description.load(reference / "discord" / "openapi.json")
    return [
        problem
        for recorded in requests
        for problem in (*description.check_request(recorded), *description.check_response(recorded))
    ]


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)))


def _dereference(node: Any, document: dict[str, Any]) -> None:
    """Replace every reference below ``node`` in place. Schemas that contain themselves become circular."""
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in list(items):
        if isinstance(child, dict) and isinstance(child.get("$ref"), str):
            node[key] = _target(child["$ref"], document)
        elif isinstance(child, dict | list):
            _dereference(child, document)


def _target(reference: str, document: dict[str, Any]) -> Any:
    target: Any = document
    for step in reference.removeprefix("#/").split("/"):
        target = target[step]
    return target


def _unfit_query(operation: dict[str, Any], recorded: RecordedRequest) -> Iterator[str]:
    described = {each["name"]: each["schema"] for each in operation.get("parameters", ()) if each["in"] == "query"}
    for name, value in recorded.query.items():
        kind = described.get(name, {}).get("type")
        if name not in described:
            yield f"{name} is unknown"
        elif (kind == "integer" and not value.isdecimal()) or (kind == "boolean" and value not in BOOLEANS):
            yield f"{name} cannot be {value!r}"


BOOLEANS = ("true", "false", "True", "False", "1", "0")


def _fitting(branches: list[Schema], value: object) -> list[Schema]:
    """The branches that a value may be meant for."""
    if not isinstance(value, dict):
        unwanted = ("object",) if value is None else ("object", "null")
        return [branch for branch in branches if branch.get("type") not in unwanted]
    typed = [branch for branch in branches if value.get("type") in _types(branch)]
    return typed or [branch for branch in branches if branch.get("type") in (None, "object") and not _types(branch)]


def _types(branch: Schema) -> list[object]:
    """The values of ``type`` that a branch of a union declares."""
    declared = branch.get("properties", {}).get("type", {})
    return [declared["const"]] if "const" in declared else list(declared.get("enum", ()))


def _union(validator: Validator, branches: list[Schema], value: object, _: Schema) -> Iterator[ValidationError]:
    """``oneOf`` and ``anyOf``: one fitting branch has to accept the value; the errors are those of the nearest."""
    if all("const" in branch for branch in branches):
        if value not in [branch["const"] for branch in branches]:
            yield ValidationError(f"{value!r} is not one of {[branch['const'] for branch in branches]}")
        return
    fitting = _fitting(branches, value)
    if not fitting:
        yield ValidationError(f"{str(value)[:200]} fits no branch of the union")
        return
    found: list[list[ValidationError]] = []
    for branch in fitting:
        found.append(list(validator.descend(value, branch)))
        if not found[-1]:
            return
    yield from min(found, key=len)


def _sent_type(validator: Validator, types: object, value: object, schema: Schema) -> Iterator[ValidationError]:
    """Discord takes snowflakes as numbers, too, and discord.py sends some so; Discord itself always sends strings."""
    if schema.get("format") != "snowflake" or not isinstance(value, int):
        yield from Draft202012Validator.VALIDATORS["type"](validator, types, value, schema)


ByType: type[Validator] = extend(Draft202012Validator, {"oneOf": _union, "anyOf": _union})
SentByType: type[Validator] = extend(ByType, {"type": _sent_type})
