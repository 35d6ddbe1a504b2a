"""``python -m compare``, and the script: until there is a command to interrupt, an interrupt ends.

An interrupt while modules are loading, or when all is done, would else show a traceback.
"""

from __future__ import annotations

import signal


def run() -> None:
    """Run the command and leave the process."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        from compare.cli import main

        signal.signal(signal.SIGINT, signal.default_int_handler)
        main(prog_name=None)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    run()
