"""Tests of analyzer.store."""
