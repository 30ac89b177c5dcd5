"""The rules by which words become expressions, one file for each kind of expression."""
