"""`python -m numcheck` is the `numcheck` command."""

from numcheck.cli import main

if __name__ == "__main__":
    main()
