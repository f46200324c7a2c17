"""The views: one file each, `build(project) -> Graph`; found by scanning this folder."""
