"""What values expressions have: child lists, configuration, fuel. The cases of `*.md` are tables to read."""
