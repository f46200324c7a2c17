"""Reads Elixir into a `Project`, checks it and reports it."""
