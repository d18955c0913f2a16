"""Benchmarks: each figure stands beside its floor or its rival, from one run on one machine."""
