"""Abstract evaluation: what can this expression be? And `Program`, the one door to other modules.

This room never guesses: what is not known is an `Unknown` with its reason.
"""
