"""Records behave as frozen dataclasses do; the standard library's are what they are compared with."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field
from functools import cached_property
from typing import ClassVar

import pytest

from cadre_stats.record import Record, replace


class Post(Record):
    """A record with every sort of field."""

    kind: ClassVar[str] = "post"
    unit: str
    people: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False)
    secret: int = field(default=0, repr=False)
    grade: int = 1
    seen: list[int] = field(default_factory=list, init=False, compare=False)

    def raised(self) -> Post:
        """Give the post of the next grade."""
        return replace(self, grade=self.grade + 1)


@dataclass(frozen=True, slots=True)
class StandardPost:
    """The same as the standard library makes it."""

    kind: ClassVar[str] = "post"
    unit: str
    people: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False)
    secret: int = field(default=0, repr=False)
    grade: int = 1
    seen: list[int] = field(default_factory=list, init=False, compare=False)


class Other(Record):
    """A record of another class with fields of the same names."""

    unit: str
    people: tuple[str, ...] = ()


class Pair(Record):
    """A record without defaults."""

    unit: str
    people: tuple[str, ...]


class Sums(Record, slots=False):
    """A record that keeps what it has computed."""

    numbers: tuple[int, ...]

    @cached_property
    def whole(self) -> int:
        """The sum."""
        return sum(self.numbers)


class Itself(Record, eq=False):
    """A record that equals only itself."""

    name: str


CALLS = (
    (("A",), {}),
    (("A", ["b"], "n", 7, 3), {}),
    ((), {"unit": "A", "grade": 2}),
    (("A",), {"note": "n", "people": ["b", "c"]}),
)


@pytest.mark.parametrize(("args", "kwargs"), CALLS)
def test_a_record_holds_and_shows_what_a_dataclass_does(args: tuple[object, ...], kwargs: dict[str, object]) -> None:
    """Arguments by place and by name, defaults, and the fields that aren't shown."""
    made, standard = Post(*args, **kwargs), StandardPost(*args, **kwargs)  # type: ignore[arg-type]
    for name in ("kind", "unit", "people", "note", "secret", "grade", "seen"):
        assert getattr(made, name) == getattr(standard, name)
    assert repr(made) == repr(standard).replace("StandardPost", "Post")
    assert Post.__match_args__ == StandardPost.__match_args__


@pytest.mark.parametrize(("args", "kwargs"), CALLS)
@pytest.mark.parametrize(("others", "named"), CALLS)
def test_records_are_equal_where_dataclasses_are(
    args: tuple[object, ...], kwargs: dict[str, object], others: tuple[object, ...], named: dict[str, object]
) -> None:
    """Fields that aren't compared don't count."""
    standard = StandardPost(*args, **kwargs) == StandardPost(*others, **named)  # type: ignore[arg-type]
    assert (Post(*args, **kwargs) == Post(*others, **named)) is standard  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [((), {}), (("A",), {"unit": "B"}), (("A",), {"size": 1}), (("A", [], "", 0, 1, 2), {}), (("A",), {"seen": []})],
    ids=["missing", "twice", "unknown", "too many", "no argument"],
)
def test_wrong_arguments_are_refused(args: tuple[object, ...], kwargs: dict[str, object]) -> None:
    """They raise, the first time and later."""
    for _ in range(2):
        with pytest.raises(TypeError):
            Post(*args, **kwargs)  # type: ignore[arg-type]
        Post("A")


def test_each_record_has_a_default_of_its_own() -> None:
    """What a factory makes is made for each value."""
    one, other = Post("A"), Post("A")
    one.people.append("b")
    assert other.people == []


def test_records_of_different_classes_differ() -> None:
    """A record equals no record of another class, no tuple, and can be a key beside them."""
    assert Other("A", ()) != Pair("A", ())
    assert Pair("A", ()) != ("A", ())
    assert Pair("A", ()) == Pair("A", ())
    assert {Other("A"): 1, Pair("A", ()): 2}[Pair("A", ())] == 2
    assert Itself("A") != Itself("A")
    assert len({Itself("A"), Itself("A")}) == 2


def test_a_record_stays_what_it_is() -> None:
    """Neither fields nor anything else can be set or deleted."""
    made = Pair("A", ())
    with pytest.raises(FrozenInstanceError):
        made.unit = "B"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        made.other = "B"  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del made.unit
    with pytest.raises(AttributeError):
        object.__setattr__(made, "other", "B")
    assert made == Pair("A", ())


def test_a_copy_equals_its_record() -> None:
    """Copied, pickled and changed ones hold the arguments, changed ones all others; the rest begins anew."""
    made = Post("A", ["b"], "n", 7, 3)
    made.seen.append(1)
    for copied in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made)), replace(made)):
        assert [getattr(copied, name) for name in Post.__match_args__] == ["A", ["b"], "n", 7, 3]
        assert copied.seen == []
    assert [getattr(made.raised(), name) for name in Post.__match_args__] == ["A", ["b"], "n", 7, 4]
    with pytest.raises(TypeError):
        replace(made, size=1)  # type: ignore[call-arg]


def test_what_a_record_has_computed_stays_with_it() -> None:
    """Classes without slots have cached properties, which no copy inherits."""
    made = Sums((1, 2))
    assert made.whole == 3
    assert replace(made, numbers=(3, 4)).whole == 7
    assert pickle.loads(pickle.dumps(made)).whole == 3
    with pytest.raises(FrozenInstanceError):
        made.numbers = (5,)  # type: ignore[misc]


def test_replace_knows_dataclasses_too() -> None:
    """It gives what the standard library's gives."""
    assert replace(StandardPost("A"), grade=4) == StandardPost("A", grade=4)


def test_a_subclass_has_the_fields_of_its_record() -> None:
    """It may do something else, and can't add fields, which its record's methods wouldn't know."""

    class Louder(Pair):
        def __str__(self) -> str:
            return self.unit.upper()

    assert str(Louder("a", ())) == "A"
    assert Louder("a", ()) == Louder("a", ()) != Pair("a", ())
    with pytest.raises(TypeError, match="adds fields"):

        class Triple(Pair):
            third: int


def test_fields_may_have_any_name() -> None:
    """Names that the machinery could have used itself are fields and properties like others."""

    class Named(Record, slots=False):
        compared: int
        _set: int = 1
        _defaults: int = 2
        names: list[int] = field(default_factory=list)

        @cached_property
        def shown(self) -> int:
            return self.compared + self._set + self._defaults

    assert Named(1).shown == 4
    assert repr(Named(1, 5)).endswith("Named(compared=1, _set=5, _defaults=2, names=[])")
    assert Named(1) == Named(1, 1, 2, []) != Named(1, 5)
