"""``goodoffices`` and ``python -m goodoffices``: the command line.

Source: none.
"""

import sys


def main() -> None:
    """Run the command line; stopping it while it is still starting is no error either."""
    try:
        from goodoffices.commands.app import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
