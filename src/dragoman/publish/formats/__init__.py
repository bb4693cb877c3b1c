"""Formats that records are written in for other programs: tables, networks, coded events, citations."""
