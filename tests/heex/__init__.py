"""The template scanner, through one door: `tests.heex.door.check`."""
