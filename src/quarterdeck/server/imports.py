"""Imports from the browser: a file, first as a dry run, then for good."""

from __future__ import annotations

routes: list[object] = []
