"""Turning what the model refuses into faults a person can act on: file, line, found, expected, do.

Source: none.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from goodoffices.case.document import Document, Path, place, short
from goodoffices.case.model import Case
from goodoffices.case.part import file_key
from goodoffices.errors import Fault, Place, did_you_mean, one_of

_KINDS = {
    "dict_type": "“key: value” lines",
    "model_type": "“key: value” lines",
    "model_attributes_type": "“key: value” lines",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "a text",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "too_long": "a pair, such as [from, to]",
}


def translate(error: ValidationError, document: Document, file: str) -> list[Fault]:
    """Write every refusal of the model as a fault.

    Parameters
    ----------
    error
        What pydantic raised on the document's data.
    document
        The document, for its lines.
    file
        The file's name.

    Returns
    -------
    list of Fault
        In the order of the file.
    """
    details = error.errors(include_url=False)
    faults = [_fault(dict(detail), document, file) for detail in details]
    return sorted(faults, key=lambda fault: fault.where.line or 0)


def paths(error: ValidationError, document: Document) -> set[Path]:
    """List the places in the document that were refused."""
    return {_known_path(detail["loc"], document) for detail in error.errors(include_url=False)}


def _known_path(loc: Iterable[str | int], document: Document) -> Path:
    path: Path = ()
    value: Any = document.data
    for part in loc:
        if isinstance(value, Mapping) and part in value:
            path, value = (*path, part), value[str(part)]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            path, value = (*path, part), value[part]
    return path


def _fault(detail: dict[str, Any], document: Document, file: str) -> Fault:
    path = _known_path(detail["loc"], document)
    where = place(document, path, file)
    kind = str(detail["type"])
    if kind == "missing" and isinstance(detail["loc"][-1], int):
        found = _found(detail.get("input"))
        return Fault(where, f"{found} that is too short", _KINDS["too_long"], "write it so.")
    if kind == "missing":
        key = str(detail["loc"][-1])
        return Fault(where, f"no “{key}”", f"the key “{key}”", f"add the line “{key}: …” here.")
    if kind == "extra_forbidden":
        return _unknown_key(detail, where)
    found = _found(detail.get("input"))
    expected, do = _expected(detail, kind)
    return Fault(where, found, expected, do)


def _unknown_key(detail: dict[str, Any], where: Place) -> Fault:
    key = str(detail["loc"][-1])
    keys = _keys_at(detail["loc"][:-1])
    do = did_you_mean(key[:80], keys, "delete it, or put a “#” before it to keep it as a comment.")
    return Fault(where, f"the key “{short(key)}”", one_of(keys, limit=24), do)


def _expected(detail: dict[str, Any], kind: str) -> tuple[str, str]:
    context = detail.get("ctx") or {}
    if kind == "literal_error":
        words = [word.strip(" '\"") for word in _literals(str(context.get("expected", "")))]
        return one_of(words, 20), did_you_mean(
            str(detail.get("input"))[:80], words, "use one of these."
        )
    if kind in _KINDS:
        return _KINDS[kind], "write it so."
    if kind == "greater_than_equal":
        return f"{context.get('ge')} or more", "correct the number."
    if kind == "less_than_equal":
        return f"{context.get('le')} or less", "correct the number."
    return str(detail["msg"]), "write it so."


def _literals(expected: str) -> list[str]:
    # pydantic writes 'a', 'b' or 'c'; a word may itself contain a comma
    return [word for word in expected.replace("' or '", "', '").split("', '") if word.strip()]


def _found(value: object) -> str:
    if isinstance(value, Mapping):
        return "“key: value” lines" if value else "nothing"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    text = short(str(value), 60) if value is not None else ""
    return f"“{text}”" if text else "nothing"


def _keys_at(loc: Iterable[str | int]) -> list[str]:
    """List the keys the model knows at a place."""
    kind: Any = Case
    for part in loc:
        kind = _step(kind, part)
    model = _model_in(kind)
    return [file_key(name) for name in model.model_fields] if model else []


def _step(kind: Any, part: str | int) -> Any:
    model = _model_in(kind)
    if model is not None:
        named = {file_key(name): field for name, field in model.model_fields.items()}
        return named[str(part)].annotation if str(part) in named else None
    kind = _plain(kind)
    inner = [arg for arg in get_args(kind) if arg is not Ellipsis]
    return inner[-1] if inner and get_origin(kind) in (dict, tuple, list) else kind


def _plain(kind: Any) -> Any:
    while get_origin(kind) is typing.Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (types.UnionType, typing.Union):
        real = [arg for arg in get_args(kind) if arg is not type(None)]
        return _plain(real[0])
    return kind


def _model_in(kind: Any) -> type[BaseModel] | None:
    kind = _plain(kind)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
