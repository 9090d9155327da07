"""Names of members that say what a value is (``customer_name``, ``nino``, ``homeRegion``): they are
read before the value, as the label of a form is, and are nobody's text themselves. Any other name
(an e-mail address, ``Amira Okafor``, ``amira``) may be a value and stays text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from cloakroom.documents.spliced import Part
from cloakroom.model import Stream

_FIELDS: Final = """
account address age amount area author bic birth body branch building card category city code
comment company contact count country county cph created crn currency customer date day department
description district dob driver duration email employee employer end error expires expiry fax file
first firstname forename forenames format frn full fullname gender given grade holder host iban id
identifier index ip item keeper key label last lastname latitude level limit line locality location
login longitude mail manager message method middle mobile mode model modified month name names
national nationality nhs nino no note notes number organisation organization owner page parent
password path patient payment phone place port postal postcode priority product property quantity
rate reason ref reference region registration relationship report role sbi schema score sector
sender service session sex size sort source start state status street subject surname tag target tel
telephone text time timestamp title token total town type unit updated uprn url user username utr
value vat vehicle version vrm website year zip
"""
_WORDS: Final = frozenset(_FIELDS.split())
_DIVIDED: Final = re.compile(r"[A-Za-z]{1,20}[0-9]{0,2}(?:[_-][A-Za-z]{1,20}[0-9]{0,2}){0,5}")
_HUMPED: Final = re.compile(r"[a-z]{1,20}[0-9]?(?:[A-Z][a-z]{0,20}[0-9]?){1,5}")
_PART: Final = re.compile(r"[a-z]+")


def with_labels(parts: Iterable[Part]) -> Iterator[Part]:
    """``parts`` in their order; names that are labels go before the value, in its joint. They are
    swept all the same: what went elsewhere goes there too."""
    labels: list[str] = []
    inside = ""
    for part in parts:
        segment = part.segment
        path, _, name = segment.address.partition("#")
        if labels and not _is_in(path, inside):
            labels = []
        if name == "name" and segment.stream is Stream.FIELD and is_label(segment.text):
            labels, inside = [*labels, segment.text], path
            yield replace(part, silent=True)
        elif labels:
            joint = "\n" + "\n".join(labels) + segment.joint
            labels = []
            yield replace(part, segment=replace(segment, joint=joint))
        else:
            yield part


def is_label(name: str) -> bool:
    """Whether ``name`` is written as a field is and made of words for fields, one at least; of one
    with a capital inside (``darkMode``) any words will do: nobody's name is written so."""
    if _HUMPED.fullmatch(name):
        return True
    small = name == name.lower() and _DIVIDED.fullmatch(name) is not None
    return small and not _WORDS.isdisjoint(_PART.findall(name))


def _is_in(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}/")
