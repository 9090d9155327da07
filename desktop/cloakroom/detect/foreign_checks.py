"""The checks of python-stdnum that the table of foreign identifiers names, imported one by one so
that a build can see them. Loaded when first asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from stdnum.au import abn, tfn
from stdnum.be import nn
from stdnum.ca import sin
from stdnum.cz import rc
from stdnum.de import idnr as de_idnr
from stdnum.dk import cpr
from stdnum.es import dni, nie
from stdnum.eu import vat
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.ie import pps
from stdnum.in_ import aadhaar, pan
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.nz import ird
from stdnum.pl import pesel
from stdnum.pt import nif
from stdnum.ro import cnp
from stdnum.se import personnummer
from stdnum.us import ein, itin, ssn
from stdnum.za import idnr as za_idnr

_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType({
    "au.abn": abn.is_valid, "au.tfn": tfn.is_valid, "be.nn": nn.is_valid, "ca.sin": sin.is_valid,
    "cz.rc": rc.is_valid, "de.idnr": de_idnr.is_valid, "dk.cpr": cpr.is_valid,
    "es.dni": dni.is_valid, "es.nie": nie.is_valid, "eu.vat": vat.is_valid,
    "fi.hetu": hetu.is_valid, "fr.nir": nir.is_valid, "ie.pps": pps.is_valid,
    "in_.aadhaar": aadhaar.is_valid, "in_.pan": pan.is_valid,
    "it.codicefiscale": codicefiscale.is_valid, "nl.bsn": bsn.is_valid, "nz.ird": ird.is_valid,
    "pl.pesel": pesel.is_valid, "pt.nif": nif.is_valid, "ro.cnp": cnp.is_valid,
    "se.personnummer": personnummer.is_valid, "us.ein": ein.is_valid, "us.itin": itin.is_valid,
    "us.ssn": ssn.is_valid, "za.idnr": za_idnr.is_valid,
})  # fmt: skip


def passes(checks: str, value: str) -> bool:
    """Whether ``value`` passes one of ``checks``, names of modules with ``|`` between."""
    return any(_CHECKS[check](value) for check in checks.split("|"))
