"""``python -m tools.hunt_patterns [MOST]``: tell which patterns of ``compare`` are slow."""

from __future__ import annotations

import sys

from tools.hunt_patterns import collect, hunt


def main(most: int) -> int:
    """Print the slow patterns; return how many there are, up to 100."""
    found, unseen = collect("compare")
    for place in unseen:
        print(f"not looked at: {place}")
    slow = 0
    for one in hunt(found, most):
        print(one, flush=True)
        slow += 1
    print(f"{len(found)} patterns, {slow} slow")
    return min(slow, 100)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
