"""Read references to things on the web: `Wikipedia: Image recognition`, `Wired article, "…"`, title and address."""

import re

from incident_refs.citations.sentences import first_sentence
from incident_refs.model.patterns import when_used

# Sites and outlets that incident pages name before a title. A heading ("Data provenance: …") begins with none of them.
SITES = frozenset(
    """
    404 media|abc news|aftenposten|aftonbladet|asahi shimbun|berlingske|caixin|corriere della sera|dagbladet|
    dagens nyheter|de volkskrant|der standard|deutsche welle|die welt|die zeit|el confidencial|el mundo|el país|
    expressen|folha de s.paulo|golem|haaretz|handelsblatt|heise|heise online|helsingin sanomat|jyllands-posten|
    la repubblica|la stampa|la vanguardia|le figaro|le temps|libération|l'express|l’express|mainichi|mediapart|
    netzpolitik.org|nikkei|nos nieuws|nrk|numerama|nzz|politiken|público|rtbf|scroll.in|semafor|sixth tone|spiegel|
    stat news|svenska dagbladet|svt|svt nyheter|süddeutsche zeitung|tagesschau|tagesspiegel|taz|the conversation|
    the hindu|the next web|the wire|trouw|venturebeat|vrt nws|xinhua|yle|yomiuri shimbun|yonhap|zeit online|zetland|
    aljazeera|al jazeera|amazon|ap news|apple|ars technica|associated press|axios|bbc|
    bbc news|bleepingcomputer|bloomberg|boston globe|business insider|buzzfeed|buzzfeed news|cbc|cbs|
    cbs news|cnbc|cnet|cnn|daily mail|der spiegel|engadget|facebook|fast company|financial times|
    forbes|fortune|fox news|github|gizmodo|google|hacker news|huffington post|huffpost|hugging face|
    instagram|kaggle|le monde|linkedin|los angeles times|mashable|medium|meta|microsoft|
    mit technology review|motherboard|nbc|nbc news|new scientist|new york times|new yorker|newsweek|npr|
    openai|pbs|pcmag|politico|propublica|quartz|quora|reddit|rest of world|reuters|rolling stone|
    sky news|slashdot|slate|substack|techcrunch|the atlantic|the economist|the guardian|the independent|
    the information|the intercept|the markup|the new york times|the new yorker|the register|the telegraph|
    the times|the verge|the wall street journal|the washington post|tiktok|time|time magazine|twitter|
    usa today|vice|vox|wall street journal|washington post|wikidata|wikimedia|wikimedia commons|
    wikipedia|wired|wsj|x|yahoo|youtube|zdnet
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_SITE_TITLE = re.compile(r"(?P<site>[^:–—|\"“]{1,40}?)(?:\s?:\s|\s[–—|-]\s)(?P<title>\S.{2,400})$")
# 'TechCrunch Article, "Security lapse exposed Clearview AI source code"', '2019 DerbyCon presentation "42: …"'
_KIND_TITLE = when_used(
    r"""(?P<kind>[^"“”.]{0,60}\b(?:article|blog|blog\s?post|blogpost|post|report|page|presentation|talk|video|story|news|interview|
        press\srelease|thread|tweet|podcast|documentary|repository|website|webpage))\b[,:]?\s["“](?P<title>[^"“”]{4,400})["”]\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_POSSESSIVE = when_used(r"(?P<site>[A-Z][\w.]{1,30}(?:\s[A-Z]\w{1,20})?)['’]s?\s[\"“](?P<title>[^\"“”]{4,400})[\"”]\.?")


def read_web_item(text: str) -> tuple[str | None, str] | None:
    """Return the site (None where it is not said) and the title of a web item that names no address; None otherwise.

    >>> read_web_item("Wikipedia: Image recognition")
    ('Wikipedia', 'Image recognition')
    >>> read_web_item("Data provenance: how it was collected") is None
    True
    """
    hit = _SITE_TITLE.match(text)
    if hit and hit["site"].strip().lower() in SITES:
        return hit["site"].strip(), hit["title"].strip(" .")
    if '"' not in text and "“" not in text:
        return None
    hit = _KIND_TITLE.fullmatch(text) or _POSSESSIVE.fullmatch(text)
    if hit:
        site = hit.groupdict().get("site")
        return site, hit["title"].strip(" .,")
    return None


# "Yorkshire Post: …", "Exposing.ai: …", "UN OHCHR: …", "Raters' Alliance: …": names that publish, before a title
_PUBLISHES = re.compile(
    r"""
    (?P<who>
      (?:[A-Z][\w&'’.-]{0,25}\s){0,5}
      (?:Post|Times|News|Guardian|Herald|Tribune|Gazette|Journal|Magazine|Review|Daily|Telegraph|Observer|Mail|
         Chronicle|Press|Wire|Radio|TV|Today|Age|Sun|Star|Globe|Mirror|Standard|Independent|Economist|Local|
         Banner|Business|Sentinel|Courier|Examiner|Inquirer|Dispatch|Bulletin|Weekly|Monitor|Argus|Advertiser|Recorder|
         Anzeiger|Nachrichten|Rundschau|Allgemeine|Presse|Posten|Tidende|Bladet|
         Zeitung|Spiegel|Monde|Nation|Week|Watch|Institute|University|College|Council|Commission|Committee|
         Ministry|Department|Agency|Authority|Office|Alliance|Association|Federation|Foundation|Union|Society|
         Network|Center|Centre|Laboratory|Lab|Observatory|Ombudsman|Parliament|Court|Bank|Police|Forum|Coalition)
      (?:\s(?:of|for|on|and)\s(?:the\s)?[A-Z][\w&'’-]{1,25}(?:\s[A-Z][\w&'’-]{1,25}){0,3})?
    | [A-Za-z][\w-]{2,25}\.
      (?:com|org|net|info|news|works|blog|media|press|social|world|team|online|site|(?!js|py|rs|md|ts|sh)[a-z]{2})
    | (?:[A-Z][\w&]{1,20}\s)?[A-Z]{3,7}
    )
    (?:\s?:\s|\s[–—-]\s)(?P<title>[“"‘'A-Z0-9À-Þ]\S*(?:\s\S+){0,40})
    """,
    re.VERBOSE,
)


def names_a_source(text: str) -> bool:
    """Return whether a line is a title behind the name of a paper, an office or a site, and no sentence.

    >>> names_a_source("Yorkshire Post: Dead man fined"), names_a_source("Data access: Nobody was asked")
    (True, False)
    """
    between = _BETWEEN.search(text, 0, 120)
    if between is None or text.endswith((".", ",", ";", ":")):
        return False
    if text[: between.start()].lower() in SITES:
        blanks = text.count(" ", between.end())
        if blanks > 1 or (blanks and between[0][0] == ":"):
            return text[-2:] not in SAID
    hit = _PUBLISHES.fullmatch(text)
    if not hit:
        return False
    words = hit["title"].count(" ") + 1
    return words > 2 or "." in hit["who"]


SAID = ('."', ".”", "!”", '!"')  # how words end that somebody said: 'Amazon: "As soon as we knew, we took action."'
_BETWEEN = re.compile(r":\s|\s[–—-]\s")
# "El País", "La Repubblica", "Folha de S.Paulo": papers that only their article or their place shows
_PAPER = when_used(
    r"(?:El|La|Le|Les|Il|Lo|Der|Die|Das|De|Het|O|The)\s[A-ZÀ-Þ][\w'’-]{2,25}(?:\s[A-ZÀ-Þ][\w'’-]{2,25})?|"
    r"[A-ZÀ-Þ]\w{2,20}\s(?:de|do|di|van)\s[A-ZÀ-Þ][\w.]{2,25}"
)


def is_publisher(who: str) -> bool:
    """Return whether words name what publishes: a paper, an office, a site.

    >>> is_publisher("South China Morning Post"), is_publisher("El País"), is_publisher("Data access")
    (True, True, False)
    """
    return who.lower() in SITES or _PUBLISHES.fullmatch(f"{who}: X") is not None or _PAPER.fullmatch(who) is not None


# "heise online, Strafzettel vom Scanner", "taz: Wer zahlt", "netzpolitik.org - Kameras": names that are written small
_SMALL_SOURCE = re.compile(
    r"(?!(?:and|or|but|the|an?|of|in|on|to|for|with|by|as|at|from|und|oder|et|ou|y|og)\b)"
    r"[a-z][\w.-]{1,25}(?:\s[a-z]\w{2,15})?(?::\s|,\s(?=[A-ZÀ-Þ“\"‘'])|\s[–—-]\s)\S"
)


def is_small_source(text: str) -> bool:
    """Return whether a line begins with the name of a source that is written small.

    >>> is_small_source("taz: Wer zahlt für den Fehler"), is_small_source("and others, Who was not asked")
    (True, False)
    """
    return _SMALL_SOURCE.match(text) is not None


def read_addressed(text: str) -> tuple[str | None, str | None]:
    """Return site and title of what stands before an address: "Degas source code", 'Medium post, "OpenGPT-2"'."""
    item = read_web_item(text)
    if item:
        return item
    title = text.strip(' .,;:|–—-["“”').rstrip("([ ")
    if title.count(")") != title.count("("):
        title = title.strip("()")
    title = title.strip(' .,;:|–—-[]"“”')
    if not any(c.isalpha() for c in title):
        return None, None
    return None, title if len(title) <= 400 else first_sentence(title)[0]
