"""One file a construct: `recognize(module, program)` finds it. No recognizer knows another."""
