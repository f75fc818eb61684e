import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.shaped import fill

from incident_refs.errors import RecordError
from incident_refs.model.record import HostReference, Record
from incident_refs.records.front_matter import find_front_matter
from incident_refs.records.markdown import Markdown
from incident_refs.records.record_file import RecordFile

PAGE = Path("records/A1.md")
DENG = HostReference("deng2009imagenet", "Deng et al. 2009", "ImageNet", bibliography="../library.bib")
ONEIL = HostReference("oneil2016weapons", 'O\'Neil (2016): "Weapons"', "Weapons", bibliography="../library.bib")


def read(text: str) -> Record:
    return Markdown().read(RecordFile(text.encode(), PAGE))[0]


def with_attached(data: bytes, attached: Sequence[HostReference]) -> bytes:
    return fill(Markdown(), data, PAGE, attached).data


def attach(text: str, *attached: HostReference) -> str:
    return with_attached(text.encode(), attached).decode()


def front(text: str) -> dict[str, object]:
    data = yaml.safe_load(text.removeprefix("\ufeff").replace("\r\n", "\n").split("---\n")[1])
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("---\nid: AIAAIC0276\n---\nx", ("AIAAIC0276", "aiaaic", "", None, None), id="id"),
        pytest.param("---\nincident_id: 623\n---\nx", ("623", "", "", None, None), id="incident-id"),
        pytest.param("---\nid: 0276\n---\nx", ("0276", "", "", None, None), id="no-octal-number"),
        pytest.param("---\nid: A1\ntitle: NO\n---\nx", ("A1", "", "NO", None, None), id="norway"),
        pytest.param("---\nid: A1\ndate: 2022-04\n---\nx", ("A1", "", "", None, "2022-04"), id="month"),
        pytest.param("---\nid: A1\ndate: 2022-04-01\n---\n", ("A1", "", "", None, "2022-04-01"), id="day"),
        pytest.param("---\nid: A1\nurl: https://a.org\n---\n", ("A1", "", "", "https://a.org", None), id="url"),
        pytest.param("---\nid: A1\nlink: https://a.org\n---\n", ("A1", "", "", "https://a.org", None), id="link"),
        pytest.param("---\nid: A1\ntitle: >\n  a\n  b\n---\n", ("A1", "", "a b", None, None), id="folded-title"),
        pytest.param("---\nid:\n---\n# Harm #\n", ("A1", "", "Harm", None, None), id="empty-id-heading"),
        pytest.param("# Harm\n\ntext", ("A1", "", "Harm", None, None), id="no-front-matter"),
        pytest.param("---\n\ntext: here\nor there\n\n---\n", ("A1", "", "", None, None), id="ruled-lines"),
        pytest.param("---\n\nno closing line", ("A1", "", "", None, None), id="one-ruled-line"),
        pytest.param("---\n---\ntext", ("A1", "", "", None, None), id="empty-front-matter"),
        pytest.param("---\nid: B2\n...\ntext", ("B2", "", "", None, None), id="pandoc-dots"),
        pytest.param("---\r\nid: B2\r\n---\r\ntext", ("B2", "", "", None, None), id="windows"),
        pytest.param("---\rid: B2\r---\rtext", ("B2", "", "", None, None), id="old-macintosh"),
        pytest.param("\ufeff---\nid: B2\n---\ntext", ("B2", "", "", None, None), id="bom"),
        pytest.param("---\nid: ../../x\n---\ntext", ("../../x", "", "", None, None), id="hostile-id-is-data"),
        pytest.param(
            "# R\n\nAIAAIC Repository ID: AIAAIC0276", ("AIAAIC0276", "aiaaic", "R", None, None), id="id-line"
        ),
    ],
)
def test_what_a_page_says(text, expected):
    record = read(text)
    assert (record.id, record.database, record.title, record.url, record.date) == expected


def test_texts_know_their_lines():
    text = "---\nid: A1\nreferences:\n  - Deng et al. 2009\n  - ~\n  - on\nsources: |\n  NIST (2023)\n---\n\nBody\n"
    found = [(text.field, text.text, text.line, text.reference) for text in read(text).texts]
    assert found == [
        ("references[0]", "Deng et al. 2009", 4, True),
        ("references[2]", "on", 6, True),
        ("sources", "NIST (2023)\n", 8, False),
        ("body", "\nBody\n", 10, False),
    ]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        pytest.param("a\n```\n- Deng 2009\n```\nb", "a\n   \n           \n   \nb", id="fence"),
        pytest.param("~~~ text\nX 2009\n~~~\nb", "        \n      \n   \nb", id="tildes"),
        pytest.param("````\n```\nX\n````\nb", "    \n   \n \n    \nb", id="longer-fence"),
        pytest.param("a\n```\nX 2009", "a\n   \n      ", id="unclosed"),
        pytest.param("a <!-- Deng\n2009 --> b <!-- c", "a          \n         b <!-- c", id="comment"),
        pytest.param("a `Deng 2009` b", "a `Deng 2009` b", id="inline-stays"),
    ],
)
def test_code_blocks_are_blanked_in_place(body, seen):
    assert read(body).texts[-1].text == seen


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        pytest.param(
            "---\nid: A1\nreferences: [one]\nreferences: [two]\n---\n", "4:1", "second time", id="repeated-key"
        ),
        pytest.param("---\nid: A1\na:\n  b: 1\n  b: 2\n---\n", "5:3", "second time", id="repeated-key-below"),
        pytest.param("---\nid: !!python/object/apply:os.system [id]\n---\n", "2:5", "tags", id="python-tag"),
        pytest.param("---\nid: !mine x\n---\n", "2:5", "tags", id="own-tag"),
        pytest.param("---\na: &a [x]\nb: *a\n---\n", "3:4", "aliases", id="alias"),
        pytest.param("---\nrec:\n  <<: {id: A1}\n---\n", "3:3", "merges", id="merge"),
        pytest.param("---\nid: A1\n\treferences: [x]\n---\n", "3:1", "cannot be read", id="tab"),
        pytest.param("---\nid: A1\ndate: 2009-02-30\n---\n", "3:7", "no such date", id="impossible-date"),
        pytest.param("---\nx: " + "[" * 20000 + "\n---\n", "2:43", "nested deeper", id="deep"),
        pytest.param("---\n- a\n- b\n---\n", "2:1", "not a list of", id="list"),
        pytest.param("---\nid: A1\ntext", "1:1", "never closed", id="unclosed"),
        pytest.param("---\nid: [A1]\n---\n", "2:1", "one id", id="id-is-a-list"),
        pytest.param("---\n? [a]\n: b\n---\n", "2:3", "must be a word", id="key-is-a-list"),
        pytest.param("---\nid: A\x7f1\n---\n", "2:6", "U.007F", id="control-character"),
        pytest.param("+++\nid = 'A1'\n+++\n", "1:1", "TOML", id="toml"),
        pytest.param("---\nx: '" + "a" * 300_000 + "'\n---\n", "1:1", "longer than", id="too-long"),
    ],
)
def test_refused_with_the_place(text, place, problem):
    with pytest.raises(RecordError, match=problem) as refused:
        read(text)
    assert str(refused.value).startswith(f"{PAGE}:{place}: ")


def test_what_is_written():
    assert attach("---\nid: A1\n---\nText\n", DENG, ONEIL) == (
        "---\n"
        "id: A1\n"
        "bibliography: ../library.bib\n"
        "incident_refs:\n"
        "  version: 1\n"
        "  bibliography: {added: ../library.bib}\n"
        "  entries:\n"
        "    - key: deng2009imagenet\n"
        '      line: "Deng et al. 2009"\n'
        "    - key: oneil2016weapons\n"
        '      line: "O\'Neil (2016): \\"Weapons\\""\n'
        "---\nText\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "bibliography: ../library.bib\n", id="none"),
        pytest.param("bibliography: my.bib # mine\n", "bibliography: [my.bib, ../library.bib] # mine\n", id="one"),
        pytest.param("bibliography: 'my.bib'\n", "bibliography: ['my.bib', ../library.bib]\n", id="quoted"),
        pytest.param("bibliography: a, b.bib\n", 'bibliography: ["a, b.bib", ../library.bib]\n', id="comma"),
        pytest.param("bibliography:  # todo\n", "bibliography: ../library.bib  # todo\n", id="nothing-yet"),
        pytest.param("bibliography: ~\n", "bibliography: ../library.bib\n", id="null"),
        pytest.param("bibliography: ../library.bib\n", "bibliography: ../library.bib\n", id="ours-stands-there"),
        pytest.param("bibliography: ./../library.bib\n", "bibliography: ./../library.bib\n", id="ours-otherwise"),
        pytest.param("bibliography: []\n", "bibliography: [../library.bib]\n", id="empty-list"),
        pytest.param("bibliography: [a.bib , b,]\n", "bibliography: [a.bib , b, ../library.bib,]\n", id="list"),
        pytest.param(
            "bibliography:\n- a.bib # mine\nz: 1\n",
            "bibliography:\n- a.bib # mine\n- ../library.bib\nz: 1\n",
            id="lines",
        ),
        pytest.param("bibliography:\n   -  a\n", "bibliography:\n   -  a\n   - ../library.bib\n", id="indented"),
        pytest.param(
            "bibliography: {main: a.bib, x: ../library.bib}\n",
            "bibliography: {main: a.bib, x: ../library.bib}\n",
            id="mapping-with-ours",
        ),
    ],
)
def test_the_persons_bibliography_is_kept(before, after):
    page = f"---\nid: A1\n{before}---\nText\n"
    attached = attach(page, DENG)
    assert attached.startswith(f"---\nid: A1\n{after}incident_refs:\n")
    assert attach(attached, DENG) == attached
    assert attach(attached) == page


@pytest.mark.parametrize("value", ["{main: a.bib}", "|\n  a.bib", "'a\n  b'"], ids=["mapping", "block", "two-lines"])
def test_a_bibliography_that_cannot_be_added_to_is_refused(value):
    with pytest.raises(RecordError, match=r"^records/A1.md: line 3: 'bibliography' is neither"):
        attach(f"---\nid: A1\nbibliography: {value}\n---\n", DENG)


def test_the_library_may_move():
    moved = HostReference(DENG.key, DENG.raw, DENG.title, bibliography="../../refs/library.bib")
    page = "---\nbibliography: my.bib\nid: A1\n---\n"
    attached = attach(attach(page, DENG), moved)
    assert front(attached)["bibliography"] == ["my.bib", "../../refs/library.bib"]
    assert attach(attached) == page


def test_without_a_library_only_our_own_key_is_written():
    attached = attach("---\nid: A1\n---\n", HostReference("a", "b", "c"))
    assert list(front(attached)) == ["id", "incident_refs"]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        pytest.param("id: A1\n", "id: A2\n", "---\nid: A2\n---\nText\n", id="other-value"),
        pytest.param("id: A1\n", "", "---\n---\nText\n", id="key-gone"),
        pytest.param("Text\n", "Words\n", "---\nid: A1\n---\nWords\n", id="body"),
        pytest.param("---\nText", "tags: [x]\n---\nText", "---\nid: A1\ntags: [x]\n---\nText\n", id="key-after-ours"),
        pytest.param("---\nText", "# note\n---\nText", "---\nid: A1\n# note\n---\nText\n", id="comment-after-ours"),
        pytest.param(
            "incident_refs:\n",
            "# below is the tool's\nincident_refs:\n",
            "---\nid: A1\n# below is the tool's\n---\nText\n",
            id="comment-before-ours",
        ),
        pytest.param(
            "bibliography: ../library.bib\n",
            "bibliography: [../library.bib, mine.bib]\n",
            "---\nid: A1\nbibliography: [mine.bib]\n---\nText\n",
            id="own-library-added",
        ),
        pytest.param(
            "bibliography: ../library.bib\n",
            "bibliography: mine.bib\n",
            "---\nid: A1\nbibliography: mine.bib\n---\nText\n",
            id="own-library-instead",
        ),
        pytest.param("bibliography: ../library.bib\n", "", "---\nid: A1\n---\nText\n", id="ours-taken-out"),
        pytest.param(
            "bibliography: ../library.bib\n",
            "bibliography: ../library.bib # theirs\n",
            "---\nid: A1\n# theirs\n---\nText\n",
            id="comment-on-our-line",
        ),
        pytest.param(
            "  entries:\n",
            "  note: mine\n  entries:\n",
            "---\nid: A1\nincident_refs:\n  note: mine\n---\nText\n",
            id="key-under-ours",
        ),
    ],
)
def test_what_a_person_changes_in_between_stays(old, new, left):
    attached = attach("---\nid: A1\n---\nText\n", DENG)
    assert old in attached
    assert attach(attached.replace(old, new, 1)) == left


@pytest.mark.parametrize(
    ("edited", "left"),
    [
        pytest.param("[my.bib, ../library.bib, x.bib]", "[my.bib, x.bib]", id="flow-third"),
        pytest.param("[ my.bib, ../library.bib ]", "[ my.bib ]", id="flow-blanks"),
        pytest.param("[../library.bib, my.bib]", "[my.bib]", id="flow-turned"),
        pytest.param("../library.bib", "my.bib", id="theirs-gone"),
        pytest.param("\n- my.bib\n- ../library.bib # x", "\n- my.bib\n# x", id="lines"),
        pytest.param("[]", "[]", id="emptied"),
    ],
)
def test_a_bibliography_edited_in_between(edited, left):
    attached = attach("---\nid: A1\nbibliography: my.bib\n---\n", DENG)
    page = attached.replace("[my.bib, ../library.bib]", edited, 1)
    assert page != attached or edited == "[my.bib, ../library.bib]"
    assert attach(page) == f"---\nid: A1\nbibliography: {left}\n---\n"


def test_an_entry_keeps_what_a_person_wrote_beside_it():
    attached = attach("---\nid: A1\n---\n", DENG)
    edited = attached.replace('"Deng et al. 2009"\n', "'Deng et al. 2009'\n      role: system # theirs\n")
    assert attach(edited, DENG) == edited
    both = attach(edited, DENG, ONEIL)
    assert "line: 'Deng et al. 2009'\n      role: system # theirs\n    - key: oneil" in both
    assert attach(both, ONEIL) == attach("---\nid: A1\n---\n", ONEIL)


def test_entries_written_in_braces_are_understood():
    page = (
        "---\nid: A1\nbibliography: my.bib\nincident_refs:\n  version: 1\n  entries:\n"
        '    - {key: deng2009imagenet, role: info, line: "Deng et al. 2009"}\n---\n'
    )
    deng = HostReference(DENG.key, DENG.raw, "")
    assert attach(page, deng) == page
    assert '- {key: deng2009imagenet, role: info, line: "Deng et al. 2009"}\n    - key: o' in attach(page, deng, ONEIL)
    assert attach(page) == "---\nid: A1\nbibliography: my.bib\n---\n"


def test_our_key_in_braces_is_understood():
    page = '---\nincident_refs: {version: 1, note: x, entries: [{key: a, line: "b", role: c}]}\n---\n'
    assert attach(page, HostReference("a", "b", "")) == page
    more = attach(page, HostReference("a", "b", ""), ONEIL)
    own = front(more)["incident_refs"]
    assert own == {
        "version": 1,
        "note": "x",
        "entries": [{"key": "a", "line": "b", "role": "c"}, {"key": ONEIL.key, "line": ONEIL.raw}],
    } | {"bibliography": {"added": "../library.bib"}}
    assert attach(more) == "---\nincident_refs:\n  note: x\n---\n"


@pytest.mark.parametrize(
    "own",
    ["incident_refs: mine", "incident_refs: {version: 2}", "incident_refs: {version: 1, entries: [x]}"],
    ids=["text", "later-version", "other-entries"],
)
def test_our_key_in_another_form_is_left_alone(own):
    for attached in [(DENG,), ()]:
        with pytest.raises(RecordError, match=r"records/A1.md: line 2: 'incident_refs' is not in the form"):
            attach(f"---\n{own}\n---\n", *attached)


def test_front_matter_in_braces_is_read_and_not_written():
    page = "---\n{id: B2}\n---\n"
    assert read(page).id == "B2"
    with pytest.raises(RecordError, match=r"A1.md:2:1: .*braces"):
        attach(page, DENG)


def test_a_file_without_front_matter_gets_one_and_loses_it():
    page = "# Harm\n"
    attached = attach(page, DENG)
    assert attached.startswith("---\nbibliography: ../library.bib\nincident_refs:\n")
    assert attached.endswith("---\n\n# Harm\n")
    assert attach(attached) == page
    assert attach(attached.replace("bibliography", "id: A9\nbibliography", 1)) == "---\nid: A9\n---\n\n# Harm\n"
    assert attach(attached.replace("---\n\n#", "---\n#")) == page


def test_one_line_attached_twice_is_one_entry():
    assert attach("---\nid: A1\n---\n", DENG, DENG) == attach("---\nid: A1\n---\n", DENG)


def test_detaching_what_was_never_attached_changes_nothing():
    for page in ["text", "---\nbibliography: ../library.bib\n---\n"]:
        assert attach(page) == page


# Properties: over pages as people write them, and strings as the world sends them

NAMES = st.sampled_from(["title", "tags", "note", "nocite", "date-added", "Überschrift", "no"])
VALUES = st.sampled_from(
    ["x", "'it''s'", '"a: b"', "[a, b]", "{a: b}", "", "|\n    two\n    lines", "|+\n    keep\n\n", ">-\n    fold",
     "\n    - one\n    -   two # c", "plain\n    in two lines", "x   # comment", "\n    a:\n      - b"]
)  # fmt: skip
BIBLIOGRAPHIES = st.sampled_from(
    [None, "my.bib", "'my.bib'", '"m\\u00fc.bib" # c', "", " # c", "~", "[]", "[a.bib]", "[ a , 'b' , ]", "[a,\n    b]",
     "\n  - a.bib", "\n    -   a.bib # c\n    - 'b.bib'", "../library.bib", "[../library.bib]"]
)  # fmt: skip
BODIES = st.sampled_from(
    ["", "\n", "\n\n# Title\n\ntext", "text\n", "---\nx\n---\n", "- Deng et al. 2009 🔗\n\n\n", "...\n"]
)


@st.composite
def pages(draw) -> bytes:
    """A page with front matter or none, in any layout, line end and encoding."""
    margin = " " * draw(st.sampled_from([0, 0, 0, 2, 3]))
    keys = draw(st.lists(NAMES, max_size=4, unique=True))
    lines = [f"{key}:{draw(st.sampled_from([' ', '   ']))}{draw(VALUES)}" for key in keys]
    bibliography = draw(BIBLIOGRAPHIES)
    if bibliography is not None:
        lines.insert(draw(st.integers(0, len(lines))), f"bibliography: {bibliography}")
    comment = draw(st.sampled_from(["", "# note\n", "\n"]))
    inner = "".join(f"{margin}{line}\n" for line in lines).replace("\n    ", f"\n{margin}    ") + comment
    inner = inner.replace("\n  - a.bib", f"\n{margin}  - a.bib")
    blanks = draw(st.sampled_from(["", " ", "\t"]))
    close = draw(st.sampled_from(["---", "..."]))
    body = draw(BODIES)
    text = draw(st.sampled_from([f"---{blanks}\n{inner}{close}{blanks}\n{body}", f"# No front matter\n{body}"]))
    if draw(st.booleans()) and not body:
        text = text.removesuffix("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    codec = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"]))
    return text.encode(codec)


STRINGS = st.text(min_size=1, max_size=60) | st.sampled_from(
    [
        "a: b",
        "- x",
        "#",
        "'",
        '"',
        "\\",
        "---",
        "...",
        "\u2028",
        "\x85",
        "\ufeff",
        "🔗",
        "๐ฅ",
        "x\r\ny",
        "{{ a }}",
        "%TAG",
        "&a *b !c",
    ]
)
ATTACHED = st.lists(
    st.builds(
        HostReference,
        key=st.text(min_size=1, max_size=20) | st.sampled_from(["no", "1e3", "null", "deng2009imagenet", "2009-01-01"]),
        raw=STRINGS,
        title=st.just("t"),
        bibliography=st.just("../library.bib"),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(pages(), ATTACHED)
def test_attach_then_detach_changes_no_byte(data, attached):
    once = with_attached(data, attached)
    assert once != data
    assert with_attached(once, attached) == once
    assert with_attached(once, ()) == data
    assert Markdown().read(RecordFile(once, PAGE))[0].title == Markdown().read(RecordFile(data, PAGE))[0].title


@settings(max_examples=200, deadline=None, derandomize=True)
@given(pages(), ATTACHED, ATTACHED)
def test_attaching_others_instead_and_detaching_changes_no_byte(data, first, then):
    after = with_attached(with_attached(data, first), then)
    assert after == with_attached(data, then)
    assert with_attached(after, ()) == data


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    pages().filter(lambda data: data.replace(b"\0", b"").endswith((b"\n", b"\r"))),
    ATTACHED,
    st.sampled_from(["id: B9", "# note", "authors:\n    - x"]),
    BODIES,
)
def test_what_a_person_adds_in_between_stays(data, attached, line, words):
    """The same edit, made to the page with and without our data, gives the same page after `detach`."""
    codec = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8"

    fronted = find_front_matter(data.decode(codec).lstrip("\ufeff"), PAGE)

    def edited(page: bytes) -> bytes:
        opening, newline, rest = re.split(r"(\r\n|\n|\r)", page.decode(codec), maxsplit=1)
        margin = re.match(" *", rest)[0]
        added = "".join(f"{margin}{part}{newline}" for part in line.split("\n")) if fronted else ""
        return f"{opening}{newline}{added}{rest}{words}".encode(codec)

    after = with_attached(edited(with_attached(data, attached)), ())
    assert after == edited(data)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(pages().filter(lambda data: b"\r" not in data and b"\xff" not in data), ATTACHED)
def test_line_ends_turned_in_between_stay_turned(data, attached):
    turned = with_attached(data, attached).replace(b"\n", b"\r\n")
    assert with_attached(turned, attached) == turned
    assert with_attached(turned, ()) == data.replace(b"\n", b"\r\n")


def test_front_matter_laid_out_anew_in_between():
    attached = attach("---\nid: A1\nbibliography: my.bib\n---\n", DENG)
    laid_out = attached.replace('{added: ../library.bib, was: "my.bib"}', "{ added: '../library.bib', was: 'my.bib' }")
    laid_out = laid_out.replace('"Deng et al. 2009"', "Deng et al. 2009").replace("    - key: ", "  - key: ")
    laid_out = laid_out.replace("      line: ", "    line: ")
    assert attach(laid_out, DENG) == laid_out != attached
    assert attach(attach(laid_out, DENG, ONEIL)) == "---\nid: A1\nbibliography: my.bib\n---\n"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(ATTACHED)
def test_what_is_written_loads_as_the_same_data(attached):
    page = attach("---\nid: A1\n---\n", *attached)
    own = front(page)["incident_refs"]
    wanted = dict.fromkeys((reference.key, reference.raw) for reference in attached)
    assert own["entries"] == [{"key": key, "line": raw} for key, raw in wanted]
