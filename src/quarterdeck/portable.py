"""Carrying data: an export that people keep and load again, sheets for each noun, and the whole database copied."""

from __future__ import annotations

from quarterdeck.carrying.copy import copy
from quarterdeck.carrying.export import export, export_to
from quarterdeck.carrying.files import Journey, beside
from quarterdeck.carrying.load import load, load_from
from quarterdeck.carrying.sheets import export_csv

__all__ = ["Journey", "beside", "copy", "export", "export_csv", "export_to", "load", "load_from"]
