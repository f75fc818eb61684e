"""`python -m incident_refs` is `incident-refs`."""

from incident_refs.cli.main import run

if __name__ == "__main__":
    run()
