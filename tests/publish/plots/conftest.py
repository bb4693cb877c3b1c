"""What every test of a plot asks of the SVG it gets."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from dragoman.publish.plots import Plot


@pytest.fixture
def drawn() -> Callable[[Plot], ElementTree.Element]:
    """Parse a plot's picture, and hold it to what every picture must be."""

    def check(plot: Plot) -> ElementTree.Element:
        svg = str(plot.svg)
        assert (
            "style=" not in svg
            and "<script" not in svg
            and " on" not in re.sub(r">[^<]*<|=\"[^\"]*\"", "", svg)
        )
        root = ElementTree.fromstring(svg)
        title, description, *_ = root
        assert (title.tag, description.tag) == ("title", "desc")
        assert title.text == plot.title and description.text == plot.description
        assert root.get("aria-labelledby") == f"{plot.id}-t {plot.id}-d"
        assert root.get("role") == ("group" if root.find(".//a") is not None else "img")
        assert plot.table.rows and {len(row) for row in plot.table.rows} == {len(plot.table.heads)}
        for element in root.iter():
            for name in ("x", "y", "x1", "x2", "cx", "width"):
                if element.get(name) is not None:
                    assert -1.0 <= float(element.get(name)) <= 961, ElementTree.tostring(element)
        return root

    return check


@pytest.fixture
def words() -> Callable[[ElementTree.Element], list[str]]:
    """The words set in a picture, in its order."""
    return lambda root: [element.text or "" for element in root.iter("text")]
