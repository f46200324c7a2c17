"""The one line by which law 6 knows the analyzer."""

from collections.abc import Mapping

from analyzer.pipeline import analyze_text
from models.project import Project


def read(files: Mapping[str, str]) -> Project:
    """The model of a skeleton."""
    return analyze_text(files)
