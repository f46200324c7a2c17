"""Finding an Elixir project's files and reading mix.exs and config/*.exs as data.

This room never parses: mix.exs and config files are handed to it as AST, and it never
looks at the body of a module of the application.
"""
