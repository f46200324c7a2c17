"""Skeletons: what is written, that real Elixir takes it, and law 6."""
