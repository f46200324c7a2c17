"""The rules: one file each, in a folder for each family. They see models, and never syntax."""
