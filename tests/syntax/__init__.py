"""The syntax room, through one door: `tests.syntax.door.check`."""
