"""The schema's revisions, in order; `python -m quarterdeck.migrations NAME` writes the next one from the nouns."""
