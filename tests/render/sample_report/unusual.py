"""Very long accounts, accounts from right to left, and accounts that attack."""

from __future__ import annotations

from compare.model import Report
from tests.render.sample_report.build import Account, Found, Link, build


def long(rows: int = 500) -> Report:
    """Two accounts with this many aligned sentences, one conflict in ten."""
    texts: dict[str, list[str]] = {"A": [], "B": []}
    links, found = [], []
    for i in range(1, rows + 1):
        number = i + 1 if i % 10 == 0 else i
        heard = [f"{n + 1000} pages of evidence about warehouse {i}" for n in (i, number)]
        texts["A"].append(
            f"On day {i} of the inquiry the panel heard {i + 1000} pages of evidence about "
            f"warehouse {i} and adjourned before noon at the request of counsel."
        )
        texts["B"].append(
            f"The panel heard {number + 1000} pages of evidence about warehouse {i} "
            f"on day {i} of the inquiry, then rose until the next morning."
        )
        conflict = number != i
        links.append(
            Link(
                {"A": [f"On day {i} of"], "B": [f"warehouse {i} on day"]},
                "conflict" if conflict else "agree",
                changed={"A": [heard[0]], "B": [heard[1]]} if conflict else None,
            )
        )
        found.append(
            Found(
                "conflict" if conflict else "agree",
                "number",
                f"A says {i + 1000} pages; B says {number + 1000}.",
                {"A": [f"{heard[0]}|{i + 1000}"], "B": [f"{heard[1]}|{number + 1000}"]},
                link=i,
            )
        )
    found.sort(key=lambda item: item.kind != "conflict")
    accounts = [
        Account(
            name=f"inquiry-{letter.lower()}.txt",
            text="\n\n".join(" ".join(texts[letter][i : i + 4]) for i in range(0, rows, 4)) + "\n",
            publisher=publisher,
        )
        for letter, publisher in (("A", "Court Record"), ("B", "Evening Gazette"))
    ]
    return build(accounts, links, found)


def right_to_left() -> Report:
    """An account in Arabic beside one in Hebrew, with Latin words inside."""
    arabic = Account(
        name="arabic.txt",
        language="und",
        publisher="\u0635\u062d\u064a\u0641\u0629 \u0627\u0644\u0645\u064a\u0646\u0627\u0621",
        text=(
            "\u0627\u0646\u062f\u0644\u0639 \u062d\u0631\u064a\u0642 \u0641\u064a "
            "\u0645\u064a\u0646\u0627\u0621 Kelmouth \u0648\u0623\u0635\u064a\u0628 7 "
            "\u0639\u0645\u0627\u0644. \u0623\u063a\u0644\u0642 \u0627\u0644\u0631\u0635\u064a"
            "\u0641 \u0627\u0644\u0634\u0645\u0627\u0644\u064a.\n"
        ),
    )
    hebrew = Account(
        name="hebrew.txt",
        language="und",
        text=(
            "\u05e9\u05e8\u05d9\u05e4\u05d4 \u05e4\u05e8\u05e6\u05d4 \u05d1\u05e0\u05de\u05dc "
            "Kelmouth \u05d5-9 \u05e2\u05d5\u05d1\u05d3\u05d9\u05dd \u05e0\u05e4\u05e6\u05e2\u05d5."
            "\n"
        ),
    )
    return build(
        (arabic, hebrew),
        (Link({"A": ["Kelmouth"], "B": ["Kelmouth"]}, "conflict"),),
        (
            Found(
                "conflict",
                "number",
                "A says 7; B says 9.",
                {
                    "A": ["7 \u0639\u0645\u0627\u0644|7"],
                    "B": ["9 \u05e2\u05d5\u05d1\u05d3\u05d9\u05dd|9"],
                },
                link=1,
            ),
        ),
    )


HOSTILE_WORD = "w" * 10_000


def hostile() -> Report:
    """Accounts whose every string tries to become markup, script, style or a link."""
    evil = Account(
        name="<img src=x onerror=alert(1)>.txt",
        title="</title><script>alert('title')</script>",
        publisher="\"><svg onload=alert('publisher')>",
        published="2025-03-05'\"><b>",
        text=(
            "<script>alert('text')</script> was printed in 9 places. "
            "[click](javascript:alert(1)) or visit file:///etc/passwd and http://example.invalid/x. "
            f"{HOSTILE_WORD} stood at the end. "
            "</style><style>body{display:none}</style> came next. "
            "{{ 7*7 }} {% raw %} ${7*7} --> ]]> &amp; &lt;b&gt; \u202eneddih\u202c \x00 done.\n"
        ),
    )
    plain = Account(
        name="javascript:alert(1)",
        text="`<script>` was printed in 8 places | a | b |. **bold** _it_ \x1b[31mred\x1b[0m text.\n",
    )
    return build(
        (evil, plain),
        (Link({"A": ["<script>"], "B": ["`<script>`"]}, "conflict"),),
        (
            Found(
                "conflict",
                "number",
                "A says <b>9</b>; B says 8 <script>alert('why')</script>.",
                {"A": ["9 places|9"], "B": ["8 places|<8>"]},
                link=1,
            ),
            Found(
                "only",
                "wording",
                "Only A says </script><script>alert(2)</script>.",
                {"A": [HOSTILE_WORD]},
            ),
        ),
    )
