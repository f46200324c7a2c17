"""From files to modules: the lexical environment, `use` followed into quoted bodies, the knowledge base.

This room never runs a macro: what it cannot follow stays unresolved.
"""
