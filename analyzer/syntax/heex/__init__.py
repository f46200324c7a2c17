"""Templates: HEEx and EEx, as files and as sigils. Never raises; text that is odd is a problem with its place."""

from analyzer.syntax.heex.dialects import dialect_of
from analyzer.syntax.heex.elixir import program
from analyzer.syntax.heex.facts import AttributeFacts, Form, TagFacts, TemplateFacts, template_facts
from analyzer.syntax.heex.scan import Scanned, scan, scan_slice
from analyzer.syntax.heex.sigils import sigils

__all__ = [
    "AttributeFacts",
    "Form",
    "Scanned",
    "TagFacts",
    "TemplateFacts",
    "dialect_of",
    "program",
    "scan",
    "scan_slice",
    "sigils",
    "template_facts",
]
