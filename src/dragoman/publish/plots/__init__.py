"""Pictures of the record as accessible SVG, for the brief and for the web pages alike."""

from dragoman.publish.plots.dyad import dyad_plot
from dragoman.publish.plots.figures import figures_plot
from dragoman.publish.plots.matrix import matrix_table
from dragoman.publish.plots.network import network_plot
from dragoman.publish.plots.plot import Between, Cell, Link, Plot, Table, nowhere, plot_style
from dragoman.publish.plots.timeline import timeline_plot

__all__ = [
    "Between",
    "Cell",
    "Link",
    "Plot",
    "Table",
    "dyad_plot",
    "figures_plot",
    "matrix_table",
    "network_plot",
    "nowhere",
    "plot_style",
    "timeline_plot",
]
