"""Words that references write short: a stop behind one of them ends no sentence."""

# Words that are written short in titles and names of journals
_SHORT = frozenset(
    """
    vs st dr mr mrs ms no nos vol vols pp ed eds al jr sr fig figs sec ch approx ca cf e.g i.e u.s u.k u.n e.u ph.d inc ltd co
    corp dept univ prof assoc bros mt ft gen sen rep gov prof op cit ser suppl pt incl esp resp
    acad acc acta adv agric am anal angew ann annu anthropol antimicrob appl arch arithmetic artif asian assoc astron
    astrophys atmos austral autom bacteriol behav beitr ber bioanal biochem bioeng biogeochem bioinform biol biom biomed
    biophys biotechnol bot br brit bull bur cancer can cardiol catal cell cem ceram chem chim chir circ clim clin cogn coll
    combin comm commun comp compos comput conf contemp control cryst curr cybern data deriv dermatol dev diabetes diagn
    discuss dis distrib dokl earth ecol econ econom educ electr electrochem electron endocrinol energ energy eng engrg
    ent entomol environ epidemiol equ ergod ergon eth ethol eur evol exp expl faraday fed finan financ fluid food forsch
    found funct fundam gastroenterol genet geochem geochim geogr geol geom geophys geosci geotech gerontol gesch ges
    glob gynecol hematol hepatol hist hortic hum hydrol hyg ieee ieej ifac imaging immunol ind indust infect inf inform
    inorg inst instrum int intell interact interf intern invent invest ital j jpn jour kidney lab lang languages laser lett
    lib libr ling linguist lond mach macromol magn mag manag manage manuf mar mark mass mat mater math meas mech med mem
    metab metall meteorol meth methods microb microbiol micro microw mineral misc mod mol mon monatsh multiph multivar
    mutat nat natl naturwiss nephrol netherlands netw neural neurobiol neurol neurophysiol neurosci neurosurg not nucl
    num numer nutr obstet occup oceanogr oncol oper ophthalmol opt optim org organ ornithol orthop otolaryngol
    paediatr parasitol part pathol patt pattern pediatr perform perspect petrol petrop pfl pharm pharmacol pharmacother
    phil philos phot photo phys physica physiol plant plast polar pol polit pollut polym pop popul postgrad pract
    precambrian prev print proc process prod prog progr propag pros protein psychiat psychiatr psychoanal psychol psychom
    psychosom pub publ pulm qual quant quart quat radiat radioanal radiochem radiol radiother recogn recomb reg rehabil
    reinf rel reliab remote rend reprod res resour respir rev rheum rheumatol rhinol rob robot roy rupture sci scand
    secur sedim seism semicond semin sens separ sig signal simul soc sociol softw sov space spectrosc spectrom stat stem
    stoch struct stud superalloys surf surg surv symp synth syst tech technol technom telecomm teor test tetrahedron
    theor ther therm thermochim thorac thromb tissue top topol toxicol traff trans transl transp transplant transpl traum
    trav trib trop tuberc tumor ultrasonics ultrasound univ urol vac vacuum vasc verh vet vib virol vis vopr wiss yearb
    zh zool zoolog ztg
    """.split()  # noqa: SIM905 - a list of 400 quoted words reads worse
)


def is_abbreviation(word: str) -> bool:
    """Return whether a word that stands before a stop is one that references write short.

    >>> is_abbreviation("Phys"), is_abbreviation("ImageNet")
    (True, False)
    """
    return word.lower() in _SHORT
