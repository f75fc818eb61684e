"""What `[check]` in `config.toml` says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Which checks run on what. Codes are as people write them: a code, the beginning of one, or a name.

    `baseline` is a path from the folder of `config.toml`. `per_file_ignores` has patterns of file names with codes.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    baseline: str | None = None
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
