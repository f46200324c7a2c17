"""The known compilers: one small file each."""

from emitter.haxe.profiles.reflaxe_elixir_1_1 import PROFILE as REFLAXE_ELIXIR_1_1

__all__ = ["REFLAXE_ELIXIR_1_1"]
