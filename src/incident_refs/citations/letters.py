"""The pieces that patterns for names and years are built from."""

# Upper-case letters of the scripts whose names are written with initials: Latin, Greek, Cyrillic.
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯǍǏǑǓȘȚΑ-ΡΣ-ΩЀ-Я"
LETTER = r"[^\W\d_]"
# "Deng", "O'Neil", "L'Heureux", "Jean-Luc", "McGregor"; one word of a name
WORD = rf"(?:[{UPPER}]{{1,3}}['’ʼ‘`])?[{UPPER}](?:{LETTER}|�|['’ʼ‘‐\-](?={LETTER})){{0,40}}"
# Words that belong to the family name and are written small: "van der Maaten", "de la Cruz", "al-Khwarizmi"
PARTICLES = frozenset(
    """
    van von vom der den de del della dell di da das dos do du des la le les lo los el al bin ibn ben bint abu af av
    ten ter te 't zu zur zum und y e i san st ul ud ur
    """.split()  # noqa: SIM905 - a list of 40 quoted words reads worse
)
PARTICLE = (
    r"(?:van|von|vom|der|den|de|del|della|di|da|das|dos|do|du|des|la|le|les|el|al|bin|ibn|ben|bint|"
    r"af|av|ten|ter|te|'t|’t|zu|zur|zum)"
)
FAMILY = rf"(?:{PARTICLE}\s){{0,3}}(?:[dDlL]['’])?(?:al-|el-)?{WORD}(?:\s(?:{PARTICLE}\s){{0,2}}{WORD}){{0,2}}"
ONE_FAMILY = rf"(?:{PARTICLE}\s){{0,3}}(?:[dDlL]['’])?(?:al-|el-)?{WORD}"
# "J. K.", "J.K.", "J-K.", "L-J", "Yu. A.", "M. ."
DOTTED = rf"(?:[{UPPER}][a-z]?\.(?:[\s\-‐]{{0,2}}(?=[{UPPER}]))?){{1,6}}"
INITIALS = (
    rf"[{UPPER}]\.?(?:[\s\-‐]?[{UPPER}][a-z]?\.|[\-‐]?[{UPPER}](?![^\W_])|[{UPPER}](?=[{UPPER}](?![^\W_]"
    rf"))){{0,5}}(?![^\W_])\.{{0,2}}"
)
SUFFIX = r"(?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?"
YEAR = r"(?:1[4-9]\d\d|20[0-4]\d)"
