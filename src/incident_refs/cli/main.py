"""The command `incident-refs`."""


def run() -> None:
    """Run the command line."""
