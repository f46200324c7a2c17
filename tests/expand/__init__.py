"""Aliases, imports and `use`: what a name means, and what code a module has."""
