"""``python -m awesomekit``."""

from awesomekit.cli import main

if __name__ == "__main__":
    main()
