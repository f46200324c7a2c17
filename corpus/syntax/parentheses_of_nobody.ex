# Parentheses with nothing but a line's end in them hold no pattern, though `(())` and `(;)` do.
fn (
) -> lane end

fn ( # nobody
) when lane -> lane end

fn (()) -> lane end
fn (;
) -> lane end
((
) -> lane)
