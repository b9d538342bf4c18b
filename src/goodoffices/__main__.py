"""``python -m goodoffices``: the command line."""

from goodoffices.commands.app import main

if __name__ == "__main__":
    main()
