"""A JSON Schema of the case file, so that editors complete and check it while it is written.

Source: none; the dialect is JSON Schema 2020-12.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from goodoffices.case.model import Case

FILE = "case.schema.json"


def schema() -> dict[str, Any]:
    """Describe the case file for an editor.

    Numbers, dates and true/false may stand as YAML writes them; a text alone may stand where a
    list of texts is meant.

    Examples
    --------
    >>> sorted(schema()["properties"])[:3]
    ['as of', 'attitudes', 'case']
    """
    found = Case.model_json_schema(by_alias=True)
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = "A Good Offices case"
    relaxed: dict[str, Any] = _relaxed(found)
    return relaxed


def text() -> str:
    """Write the schema as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


_SHORT_FORMS = ("Option", "Held", "Quote")
_TEXT = {"type": ["string", "number", "boolean"]}


def _relaxed(node: Any) -> Any:
    if isinstance(node, list):
        return [_relaxed(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _relaxed(value) for key, value in node.items() if key != "default"}
    if "properties" in node:
        node["properties"] = _may_be_empty(node["properties"], node.get("required", ()))
    if _named(node) in _SHORT_FORMS:
        return {"anyOf": [_TEXT, node]}
    if node.get("type") == "array" and "prefixItems" not in node:
        return _one_or_several(node)
    if node.get("type") == "string" and "enum" not in node and "const" not in node:
        return {**node, **_TEXT}
    return node


def _named(node: dict[str, Any]) -> str:
    return str(node.get("$ref", "")).rpartition("/")[2]


def _may_be_empty(properties: dict[str, Any], required: Sequence[str]) -> dict[str, Any]:
    """Let a key stand with nothing after it, which means "not stated"."""
    return {
        key: value if key in required else {"anyOf": [value, {"type": "null"}]}
        for key, value in properties.items()
    }


def _one_or_several(array: dict[str, Any]) -> dict[str, Any]:
    """Let one text or quote stand for a list of one, and one outcome for a tier of one."""
    items = array.get("items", {})
    if items == _TEXT or items.get("anyOf", [None])[0] == _TEXT:
        return {"anyOf": [array, items]}
    if items.get("type") == "array" and items.get("items", {}).get("type") == "object":
        return {**array, "items": {"anyOf": [items, items["items"]]}}
    return array
