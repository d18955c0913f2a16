"""The ways in which data leaves and enters whole: see `quarterdeck.portable`."""
