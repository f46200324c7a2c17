"""The formats: one file each, with `render`; found by scanning this folder."""
