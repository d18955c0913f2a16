"""The kernel: stores, finds, checks and records objects of any noun. It knows no feature."""
