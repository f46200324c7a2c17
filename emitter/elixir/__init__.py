"""Models to Elixir: skeletons in witness form. Never imports the analyzer, never reads source.

`emit(project)` gives the files. One template a construct lies in `constructs/`.
"""

from emitter.elixir.skeletons import emit

__all__ = ["emit"]
