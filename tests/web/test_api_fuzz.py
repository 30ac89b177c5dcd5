"""Whatever is asked of the API, its answer is one that its description names, and never an error of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import schemathesis
from browsing import Site
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import content_type_conformance, not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

EXAMPLES = 6
"""Requests to each operation: twenty of them, within some twenty seconds. Briefing books cost most, and get two."""


@pytest.mark.slow
def test_no_request_makes_it_fail(open_site: Callable[..., Site], sample: Path) -> None:
    """Requests made up from the description, fitting it and not: every answer is as described."""
    app = open_site(sample).client.app
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"host": "localhost"})
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 18
    for operation in operations:
        _try(operation, 2 if "/brief" in operation.path else EXAMPLES)


def _try(operation: schemathesis.APIOperation, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        response = case.call(headers={"host": "localhost"})
        case.validate_response(response, checks=CHECKS)

    ask()
