"""Détente reads what is published about a diplomatic relationship and keeps the record of it."""

__version__ = "0.1.0"
