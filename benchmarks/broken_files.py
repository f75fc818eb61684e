"""A good `.bib` file, and faults that are put into it one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

GOOD = r"""@string{jof = {Journal of Farming}}

@article{brown2018first,
  author = {Brown, Ann and Green, Bo},
  title = {A first study of sheep on hills},
  journal = jof,
  year = {2018},
  volume = {11},
  number = {2},
  pages = {101--118},
  doi = {10.1093/farm/abc012},
}

@article{smith2019second,
  author = {Smith, Jane and Müller, Karl},
  title = {How goats climb trees in Morocco},
  journal = jof,
  year = {2019},
  volume = {12},
  number = {3},
  pages = {201--219},
  month = mar,
  doi = {10.1093/farm/xyz345},
  url = {https://academic.example.org/farm/xyz345},
  abstract = {We watched goats for a year.
They climb.},
}

@book{white2015wool,
  author = {White, Cora},
  title = {Wool and its trade},
  publisher = {Hill Press},
  address = {Leeds},
  year = {2015},
  isbn = {978-0-553-41881-1},
}

@inproceedings{black2020third,
  author = {Black, Dan and Gray, Eve},
  title = {Counting cows from the air},
  booktitle = {Proceedings of the Second Conference on Farm Robots},
  year = {2020},
  pages = {31--40},
  publisher = {Barn Press},
  address = {Delft},
}

@misc{reed2020clouds,
  author = {Reed, Finn},
  title = {Clouds over meadows},
  year = {2020},
  eprint = {2006.16923},
  archiveprefix = {arXiv},
}
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: what stands in the file in place of what, or (`whole`) a file of another kind.

    `key` is the entry that it is in. `of_entry` where what is missing has no line: the entry's own is meant.
    """

    name: str
    old: str = ""
    new: str = ""
    key: str = "smith2019second"
    whole: bytes | None = None
    encoding: str = "utf-8"
    of_entry: bool = False

    @property
    def data(self) -> bytes:
        """The file with the fault."""
        if self.whole is not None:
            return self.whole
        if GOOD.count(self.old) != 1:
            raise ValueError(f"{self.name}: {self.old!r} is not there once")
        return GOOD.replace(self.old, self.new).encode(self.encoding)

    @property
    def lines(self) -> range:
        """The lines at fault: those that differ, and the one behind them, where many programs notice."""
        if self.whole is not None:
            return range(1, 3)
        # as bytes: a file in another encoding has the same lines
        good, broken = GOOD.encode(self.encoding).split(b"\n"), self.data.split(b"\n")
        first, behind = _alike(good, broken), _alike(good[::-1], broken[::-1])
        last = max(first + 1, len(broken) - behind) + 1
        if self.of_entry:
            first = next(n for n, line in enumerate(broken) if self.key.encode() in line)
        return range(first + 1, last + 1)


def _alike(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """Return how many lines are alike from the beginning."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def also(key: str, kind: str = "misc", **fields: str) -> tuple[str, str]:
    """Return what puts another entry before the book."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return BOOK, f"@{kind}{{{key},\n{lines}}}\n\n{BOOK}"


BOOK = "@book{white2015wool,"
ARTICLE = "@article{smith2019second,"
WOLVES = {"author": "Smith, Jane", "title": "Wolves", "year": "2019"}
COWS = {"author": "Black, D. and Gray, E.", "title": "Counting Cows from the Air", "booktitle": "Farm Robots"}
GOATS = {"author": "Smith, Jane", "title": "Goats in trees", "howpublished": "Hill Press"}
IN_2019 = "  journal = jof,\n  year = {2019}"
TITLE = "title = {How goats climb trees in Morocco},"
AUTHOR = "author = {Smith, Jane and Müller, Karl},"
YEAR = "  year = {2019},"
DOI = "  doi = {10.1093/farm/xyz345},"
ISBN = "  isbn = {978-0-553-41881-1},"
PAGES = "  pages = {201--219},"
HTML = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n"
RIS = b"TY  - JOUR\nAU  - Smith, Jane\nTI  - How goats climb trees\nPY  - 2019\nER  - \n"

FAULTS: dict[str, Sequence[Fault]] = {
    "File and syntax": (
        Fault("comma missing between two fields", TITLE, TITLE[:-1]),
        Fault("one } too many", TITLE, "title = {How goats climb} trees in Morocco},"),
        Fault("one { too many", TITLE, "title = {How {goats climb trees in Morocco},"),
        Fault('head of an entry mistyped: @article"', ARTICLE, '@article"smith2019second,'),
        Fault("@ missing before an entry", ARTICLE, "article{smith2019second,"),
        Fault("comma missing behind the key", ARTICLE, "@article{smith2019second"),
        Fault("a field twice in one entry", YEAR, "  year = {2019},\n  title = {How sheep climb trees},"),
        Fault("a key twice, two works", *also("smith2019second", **WOLVES)),
        Fault("two keys that differ in case", *also("Smith2019Second", **WOLVES), key="Smith2019Second"),
        Fault("a macro that nobody defined", IN_2019, IN_2019.replace("jof", "joff")),
        Fault("@article{ at the beginning of a line in an abstract", "They climb.}", "@article{goats} they are.}"),
        Fault("a value that ends in two backslashes", TITLE, "title = {How goats climb trees in Morocco\\\\},"),
        Fault("a % remark inside an entry", YEAR, "  % the year of print\n  year = {2019},"),
        Fault("a field without a value", PAGES, "  pages = {},"),
        Fault("a web page instead of BibTeX", whole=HTML),
        Fault("RIS instead of BibTeX", whole=RIS),
        Fault("Latin-1 instead of UTF-8", AUTHOR, AUTHOR.replace("Karl", "Kárl"), encoding="latin-1"),
    ),
    "Fields": (
        Fault("a required field missing (journal)", IN_2019, "  year = {2019}", of_entry=True),
        Fault("the name of a field mistyped (auhtor)", AUTHOR, AUTHOR.replace("author", "auhtor"), of_entry=True),
        Fault("a type that does not exist", ARTICLE, "@artcle{smith2019second,"),
        Fault("a year in words", YEAR, "  year = {last summer},"),
        Fault("a year of five digits", YEAR, "  year = {20199},"),
        Fault("a year to come (2919)", YEAR, "  year = {2919},"),
        Fault("a month that is none", "month = mar", "month = {13}"),
        Fault("pages that run backwards", PAGES, "  pages = {219--201},"),
        Fault("a date that is none (biblatex)", YEAR, "  date = {2019-13-45},"),
        Fault("the name of a field that nobody knows (volum)", "  volume = {12},", "  volum = {12},"),
        Fault(
            "a book with volume and number, of which plain prints one",
            ISBN, f"{ISBN}\n  volume = {{2}},\n  number = {{3}},", key="white2015wool",
        ),
        Fault(
            "a book with author and editor, of which plain prints one",
            ISBN, f"{ISBN}\n  editor = {{Black, Dan}},", key="white2015wool",
        ),
        Fault("commas between people", AUTHOR, "author = {Smith, Jane, Müller, Karl},"),
        Fault('"et al." as a person', AUTHOR, "author = {Smith, Jane and et al.},"),
        Fault('"and" with nobody behind it', AUTHOR, "author = {Smith, Jane and },"),
        Fault("letters read in another encoding (MÃ¼ller)", AUTHOR, AUTHOR.replace("Müller", "MÃ¼ller")),
        Fault("HTML in a title", TITLE, "title = {How <i>goats</i> climb &amp; fall in Morocco},"),
        Fault("a title in capitals", TITLE, "title = {HOW GOATS CLIMB TREES IN MOROCCO},"),
    ),
    "Identifiers": (
        Fault("a DOI that is none", DOI, "  doi = {farm/xyz345},"),
        Fault("an address in the field of the DOI", DOI, "  doi = {https://doi.org/10.1093/farm/xyz345},"),
        Fault("a DOI with a Cyrillic letter", DOI, "  doi = {10.1093/fаrm/xyz345},"),
        Fault("a DOI for examples (10.5555)", DOI, "  doi = {10.5555/12345678},"),
        Fault("an arXiv id of a thirteenth month", "2006.16923", "2013.16923", key="reed2020clouds"),
        Fault("an ISBN whose check digit is wrong", ISBN, "  isbn = {978-0-553-41881-2},", key="white2015wool"),
        Fault("an ISSN whose check digit is wrong", DOI, f"{DOI}\n  issn = {{0378-5956}},"),
        Fault("an address that is none", "https://academic.example.org/farm", "htp:/academic.example.org/farm"),
    ),
    "Keys and duplicates": (
        Fault("one DOI under two keys", *also("goats", **GOATS, year="2019", doi="10.1093/farm/xyz345"), key="goats"),
        Fault("one work twice, without a DOI", *also("cows", "inproceedings", **COWS, year="2020"), key="cows"),
        Fault("keys that look alike (Cyrillic о)", *also("brоwn2018first", **WOLVES), key="brоwn2018first"),
        Fault(
            "parents in a circle (crossref)",
            BOOK, also("one", "inbook", title="One part", crossref="two")[1].replace(
                BOOK, also("two", "inbook", title="Two parts", crossref="one")[1]
            ), key="one",
        ),
        Fault(
            "a parent that stands before its child, where BibTeX finds none",
            BOOK, also("old", "proceedings", title="Farm Days", year="2019", publisher="Hill Press")[1].replace(
                BOOK, also("young", "inproceedings", author="Smith, Jane", title="Wolves", crossref="old")[1]
            ), key="young",
        ),
        Fault("a parent that is not there (crossref)", PAGES, "  pages = {201--219},\n  crossref = {nowhere},"),
    ),
    "TeX": (
        Fault("\\input{/etc/passwd} in a title", TITLE, "title = {How goats climb \\input{/etc/passwd}},"),
        Fault(
            "\\write18 in a @preamble",
            "@string{jof", '@preamble{"\\immediate\\write18{ls}"}\n@string{jof', key="preamble",
        ),
        Fault("& without a backslash", TITLE, "title = {How goats & sheep climb trees in Morocco},"),
        Fault("% without a backslash", TITLE, "title = {How 50% of goats climb trees in Morocco},"),
        Fault("_ without a backslash", TITLE, "title = {How goats_2 climb trees in Morocco},"),
        Fault("a single $", TITLE, "title = {How goats cost 5$ in Morocco},"),
        Fault("\\{ without its \\}", TITLE, "title = {How goats \\{ climb trees in Morocco},"),
        Fault("a letter that nobody sees (zero width)", TITLE, "title = {How go\u200bats climb trees in Morocco},"),
    ),
}  # fmt: skip
