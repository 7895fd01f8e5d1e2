"""``python -m bot`` is ``career-bot``."""

from bot.cli.app import main

if __name__ == "__main__":
    main()
