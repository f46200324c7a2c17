"""Rules about unmix's own comments (UNM)."""
