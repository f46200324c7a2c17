"""References to constructs, messages to clauses. Knows models and summaries, never syntax."""
