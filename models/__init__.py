"""The vocabulary of unmix: Elixir's AST, types, modules, constructs and the Project.

Models import nothing but pydantic, and need no Elixir to be built in a test.
"""
