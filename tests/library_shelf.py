"""A library in a folder, with a cache folder beside it, and all that it can be asked."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from incident_refs.library.store import Library
from incident_refs.model.dates import PartialDate
from incident_refs.model.names import Names, Person
from incident_refs.model.work import Work

DENG = Work(
    "doi:10.1109/cvpr.2009.5206848",
    "proceedings-article",
    "ImageNet: A large-scale hierarchical image database",
    Names((Person("Deng", "Jia"),)),
    issued=PartialDate(2009),
    doi="10.1109/cvpr.2009.5206848",
)
ROULETTE = Work("x", "web", "ImageNet Roulette", Names((Person("Paglen", "T."),)))
SAMPLE = (
    b"% mine\n@string{acm = {ACM}}\n\n@article{b2009,\n  title = {B},\n  journal = acm # { Queue},\n"
    b"  doi = {10.1000/B},\n}\n\n@misc{Key, title = {ImageNet Roulette}, author = {Paglen, T.}}\n\n"
    b"@book{broken,\n  title {x}\n}\n\n@misc{key, crossref = {b2009}}\n\n@misc{z, title = {Z}}\n"
)


class Shelf:
    """A library in a folder, with a cache folder beside it."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.path, self.cache = folder / "library.bib", folder / "cache"
        self.path.write_bytes(data)

    def load(self) -> Library:
        return Library.load(self.path, lambda: self.cache)

    def plain(self) -> Library:
        return Library.load(self.path)

    @property
    def file(self) -> Path:
        (file,) = self.cache.glob("*.sqlite")
        return file

    def change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.file)) as connection, connection:
            connection.execute(statement)


def everything_about(library: Library) -> list[object]:
    """Return all that a library can be asked."""
    keys = ["b2009", "B2009", "Key", "key", "KEY", "z", "broken", "none"]
    works = [DENG, ROULETTE, replace(ROULETTE, issued=PartialDate(2019)), Work("x", doi="10.1000/b")]
    return [
        [library.get(key) for key in keys],
        [library.text_of(key) for key in keys],
        library.keys(),
        library.strings(),
        [library.find_same(work) for work in works],
        library.failed,
        library.layout,
        [(change.new, change.keys, change.filled) for change in (library.add([work]) for work in works)],
        library.revise([("z", "title", "Y"), ("b2009", "year", "2009")]).new,
        library.look_up(lambda lookup: [lookup.works[at] for at in lookup.by_family("Paglen", 2019)]),
        library.look_up(lambda lookup: [lookup.works[at] for at in lookup.by_title("imagenet roulette")]),
        library.look_up(lambda lookup: [lookup.works[at] for at in lookup.by_identifier(doi="10.1000/b")]),
    ]
