"""A template that EEx compiles to a function is that function; what only running tells is told."""

import pytest

from tests.analysis import analyzed


@pytest.mark.parametrize(
    ("form", "function"),
    [
        ("EEx.function_from_string(:def, :letter, text, [:name, :day])", "letter/2"),
        ('EEx.function_from_file(:defp, :letter, "letter.eex", [:assigns], trim: true)', "letter/1"),
        ("EEx.function_from_string(:def, :letter, text)", "letter/0"),
    ],
)
def test_the_function(form: str, function: str) -> None:
    module = analyzed(f"defmodule Ferry.Mail do\n  require EEx\n  text = to_string(:a)\n  {form}\nend").modules[0]
    assert [f"{f.name}/{f.arity}" for f in module.functions] == [function]
    assert not module.unresolved


@pytest.mark.parametrize(
    "form",
    [
        "EEx.function_from_string(:def, :letter, text, names)",
        "EEx.function_from_string(kind, :letter, text, [:name])",
    ],
)
def test_what_is_computed(form: str) -> None:
    module = analyzed(f"defmodule Ferry.Mail do\n  require EEx\n  text = to_string(:a)\n  {form}\nend").modules[0]
    assert not module.functions
    assert len(module.unresolved) == 1
