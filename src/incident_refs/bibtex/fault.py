"""What is the matter with a place in a `.bib` file, as one word for each kind: a check of its own looks for each."""

from enum import StrEnum


class Fault(StrEnum):
    """The kinds of what is reported when a file is read (`read`), looked through (`doubts`) or feared (`hazards`)."""

    OTHER = "other"
    # what is not read, or read otherwise than it stands
    UNREAD = "unread"
    NUL = "nul"
    BEHIND = "behind"
    KEY_TWICE = "key-twice"
    ENTRY_TWICE = "entry-twice"
    FIELD_TWICE = "field-twice"
    FIELD_AGAIN = "field-again"  # with the same value
    NO_MACRO = "no-macro"
    TOO_LONG = "too-long"
    NO_BRACES = "no-braces"
    DIGIT_FIRST = "digit-first"
    REMARK = "remark"
    BRACES = "braces"
    # what is hardly meant so
    KEY_CASE = "key-case"
    KEYS_ALIKE = "keys-alike"
    CIRCLE = "circle"
    YEAR = "year"
    COMMAS = "commas"
    NOBODY = "nobody"
    # LaTeX that could do more than print
    PREAMBLE = "preamble"
    READS = "reads"
    WRITES = "writes"
    RUNS = "runs"
    DEFINES = "defines"
    ENDS = "ends"
    HIDES = "hides"
    LEADS = "leads"
