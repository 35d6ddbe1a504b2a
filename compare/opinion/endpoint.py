"""The one place that talks to a model: one request, one reply, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from compare.errors import CompareError
from compare.installing import adding_extras
from compare.opinion.adviser import Adviser
from compare.opinion.questions import BATCH, SCHEMA

_RETRIES = 1
"""How often a request is made again after a time-out, a rate limit or a server's error."""
_LONGEST = 220 * (BATCH + 2)
"""Tokens that a reply may have."""

Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    text: str
    version: str
    """What the server says it is, as far as it does."""


Ask = Callable[[Sequence[Message]], "Reply | str"]
"""Takes the messages of one request; returns the reply, or in a few words why there is none."""


def connect(adviser: Adviser) -> Ask:
    """Return a way to ask the model.

    Raises :class:`CompareError` where the client library is not installed. It follows no redirect,
    which could lead passages off this machine, and uses no proxy for this machine's own addresses.
    """
    try:
        import openai
    except ImportError:
        raise CompareError(
            f"--judge needs openai; install with: {adding_extras('judge')}"
        ) from None
    client = openai.OpenAI(
        base_url=adviser.url,
        api_key=adviser.key or "none",
        organization="",
        project="",
        timeout=adviser.timeout,
        max_retries=_RETRIES,
        http_client=openai.DefaultHttpxClient(
            follow_redirects=False, trust_env=not adviser.local, timeout=adviser.timeout
        ),
    )
    create: Any = client.chat.completions.create  # its types know its own messages alone
    usual: dict[str, Any] = {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answers", "strict": True, "schema": SCHEMA},
        },
        "max_tokens": _LONGEST,
        "temperature": 0,
        "seed": 0,
    }
    accepted = [usual, {}]  # the second for servers that know none of these

    def ask(messages: Sequence[Message]) -> Reply | str:
        while True:
            try:
                made: Any = create(model=adviser.model, messages=list(messages), **accepted[0])
                return _reply(made)
            except (openai.BadRequestError, openai.UnprocessableEntityError):
                if len(accepted) == 1:
                    return "the request was refused"
                del accepted[0]
            except openai.APITimeoutError:
                return "no reply in time"
            except openai.APIConnectionError:
                return "no connection"
            except openai.APIStatusError as error:
                return f"status {error.status_code}"
            except (openai.OpenAIError, ValueError, TypeError, AttributeError, RecursionError):
                return "a reply that is none"

    return ask


def _reply(made: Any) -> Reply | str:
    choices = getattr(made, "choices", None)
    if not isinstance(choices, list) or not choices:
        return "a reply that is none"
    text = choices[0].message.content
    if not isinstance(text, str) or not text.strip():
        return "a refusal"
    stated = [str(part) for part in (made.model, made.system_fingerprint) if part]
    return Reply(text, _word(" ".join(stated)))


def _word(text: str) -> str:
    """Return what a server says of itself as one short line."""
    return " ".join("".join(c for c in text[:200] if c.isprintable()).split())
