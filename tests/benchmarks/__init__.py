"""Ratios, not absolutes: how fast the stages are beside Elixir itself."""
