"""Records: frozen values whose classes cost little to make.

A frozen dataclass with slots writes seven methods as text and compiles them when its module is imported: a millisecond
a class, a tenth of a second for those of a report. The methods of records do the same for all, so all share them;
``__init__`` alone is written for each class, when its first value is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import replace  # noqa: TID251

__all__ = ["Record", "replace"]


class _Fields(NamedTuple):
    """What the methods of a record need to know of its fields."""

    names: tuple[str, ...]
    # Those that are arguments; the others begin with their default.
    taken: tuple[str, ...]
    shown: tuple[str, ...]
    # Gives the class and the values that are compared.
    compared: Callable[[object], object]
    defaults: Mapping[str, Any]
    factories: Mapping[str, Callable[[], Any]]


class _RecordType(type):
    """Makes the classes of records: their fields are what is annotated, in order."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, slots: bool = True, eq: bool = True
    ) -> _RecordType:
        """Make a class with slots for its fields, ``__init__`` still to be written."""
        annotated = namespace.get("__annotations__", {})
        if not bases or any(hasattr(base, "__record__") for base in bases):
            if bases and annotated:
                raise TypeError(f"{name} adds fields to those of another record")
            return super().__new__(cls, name, bases, namespace)
        names = tuple(one for one, kind in annotated.items() if not kind.startswith("ClassVar"))
        # A slot and a default can't stand in a class under one name.
        given = {one: namespace.pop(one) for one in names if one in namespace}
        fields = _fields(names, given)
        namespace |= {"__record__": fields, "__match_args__": fields.taken, "__init__": _write_and_init}
        if slots:
            namespace["__slots__"] = names
        if not eq:
            namespace |= {"__eq__": object.__eq__, "__hash__": object.__hash__}
        return super().__new__(cls, name, bases, namespace)


def _fields(names: tuple[str, ...], given: Mapping[str, Any]) -> _Fields:
    """Tell fields from their names and what stands behind them: a default, or ``field(...)``."""
    fields = {name: told if isinstance(told, Field) else field(default=told) for name, told in given.items()}
    return _Fields(
        names,
        taken=tuple(name for name in names if name not in fields or fields[name].init),
        shown=tuple(name for name in names if name not in fields or fields[name].repr),
        compared=attrgetter("__class__", *(name for name in names if name not in fields or fields[name].compare)),
        defaults={name: one.default for name, one in fields.items() if one.default is not MISSING},
        factories={name: one.default_factory for name, one in fields.items() if one.default_factory is not MISSING},
    )


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(metaclass=_RecordType):
    """A frozen value with the fields that its class annotates; it equals one of the same class with equal fields.

    ``slots=False`` is for classes with cached properties, ``eq=False`` for values that equal only themselves. Defaults
    are values or ``field(...)`` with ``init``, ``repr`` and ``compare``, as in a dataclass. A subclass has the fields
    of its record, no more.

    >>> class Point(Record):
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(1, 0), replace(Point(1), y=2)
    (Point(x=1, y=0), True, Point(x=1, y=2))
    """

    __slots__ = ()
    __record__: ClassVar[_Fields]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        compared = self.__record__.compared
        return compared(self) == compared(other)

    def __hash__(self) -> int:
        return hash(self.__record__.compared(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__record__.shown)
        return f"{type(self).__qualname__}({shown})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, name) for name in self.__record__.taken)


if not TYPE_CHECKING:  # mypy takes it for that of dataclasses, whose arguments it checks

    def replace(record, /, **changes):  # noqa: ANN001, ANN003, ANN201 - as there
        """Give a record with some of its fields changed."""
        kept = {name: getattr(record, name) for name in record.__match_args__ if name not in changes}
        return type(record)(**kept, **changes)


def _write_and_init(self: Record, *args: object, **kwargs: object) -> None:
    """Write the ``__init__`` of a class, which takes this one's place."""
    made = type(self)
    written = _write_init(made.__record__)
    type.__setattr__(made, "__init__", written)
    written(self, *args, **kwargs)


def _write_init(fields: _Fields) -> Callable[..., None]:
    """Write a function that takes fields and sets them."""
    arguments, lines = ["self"], []
    for name in fields.names:
        made, value = name in fields.factories, name
        if name in fields.taken:
            default = "=__left_out" if made else f"=__defaults[{name!r}]" if name in fields.defaults else ""
            arguments.append(name + default)
            value = f"__factories[{name!r}]() if {name} is __left_out else {name}" if made else name
        else:
            value = f"__factories[{name!r}]()" if made else f"__defaults[{name!r}]"
        lines.append(f"__set(self, {name!r}, {value})")
    # No field is named like these: Python itself changes such names in a class.
    known: dict[str, Any] = {
        "__set": object.__setattr__,
        "__left_out": MISSING,
        "__defaults": fields.defaults,
        "__factories": fields.factories,
    }
    body = "; ".join(lines) or "pass"
    exec(f"def __init__({', '.join(arguments)}): {body}", known)  # noqa: S102 - of nothing but the names of fields
    written: Callable[..., None] = known["__init__"]
    return written
