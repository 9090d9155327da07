"""Top-level domains as a set to look up, grouped by how much a bare name may be trusted.

Country codes: ISO 3166-1 with ``uk``, ``eu`` and ``su``; generic ones: the common part of the IANA
root zone.
"""

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv
bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es
et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu
id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt
lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no
np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si
sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk
us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
_GENERIC = """
com org net edu gov mil int biz aero asia cat coop jobs mobi museum pro tel travel academy agency
africa bank berlin bible blog cafe careers casino charity church city clinic cloud club coffee
college community company consulting cymru dental design digital directory doctor earth education
email energy engineering events expert farm finance fitness foundation fund gallery games global
gmbh golf gratis green group guide health healthcare hospital hosting hotel house institute
insurance insure international irish kitchen land law lawyer legal limited link live loans london
ltd management market marketing media mortgage museum network news ngo online onl organic paris
partners parts pharmacy photography photos pictures pizza plc plumbing press properties property
pub realty recipes rentals repair report restaurant reviews school schule science scot security
services shop social software solar solutions space store studio support surgery systems tax team
tech technology tools tours town trade training university vet video wales watch web website wiki
wine work works world xyz zone
"""

# Attributes and file endings in code, and short words after a full stop without its space
_DOUBTFUL = """
ad al am an app are as at be bi by cc cd date dev dm do event events fm games
group guide hr id im in info int is it jobs la law legal li link live lu ma market md me media ml
mo ms mt mv my na name ne network news ni no nu online page parts pe photos pictures pl pm pr press
pro properties property ps pub pw py re report reviews rs run sc school science security services
sh shop si sn so social software space st store studio sv support systems tax team tech tel th tk tm
to tools top tr trade training travel tt us va vi video watch web wiki work works world zip zone
"""

DOUBTFUL = frozenset(_DOUBTFUL.split())
"""Believed only with a path behind it: ``user.name``, ``rose.it``."""

CERTAIN = (frozenset(_COUNTRIES.split()) | frozenset(_GENERIC.split())) - DOUBTFUL
FILE_ENDINGS = frozenset({"cc", "md", "ml", "pl", "pm", "ps", "pub", "py", "rs", "sh", "so", "zip"})
"""Never believed bare, path or not: ``main.rs/tests`` is a folder."""
