"""Whatever lies on the disk: one diagnostic, and the rest goes on."""
