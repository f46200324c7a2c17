"""The laws that hold for whole projects, as properties."""
