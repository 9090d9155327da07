"""Identifiers of other countries, as one table: opt-in, by type or by region.

The forms are those of the issuing bodies as the modules of python-stdnum cite them; the module also
does the check. ``alone`` is the score of a value that passes its check with no word near it: some
forms are nobody else's, nine digits are anybody's. Under ``WORTH_A_LOOK`` a row is not even tried
unless the text holds the beginning of one of its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from cloakroom.detect.context import around, mentions, phrases
from cloakroom.detect.hit import Find, Hit

WORTH_A_LOOK = 0.4
_CHECKED, _UNCHECKED = 0.95, 0.55
_END = r"(?![\w-]|[ ./]\d)"
_NINE = rf"[0-9](?<![\w./+-].)[0-9]{{2}}[ .-]?[0-9]{{3}}[ .-]?[0-9]{{3}}{_END}"
_ELEVEN = rf"[0-9](?<![\w./+-].)[0-9][ .]?[0-9]{{3}}[ .]?[0-9]{{3}}[ .]?[0-9]{{3}}{_END}"


@dataclass(frozen=True, slots=True)
class Foreign:
    """``pattern`` is of a candidate; ``check`` names the module of python-stdnum, or several with
    ``|`` between; ``words``, with commas between, are looked for before and after."""

    entity_type: str
    label: str
    pattern: str
    check: str
    alone: float
    words: str

    @property
    def find(self) -> Find:
        return partial(_find, self)


class _Compiled(NamedTuple):
    candidate: re.Pattern[str]
    words: re.Pattern[str]
    beginnings: tuple[str, ...]


@cache
def _compiled(row: Foreign) -> _Compiled:
    """Compiled when first asked for: most people ask for none."""
    words = row.words.split(",")
    beginnings = {re.split(r"[ -]", word, maxsplit=1)[0] for word in words}
    return _Compiled(re.compile(row.pattern), phrases(*words), tuple(sorted(beginnings)))


def _find(row: Foreign, text: str) -> Iterator[Hit]:
    compiled = _compiled(row)
    if row.alone < WORTH_A_LOOK and not mentions(text, *compiled.beginnings):
        return
    for match in compiled.candidate.finditer(text):
        support = around(text, *match.span(), compiled.words)
        score, why = _grade(row, match.group(), support)
        if score:
            yield Hit(*match.span(), row.entity_type, score, why)


def _grade(row: Foreign, value: str, support: str | None) -> tuple[float, str]:
    # Here, because a program that looks for nothing foreign need not load the library.
    from cloakroom.detect.foreign_checks import passes

    if not passes(row.check, value):
        return (_UNCHECKED, f"{support}, though the check fails") if support else (0.0, "")
    if support:
        return _CHECKED, f"the check of its country passed; {support}"
    return row.alone, "the check of its country passed"


FOREIGN: tuple[Foreign, ...] = (
    Foreign(
        "US_SSN", "US Social Security number",
        rf"[0-9](?<![\w./+-].)[0-9]{{2}}(?P<sep>[ -]?)[0-9]{{2}}(?P=sep)[0-9]{{4}}{_END}",
        check="us.ssn", alone=0.3,
        words="ssn,social security,social security number,social security no,soc sec",
    ),
    Foreign(
        "US_ITIN", "US taxpayer number",
        rf"9(?<![\w./+-].)[0-9]{{2}}(?P<sep>[ -]?)[0-9]{{2}}(?P=sep)[0-9]{{4}}{_END}",
        check="us.itin", alone=0.3,
        words="itin,individual taxpayer,taxpayer identification number,taxpayer id",
    ),
    Foreign(
        "US_EIN", "US employer number", rf"[0-9](?<![\w./+-].)[0-9]-?[0-9]{{7}}{_END}",
        check="us.ein", alone=0.3,
        words="ein,fein,employer identification number,employer id,federal tax id,irs number",
    ),
    Foreign(
        "CA_SIN", "Canadian social insurance number", _NINE, check="ca.sin", alone=0.3,
        words="sin,social insurance,social insurance number,assurance sociale,nas",
    ),
    Foreign(
        "AU_TFN", "Australian tax file number",
        rf"[0-9](?<![\w./+-].)[0-9]{{2}}[ -]?[0-9]{{3}}[ -]?[0-9]{{2,3}}{_END}",
        check="au.tfn", alone=0.3, words="tfn,tax file number,tax file no,tax file",
    ),
    Foreign(
        "AU_ABN", "Australian business number", _ELEVEN, check="au.abn", alone=0.3,
        words="abn,australian business number,business number",
    ),
    Foreign(
        "NZ_IRD", "New Zealand tax number",
        rf"[0-9](?<![\w./+-].)[0-9]{{1,2}}[ -]?[0-9]{{3}}[ -]?[0-9]{{3}}{_END}",
        check="nz.ird", alone=0.3, words="ird,ird number,ird no,inland revenue",
    ),
    Foreign(
        "IN_AADHAAR", "Aadhaar number",
        rf"[2-9](?<![\w./+-].)[0-9]{{3}}(?P<sep>[ -]?)[0-9]{{4}}(?P=sep)[0-9]{{4}}{_END}",
        check="in_.aadhaar", alone=0.3, words="aadhaar,aadhar,adhaar,uidai,uid",
    ),
    Foreign(
        "IN_PAN", "Indian tax account number",
        r"(?<!\w)[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z](?!\w)",
        check="in_.pan", alone=0.7, words="pan,pan card,permanent account number,income tax",
    ),
    Foreign(
        "ZA_ID", "South African identity number",
        rf"[0-9](?<![\w./+-].)[0-9]{{5}}[ ]?[0-9]{{4}}[ ]?[0-9]{{3}}{_END}",
        check="za.idnr", alone=0.6,
        words="id number,id no,identity number,south african id,rsa id,said",
    ),
    Foreign(
        "IE_PPS", "Irish PPS number", r"[0-9](?<![\w./+-].)[0-9]{6}[ ]?[A-W][A-IW]?(?!\w)",
        check="ie.pps", alone=0.7,
        words="pps,ppsn,pps number,pps no,personal public service",
    ),
    Foreign(
        "FR_NIR", "French social security number",
        r"[1-478](?<![\w./+-].)[ ]?[0-9]{2}[ ]?[0-9]{2}[ ]?[0-9][0-9AB][ ]?[0-9]{3}[ ]?[0-9]{3}"
        rf"[ ]?[0-9]{{2}}{_END}",
        check="fr.nir", alone=0.8,
        words="nir,insee,sécurité sociale,securite sociale,numéro de sécu,social security",
    ),
    Foreign(
        "DE_STEUER_ID", "German tax number", _ELEVEN, check="de.idnr", alone=0.3,
        words="steuer-id,steuerid,steuer id,steueridentifikationsnummer,steuernummer,idnr,tin,"
        "steuerliche identifikationsnummer,german tax",
    ),
    Foreign(
        "ES_DNI_NIE", "Spanish identity number",
        r"(?:[0-9](?<![\w./+-].)[0-9]{7}|[XYZxyz](?<!\w.)[ -]?[0-9]{7})[ -]?[A-Za-z](?!\w)",
        check="es.dni|es.nie", alone=0.7, words="dni,nie,nif,documento nacional",
    ),
    Foreign(
        "IT_CODICE_FISCALE", "Italian tax code",
        r"(?<!\w)[A-Za-z]{6}[0-9LMNP-Vlmnp-v]{2}[A-EHLMPRSTa-ehlmprst][0-9LMNP-Vlmnp-v]{2}[A-Za-z]"
        r"[0-9LMNP-Vlmnp-v]{3}[A-Za-z](?!\w)",
        check="it.codicefiscale", alone=0.9, words="codice fiscale,cf,c.f.,tax code",
    ),
    Foreign(
        "NL_BSN", "Dutch citizen service number",
        rf"[0-9](?<![\w./+-].)[0-9]{{3}}[ .]?[0-9]{{2}}[ .]?[0-9]{{3}}{_END}",
        check="nl.bsn", alone=0.3,
        words="bsn,burgerservicenummer,sofinummer,citizen service number",
    ),
    Foreign(
        "PL_PESEL", "Polish PESEL number", rf"[0-9](?<![\w./+-].)[0-9]{{10}}{_END}",
        check="pl.pesel", alone=0.3, words="pesel,numer pesel",
    ),
    Foreign(
        "BE_NN", "Belgian national number",
        r"[0-9](?<![\w./+-].)[0-9](?P<dot>[. ]?)[0-9]{2}(?P=dot)[0-9]{2}[ -]?[0-9]{3}[. -]?[0-9]{2}"
        rf"{_END}",
        check="be.nn", alone=0.5,
        words="rijksregisternummer,rijksregister,numéro national,registre national,insz,niss,"
        "national number,national register",
    ),
    Foreign(
        "SE_PERSONNUMMER", "Swedish personal number",
        r"[0-9](?<![\w./+-].)(?:[0-9]{2})?[0-9]{5}[-+][0-9]{4}(?![\w-]|[ ./]\d)"
        r"|[12](?<![\w./+-].)[09][0-9]{10}(?![\w-]|[ ./]\d)",
        check="se.personnummer", alone=0.6,
        words="personnummer,person nr,personal identity number,personnr",
    ),
    Foreign(
        "DK_CPR", "Danish CPR number", rf"[0-3](?<![\w./+-].)[0-9]{{5}}[ -]?[0-9]{{4}}{_END}",
        check="dk.cpr", alone=0.3, words="cpr,cpr-nr,cpr-nummer,cpr number,personnummer",
    ),
    Foreign(
        "FI_HETU", "Finnish personal code",
        r"[0-3](?<![\w./+-].)[0-9]{5}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y](?!\w)",
        check="fi.hetu", alone=0.85, words="hetu,henkilötunnus,personal identity code",
    ),
    Foreign(
        "PT_NIF", "Portuguese tax number", _NINE, check="pt.nif", alone=0.3,
        words="nif,contribuinte,identificação fiscal,portuguese tax",
    ),
    Foreign(
        "RO_CNP", "Romanian personal number", rf"[1-9](?<![\w./+-].)[0-9]{{12}}{_END}",
        check="ro.cnp", alone=0.6, words="cnp,cod numeric personal",
    ),
    Foreign(
        "CZ_RC", "Czech or Slovak birth number",
        rf"[0-9](?<![\w./+-].)[0-9]{{5}}/[0-9]{{3,4}}{_END}",
        check="cz.rc", alone=0.7, words="rodné číslo,rodne cislo,birth number,rč",
    ),
    Foreign(
        "EU_VAT", "EU VAT number",
        r"(?<!\w)(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI"
        r"|SK|XI)[ -]?[0-9A-Z](?:[ .-]?[0-9A-Z]){7,11}(?!\w)",
        check="eu.vat", alone=0.8,
        words="vat,vat number,vat no,vat reg,ust-idnr,ustid,tva,btw,iva,moms,nip,partita iva",
    ),
)
