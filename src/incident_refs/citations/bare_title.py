"""Titles without a name or a year: references by where they stand (in a list, in a link) or by how they are marked."""

import re

from incident_refs.citations.not_a_reference import is_prose
from incident_refs.citations.running_text import is_sentence
from incident_refs.citations.web_item import SITES, is_publisher, is_small_source
from incident_refs.model.patterns import when_used

# "Operator: Walcorp", "Deployers: …", "Page published: May 2021", "Written by: …": fields of a record, not references
_FIELD = re.compile(
    r"""
    (?:operators?|developers?|deployers?|deployed\sby|developed\sby|vendors?|manufacturers?|owners?|country|countries|
    locations?|regions?|sectors?|purposes?|technolog(?:y|ies)|issues?|transparency|occurred|occurrences?|type|
    media\strigger|news\strigger|systems?|system\snames?|harms?|impacts?|severity|status|languages?|keywords?|tags?|
    topics?|categor(?:y|ies)|dates?|date\sof\s\w+|page\spublished|published|published\sby|last\s(?:updated?|modified|edit(?:ed)?|changed?|revised|reviewed|checked)|
    updated|created|reviewed|reviewed\sby|written\sby|written|edited\sby|editors?|submitted\sby|submitters?|
    contact|e-?mail|phone|address|id|licence|license|version|persons?(?:\snamed)?|people|victims?|alleged\s[\w\s]{3,30}|
    costs?|speed|size|founded|headquarters|ceo|chief\sexecutive|key\speople|number\sof\s[\w\s]{3,30}|duration|time|
    case\sofficer|case\snumber|case\sid|contact\sperson|authors?|reporters?|reported\sby|translated\sby|prepared\sby|
    note|notes|n\.?b\.?|warning|disclaimer|update|correction|caption|photo|image|credits?|photo\scredit|
    ort|zeit|datum|stand|betreiber(?:in)?|hersteller|entwickler|land|verfasser(?:in)?|bearbeit(?:ung|er|erin)|verteiler|
    kontakt|gemeldet\svon|veröffentlicht|aktualisiert|lieu|heure|opérateur|développeur|pays|auteure?|rédaction|
    mis\sà\sjour|publié|lugar|hora|fecha|operador|desarrollador|país|autora?|publicado|actualizado|sted|dato|udvikler|
    forfatter|plats|plaats|tijd|ontwikkelaar|meetings?|present|apologies|
    [\w-]{2,20}-url|aiaaic\srepository\sid|incident\sid|report\sid|report\snumber|rules?|answer|question)
    (?:\(s\)|/\w{1,20})?\s?:
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What menus, empty fields and footers say
_NO_TITLE = frozenset(
    """
    home|about|about us|about aiaaic|contact|contact us|search|menu|blog|podcast|newsletter|repository|database|
    subscribe|log in|login|sign in|sign up|register|donate|share|share this page|print|edit|edit this page|
    download|read more|more|see more|learn more|more information|further information|click here|here|link|links|
    source|sources|next|previous|back|back to top|top|skip to main content|skip to content|terms of use|
    terms of service|terms|privacy|privacy policy|cookie policy|cookies|sitemap|site map|help|faq|faqs|feedback|
    report incident|report an incident|improve page|improve this page|access database|facebook|twitter|x|linkedin|
    instagram|youtube|reddit|email|e-mail|whatsapp|telegram|rss|github|none|n/a|na|nil|unknown|tbc|tbd|tba|
    to be confirmed|to be added|coming soon|not available|not applicable|none known|none found|news link|
    page not found|see below|see above|et al|all rights reserved|research|news|documents|references|write to us
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_EDGES = " \t\xa0.,;:|·•–—-*_[](){}<>\"'“”‘’«»ย๐"
_FOOTER = when_used(
    r"(?:©|\(c\)\s|all rights reserved|can you improve|share your insights|"
    # "Portions Copyright (C) 1993", "Copyright Foo Ltd 2023", unlike "Copyright, Designs and Patents Act 1988"
    r"(?:\w+\s){0,2}copyright(?:\s?(?:©|\(c\)|:|\(?(?:19|20)\d\d|by\b|$)|\s(?:[\w&.]+\s){1,4}(?:19|20)\d\d\.?$))",
    re.IGNORECASE,
)
_FOOTS = frozenset("©(aAcCsS")  # what one begins with: looked at first, since every line is asked
# "Report incident๐ฅ| Improve page ๐| Access database ๐ข"
_REPORT = when_used(r"Report[ \xa0Âย]{1,4}incident[^|]{0,20}\|")
# "May 2021 - the study", "2019: first kiosk", "3 June 2022 — the ban": a line of a timeline
_TIMELINE = re.compile(
    r"(?:\d{1,2}[./ ])?(?:\w{3,9}\.?[ ,]{1,2})?(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:1[4-9]|20)\d\d\s?(?:[:–—-])\s",
    re.IGNORECASE,
)
# "Written by T.K., 2 May 2022", "Photographs by Ana Costa"
_BYLINE = when_used(
    r"(?:Written|Posted|Reported|Compiled|Edited|Submitted|Reviewed|Translated|Prepared|Updated|Drawn|Checked|Story|Text|"
    r"Words|Photos?|Photographs?|Pictures?|Illustrations?|Graphics?|Research)\s(?:\w+\s)?by\s[^“\":]{2,80}|"
    r"Posted\sby\s[^“\"]{2,80}"
)
_DATE_ONLY = re.compile(
    r"(?:\d{1,2}[./ ])?(?:\w{3,9}\.?[ ,]{1,2})?(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:1[4-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"[A-Z]{2,6}-\d{4}-\d{3,7}")  # "CVE-2019-20634": the entry of a register
# "RFP 2017-13", "IMY, DI-2020-2719", "Brottsdatalagen (2018:1177)", "DPD Directive 307.5", "#BlockSidewalk"
_ONE_WORD = re.compile(
    r"[A-Z]{2,8},?\s(?:[A-Z]{1,4}[-. ]?)?\d{2,5}[-/:.]\d{1,6}(?:[-/.]\d{1,6}){0,2}|"
    r"[A-ZÀ-Þ]\w{4,40}\s\((?:19|20)\d\d:\d{1,4}\)|"
    r"[A-Z]\w{1,20}\s[A-Z]\w{3,20}\s\d{1,4}\.\d{1,3}|(?:[A-Z]\w{2,20}\s){1,2}[A-Z]{2,8}[/-]\d{2,4}[/-]\d{1,5}|"
    # "Knightscope. Form 1-K (2017)"
    r"[A-Z][\w&'’-]{2,30}\.\s[A-Z][\w'’-]{2,30}(?:\s[\w-]{1,5})?\s\((?:19|20)\d\d\)|#\w{5,40}"
)
_CAMEL = re.compile(r"[A-Z][a-z]*[A-Z]\w{2,20}")  # "IPKat", "TechCrunch"
_SHORT_PAIR = when_used(
    r"[A-Z][\w&'’./-]{1,25}(?:\s[A-Z][\w&'’.-]{1,25})?:\s[A-ZÀ-Þ][\w’'-]{3,40}"
)  # "NAV: Sykefravær"
# "Meeting: Thursday 19 May 2022, 18:00"
_APPOINTMENT = when_used(
    r"\b\w{3,9}(?:day|tag)?,? \d{1,2}\.? \w{3,9}(?: 20\d\d)?,? (?:at |um |kl\. )?\d{1,2}[:.]\d\d\b"
)
# Japanese and Chinese words are not set apart: as many letters make a title
_EAST_ASIAN = when_used(r"[\u3040-\u30ff\u3400-\u9fff]")
_LETTERS = 6
MIN_TITLE, MAX_TITLE = 3, 400
_MARKS = re.compile(r"[*_]*")  # "**Operator:** Walcorp"
_LABEL, _BY = 50, 25  # characters within which the name of a field ends, and "Illustrations drawn by" begins
_DATED = 27  # characters within which the date of "25th September 2021: the study" begins


def is_field(text: str) -> bool:
    """Return whether a line is a field of a record, a menu, a footer or empty: no reference, whatever it reads like.

    >>> is_field("Developers: Deng J., Wong A."), is_field("Facebook | Twitter | LinkedIn"), is_field("BBC: Faces")
    (True, True, False)
    """
    return (
        (":" in text[:_LABEL] and _FIELD.match(text, _MARKS.match(text).end()) is not None)  # type: ignore[union-attr]
        or (("1" in text[:_DATED] or "2" in text[:_DATED]) and _TIMELINE.match(text) is not None)
        or ((text[:1] in _FOOTS or "opyright" in text[:_LABEL].lower()) and _FOOTER.match(text) is not None)
        or (" by " in text[:_BY] and _BYLINE.fullmatch(text) is not None)
        or ("|" in text and text.count(" | ") > 1)
        or (text.startswith("Report") and _REPORT.match(text) is not None)
        or ("·" in text and text.count(" · ") > 1)
        or (len(text) < _LABEL and text.strip(_EDGES).lower() in _NO_TITLE)
    )


def is_linked_title(text: str, address: str, *, listed: bool) -> bool:
    """Return whether a line that is one link names what stands at the other end: a title, and no entry of a menu.

    >>> is_linked_title("Map of harmful AI", "https://example.org/", listed=False)
    True
    >>> is_linked_title("Overview of this page", "#overview", listed=True)
    False
    """
    if not address.startswith(("http://", "https://")) or len(text) > MAX_TITLE:
        return False
    words = len(_WORD.findall(text))
    return words > 2 or (listed and words > 0) or _CODE.fullmatch(text) is not None


def is_listed_title(text: str, *, bulleted: bool, nested: bool) -> bool:
    """Return whether an item under a heading of a list of references is a title. A list without bullets asks for more.

    >>> is_listed_title("Degas source code", bulleted=True, nested=False)
    True
    >>> is_listed_title("Mitigation", bulleted=False, nested=False)
    False
    """
    if not MIN_TITLE <= len(text) <= MAX_TITLE or (_DATE_ONLY.fullmatch(text) and not _ONE_WORD.fullmatch(text)):
        return False
    if bulleted and (_CODE.fullmatch(text) or _ONE_WORD.fullmatch(text)):
        return True
    words = 0 if text.endswith(":") else len(_WORD.findall(text))
    if bulleted:
        return words > 1 and not (nested and is_sentence(text))
    if (text[0].islower() and not is_small_source(text)) or _APPOINTMENT.search(text):
        return False
    if words == 2 and text.endswith(")") and _KIND_BEHIND.search(text):
        return True  # "Article 36 (video)"
    return (words > 2 or _is_short_item(text) or is_marked_title(text)) and not is_sentence(text)


def _is_short_item(text: str) -> bool:
    """Return whether an item of few words is a link by itself: "Ars Technica", "RFP 2017-13", 「保育園を選ぶ日」."""
    if (
        text.lower() in SITES
        or _ONE_WORD.fullmatch(text)
        or _CAMEL.fullmatch(text)
        or (" " in text and is_publisher(text))
    ):
        return True
    if ": " in text:
        return _SHORT_PAIR.fullmatch(text) is not None
    return not text.endswith("。") and len(_EAST_ASIAN.findall(text)) >= _LETTERS


# "Letter to the Provost (pdf)", "Traffic lights that learn (video)"
_KIND_BEHIND = when_used(
    r"[(\[](?:pdf|docx?|html?|xlsx?|pptx?|slides?|video|audio|podcast|webinar|press\srelease|tweet|thread|paywall|report|"
    r"paper|study|book|thesis|preprint|dataset|data\sset|documentary|film|interview|blog|blog\spost|transcript|archived?)"
    r"(?:,\s\d[^()\[\]]{0,20})?[)\]][^\w]*(?:[฀-๿ð][^\w]*)*$",
    re.IGNORECASE,
)
_COURT = re.compile(r"[A-Z][\w.,&'’() -]{1,90}?\sv[s]?\.?\s(?:the\s)?[A-Z]")
_COURT_NUMBER = when_used(
    r"\bNos?\.?\s?\d|\bn[º°]\s?\d|\d{4}\]|\(.{0,30}\d{4}\)|ECLI:|"
    r"\d\s(?:[A-Z][A-Za-z]*\.|[A-Z]{2})[\w. ]{0,14}\s\d|\bCase\s|[\dA-Z]{2,}-\d{2}-\d|\d-c[vr]-\d|"
    r"\b[A-Z]{2,6}\d{1,5}/\d{2,4}"
)
# "Retten i Aarhus, dom af 15. marts 2022", "OLG Koblenz, Urteil vom 3.5.2020"
_JUDGMENT = when_used(
    r"[^:]{3,80},\s(?:(?:dom|afgørelse|kendelse)\saf|(?:Urteil|Beschluss|Bescheid)\svom|(?:arrêt|décision|jugement)\sdu|"
    r"(?:uitspraak|vonnis|besluit)\svan|(?:judgment|decision|order)\sof|(?:sentencia|resolución)\sde|"
    r"(?i:provvedimento|sentenza)\sdel)\s.{3,20}\d{4}|"
    # "Arbetsmiljöverket, beslut 2020/45112", "CNIL, délibération SAN-2020-003", "LG Ulm, Az. 3 O 112/22"
    r"[A-ZÀ-Þ][^:.;]{1,60},\s(?:beslut|vedtak|dom|dnr|mål nr|Az\.|Beschluss|[Dd]élibération|décision|avis n°|"
    r"ordinanza n\.|besluit|zaaknr\.|wyrok|[Dd]ecision|[Dd]ocket)\s(?:\w{1,8}\.?\s){0,3}[\w.-]*\d[./-]\d[\w./-]*$"
)
# "US Patent No. 9,876,543: Method …", "EP 1234567 B1 - …"
_PATENT = when_used(
    r"(?:US|EP|WO|CN|JP|DE|GB|KR)?\s?Patents?\s(?:No\.?\s|Application\s)?[A-Z]{0,2}\s?\d[\d,./]{5,}|"
    r"(?:US|EP|WO|CN|JP|DE|GB|KR)\s?\d[\d,./]{6,}\s?[AB]\d?\b"
)
# "Reuters, Italy's data watchdog fines AI company Replika's developer $5.6 million, 19 May 2025"
_SOURCE_TITLE_DATE = when_used(
    r"(?P<who>[A-ZÀ-Þ][^,:.]{1,50}),\s(?P<title>[A-ZÀ-Þ“\"‘'«„].{8,250}?),\s"
    r"(?:\d{1,2}\.?\s)?(?:[^\W\d_]{3,10}\.?\s)(?:\d{1,2},?\s)?20\d\d\.?"
)
_ADDRESSED = when_used(r"(?P<title>\S.{8,300}?)[\s:,(<\[]{1,3}https?://\S+$")
_ASKS = when_used(
    r"(?:for|see|visit|please|contact|read|find|more|click|download|available|website|web|url|source|link|home|go|if|our)\b",
    re.I,
)
# "@checkafrica (2023, November 13). The video is fake … [Tweet]. Twitter"
_TWEET = when_used(
    r"@\w{2,30}\b.{0,300}(?:\(\d{4}|\[Tweet\]|\bTwitter\b|\bTweet\b)|Tweet\s(?:by|of|from)\s.{3,300}\d{4}"
)
# "LeakSense website", "Project homepage", "PredictWatch (archived)"
_SITE_BEHIND = ("website", "homepage", "(archived)")
_WEBSITE = when_used(r"[A-Z][\w&'’.-]{1,30}(?:\s[\w&'’.-]{2,30}){0,3}\s(?:website|homepage|\(archived\))")
# 'Replika community on Reddit: "They lobotomized her"'
_POSTED = re.compile(
    r"[\w’' -]{2,50}\son\s(?:Reddit|Twitter|X|YouTube|Medium|Facebook|LinkedIn|GitHub|Mastodon|TikTok|Substack):\s[\"“]"
)
_DIGIT = re.compile(r"\d")
# "OECD. Machines that mark. 2021", "Reality Lab. 2023. Anatomy of a fake"
_GROUP_TITLE_YEAR = when_used(
    r"(?P<who>[A-Z][\w&'’ -]{1,60})\.\s(?P<title>[A-Z“\"][^.]{5,200})[.?!]\s"
    r"(?:[^.]{2,60},\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\s)?(?:1[4-9]|20)\d\d\.?"
)
# "Baza (Telegram, 21 July 2022): Video of the accident"
_DATED_SOURCE = when_used(
    r"[A-Z][\w&'’ .-]{1,50}\s\([^()]{0,40}(?:19|20)\d\d\):\s(?![“\"‘].*[”\"’]\W*$)[A-Z“\"‘]\S*\s\S"
)


def is_marked_title(text: str) -> bool:
    """Return whether a line anywhere on a page shows what it is: a document, a court case, a patent, title and address.

    >>> is_marked_title("Letter to the Provost (pdf)"), is_marked_title("State v. Harmon, 881 N.W.2d 749 (2016)")
    (True, True)
    >>> is_marked_title("Computer vision - recognition"), is_marked_title("For details see https://example.org/")
    (False, False)
    """
    if len(text) > MAX_TITLE:
        return False
    if ")" in text or "]" in text:
        if _KIND_BEHIND.search(text) and len(_WORD.findall(text)) > 2 and not is_prose(text):
            return True
        if (":" in text and _DATED_SOURCE.match(text)) or (text.endswith(_SITE_BEHIND) and _WEBSITE.fullmatch(text)):
            return True
    if "ECLI:" in text:
        return not is_sentence(text)
    if " v" in text and _COURT.match(text) and _COURT_NUMBER.search(text) and not is_sentence(text):
        return True
    if "http" in text and "](" not in text:
        hit = _ADDRESSED.fullmatch(text)
        return bool(
            hit and not _ASKS.match(text) and len(_WORD.findall(hit["title"])) > 2 and not is_prose(hit["title"])
        )
    if _POSTED.match(text):
        return True
    if text.startswith(("@", "Tweet")):
        return _TWEET.match(text) is not None
    if text.endswith(_SITE_BEHIND):
        return _WEBSITE.fullmatch(text) is not None
    if text.rstrip(".")[-4:].isdigit():
        if _GROUP_TITLE_YEAR.fullmatch(text):
            return not is_prose(text)
        if (hit := _SOURCE_TITLE_DATE.fullmatch(text)) and is_publisher(hit["who"]):
            return not is_prose(text) and not text.isupper()
    if _DIGIT.search(text) is None:
        return False
    if _PATENT.match(text):
        return not is_sentence(text)
    return _JUDGMENT.match(text) is not None and not is_prose(text)
