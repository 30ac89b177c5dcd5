"""`python -m detente`: the same command where the scripts folder is not on the path."""

from detente.cli import main

if __name__ == "__main__":
    main()
