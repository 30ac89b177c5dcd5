"""What a test sees of the pages: a browser's client, signed in or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.testclient import TestClient

from detente.web import Desk

HOST = "http://localhost:8470"
OWN = {"origin": HOST}
"""What a browser says of where a form of ours comes from."""


@dataclass
class Site:
    """The pages, as a browser sees them; signed in once `enter` was called."""

    desk: Desk
    client: TestClient

    def enter(self, name: str = "Nora", *, role: str = "reviewer") -> str:
        """Signs in with a new token; gives its secret."""
        _, secret = self.desk.store.new_token(name, role, at="2024-01-01T00:00:00+00:00")  # type: ignore[arg-type]
        answer = self.client.post("/login", data={"token": secret}, headers=OWN)
        assert answer.status_code == 303
        return secret

    @property
    def csrf(self) -> str:
        """What the forms of a signed-in reader carry."""
        match = re.search(r'name="csrf" value="([0-9a-f]{64})"', self.client.get("/add").text)
        assert match
        return match[1]

    def write(self, path: str, **given: object) -> str:
        """Sends a form; gives where the reader is led to."""
        answer = self.client.post(path, data={"csrf": self.csrf, **given}, headers=OWN)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]
