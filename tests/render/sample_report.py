"""Reports made by hand, so that renderers can be tested without the stages before them.

``two()``, ``five()``, ``one()``, ``long(rows)``, ``right_to_left()`` and ``hostile()`` each return
a whole :class:`compare.model.Report`. The accounts are invented for this file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.model import (
    Alignment,
    AlignmentMember,
    Category,
    Difference,
    Document,
    Evidence,
    Finding,
    Kind,
    Provenance,
    Removed,
    Report,
    Sentence,
    SentenceKind,
    Span,
)
from compare.options import Options

_REMOVED = {
    "Advertisement": "advertisement",
    "Share this article": "share prompt",
    "Read more: tides and timetables": "related links",
    "Cover image": "image label",
}
_SENTENCE = re.compile(r"\S.*?(?:[.!?\u061f]['\"\u2019\u201d]*(?=\s+[^\sa-z]|\s*$)|$)", re.DOTALL)


@dataclass(frozen=True)
class Account:
    """One text with what its head would give."""

    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "en"


@dataclass(frozen=True)
class Found:
    """One finding: for each document the quotes it rests on, each with its value after ``|``."""

    kind: Kind
    category: Category
    explanation: str
    evidence: Mapping[str, Sequence[str]]
    adds: str | None = None
    link: int | None = None
    confidence: float | None = None


@dataclass(frozen=True)
class Link:
    """One alignment: for each document the beginnings of its sentences."""

    members: Mapping[str, Sequence[str]]
    relation: Kind
    changed: Mapping[str, Sequence[str]] | None = None
    added: Mapping[str, Sequence[str]] | None = None
    moved: bool = False
    score: float = 0.9


def build(accounts: Sequence[Account], links: Sequence[Link], found: Sequence[Found]) -> Report:
    """Assemble a report, with offsets looked up; a quote that is not there is an error."""
    documents = tuple(
        document(account, chr(ord("A") + place)) for place, account in enumerate(accounts)
    )
    by_id = {own.id: own for own in documents}
    alignments = tuple(
        _alignment(link, f"L{number}", by_id) for number, link in enumerate(links, 1)
    )
    findings = tuple(_finding(item, number, by_id) for number, item in enumerate(found, 1))
    return Report(
        format_version=1,
        provenance=Provenance(
            tool="compare",
            version="0.1.0",
            options=Options().items(),
            signature="sha256:" + hashlib.sha256(b"sample").hexdigest(),
            models=(("en_core_web_sm", "3.8.0"), ("wordllama", "0.4.0")),
        ),
        documents=documents,
        alignments=alignments,
        findings=findings,
    )


def document(account: Account, letter: str) -> Document:
    """Segment one account: ``# `` begins a heading, ``- `` an item, known lines are removed."""
    sentences: list[Sentence] = []
    removed: list[Removed] = []
    paragraph = 0
    for line in re.finditer(r"[^\n]+", account.text):
        words = line.group()
        if words in _REMOVED:
            removed.append(Removed(Span(*line.span()), _REMOVED[words]))
            continue
        kind: SentenceKind = (
            "heading" if words[:2] == "# " else "item" if words[:2] == "- " else "sentence"
        )
        lead = 0 if kind == "sentence" else 2
        for match in _SENTENCE.finditer(words, lead):
            span = Span(line.start() + match.start(), line.start() + match.end())
            sentences.append(Sentence(len(sentences), span, paragraph, kind))
        paragraph += 1
    return Document(
        id=letter,
        name=account.name,
        sha256="sha256:" + hashlib.sha256(account.text.encode()).hexdigest(),
        media_type="text/plain",
        title=account.title,
        publisher=account.publisher,
        author=None,
        published=account.published,
        language=account.language,
        text=account.text,
        sentences=tuple(sentences),
        removed=tuple(removed),
    )


def _find(own: Document, quote: str) -> Span:
    start = own.text.index(quote)
    return Span(start, start + len(quote))


def _alignment(link: Link, name: str, documents: Mapping[str, Document]) -> Alignment:
    members = []
    for letter, starts in link.members.items():
        own = documents[letter]
        indexes = []
        for start in starts:
            at = _find(own, start)
            indexes.append(next(s.index for s in own.sentences if s.span.overlaps(at)))
        members.append(AlignmentMember(letter, tuple(indexes)))
    kinds: tuple[tuple[Literal["changed", "added"], Mapping[str, Sequence[str]] | None], ...] = (
        ("changed", link.changed),
        ("added", link.added),
    )
    differences = [
        Difference(letter, _find(documents[letter], words), kind)
        for kind, spans in kinds
        for letter, quotes in (spans or {}).items()
        for words in quotes
    ]
    return Alignment(
        id=name,
        members=tuple(members),
        score=link.score,
        relation=link.relation,
        moved=link.moved,
        differences=tuple(differences),
    )


def _finding(item: Found, number: int, documents: Mapping[str, Document]) -> Finding:
    evidence = []
    for letter, quotes in item.evidence.items():
        for given in quotes:
            quote, _, value = given.partition("|")
            span = _find(documents[letter], quote)
            evidence.append(Evidence(letter, span, quote, value or quote))
    return Finding(
        id=f"F{number}",
        fingerprint="cf1:" + hashlib.sha256(f"{item.kind}{number}".encode()).hexdigest(),
        kind=item.kind,
        category=item.category,
        scope="internal" if len(item.evidence) == 1 and item.kind == "conflict" else "cross",
        rule=f"{item.category}-rule",
        confidence=item.confidence,
        explanation=item.explanation,
        alignment=f"L{item.link}" if item.link else None,
        adds=item.adds,
        evidence=tuple(evidence),
    )


HERALD = Account(
    name="herald.txt",
    title="Fire guts grain warehouse at Kelmouth port",
    publisher="Kelmouth Herald",
    published="2025-03-05",
    text="""\
# Fire guts grain warehouse at Kelmouth port
Advertisement
A fire tore through a grain warehouse at the port of Kelmouth late on Tuesday, injuring seven dock workers and closing the north quay to shipping. Flames could be seen from villages ten kilometres inland.

The blaze began shortly before 11 p.m. on 4 March in the older of two brick storehouses owned by Estuary Mills. Some 120 firefighters from six brigades fought it through the night.

Harbour master Ruth Calder said the quay would stay closed \u201cuntil every wall has been inspected\u201d. Five vessels were turned away: the Aurelia, the Beacon Hill, the Corvina, the Dunmore, the Elin Marit and the Fairwind.

The cause is not known. Police have not ruled out arson, and investigators are to enter the building on Thursday.

# A long history
The storehouse was built in 1911 and survived two floods. It held about 8,000 tonnes of barley and wheat, most of it due to be loaded this week.

Share this article
Estuary Mills said its insurers had been informed. The firm employs 340 people in the town.
Read more: tides and timetables
""",
)

WIRE = Account(
    name="coastwire.txt",
    title="Nine hurt as port warehouse burns",
    publisher="Coast Wire",
    published="2025-03-05",
    text="""\
# Nine hurt as port warehouse burns
Cover image
KELMOUTH \u2014 Nine dock workers were hurt, two of them seriously, when fire swept a grain warehouse in the port of Kelmouth on Tuesday night. The north quay has been closed to shipping.

Estuary Mills, which owns the building, said its insurers had been told. The company did not say what the loss would come to.

The fire broke out at about 10.50 p.m. on 4 March, according to the regional control room. More than a hundred firefighters were sent from six brigades, and a tugboat pumped water from the river.

Harbour master Rupert Calder said the quay would remain closed until the walls had been inspected. Six vessels had to be sent on to other ports.

Police have ruled out arson.

The warehouse, built in 1911, held about 8,000 tonnes of grain.
""",
)

POST = Account(
    name="post.html",
    title="Kelmouth blaze: what we know",
    publisher="The Northern Post",
    published="2025-03-06",
    text="""\
# Kelmouth blaze: what we know
Investigators entered the burnt-out warehouse at Kelmouth on Thursday morning, a day and a half after the fire that injured seven dock workers.

- The fire started shortly before 11 p.m. on Tuesday.
- Four of the injured have left hospital.
- The north quay reopened to small craft on Thursday.

Ruth Calder, the harbour master, said six ships had been diverted. The building dates from 1911 and was listed in 1988.

Police said arson had not been ruled out. About 12,000 tonnes of grain were lost.
""",
)

RADIO = Account(
    name="radio.md",
    title=None,
    publisher="Estuary Radio",
    published="2025-03-05",
    text="""\
There has been a large fire at the port of Kelmouth. Our reporter at the gate says that seven people are being treated for burns and smoke.

Six brigades are at the scene. People in the streets near the north quay are asked to keep their windows shut.

The harbour is closed. Schools in the Quayside district will not open on Wednesday.
""",
)

LEDGER = Account(
    name="ledger.txt",
    title="Grain prices rise after Kelmouth fire",
    publisher="The Daily Ledger",
    published="2025-03-07",
    text="""\
# Grain prices rise after Kelmouth fire
Barley for April rose 3.2 per cent on Friday after a fire destroyed 8,000 tonnes of grain at Kelmouth. Traders said the effect would be brief.

Estuary Mills, which employs 340 people, told its insurers on Wednesday. The storehouse was built in 1921, company records show.

The north quay is expected to reopen on Monday.
""",
)


_PAIR_LINKS = (
    Link(
        {"A": ["A fire tore"], "B": ["KELMOUTH"]},
        "conflict",
        changed={"A": ["seven"], "B": ["Nine dock"]},
        added={"B": ["two of them seriously"]},
        score=0.86,
    ),
    Link(
        {"A": ["The blaze began", "Some 120"], "B": ["The fire broke out", "More than a hundred"]},
        "detail",
        changed={"A": ["shortly before 11 p.m.", "Some 120"], "B": ["about 10.50 p.m."]},
        added={"B": ["a tugboat pumped water from the river"], "A": ["older of two brick"]},
        score=0.81,
    ),
    Link(
        {"A": ["Harbour master"], "B": ["Harbour master"]},
        "conflict",
        changed={"A": ["Ruth", "stay"], "B": ["Rupert", "remain"]},
        score=0.93,
    ),
    Link(
        {"A": ["Five vessels"], "B": ["Six vessels"]},
        "conflict",
        changed={"A": ["Five vessels"], "B": ["Six vessels"]},
        score=0.66,
    ),
    Link(
        {"A": ["Police have not"], "B": ["Police have ruled"]},
        "conflict",
        changed={"A": ["have not ruled out"], "B": ["have ruled out"]},
        score=0.74,
    ),
    Link(
        {"A": ["The storehouse was", "It held about"], "B": ["The warehouse, built"]},
        "detail",
        added={"A": ["survived two floods", "barley and wheat"]},
        score=0.78,
    ),
    Link(
        {"A": ["Estuary Mills said"], "B": ["Estuary Mills, which"]},
        "agree",
        changed={"A": ["informed"], "B": ["told"]},
        moved=True,
        score=0.72,
    ),
)

_VESSELS = "the Aurelia, the Beacon Hill, the Corvina, the Dunmore, the Elin Marit and the Fairwind"

_PAIR_FOUND = (
    Found(
        "conflict",
        "number",
        "A says seven dock workers were injured; B says nine. Both numbers are exact and count the "
        "same people, so they cannot both hold.",
        {"A": ["seven dock workers|7"], "B": ["Nine dock workers|9"]},
        link=1,
        confidence=0.97,
    ),
    Found(
        "conflict",
        "negation",
        "A says the police have not ruled out arson; B says they have.",
        {"A": ["have not ruled out|not rule out"], "B": ["have ruled out|rule out"]},
        link=5,
        confidence=0.95,
    ),
    Found(
        "conflict",
        "entity",
        "A names the harbour master Ruth Calder; B names Rupert Calder.",
        {"A": ["Ruth Calder|ruth calder"], "B": ["Rupert Calder|rupert calder"]},
        link=3,
        confidence=0.91,
    ),
    Found(
        "conflict",
        "count",
        "A says five vessels were turned away; B says six, and A itself names six: the Aurelia, "
        "the Beacon Hill, the Corvina, the Dunmore, the Elin Marit and the Fairwind.",
        {"A": ["Five vessels|5", f"{_VESSELS}|6"], "B": ["Six vessels|6"]},
        link=4,
        confidence=0.88,
    ),
    Found(
        "conflict",
        "count",
        "A says five vessels were turned away and then names six.",
        {"A": ["Five vessels|5", f"{_VESSELS}|6"]},
        link=4,
    ),
    Found(
        "detail",
        "wording",
        "B adds that two of the injured were hurt seriously.",
        {"A": ["injuring seven dock workers"], "B": ["two of them seriously"]},
        adds="B",
        link=1,
    ),
    Found(
        "detail",
        "number",
        "A gives about 120 firefighters; B says more than a hundred.",
        {
            "A": ["Some 120 firefighters|108..132"],
            "B": ["More than a hundred firefighters|101.."],
        },
        adds="A",
        link=2,
    ),
    Found(
        "detail",
        "date",
        "B gives the time as about 10.50 p.m.; A says shortly before 11 p.m.",
        {
            "A": ["shortly before 11 p.m. on 4 March|2025-03-04"],
            "B": ["about 10.50 p.m. on 4 March|2025-03-04"],
        },
        adds="B",
        link=2,
    ),
    Found(
        "detail",
        "wording",
        "A adds that the grain was barley and wheat.",
        {"A": ["barley and wheat"], "B": ["grain."]},
        adds="A",
        link=6,
    ),
    Found(
        "agree",
        "number",
        "Both say the warehouse held about 8,000 tonnes.",
        {"A": ["about 8,000 tonnes|8000"], "B": ["about 8,000 tonnes|8000"]},
        link=6,
    ),
    Found(
        "agree",
        "date",
        "Both say it was built in 1911.",
        {"A": ["built in 1911|1911"], "B": ["built in 1911|1911"]},
        link=6,
    ),
    Found(
        "agree",
        "wording",
        "Both say that the insurers of Estuary Mills had been informed.",
        {
            "A": ["Estuary Mills said its insurers had been informed."],
            "B": ["said its insurers had been told"],
        },
        link=7,
    ),
    Found(
        "only",
        "wording",
        "Only A says this.",
        {"A": ["Flames could be seen from villages ten kilometres inland."]},
    ),
    Found("only", "wording", "Only A says this.", {"A": ["The cause is not known."]}),
    Found(
        "only", "wording", "Only A says this.", {"A": ["The firm employs 340 people in the town."]}
    ),
    Found(
        "only",
        "wording",
        "Only B says this.",
        {"B": ["The company did not say what the loss would come to."]},
    ),
)


def two() -> Report:
    """Two accounts with every kind of finding, one moved passage and removed lines."""
    return build((HERALD, WIRE), _PAIR_LINKS, _PAIR_FOUND)


def five() -> Report:
    """Five accounts, of which some speak together and some are silent."""
    links = (
        Link(
            {
                "A": ["A fire tore"],
                "B": ["KELMOUTH"],
                "C": ["Investigators entered"],
                "D": ["There has been", "Our reporter"],
            },
            "conflict",
            changed={"A": ["seven"], "B": ["Nine dock"], "C": ["seven"], "D": ["seven people"]},
        ),
        Link(
            {
                "A": ["The blaze began", "Some 120"],
                "B": ["The fire broke", "More than"],
                "C": ["The fire started"],
                "D": ["Six brigades"],
            },
            "detail",
        ),
        *_PAIR_LINKS[2:3],
        Link(
            {"A": ["Five vessels"], "B": ["Six vessels"], "C": ["Ruth Calder, the"]},
            "conflict",
            changed={"A": ["Five"], "B": ["Six vessels"], "C": ["six ships"]},
        ),
        Link(
            {"A": ["Police have not"], "B": ["Police have ruled"], "C": ["Police said"]},
            "conflict",
            changed={"B": ["have ruled out"]},
        ),
        Link(
            {
                "A": ["The storehouse was", "It held about"],
                "B": ["The warehouse, built"],
                "C": ["The building dates", "About 12,000"],
                "E": ["Barley for April", "The storehouse was"],
            },
            "conflict",
            changed={"C": ["12,000"], "E": ["1921"]},
            added={"C": ["listed in 1988"], "A": ["survived two floods"]},
        ),
        Link(
            {
                "A": ["Estuary Mills said", "The firm employs"],
                "B": ["Estuary Mills, which"],
                "E": ["Estuary Mills, which"],
            },
            "agree",
            moved=True,
        ),
        Link({"C": ["The north quay"], "E": ["The north quay"]}, "detail", score=0.6),
    )
    found = (
        Found(
            "conflict",
            "number",
            "A, C and D say seven people were injured; B says nine.",
            {
                "A": ["seven dock workers|7"],
                "B": ["Nine dock workers|9"],
                "C": ["seven dock workers|7"],
                "D": ["seven people|7"],
            },
            link=1,
            confidence=0.97,
        ),
        Found(
            "conflict",
            "number",
            "A, B and E say 8,000 tonnes of grain; C says about 12,000.",
            {
                "A": ["about 8,000 tonnes|8000"],
                "B": ["about 8,000 tonnes|8000"],
                "C": ["About 12,000 tonnes|12000"],
                "E": ["8,000 tonnes|8000"],
            },
            link=6,
        ),
        Found(
            "conflict",
            "date",
            "A, B and C say the storehouse was built in 1911; E says 1921.",
            {
                "A": ["built in 1911|1911"],
                "B": ["built in 1911|1911"],
                "C": ["dates from 1911|1911"],
                "E": ["built in 1921|1921"],
            },
            link=6,
        ),
        Found(
            "conflict",
            "negation",
            "A and C say arson has not been ruled out; B says it has.",
            {
                "A": ["have not ruled out|not rule out"],
                "B": ["have ruled out|rule out"],
                "C": ["had not been ruled out|not rule out"],
            },
            link=5,
        ),
        *_PAIR_FOUND[2:3],
        Found(
            "conflict",
            "count",
            "A says five vessels; B and C say six, and A itself names six.",
            {
                "A": ["Five vessels|5", f"{_VESSELS}|6"],
                "B": ["Six vessels|6"],
                "C": ["six ships|6"],
            },
            link=4,
        ),
        Found(
            "conflict",
            "count",
            "A says five vessels were turned away and then names six.",
            {"A": ["Five vessels|5", f"{_VESSELS}|6"]},
            link=4,
        ),
        *(_PAIR_FOUND[5:8]),
        Found(
            "detail",
            "wording",
            "C adds that the building was listed in 1988.",
            {"A": ["survived two floods"], "C": ["listed in 1988"]},
            adds="C",
            link=6,
        ),
        Found(
            "agree",
            "wording",
            "A, B and E say that the insurers had been told.",
            {
                "A": ["its insurers had been informed"],
                "B": ["its insurers had been told"],
                "E": ["told its insurers"],
            },
            link=7,
        ),
        *_PAIR_FOUND[12:14],
        _PAIR_FOUND[15],
        Found(
            "only",
            "wording",
            "Only C says this.",
            {"C": ["Four of the injured have left hospital."]},
        ),
        Found(
            "only",
            "wording",
            "Only D says this.",
            {"D": ["Schools in the Quayside district will not open on Wednesday."]},
        ),
        Found(
            "only",
            "wording",
            "Only E says this.",
            {"E": ["Traders said the effect would be brief."]},
        ),
    )
    return build((HERALD, WIRE, POST, RADIO, LEDGER), links, found)


def one() -> Report:
    """One account held against itself."""
    found = (
        Found(
            "conflict",
            "count",
            "A says five vessels were turned away and then names six.",
            {"A": ["Five vessels|5", f"{_VESSELS}|6"]},
        ),
    )
    return build((HERALD,), (), found)


def calm() -> Report:
    """Two accounts with nothing found at all."""
    return build((RADIO, LEDGER), (), ())


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
