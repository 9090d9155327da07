"""Every pattern recogniser, as one table.

To add one: a file in ``recognisers/`` with a function ``find(text)``, a row here, and a sample in
``tests/contracts/test_recogniser_contract.py``.
"""

from dataclasses import dataclass

from cloakroom.detect.foreign import FOREIGN
from cloakroom.detect.hit import Find, FindInWhole
from cloakroom.detect.recognisers import (
    access_code,
    access_token,
    age,
    age_told,
    bic_code,
    birth_date,
    calendar_date,
    cloud_key,
    column_kinds,
    command_line,
    connection_string,
    credit_card,
    crypto,
    email,
    handle,
    iban,
    ip_address,
    log_in,
    mac_address,
    marking,
    os_grid_reference,
    password,
    password_told,
    phone,
    private_key,
    special_category,
    street_abroad,
    street_address,
    table_column,
    uk_bank,
    uk_case_reference,
    uk_cattle_tag,
    uk_charity_number,
    uk_ched,
    uk_chi,
    uk_company_number,
    uk_cph,
    uk_driving_licence,
    uk_eori,
    uk_herd_mark,
    uk_land_parcel,
    uk_nhs,
    uk_nino,
    uk_passport,
    uk_paye,
    uk_postcode,
    uk_rcvs,
    uk_rural_payments,
    uk_uprn,
    uk_utr,
    uk_vat,
    uk_vehicle_registration,
    uk_waste_carrier,
    url,
    user_name,
    what_three_words,
)


@dataclass(frozen=True, slots=True)
class Row:
    """``whole_text``: what it finds may be longer than a piece, or be explained by a heading far
    above, so the detector lets this read the text in one go."""

    name: str
    entity_types: tuple[str, ...]
    find: Find
    whole_text: FindInWhole | None = None


TABLE: tuple[Row, ...] = (
    Row("private key", ("PRIVATE_KEY",), private_key.find, private_key.find),
    Row("birth date", ("DATE_TIME",), birth_date.find),
    Row(
        "table column",
        tuple(kind.entity_type for kind in column_kinds.KINDS),
        table_column.find,
        table_column.find,
    ),
    Row("connection string", ("CONNECTION_STRING",), connection_string.find),
    Row("cloud key", ("CLOUD_KEY",), cloud_key.find),
    Row("access token", ("ACCESS_TOKEN",), access_token.find),
    Row("password", ("PASSWORD", "ACCESS_TOKEN", "CLOUD_KEY"), password.find),
    Row("access code", ("PASSWORD",), access_code.find),
    Row("password in a story", ("PASSWORD", "HANDLE"), password_told.find),
    Row("command line", ("PASSWORD", "HANDLE"), command_line.find),
    Row("log-in", ("PASSWORD", "HANDLE"), log_in.find),
    Row("credit card", ("CREDIT_CARD",), credit_card.find),
    Row("IBAN", ("IBAN_CODE",), iban.find),
    Row("British bank account", ("UK_SORT_CODE", "UK_BANK_ACCOUNT"), uk_bank.find),
    Row("National Insurance number", ("UK_NINO",), uk_nino.find),
    Row("NHS number", ("UK_NHS",), uk_nhs.find),
    Row("e-mail address", ("EMAIL_ADDRESS",), email.find),
    Row("telephone number", ("PHONE_NUMBER",), phone.find),
    Row("web address", ("URL",), url.find),
    Row("IP address", ("IP_ADDRESS",), ip_address.find),
    Row("age", ("AGE",), age.find),
    Row("age of somebody", ("AGE",), age_told.find),
    Row("date", ("DATE",), calendar_date.find),
    Row("passport number", ("UK_PASSPORT",), uk_passport.find),
    Row("driving licence number", ("UK_DRIVING_LICENCE",), uk_driving_licence.find),
    Row("vehicle registration", ("UK_VEHICLE_REGISTRATION",), uk_vehicle_registration.find),
    Row("taxpayer reference", ("UK_UTR",), uk_utr.find),
    Row("VAT number", ("UK_VAT",), uk_vat.find),
    Row("EORI number", ("UK_EORI",), uk_eori.find),
    Row("PAYE reference", ("UK_PAYE",), uk_paye.find),
    Row("company number", ("UK_COMPANY_NUMBER",), uk_company_number.find),
    Row("charity number", ("UK_CHARITY_NUMBER",), uk_charity_number.find),
    Row("property reference", ("UK_UPRN",), uk_uprn.find),
    Row("CHI number", ("UK_CHI",), uk_chi.find),
    Row("BIC", ("BIC_CODE",), bic_code.find),
    Row("crypto wallet", ("CRYPTO",), crypto.find),
    Row("MAC address", ("MAC_ADDRESS",), mac_address.find),
    Row("social media name", ("HANDLE",), handle.find),
    Row("case reference", ("UK_CASE_REFERENCE",), uk_case_reference.find),
    Row("user name", ("HANDLE",), user_name.find),
    Row("postcode", ("UK_POSTCODE",), uk_postcode.find),
    Row("street address", ("STREET_ADDRESS",), street_address.find),
    Row("street abroad", ("STREET_ADDRESS",), street_abroad.find),
    Row("rural payments number", ("UK_SBI", "UK_CRN", "UK_FRN"), uk_rural_payments.find),
    Row("county parish holding", ("UK_CPH",), uk_cph.find),
    Row("herd mark", ("UK_HERD_MARK",), uk_herd_mark.find),
    Row("ear tag", ("UK_CATTLE_TAG",), uk_cattle_tag.find),
    Row("RCVS number", ("UK_RCVS",), uk_rcvs.find),
    Row("health entry document", ("UK_CHED",), uk_ched.find),
    Row("waste carrier", ("UK_WASTE_CARRIER",), uk_waste_carrier.find),
    Row("land parcel", ("UK_LAND_PARCEL",), uk_land_parcel.find),
    Row("grid reference", ("OS_GRID_REFERENCE",), os_grid_reference.find),
    Row("three words", ("WHAT_THREE_WORDS",), what_three_words.find),
    Row("protective marking", ("MARKING",), marking.find),
    Row("special category", tuple(special_category.FILES), special_category.find),
    *(Row(row.label, (row.entity_type,), row.find) for row in FOREIGN),
)
