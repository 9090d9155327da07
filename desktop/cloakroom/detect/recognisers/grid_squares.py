"""The hundred-kilometre squares of the National Grid that hold land (Ordnance Survey, "A guide to
coordinate systems in Great Britain")."""

_NAMES = """
HP HT HU HW HX HY HZ NA NB NC ND NF NG NH NJ NK NL NM NN NO NR NS NT NU NW NX NY NZ OV
SC SD SE SH SJ SK SM SN SO SP SR SS ST SU SV SW SX SY SZ TA TF TG TL TM TQ TR TV
"""
SQUARES = frozenset(_NAMES.split())
