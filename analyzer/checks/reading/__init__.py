"""Rules about how far the sources could be read at all."""
