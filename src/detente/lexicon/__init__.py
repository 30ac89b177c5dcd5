"""What is known beforehand, as data files: one frozen value, loaded once and passed in."""

from detente.lexicon.lexicon import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
