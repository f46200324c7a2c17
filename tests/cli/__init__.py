"""Tests of the command line, through one door."""
