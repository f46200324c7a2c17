"""The rooms: the fixed list of files that a construct is, created by one and audited by another."""
