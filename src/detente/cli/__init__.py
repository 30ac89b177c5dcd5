"""The command line: one small file a group of commands; `app.py` lists them."""

from detente.cli.app import main

__all__ = ["main"]
