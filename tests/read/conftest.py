"""What tests of readers share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.read.web_server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    own = Server()
    yield own
    own.http.shutdown()
    own.http.server_close()
