"""Chats, who is in them, and what they say."""

# The nouns of this room are never without the rules that guard them, whichever of its modules is imported.
from quarterdeck.chat import membership, speaking

__all__ = ["membership", "speaking"]
