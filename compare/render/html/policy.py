"""The Content-Security-Policy of a page that may run only what its templates put there."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from compare.errors import InputError

if TYPE_CHECKING:
    from markupsafe import Markup


class Policy:
    """Collects the hash of every style sheet and script as the templates place them.

    Text of a report can never become one of them: it is escaped, and so never has a hash.
    """

    placeholder = "content-security-policy-goes-here"
    """Stands in the page's head until all hashes are known."""

    def __init__(self) -> None:
        self._hashes: dict[str, list[str]] = {"style": [], "script": []}

    def style(self, *sources: str) -> Markup:
        """Return one ``<style>`` element."""
        return self._element("style", sources)

    def script(self, *sources: str) -> Markup:
        """Return one ``<script>`` element."""
        return self._element("script", sources)

    def seal(self, page: str) -> str:
        """Return the page with its policy written into its head."""
        return page.replace(self.placeholder, self._text(), 1)

    def _element(self, name: str, sources: tuple[str, ...]) -> Markup:
        from markupsafe import Markup

        body = "\n" + "\n".join(source.strip() for source in sources) + "\n"
        if "</" + name in body.lower() or "<!--" in body:
            raise InputError(f"template {name}", f"a {name} must not hold </{name} or <!--")
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        self._hashes[name].append(f"'sha256-{digest}'")
        return Markup(f"<{name}>{body}</{name}>")

    def _text(self) -> str:
        def allowed(name: str) -> str:
            return " ".join(self._hashes[name]) or "'none'"

        return (
            f"default-src 'none'; style-src {allowed('style')}; script-src {allowed('script')}; "
            "base-uri 'none'; form-action 'none'"
        )
