"""Figures: how many were harmed, moved or held, by what words, as part of which other figure, and according to whom."""

from __future__ import annotations

from sayso.reading.figures.find import find_figures

__all__ = ["find_figures"]
