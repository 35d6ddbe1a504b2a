"""Measures how decisions outlive edits of our own stories: ``python -m benchmarks.carry``.

Measured are the stories of the six earlier hands, unless ``--hands`` names others, so that the
command gives the same figures however many stories are added.

Looked at are the finding that an edit is made around and those that share a sentence with it.
*Wrongly kept* is the share of those that no longer say what they said, or are gone, and whose
decision would stand all the same. *Rightly kept* is the share of those that say what they said
and whose decision stands; *with a second look* adds those shown again with it. *Thread astray* is
the share whose comments would follow to another statement. Beside it stands what a search for
the nearest sentence of the new text would do. The last column counts what goes wrong with all
other findings of the story. Edits of a sign stand below the sum and are not in it: fingerprints
read words alone, and no decision is to stand over another sign. Below the table those that say
what they said are told apart by whether their sentences have the words they had, as fingerprints
read them.

``python -m benchmarks.carry_real`` measures the same on findings of real articles.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from benchmarks.drafts import Claim, Draft, load, report_of
from benchmarks.edits import EDITS, SIGNS, Edit
from benchmarks.record import table
from compare.provenance import bare
from compare.review import Mark, Snapshot, carry, snapshot

STORIES = Path(__file__).parent / "stories"
HANDS = ("alder", "birch", "cedar", "elm", "hazel", "rowan")
"""Whose stories the recorded figures are of."""
Counts = Counter[str]


def main(given: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure how decisions outlive edits.")
    parser.add_argument("--claims", type=int, default=5, help="edits of each sort and story")
    parser.add_argument("--hands", nargs="+", default=HANDS, metavar="HAND", help="whose stories")
    options = parser.parse_args(given)
    try:
        stories = [(path.stem, load(path)) for path in paths(options.hands)]
    except ValueError as error:
        parser.error(str(error))
    counts = measure(stories, options.claims)
    head = ("edit", "made", "wrongly kept", "by search", "rightly kept", "with a second look",
            "by search", "thread astray", "others wrong")  # fmt: skip
    rows = [[name, *_row(count)] for name, count in counts.items()]
    total = sum(counts.values(), Counter[str]())
    signs = measure(stories, options.claims, SIGNS)
    apart = [[name, *_row(count)] for name, count in signs.items()]
    print(table(head, [*rows, ["all", *_row(total)], *apart]))
    for what in ("the same words", "other words"):
        whole = total[f"holds, {what}"]
        parts = ", ".join(f"{total[f'holds {s}, {what}']} {s}" for s in ("kept", "again"))
        print(f"\nSays what it said in {what}: {parts}, of {whole}.")


def paths(hands: Sequence[str]) -> list[Path]:
    """Return the files of all stories of these hands; :class:`ValueError` for one unknown."""
    found = {hand: sorted(STORIES.glob(f"{hand}_*.json")) for hand in sorted(set(hands))}
    if missing := [hand for hand, files in found.items() if not files]:
        raise ValueError(f"no stories of {', '.join(missing)}")
    return [path for files in found.values() for path in files]


def measure(
    stories: Sequence[tuple[str, Draft]], claims: int, edits: Mapping[str, Edit] = EDITS
) -> dict[str, Counts]:
    """Return for each sort of edit what became of the findings."""
    counts: dict[str, Counts] = {name: Counter() for name in edits}
    for story, draft in stories:
        report, before = report_of(draft)
        old = snapshot(report)
        for name, edit in edits.items():
            rng = Random(f"{story} {name}")
            for claim in rng.sample(before, min(claims, len(before))):
                edited = edit(draft, claim, rng)
                if edited == draft and list(edited.accounts) == list(draft.accounts):
                    continue
                counts[name]["made"] += 1
                counts[name].update(_outcomes(old, before, draft, edited, claim))
    return counts


def _outcomes(
    old: Snapshot, before: Sequence[Claim], draft: Draft, edited: Draft, target: Claim
) -> Iterator[str]:
    report, after = report_of(edited)
    new = snapshot(report)
    steps = {step.old: step for step in carry(old, new) if step.old is not None}
    same = {claim.origin for claim in after if claim.same}
    lines = {place[:2] for place in target.places}
    for n, claim in enumerate(before):
        step = steps[n]
        sort = "holds" if claim.origin in same else "altered"
        reached = after[step.new] if step.new is not None else None
        right = reached is not None and reached.origin == claim.origin
        astray = reached is not None and not right
        if not lines & {place[:2] for place in claim.places}:
            yield "other"
            if astray or (sort == "altered" and step.state == "kept"):
                yield "other wrong"
            continue
        words = "the same words" if _words(draft, claim) <= _words(edited, claim) else "other words"
        yield from (sort, f"{sort}, {words}")
        if step.state in ("kept", "again"):
            yield from (f"{sort} {step.state}", f"{sort} {step.state}, {words}")
        if astray:
            yield "astray"
        if search(old.marks[n], old, new):
            yield f"{sort} found"


def _words(draft: Draft, claim: Claim) -> set[tuple[str, str, str]]:
    """Return the lines of the claim that the draft has, each with its words."""
    lines = {place[:2] for place in claim.places}
    return {
        (account, line.id, bare(line.text))
        for account in draft.accounts
        for line in draft.lines(account)
        if (account, line.id) in lines
    }


def search(mark: Mark, old: Snapshot, new: Snapshot) -> bool:
    """Tell whether a search for the likest sentence would find all places of the finding."""
    texts = {version.key: version.sentences for version in new.versions}
    for place in mark.places:
        version = old.versions[place.source]
        words = " ".join(version.sentences[n] for n in place.sentences).split()
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words)
        if not any(_alike(matcher, sentence.split()) for sentence in texts[version.key]):
            return False
    return True


def _alike(matcher: SequenceMatcher[str], words: Sequence[str]) -> bool:
    matcher.set_seq1(words)
    return matcher.real_quick_ratio() >= 0.6 and matcher.quick_ratio() >= 0.6 <= matcher.ratio()


def _row(counts: Counts) -> list[str]:
    holds, altered = counts["holds"], counts["altered"]
    return [
        str(counts["made"]),
        _share(counts["altered kept"], altered),
        _share(counts["altered found"], altered),
        _share(counts["holds kept"], holds),
        _share(counts["holds kept"] + counts["holds again"], holds),
        _share(counts["holds found"], holds),
        _share(counts["astray"], holds + altered),
        _share(counts["other wrong"], counts["other"]),
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "-"


if __name__ == "__main__":
    main()
