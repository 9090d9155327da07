"""What an e-mail address says about a name: ``amira.okafor@defra.example``, Amira Okafor.

Only where the part before the ``@`` is made of names as far as anybody can tell: two or three words
of letters, with a point or a line between, none of which is the name of an office.
"""

import re

from cloakroom.redact.words import loose

_PART = re.compile(r"[._-]")
_SHORTEST = 3

_OFFICES = """
abuse accounting accounts admin administration administrator advice agenda alerts all app appeals
applications audit automated billing board booking bookings bot business careers case cases centre
chair claims clerk client comments committee communications community company complaints compliance
conference consultation contact contacts control correspondence council courses customer customers
daily data department desk dev development digital director direct disclosure dispatch do donotreply
editor editorial education emergency engineering enquiries enquiry environment estates events
facilities farm farming feedback finance foi food freedom fundraising gdpr general group grants head
health hello help helpdesk helpline highways hostmaster housing human hr incident incidents info
information inspection insurance international invoice invoices jobs land legal library licence
licensing list local mail mailer mailbox main management manager market marketing media member
members membership ministry monitor national network news newsletter no noreply north not
notification notifications office online operations order orders parish payments payroll people
permits personal planning policy post postmaster postroom press privacy private procurement project
projects property public purchase purchasing quality reception records recruitment refunds register
registrar registry regional rent reply report reporting reports request requests research
reservations resources response returns river rivers root rural safety sales school schools science
secretary security server service services shared shop social staff statistics store student
students subscriptions subs supplier suppliers support survey system systems tax team tech technical
technology test tickets trading training transport treasurer unit updates user veterinary volunteer
volunteers waste water web webmaster welcome welfare work workshop
"""
_NO_NAMES = frozenset(_OFFICES.split())


def names_in(address: str) -> tuple[str, str] | None:
    """The first name, or '' where it is one letter only, and the surname, both in small letters
    and without accents; None where the address says neither."""
    parts = [re.sub(r"[0-9]+$", "", part) for part in _PART.split(address.partition("@")[0])]
    words = [loose(part) for part in parts]
    if len(words) not in (2, 3) or not all(word.isalpha() for word in words):
        return None
    first, last = words[0], words[-1]
    if len(last) < _SHORTEST or not _NO_NAMES.isdisjoint(words):
        return None
    return (first if len(first) >= _SHORTEST else ""), last
