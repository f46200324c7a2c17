defmodule Shop.StockTest do
  use ExUnit.Case, async: false

  alias Shop.Stock

  setup do
    Stock.restock(%{"MUG-01" => 3})
    :ok
  end

  test "what is reserved is gone until it is released" do
    before = Stock.level("MUG-01")
    assert Stock.reserve("MUG-01", 2) == :ok
    assert Stock.level("MUG-01") == before - 2
    Stock.release("MUG-01", 2)
    assert Stock.level("MUG-01") == before
  end

  test "more than there is cannot be reserved" do
    assert Stock.reserve("MUG-01", 1_000) == {:error, :sold_out}
  end
end
