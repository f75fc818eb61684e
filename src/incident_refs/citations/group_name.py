"""Tell the name of an organisation from people and from titles."""

import re

from incident_refs.model.patterns import when_used

# One of these among its words, and a name is no person: "World Health Organization", "ATLAS Collaboration"
_WORDS = frozenset(
    """
    academies academy administration agency alliance archives assembly association associates assn authority bank board
    bureau center centre centres centers centro chamber coalition collaboration college commission committee community
    company conference confederation congress consortium consulting cooperation corp corporation council court
    department dept directorate division enterprise federal federation firm forum foundation fund global gmbh government
    group groups guild hospital house inc incorporated industries initiative institut institute institutes institution
    instituto international lab laboratories laboratory labs league library limited llc llp ltd ministry museum nations
    national network observatory office organisation organization panel parliament partners partnership party police
    press programme program project projects publications registry republic research school schools secretariat security
    senate service services society software solutions state states studio survey systems taskforce task team
    agence agencia agenzia amt autoriteit autoridad autorità behörde bundesamt bundesministerium comisión comité
    commissione comissão conseil consejo consiglio datatilsynet direction garante ministère ministerio ministero
    ministerium ministério rijksdienst stiftung tribunal
    technologies technology times trust union united universidad universidade universitat universite universitaet
    universität university université verein verlag watch workshop
    """.split()  # noqa: SIM905 - a list of 150 quoted words reads worse
)
# Names of one word, or that begin with one, which nobody would know for an organisation by its words: "Google DeepMind"
_KNOWN = frozenset(
    """
    accenture adobe airbnb alibaba alphabet amazon anthropic apple axa baidu bloomberg bytedance clearview cohere
    deepfakes deepmind deepseek deloitte eleutherai europol eurostat facebook fairplay gartner google github huawei
    huggingface instagram interpol intel kpmg linkedin mckinsey meta microsoft midjourney mistral mitre mozilla
    netflix nvidia ofcom ofsted openai oracle palantir propublica qualcomm reuters salesforce samsung snapchat
    spotify statewatch tencent tesla tiktok twitter uber unesco unicef waymo wikimedia wikipedia youtube
    """.split()  # noqa: SIM905 - a list of 60 quoted words reads worse
)
# What may follow such a name: "Google DeepMind" is an organisation, "Google Photos" is what it made
_UNITS = frozenset(["ai", "asia", "atg", "brain", "china", "cloud", "deepmind", "europe", "india", "japan", "uk", "us"])
# "ACLU of Northern California", "Partnership on AI"
_JOINED = when_used(r"(?:[A-Z]{3,8}|[A-Z][a-z]{3,}ship)\s(?:of|on|for)\s[A-Z]")
# "OECD.AI", "AlgorithmWatch.org"; "OpenAI", "StabilityAI"
_ONE_WORD = when_used(r"[A-Z][\w\-]{1,30}(?:\.(?:AI|ai|com|io|net|org)|(?<=[a-z])AI)$")
# Words that name a body by themselves: behind one of them "and" joins two organisations
_BODY = frozenset(
    """
    agency alliance association board centre center coalition commission committee company consortium corporation
    council department federation forum foundation initiative institute international ministry organisation
    organization parliament union university watch
    """.split()  # noqa: SIM905 - a list of 30 quoted words reads worse
)
_AND = re.compile(r"\s(?:&|and)\s")
# "NIST", "CERN", "BSI", "G7", "U.S. FDA"; "Deng J" is no acronym
_ACRONYM = when_used(r"(?:[A-Z][A-Z0-9&/\-]{1,11}|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?)(?:\s[A-Z][A-Z0-9&]{1,11}){0,2}")
_SECOND = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&/-.")
_SMALL = frozenset(
    """
    of the and for in on to de des du la le les der die das und für et y e del della di do da & at by
    dei degli delle per alla nella im zur sur pour para em no na os as los las voor van het och og i w
    """.split()  # noqa: SIM905 - a list of 30 quoted words reads worse
)
_WORD = re.compile(r"[^\W\d_]{2,40}")


def is_group(text: str) -> bool:
    """Return whether the text is the name of an organisation: an acronym, or with a word such as "Commission".

    >>> is_group("European Commission"), is_group("NIST"), is_group("Jia Deng")
    (True, True, False)
    """
    if len(text) > 160 or not text[:1].strip() or text[0].islower():
        return False
    if text[1:2] in _SECOND and _ACRONYM.fullmatch(text):
        return True
    words = _WORD.findall(text.lower())
    if _WORDS.isdisjoint(words) and not (words and words[0] in _KNOWN and _UNITS.issuperset(words[1:])):
        if " " not in text:
            return _ONE_WORD.match(text) is not None
        return (" of " in text or " on " in text or " for " in text) and _JOINED.match(text) is not None
    return in_capitals(text)


def groups_in(text: str) -> tuple[str, ...]:
    """Return the organisations that "and" joins in the name of one or two.

    >>> groups_in("Amnesty International & Access Now")
    ('Amnesty International', 'Access Now')
    >>> groups_in("National Institute of Standards and Technology")
    ('National Institute of Standards and Technology',)
    """
    for joint in _AND.finditer(text):
        before, after = text[: joint.start()].split(), text[joint.end() :]
        if len(before) > 1 and before[-1].lower() in _BODY and " " in after and after[0].isupper():
            return " ".join(before), after
    return (text,)


_ELIDED = when_used(r"(?:l|d|dell|all|nell)['’][^\Wa-z]")  # "Commission Nationale de l'Informatique"


def in_capitals(text: str) -> bool:
    """Return whether every word begins with a capital or is a small joining word, as in a name, at most 15 words.

    >>> in_capitals("Office of the High Commissioner"), in_capitals("A survey of cats")
    (True, False)
    """
    words = text.split()
    return len(words) <= 15 and all(
        not w[0].islower() or w.lower() in _SMALL or _ELIDED.match(w) for w in words if w[0].isalpha()
    )
