"""Words that references write short: a stop behind one of them ends no sentence."""

# Words that are written short in titles and names of journals
_SHORT = frozenset(
    """
    vs v st dr mr mrs ms no nos vol vols pp ed eds al jr sr fig figs sec ch approx ca cf e.g i.e u.s u.k u.n e.u
    ph.d inc ltd co corp dept univ prof assoc bros mt ft gen sen rep gov op cit ser suppl pt incl esp resp acad
    acc acta adv agric am anal angew ann annu anthropol antimicrob appl arch artif astron astrophys atmos
    austral autom bacteriol behav beitr ber bioanal biochem bioeng biogeochem bioinform biol biom biomed biophys
    biotechnol bot br brit bull bur can cardiol catal cem ceram chem chim chir circ clim clin cogn coll combin
    comm commun comp compos comput conf contemp cryst curr cybern deriv dermatol dev diagn discuss dis distrib
    dokl ecol econ econom educ electr electrochem electron endocrinol energ eng engrg ent entomol environ
    epidemiol equ ergod ergon eth ethol eur evol exp expl faraday fed finan financ forsch found funct fundam
    gastroenterol genet geochem geochim geogr geol geom geophys geosci geotech gerontol gesch ges glob gynecol
    hematol hepatol hist hortic hum hydrol hyg immunol ind indust infect inf inform inorg inst instrum int
    intell interf intern invent invest ital j jpn jour lang lett lib libr ling linguist lond mach macromol magn
    mag manag manuf mar mat mater math meas mech med mem metab metall meteorol meth microb microbiol micro
    microw misc mod mol mon monatsh multiph multivar mutat nat natl naturwiss nephrol netherlands netw neurobiol
    neurol neurophysiol neurosci neurosurg nucl num numer nutr obstet occup oceanogr oncol oper ophthalmol opt
    optim org organ ornithol orthop otolaryngol paediatr parasitol pathol patt pediatr petrol petrop pfl pharm
    pharmacol pharmacother phil philos phot photo phys physiol plast pol polit pollut polym popul postgrad pract
    precambrian prev proc prod prog progr propag psychiat psychiatr psychoanal psychol psychom psychosom pub
    publ pulm qual quat radiat radioanal radiochem radiol radiother recogn recomb reg rehabil reinf rel reliab
    remote rend reprod res resour respir rev rheum rheumatol rhinol robot roy sci scand secur sedim seism
    semicond semin sens separ sig simul soc sociol softw sov spectrosc spectrom stat stoch struct stud surf surg
    surv symp synth syst tech technol technom telecomm teor test theor ther therm thermochim thorac thromb topol
    toxicol traff trans transl transp transplant transpl traum trib trop tuberc tumor ultrasonics urol vac vasc
    verh vet vib virol vis vopr wiss yearb zh zool zoolog ztg liq organomet analyt zeitschr crystallogr compt
    helv wochenschr klin dtsch stn sitzungsber naturforsch nachr jahrb mitt reine jap amer heidelb hosp obst
    gynaecol anaesth rheumatism
    """.split()  # noqa: SIM905 - a list of 400 quoted words reads worse
)


def is_abbreviation(word: str) -> bool:
    """Return whether a word that stands before a stop is one that references write short.

    >>> is_abbreviation("Phys"), is_abbreviation("ImageNet")
    (True, False)
    """
    return word.lower() in _SHORT
