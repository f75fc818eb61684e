r"""The .bib file for a paper, made by `tex`, `bibtool -x` and `bibexport`: what is missing, superfluous and altered.

Run: python benchmarks/subsets.py (writes its section of docs/benchmarks.md). A program that is not installed is said
to be. The library is small and odd; `latex.py` does the same with a thesis.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from incident_refs.bibtex.read import read

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- subsets: begin -->", "<!-- subsets: end -->"
LIBRARY = r"""% what a curator notes
@string{cvpr = {{IEEE} Conference on Computer Vision}}
@string{acm = "ACM"}
@string{unused = "Nobody"}
@preamble{"\providecommand{\noop}[1]{}"}

@inproceedings{deng2009imagenet,
  author    = {Deng, Jia and Dong, Wei},
  title     = {{ImageNet}: A database},
  crossref  = {cvpr2009},
  note      = {Contains {\noop{x}}signs: 100\% \& more},
}

@proceedings{cvpr2009, title = cvpr, booktitle = cvpr, year = 2009, month = jun, publisher = acm}

@incollection{intro2013, author = {Gitelman, Lisa}, title = {Introduction}, crossref = {Raw2013}}
@book{raw2013, editor = {Gitelman, Lisa}, title = {Raw Data}, booktitle = {Raw Data}, year = 2013,
  publisher = "MIT Press"}
@misc{withxdata, author = {Able, Ann}, title = {A page}, xdata = {host, lab}, year = 2020}
@xdata{host, organization = {GitHub}, url = {https://example.org/a_b%20c}}
@xdata{lab, location = {Bern}}
@article{AIAAIC:0276/a+b, author = {Odd, Key}, title = {An odd key}, journal = {J}, year = 2020}
@article{CamelCase2020, author = {Camel, Case}, title = {A key in capitals}, journal = {J}, year = 2020}
@article{m_ller-2021, author = {Müller, Jörg}, title = {Ümlaut in UTF-8}, journal = {J}, year = 2021}
@article{li2022, author = "Li, " # "Fei-Fei", title = {Searching for "North Stars"}, journal = acm # { Daedalus},
  year = 2022,
  shelf = {B 12}, annote = {A field of our own}}
@online{page, author = {Paglen, Trevor}, title = {{ImageNet} Roulette}, date = {2019-09}}
@software{timm, author = {Wightman, Ross}, title = {{PyTorch} Image Models}, date = {2019}}
@dataset{aiaaic0276, author = {{AIAAIC}}, title = {{ImageNet} -- dataset}, date = {2022-04}}
@book{long, author = {Long, Lou}, year = 1999,
  title = {A title that is so long that programs like to break it into lines, which nobody has asked for, at 77 signs}}
@article{never, author = {Never, Nobody}, title = {Not cited}, journal = {J}, year = 1999}
@book{neverbook, author = {Never, Nobody}, title = {Not cited}, publisher = {P}, year = 1999}
@misc{Deng2009, author = {Deng, Other}, title = {Nearly the same key}, year = 2009}
@misc(round, title = {In round brackets}, author = {Round, Rob}, year = 2001)
@phdthesis{neverthesis, author = {Never, Nobody}, title = {Not cited}, school = {S}, year = 1999}
"""
CITED = """
    deng2009imagenet intro2013 withxdata AIAAIC:0276/a+b CamelCase2020 m_ller-2021 li2022 page timm aiaaic0276 long
    round Deng2009
""".split()  # noqa: SIM905
NEEDED = {*CITED, "cvpr2009", "raw2013", "host", "lab"}


@dataclass(frozen=True, slots=True)
class Result:
    """The keys that are missing, superfluous, that say something else, and that stand there in other bytes."""

    missing: list[str]
    superfluous: list[str]
    altered: list[str]
    respelled: list[str]


def saying(data: bytes) -> dict[str, tuple[str, dict[str, str]]]:
    """Return what each entry says: type, fields and values, blanks put together."""
    return {
        entry.key: (entry.type, {name: " ".join(value.split()) for name, value in entry.fields})
        for entry in read(data).entries
    }


def looked_at(made: bytes) -> Result:
    """Return what a program made of the library."""
    before, after = saying(LIBRARY.encode()), saying(made)
    kept = NEEDED & set(after)
    raw = LIBRARY.encode()
    texts = {e.key: raw[p.start : p.end] for e, p in zip(read(raw).entries, read(raw).places, strict=True)}
    return Result(
        sorted(NEEDED - set(after)),
        sorted(set(after) - NEEDED),
        sorted(key for key in kept if after[key] != before[key]),
        sorted(key for key in kept if texts[key] not in made),
    )


def run(command: list[str], folder: Path) -> bytes:
    """Run a program in the folder and return what it wrote to out.bib."""
    subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    out = folder / "out.bib"
    return out.read_bytes() if out.exists() else b""


def main() -> None:
    """Write the table."""
    ours = [sys.executable, "-m", "incident_refs", "tex", "paper.aux", "--bib", "library.bib", "-o", "out.bib"]
    programs = {
        "incident-refs tex": ours,
        "bibtool -x": ["bibtool", "-x", "paper.aux", "-o", "out.bib"],
        "bibtool -r biblatex -x, keys as they are": [
            "bibtool", "-r", "biblatex", "--", "preserve.key.case=on", "--", "preserve.keys=on",
            "-x", "paper.aux", "-o", "out.bib",
        ],
        "bibexport": ["bibexport", "-ns", "-o", "out.bib", "paper.aux"],
        "bibexport -c": ["bibexport", "-c", "-ns", "-o", "out.bib", "paper.aux"],
        "JabRef 3.8, sublibrary from AUX": ["jabref", "-n", "--aux", "paper.aux,out.bib", "library.bib"],
    }  # fmt: skip
    rows = []
    for name, command in programs.items():
        if not (command[0] == sys.executable or shutil.which(command[0])):
            rows.append(f"| {name} | not installed here | | | |")
            continue
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "library.bib").write_text(LIBRARY, encoding="utf-8")
            cites = "".join(f"\\citation{{{key}}}\n" for key in CITED)
            (place / "paper.aux").write_text(f"\\relax\n{cites}\\bibstyle{{plain}}\n\\bibdata{{library}}\n")
            made = run(command, place)
            found = looked_at(made)
        cells = (found.missing, found.superfluous, found.altered, found.respelled)
        rows.append(f"| {name} | " + " | ".join(_cell(keys) for keys in cells) + " |")
    table = "\n".join(
        [
            BEGIN,
            "## The .bib file of a paper, beside other programs",
            "",
            f"`python benchmarks/subsets.py`. A paper cites {len(CITED)} of {len(saying(LIBRARY.encode()))} entries and"
            f" needs {len(NEEDED)}, some by `crossref` and `xdata`. The library has `@string`, an odd key, keys"
            " that differ in case, a parent named in another case, UTF-8, `#`, round brackets and fields of its own.",
            "An entry is altered where its type, a field or a value is another, blanks aside and macros put in; its"
            " bytes are others also where only its layout is.",
            "",
            "| program | missing | superfluous | altered | other bytes |",
            "|---|---|---|---|---|",
            *rows,
            END,
        ]
    )
    page = PAGE.read_text(encoding="utf-8")
    if BEGIN in page:
        page = re.sub(f"{BEGIN}.*?{END}", lambda _: table, page, flags=re.DOTALL)
    else:
        page = page.rstrip("\n") + f"\n\n{table}\n"
    PAGE.write_text(page, encoding="utf-8")
    print(table)


def _cell(keys: list[str]) -> str:
    shown = ", ".join(f"`{key}`" for key in keys[:5]) + (" …" if len(keys) > 5 else "")
    return f"{len(keys)}: {shown}" if keys else "0"


if __name__ == "__main__":
    main()
