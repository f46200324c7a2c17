"""Rules about supervision trees (SUP)."""
