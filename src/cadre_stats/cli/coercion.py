"""Parameters handed on as typed: ours are texts and flags, and Typer's check of them imports pydantic (50 ms)."""

from __future__ import annotations

from typer.core import TyperArgument, TyperOption

__all__ = ["hand_on_as_typed"]

try:
    from typer._coercion import RuntimeParam
except ImportError:
    # A Typer that is arranged otherwise checks them as it likes; the program only starts later.
    def hand_on_as_typed(param: TyperOption | TyperArgument) -> None:
        """Leave a parameter to Typer."""
else:

    class _AsTyped(RuntimeParam):
        def _coerce_value(self, value: object, param: object, ctx: object) -> object:  # noqa: ARG002 - Typer's signature
            return value

    def hand_on_as_typed(param: TyperOption | TyperArgument) -> None:
        """Take a parameter's value as it was typed."""
        param._runtime_param = _AsTyped(param.type_descriptor.parameter_info, param.type_descriptor.annotation)
