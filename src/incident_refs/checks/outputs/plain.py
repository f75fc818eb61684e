"""Text from a file of somebody else, made safe for a terminal."""

import unicodedata

HIDDEN = ("Cc", "Cf", "Cs", "Co")  # they would move the cursor, or turn the line around


def plain(text: str) -> str:
    r"""Return `text` without letters that nobody sees; ends of lines and tabs become blanks.

    >>> plain("ImageNet\x1b[31m \u202edesrever\r\n")
    'ImageNet[31m desrever '
    """
    if text.isascii() and text.isprintable():
        return text
    spaced = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in HIDDEN)
