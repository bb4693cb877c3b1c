"""Dragoman reads news coverage of a crisis and writes down who told whom what, linked to the words."""

__version__ = "0.1.0"
