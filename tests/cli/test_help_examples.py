"""The examples in the help are those of commands and options that there are."""

from __future__ import annotations

import shlex

import pytest

from detente.cli.commands import Commands
from detente.cli.examples import EXAMPLES

LINES = [line for lines in EXAMPLES.values() for line in lines]


@pytest.mark.parametrize("line", LINES)
def test_an_example_names_a_command_and_its_options(line: str) -> None:
    """What the help shows can be typed: the command is there, or the group's command, and so is each option."""
    words = shlex.split(line.partition(" > ")[0].partition(" < ")[0])
    command = Commands()[words.pop(0)]
    if hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    known = {flag for parameter in command.params for flag in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_every_command_has_an_example() -> None:
    """A new command comes with what a person would type."""
    for name in Commands():
        assert "$ detente" in (Commands()[name].epilog or ""), name
