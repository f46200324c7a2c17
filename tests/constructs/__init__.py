"""One file a construct: what its recognizer finds in corpus/NAME, and what comes back from its stubs."""
