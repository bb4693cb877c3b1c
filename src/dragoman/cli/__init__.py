"""The command line. `main` is the `dragoman` command."""

from dragoman.cli.app import app, main

__all__ = ["app", "main"]
