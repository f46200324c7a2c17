"""Tests of analyzer.project."""
