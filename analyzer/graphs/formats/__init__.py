"""The formats: one file each, `render(graph) -> str`; found by scanning this folder."""
