"""Events: when people meet, about what, and what came of it."""
