"""bytes -> Document, one file a format."""

from detente.read.draft import Refusal
from detente.read.files import read_path, read_paths, read_stream, walk
from detente.read.language import is_readable, language_of

__all__ = ["Refusal", "is_readable", "language_of", "read_path", "read_paths", "read_stream", "walk"]
