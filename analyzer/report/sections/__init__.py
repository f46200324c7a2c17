"""The sections of the text report: one file each, giving what rich can print."""
