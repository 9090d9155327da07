"""Words in the names of organisations that show what they are."""

from typing import Final

_LEGAL: Final = """
bv cic cio cyf cyfyngedig gmbh inc limited llc llp ltd nv plc pty pvt sarl srl
"""
LEGAL: Final = frozenset(_LEGAL.split())
"""Legal forms, as they end the name of a company (Companies Act 2006 ss. 58-62; abroad alike)."""

_ENDS: Final = """
academy agency alliance associates association authority brewery charity clinic club college
commission company constabulary consultancy consultants consulting contractors council dairy
daughters federation foundation fund gallery garage government governors group growers gurdwara
holdings homecare hospice hospital hotel industries infirmary institute institution laboratories
laboratory lettings logistics mandir masjid ministry mosque motors museum nursery ombudsman
orchestra partners partnership pharmacy polytechnic practice project restaurant scaffolding school
secretariat society solicitors sons surveyors synagogue technologies theatre trust trustees union
university veterinary vets
"""
ENDS: Final = frozenset(_ENDS.split())
"""The last word of an organisation's name, and of nobody's and no town's."""

_MAYBE: Final = """
afc airlines airways arms auctions bakery bank bar barbers books brewers builders bus buses butchers
cafe café care carpets cars catering cattery centre ceramics church cider cleaners cleaning
clearance coaches committee communications comprehensive crafts cuts dairies department directorate
distillery ecology electrical energy engineering enterprises equestrian estates farms fasteners fc
feeds ferries fisheries fitness florist flowers foods furniture games gazette grammar grill gutters
gym hairdressing heating high homes housing infants inn insurance joinery juniors kebab kennels
kitchens lab landscapes library livestock meats media mosaics mutual nails network nurseries nursing
office pictures pizza plastics plumbing police poultry press primary productions rail records
recycling residential rfc roofing rovers salon scheme school's seeds services shipping shop stores
studios superstore supplies support surgery systems takeaway tandoori tavern taxis temple timber
toys transport travel tribunal tyres united vineyard wanderers ward warehouse waste water windows
works yoga
"""
MAYBE: Final = frozenset(_MAYBE.split())
"""The last word of many an organisation: enough to tell one from a person or a place."""

_HEADS: Final = """
academy alliance archdiocese association bank board church college commission department diocese
embassy faculty federation friends guild house institute ministry museum office school society trust
union university
"""
HEADS: Final = frozenset(_HEADS.split())
"""Before ``of`` or ``for``: ``Museum of Rural Trades``."""

_FOREIGN_HEADS: Final = """
coleg comhairle cwmni cyngor gurdwara madrasa masjid ministerio mosque prifysgol scoil sgoil
universidad universidade università universität université ysgol
"""
FOREIGN_HEADS: Final = frozenset(_FOREIGN_HEADS.split())
"""First words of names in Welsh, Gaelic and other languages that put the kind before the name."""

_GENERIC: Final = """
annual area best board borough business care central charity city civic civil combined community
corporate council county court crown customer day dental directors district education emergency
executive finance focus general good government governors group head health high holding home
housing hr infant it joint junior legal leisure life limited local main management medical middle
national new nhs nursery office old operating other parish pension planning police prep primary
private project property public regional safety sales school secondary senior service services
shopping sixth small social soviet special state steering support town trade training trustees
university village voluntary water welfare working youth
"""
GENERIC: Final = frozenset(_GENERIC.split())
"""Words that name no one organisation: of ``Parish Council`` there are ten thousand."""

_KNOWN: Final = """
AAIB ACAS APHA Acas Aldi Argos Asda BBC BMA Barclaycard Barclays CAFCASS COSLA CPS CQC Cafcass
Capita DEFRA DHSC DVLA DVSA DWP Defra Deliveroo DfE DfT EHRC Equifax Experian FCA FCDO GCHQ GMB
Greggs HMCTS HMPPS HMRC HSBC HSE ICO IOPC ITV Klarna Lidl Lloyds MAIB MHCLG MHRA MMO Monzo Morrisons
MoJ NASUWT NCA NFU NRW NSPCC NatWest Natwest ONS Ofcom Ofgem Ofqual Ofsted Ofwat RAIB RBS RCN RNLI
RSPB RSPCA Ryanair Santander Screwfix Serco TSB TUC Tesco UKHSA UNISON VMD Vodafone Waitrose
"""
KNOWN: Final = frozenset(_KNOWN.split())
"""Public bodies, banks, shops and unions of the UK that are one word, and no other word."""
