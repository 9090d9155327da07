"""Names on social networks: @name beside a word for one, a Mastodon address, or a name after its
label ("Instagram: jane_doe"). Not e-mail, nor decorators, packages (@scope/name) or CSS (@media).
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, before, mentions, phrases
from cloakroom.detect.hit import Hit

_AT = re.compile(
    r"@(?<![\w@./+=:\\<-]@)(?>[A-Za-z0-9_](?:\.?\w){0,29})"
    r"(?P<server>@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})?(?![\w@/(\\]|-\w)"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:twitter|instagram|insta|tik ?tok|snapchat|telegram|mastodon|bluesky|discord|skype"
    r"|facebook|linkedin|youtube|reddit|github|signal)"
    r"(?P<name> (?:handle|user ?name|account|id|name|profile))?(?: is|[ ]?[:=])[ ]"
    r"(?P<value>[A-Za-z][\w.]{2,29}(?:#[0-9]{4})?)(?![\w@/])",
    re.I,
)
_SOCIAL = phrases(
    "twitter", "on x", "instagram", "insta", "ig", "tiktok", "tik tok", "threads", "mastodon",
    "bluesky", "bsky", "linkedin", "facebook", "fb", "snapchat", "snap", "telegram", "follow",
    "follows", "follower", "followers", "following", "dm", "dms", "tweet", "tweets", "tweeted",
    "retweet", "handle", "handles", "username", "user name", "tagged", "tag", "message", "discord",
    "posted", "posts", "mention", "mentions", "replied", "replying to", "rt", "via", "youtube",
    "reddit", "social media", "profile", "find me", "github", "account", "thanks", "cc", "hi",
    "photo by", "slack", "teams", "signal",
)
_NETWORKS = (
    "twitter", "insta", "tok", "snap", "telegram", "mastodon", "bluesky", "discord", "skype",
    "facebook", "linkedin", "youtube", "reddit", "github", "signal",
)
_MACHINES = (
    (re.compile(r"(?<!\w)user(?:_?name)?=\"?(?P<value>[A-Za-z][\w.-]{2,31})(?![\w@(\[/.-])"),
     "user", "after the word for a user"),
    (re.compile(r"/home/(?P<value>[a-z_][\w.-]{1,31})(?![\w-])"), "/home/",
     "the name of a home folder"),
    (re.compile(r"[\\/]Users[\\/]{1,2}(?P<value>\w[\w.-]{1,31})(?![\w-])"), "Users",
     "the name of a home folder"),
    (re.compile(r"(?:^|\n)<(?P<value>[A-Za-z]\w*[_0-9]\w*)> "), "<", "before a line of a chat"),
    (re.compile(r"(?<!\w)(?P<value>[a-z][a-z0-9_.]{1,31}#[0-9]{4})(?!\w)"), "iscord",
     "a name and its four digits, as on Discord"),
)
_SYSTEM = """
root admin administrator public default guest shared user username none null nobody ubuntu runner
node app service system test true false
"""
_NOBODY = frozenset(_SYSTEM.split())
_LINE = 60
_CODE_SIGNS = re.compile(r"[=;{}()<>]|\b(?:SELECT|DECLARE|SET|EXEC|WHERE|def|end|import|from)\b")
_LINE_START = re.compile(r"(?:^|\n)[ \t]{0,20}$")
_CODE = """
media import charset keyframes supports page namespace container layer property apply tailwind
override deprecated param params return returns throws see since author version test before after
autowired bean component service controller entity staticmethod classmethod dataclass pytest
fixture abstractmethod functools cached todo type types link code interface inject module
suppresswarnings nullable nonnull
"""
_WORDS_OF_CODE = frozenset(_CODE.split())


def find(text: str) -> Iterator[Hit]:
    for match in _AT.finditer(text) if "@" in text else ():
        if match.group()[1:].lower() not in _WORDS_OF_CODE:
            yield Hit(*match.span(), "HANDLE", *_grade(text, match))
    for match in _LABELLED.finditer(text) if mentions(text, *_NETWORKS) else ():
        if match["name"] or not match["value"].isalpha():  # "Twitter: none" names nobody
            yield Hit(*match.span("value"), "HANDLE", 0.75, "after the name of a network")
    yield from _of_machines(text)


def _of_machines(text: str) -> Iterator[Hit]:
    """A user's name in a log, in the path of a home folder, or before a line of a chat."""
    for pattern, gate, why in _MACHINES:
        for match in pattern.finditer(text) if gate in text else ():
            if match["value"].lower() not in _NOBODY:
                yield Hit(*match.span("value"), "HANDLE", 0.7, why)


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    start, end = match.span()
    if match["server"]:
        return 0.85, "a name and its server"
    alone = text[end : end + 1] in ("", "\n", "(")
    if text[start - 2 : start] == "**" == text[end : end + 2]:
        return 0.65, "an @ before a name in bold, as in a chat"
    if alone and _LINE_START.search(text, max(0, start - 24), start):
        line = before(text, start, _SOCIAL, reach=24)
        return (0.6, f"'{line}' before it") if line else (0.3, "an @ at the start of a line")
    support = around(text, start, end, _SOCIAL)
    if support:
        return 0.8, f"an @ before a name; {support}"
    value = text[start + 1 : end]
    chosen = not value.isalpha() or any(sign.isupper() for sign in value[1:])
    left, right = max(0, start - _LINE), end + _LINE
    if chosen and value[0].isalpha() and not _CODE_SIGNS.search(text, left, right):
        return 0.6, "an @ before a name that reads like one chosen for a network"
    return 0.4, "an @ before a name"
