"""Hypothesis strategies for models. Every field of every construct takes at least two values."""
