"""Rules about messages between processes (MSG)."""
