"""The trained reader: one small encoder that cuts, tags, parses, names and attributes."""

from dragoman.language.model.reader import Attribution, Name, Reader, ReadText

__all__ = ["Attribution", "Name", "ReadText", "Reader"]
