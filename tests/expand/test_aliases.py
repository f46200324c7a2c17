"""What a module's name means where it stands."""

import pytest

from models.constructs.supervisor import Supervisor
from tests.analysis import analyzed, check

TOP = """\
defmodule Shop.Top do
  {directives}
  use Supervisor

  def init(_options), do: Supervisor.init([{child}], strategy: :one_for_one)
end
"""

CASES = {
    "no alias": ("", "Cart", "Cart"),
    "last part": ("alias Shop.Carts.Cart", "Cart", "Shop.Carts.Cart"),
    "below an alias": ("alias Shop.Carts", "Carts.Cart", "Shop.Carts.Cart"),
    "as": ("alias Shop.Carts.Cart, as: Basket", "Basket", "Shop.Carts.Cart"),
    "as leaves the name alone": ("alias Shop.Carts.Cart, as: Basket", "Cart", "Cart"),
    "several": ("alias Shop.{Cart, Till}", "Till", "Shop.Till"),
    "several, deeper": ("alias Shop.{Cart, Till.Drawer}", "Drawer", "Shop.Till.Drawer"),
    "of an alias": ("alias Shop.Carts\n  alias Carts.Cart", "Cart", "Shop.Carts.Cart"),
    "the last one wins": ("alias Shop.Old.Cart\n  alias Shop.New.Cart", "Cart", "Shop.New.Cart"),
    "below the module": ("alias __MODULE__.Cart", "Cart", "Shop.Top.Cart"),
    "several below the module": ("alias __MODULE__.{Cart, Till}", "Till", "Shop.Top.Till"),
    "the module": ("alias __MODULE__", "Top.Cart", "Shop.Top.Cart"),
    "require as": ("require Shop.Cart, as: Basket", "Basket", "Shop.Cart"),
    "require alone": ("require Shop.Cart", "Cart", "Cart"),
    "an Erlang module": ("alias :shop_clock, as: Clock", "Clock", ":shop_clock"),
    "Elixir. is absolute": ("alias Shop.Cart", "Elixir.Cart", "Cart"),
    "Elixir. in full": ("alias Other.Shop", "Elixir.Shop.Cart", "Shop.Cart"),
    "an atom is a module": ("", ':"Elixir.Shop.Cart"', "Shop.Cart"),
    "an atom of Erlang": ("alias Shop.Cart", ":shop_cart", ":shop_cart"),
    "the module's own name": ("", "__MODULE__", "Shop.Top"),
    "below its own name": ("", "__MODULE__.Cart", "Shop.Top.Cart"),
    "in an attribute": ("alias Shop.Cart\n  @cart Cart\n  alias Shop.Other.Cart", "@cart", "Shop.Cart"),
    "in a comment": ("# alias Shop.Cart", "Cart", "Cart"),
    "in a string": ('@doc "alias Shop.Cart"', "Cart", "Cart"),
}


@pytest.mark.parametrize("case", CASES)
def test_alias(case: str) -> None:
    directives, child, expected = CASES[case]
    check(TOP.format(directives=directives, child=child), expected)


def test_an_alias_within_a_function_ends_with_it() -> None:
    source = """
    defmodule Shop.Top do
      use Supervisor

      def other do
        alias Shop.Wrong.Cart
        Cart
      end

      def init(_options) do
        alias Shop.Cart
        Supervisor.init([Cart], strategy: :one_for_one)
      end
    end
    """
    check(source, "Shop.Cart")


def test_an_alias_below_does_not_reach_up() -> None:
    source = """
    defmodule Shop.Top do
      use Supervisor

      def init(_options), do: Supervisor.init([Cart], strategy: :one_for_one)

      alias Shop.Cart
      def cart, do: Cart
    end
    """
    check(source, "Cart")


def test_a_module_within_is_an_alias_without_a_word() -> None:
    source = """
    defmodule Shop.Top do
      defmodule Cart.Item do
      end

      use Supervisor

      def init(_options), do: Supervisor.init([Cart.Item, Cart], strategy: :one_for_one)
    end
    """
    check(source, "Shop.Top.Cart.Item\nShop.Top.Cart")


def test_an_alias_of_the_module_around_reaches_in() -> None:
    source = """
    defmodule Shop do
      alias Shop.Carts.Cart

      defmodule Top do
        use Supervisor

        def init(_options), do: Supervisor.init([Cart], strategy: :one_for_one)
      end
    end
    """
    check(source, "Shop.Carts.Cart")


def test_an_alias_of_the_file_reaches_in() -> None:
    check("alias Shop.Carts.Cart\n\n" + TOP.format(directives="", child="Cart"), "Shop.Carts.Cart")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Cart", "Shop.Cart"),
        ("Elixir.Cart", "Cart"),
        ("__MODULE__.Cart", "Shop.Cart"),
        (":cart", ":cart"),
        (':"Elixir.Cart"', "Cart"),
        ("Module.concat(Shop, Cart)", "Shop.Cart"),
        ("Cart.Item", "Shop.Cart.Item"),
    ],
)
def test_the_name_of_a_module_within(written: str, name: str) -> None:
    modules = analyzed(f"defmodule Shop do\n  defmodule {written} do\n  end\nend").modules
    assert {module.name for module in modules} == {"Shop", name}


def test_a_supervisor_of_its_own_name_is_not_elixirs() -> None:
    source = TOP.format(directives="alias Shop.Staff.Supervisor", child="Shop.Cart")
    assert not analyzed(source).of(Supervisor)
