"""A JSON Schema of the case file, so that editors complete and check it while it is written.

Source: none; the dialect is JSON Schema 2020-12.
"""

from __future__ import annotations

import json
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
    ['as of', 'case', 'derive']
    """
    found = Case.model_json_schema(by_alias=True)
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = "A Good Offices case"
    relaxed: dict[str, Any] = _relaxed(found)
    return relaxed


def text() -> str:
    """Write the schema as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


_SHORT_FORMS = {"Option": "string", "Held": "string", "Quote": "string"}


def _relaxed(node: Any) -> Any:
    if isinstance(node, list):
        return [_relaxed(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _relaxed(value) for key, value in node.items() if key != "default"}
    reference = str(node.get("$ref", "")).rpartition("/")[2]
    if reference in _SHORT_FORMS:
        return {"anyOf": [{"type": _SHORT_FORMS[reference]}, node]}
    if node.get("type") == "array" and "prefixItems" not in node:
        return {"anyOf": [node, node.get("items", {})]}
    if node.get("type") == "string" and "enum" not in node and "const" not in node:
        return {**node, "type": ["string", "number", "boolean"]}
    return node
