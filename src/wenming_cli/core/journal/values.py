"""What entries are made of: values that never change, validated by Pydantic, with what was said.

A value keeps the fields that its line has; the others are those of its class, which are the
defaults. To put thirty defaults into each of a hundred thousand entries takes as long as to read
them. And what each of eight classes would have made anew for itself, making, comparing and showing,
is written once (docs/performance.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, FrozenInstanceError, fields
from typing import Any, ClassVar, Literal, NotRequired, Self, cast

from pydantic import ConfigDict, GetCoreSchemaHandler
from pydantic_core import core_schema
from typing_extensions import TypedDict


class Value:
    """What never changes, and is equal where all its fields are."""

    EXTRA: ClassVar[Literal["forbid", "ignore"]] = "forbid"
    """What becomes of fields that it does not have."""

    def __init__(self, **said: Any) -> None:
        """Take the fields by their names; nothing is validated, `make_entry` does that."""
        known = {own.name: own.default for own in fields(cast("Any", self)) if own.init}
        for name, default in known.items():
            if default is MISSING and name not in said:
                raise TypeError(f"{type(self).__name__} needs {name}")
        if unknown := said.keys() - known.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(unknown)}")
        self.__dict__.update(said)

    @classmethod
    def of(cls, said: dict[str, Any]) -> Self:
        """Return one with fields that have been validated; the dictionary becomes its own."""
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", said)
        return made

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Have Pydantic validate the fields that are there, and no defaults."""
        del source
        said = handler.generate_schema(table_of(cls.__name__, types_of(cls), cls.EXTRA))
        return core_schema.no_info_wrap_validator_function(cls._accept, said)

    @classmethod
    def _accept(cls, value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> Self:
        return value if isinstance(value, cls) else cls.of(validate(value))

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and values_of(self) == values_of(other)

    def __hash__(self) -> int:
        return hash(tuple(value for name, value in values_of(self).items() if name != "newer"))

    def __repr__(self) -> str:
        said = (f"{name}={value!r}" for name, value in values_of(self).items())
        return f"{type(self).__name__}({', '.join(said)})"


def table_of(name: str, types: Mapping[str, Any], extra: Literal["forbid", "ignore"]) -> Any:
    """Return a table of such fields, as Pydantic reads it."""
    made: Any = TypedDict
    table = made(name, dict(types))
    table.__pydantic_config__ = ConfigDict(extra=extra)
    return table


def types_of(kind: Any) -> dict[str, Any]:
    """Return the types of the fields that a line may have; those with a default may be left out."""
    return {
        own.name: own.type if own.default is MISSING else NotRequired[own.type]
        for own in fields(kind)
        if own.init
    }


def values_of(value: Any) -> dict[str, Any]:
    """Return all its fields, also those that are as its class has them."""
    return {own.name: getattr(value, own.name) for own in fields(value)}
