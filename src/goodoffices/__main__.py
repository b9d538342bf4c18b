"""The command line, started with ``python -m goodoffices``."""

from goodoffices.commands.app import main

if __name__ == "__main__":
    main()
