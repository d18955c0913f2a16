"""The command line, a room per kind of command. Importing this costs nothing: see `quarterdeck.cli`."""
