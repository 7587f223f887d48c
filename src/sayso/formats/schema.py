"""The JSON Schema of the record contract, made from the records themselves so that it cannot drift from them."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, Literal

from sayso import records

__all__ = ["schema"]

_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of one line of ``--format json``; every noun of the contract is under ``$defs``."""
    definitions: dict[str, Any] = {}
    root = _of(records.Page, definitions)
    page = definitions["Page"]["properties"]
    page["schema"] = {"const": records.SCHEMA}
    page["id"] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A page in {records.SCHEMA}",
        **root,
        "$defs": definitions,
    }


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if dataclasses.is_dataclass(hint):
        return _record(typing.cast("type", hint), definitions)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin in {types.UnionType, typing.Union}:
        return {"anyOf": [_of(argument, definitions) for argument in arguments]}
    return {"type": _SCALARS[hint]}


def _record(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        hints = typing.get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        definitions[kind.__name__] = {
            "description": " ".join((kind.__doc__ or "").split()),
            "type": "object",
            "properties": {name: _of(hints[name], definitions) for name in names},
            "required": names,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}
