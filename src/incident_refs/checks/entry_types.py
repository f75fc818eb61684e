"""The types of entries that BibTeX's styles, biblatex or a widely used program know."""

from incident_refs.bibtex.types import WORK_TYPES

_CLASSIC = """
    article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings
    techreport unpublished
"""
_BIBLATEX = """
    artwork audio bibnote bookinbook collection commentary customa customb customc customd custome customf dataset image
    inreference jurisdiction legal legislation letter movie music mvbook mvcollection mvproceedings mvreference online
    patent performance periodical reference report review set software standard suppbook suppcollection suppperiodical
    thesis video xdata electronic www
"""
# IEEEtran and REVTeX steer themselves by an entry; biblatex-software; what ACM's own style prints
_STYLES = """
    ieeetranbstctl control softwaremodule softwareversion codefragment game artifactsoftware artifactdataset preprint
    constitution legmaterial legadminmaterial treaty
"""
TYPES = frozenset((*_CLASSIC.split(), *_BIBLATEX.split(), *_STYLES.split(), *WORK_TYPES))
