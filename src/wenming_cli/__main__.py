"""Run `wenming` as `python -m wenming_cli`."""

from wenming_cli.cli.app import main

if __name__ == "__main__":
    main()
