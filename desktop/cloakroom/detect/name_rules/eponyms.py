"""``Allen key``, ``Gantt chart``, ``Parkinson's disease``: things, tests and illnesses called after
somebody who is no secret, and keys of music."""

import re
from typing import Final

from cloakroom.model import Finding

_THINGS: Final = """
allen key|allen bolt|allen screw|phillips screwdriver|phillips screw|phillips head|stanley knife
stanley blade|stillson wrench|philips screwdriver|bunsen burner|petri dish|geiger counter
gantt chart|venn diagram|pareto chart|likert scale|dewey decimal|turing test|monte carlo
apgar score|glasgow coma|waterlow score|beck depression|snellen chart|mallampati score
doppler scan|doppler ultrasound|zimmer frame|hickman line|foley catheter|heimlich manoeuvre
parkinson's disease|crohn's disease|alzheimer's disease|down's syndrome|down syndrome
asperger's syndrome|asperger syndrome|hodgkin's lymphoma|hodgkin lymphoma|huntington's disease
cushing's syndrome|addison's disease|tourette's syndrome|tourette syndrome|raynaud's disease
raynaud's phenomenon|bell's palsy|barrett's oesophagus|graves' disease|colles fracture
meniere's disease|marfan syndrome|turner syndrome|lyme disease|weil's disease|johne's disease
newton's law|newton's first law|newton's second law|newton's third law|ohm's law|hooke's law
murphy's law|moore's law|goodhart's law|parkinson's law|boyle's law|occam's razor|hobson's choice
pythagoras' theorem|pythagoras's theorem|bayes theorem|bayes' theorem|fermat's last theorem
victoria sponge|eccles cake|bakewell tart|shepherd's pie|caesar salad|earl grey tea|cornish pasty
jerusalem artichoke|granny smith apple|maris piper|king edward potato|charlotte potato
jack russell|king charles spaniel|wankel engine|ackermann steering|diesel engine|morse code
braille display|wellington boot|stanley cup|molotov cocktail|ponzi scheme|caesarean section
suffolk sheep|tamworth pig|jersey cow|guernsey cow|ayrshire cow|hereford bull|hereford cattle
"""
_KEY: Final = r"[A-G](?:[ -](?:flat|sharp))?[ ](?:major|minor)"
_MARK: Final = r"(?-i:Mark|MARK|Mk)[ ](?-i:[IVX]{2,4})"
_CALLED: Final = re.compile(
    rf"(?:{_KEY}|{_MARK}|"
    + "|".join(
        re.escape(thing).replace("'", "['’]")
        for line in _THINGS.split("\n") for thing in line.split("|") if thing
    )
    + r")(?:s|es)?\b",
    re.I,
)  # fmt: skip


_FIRST: Final = re.compile(r"[^\W\d_]+")
_FIRST_WORDS: Final = frozenset((
    *"abcdefg", "mark", "mk",
    *(_FIRST.findall(thing)[0] for thing in _THINGS.replace("\n", "|").split("|") if thing),
))  # fmt: skip


def is_eponym(text: str, name: Finding) -> bool:
    """Whether such words begin where ``name`` does, and hold all of it."""
    first = _FIRST.match(text, name.start)
    if first is None or first.group().lower() not in _FIRST_WORDS:
        return False
    match = _CALLED.match(text, name.start)
    return match is not None and match.end() >= name.end
