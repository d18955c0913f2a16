"""How other programs take part: webhooks, importers, assistants."""
