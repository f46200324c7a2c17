"""The laws, judged on a user's own code. Never parses: what it judges with is handed in."""
