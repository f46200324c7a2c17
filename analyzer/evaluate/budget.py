"""How much one walk may look at, so that a few lines of source cannot keep it busy for hours."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.evaluate.scope import Thunk


@dataclass(slots=True)
class Budget:
    """One query's allowance. What it visits, and how deep that nests, is counted from its root."""

    left: int
    deepest: int = 100
    depth: int = 0
    out: bool = False
    """Something was left out: the answer is not the whole one."""
    followed: dict[int, Thunk] = field(default_factory=dict)

    def enter(self) -> bool:
        """Whether one more may be visited, inside the one that is being visited; then `leave` follows."""
        if not self.spend() or self.depth >= self.deepest:
            self.out = True
            return False
        self.depth += 1
        return True

    def spend(self) -> bool:
        """Whether one more may be visited."""
        self.left -= 1
        self.out = self.out or self.left < 0
        return self.left >= 0

    def leave(self) -> None:
        self.depth -= 1

    def first(self, thunk: Thunk) -> bool:
        """Whether a variable's expression is met for the first time: what it gives once, it gives again."""
        known = id(thunk) in self.followed
        self.followed[id(thunk)] = thunk
        return not known
