"""The real Elixir and the real Haxe, as judges. Never part of the wheel."""
