"""Names of elements and attributes of HTML, SVG, GPX, KML and feeds: words of a format, which stay
when a value is called the same.

HTML Living Standard, SVG 1.1, GPX 1.1, KML 2.2, RSS 2.0, RFC 4287.
"""

from typing import Final

_ELEMENTS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote
body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog
dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee
menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture pre
progress q rp rt ruby s samp script search section select slot small source span strike strong style
sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var
video wbr xml
"""
_ATTRIBUTES = """
abbr accept action align alink allow alt async autocomplete autofocus autoplay background bgcolor
border cellpadding cellspacing char charset checked cite class clear color cols colspan compact
content controls coords data datetime default defer dir disabled download draggable enctype face for
form formaction frame headers height hidden high href hreflang hspace http-equiv id inert integrity
is ismap itemid itemprop itemref itemscope itemtype kind label lang language link list loading loop
low max maxlength media method min minlength multiple muted name nonce noshade novalidate nowrap
open optimum pattern ping placeholder poster preload profile property readonly referrerpolicy rel
required rev reversed role rows rowspan rules sandbox scheme scope scrolling selected shape size
sizes span spellcheck src srcdoc srclang srcset standby start step style summary tabindex target
text title translate type usemap valign value valuetype version vlink vspace width wrap xmlns
"""
_KIN = """
altitude author bounds category channel circle clippath cmt coordinates copyright country
created defs desc description document ele ellipse email entry enclosure feed filter folder g
generator gpx groundoverlay guid icon id image item keywords kml language line linearring
linestring link lookat metadata name path person phone phonenumber placemark point polygon polyline
pubdate published rect region rss rte rtept rule schema set stop subtitle symbol time title trk
trkpt trkseg tspan updated url use view wpt
"""
WORDS: Final = frozenset(f"{_ELEMENTS} {_ATTRIBUTES} {_KIN}".split())
"""In lower case."""
