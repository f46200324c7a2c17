"""One file a construct: its `TEMPLATE`. Found by `emitter.elixir.registry`."""
