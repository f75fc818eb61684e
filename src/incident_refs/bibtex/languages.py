"""What babel calls a language, and its code: `russian` is `ru`."""

# After the biblatex manual (langid) and BCP 47; of several names the first is written
_NAMES = {
    "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "en-GB": "british", "en-US": "american", "es": "spanish", "et": "estonian", "fi": "finnish",
    "fr": "french", "he": "hebrew", "hr": "croatian", "hu": "hungarian", "it": "italian", "ja": "japanese",
    "ko": "korean", "la": "latin", "lt": "lithuanian", "lv": "latvian", "nb": "norsk", "nl": "dutch", "nn": "nynorsk",
    "pl": "polish", "pt": "portuguese", "pt-BR": "brazilian", "ro": "romanian", "ru": "russian", "sk": "slovak",
    "sl": "slovene", "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
_OTHER_NAMES = {
    "ngerman": "de", "deutsch": "de", "austrian": "de-AT", "naustrian": "de-AT", "ukenglish": "en-GB",
    "usenglish": "en-US", "francais": "fr", "français": "fr", "slovenian": "sl", "norwegian": "nb", "brazil": "pt-BR",
    "portuges": "pt", "magyar": "hu", "farsi": "fa", "persian": "fa",
}  # fmt: skip
_CODES = {**{name: code for code, name in _NAMES.items()}, **_OTHER_NAMES}


def language_code(name: str) -> str:
    """Return the code of a language; what we do not know as a language's name stays as it is.

    >>> language_code("Russian"), language_code("de-CH")
    ('ru', 'de-CH')
    """
    return _CODES.get(name.strip().lower(), name)


def babel_name(code: str) -> str:
    """Return what babel calls the language of a code; a code that we do not know stays as it is.

    >>> babel_name("ru"), babel_name("de-CH")
    ('russian', 'de-CH')
    """
    return _NAMES.get(code, code)
