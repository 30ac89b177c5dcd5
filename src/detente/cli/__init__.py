"""The command line."""


def main() -> None:
    """The program."""
    raise SystemExit("not yet")
