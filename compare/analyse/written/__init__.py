"""Figures as they are written, in a language that no model here knows: numbers, dates, clocks."""

from compare.analyse.written.find import Kind, Reading, Written, apart, find, same

__all__ = ["Kind", "Reading", "Written", "apart", "find", "same"]
