"""Names on social networks: @name beside a word for one, a Mastodon address, or a name after its
label ("Instagram: jane_doe"). Not e-mail, nor decorators, packages (@scope/name) or CSS (@media).
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, before, phrases, places
from cloakroom.detect.folding import folded
from cloakroom.detect.hit import Hit

_AT = re.compile(
    r"@(?<![\w@./+=:\\<-]@)(?>[A-Za-z0-9_](?:[.-]?\w){0,29})"
    r"(?P<server>@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})?(?![\w@/(\\]|-\w)"
)
_NETWORKS = (
    "twitter", "insta", "tiktok", "tik tok", "snap", "telegram", "mastodon", "bluesky", "blue sky",
    "bsky", "discord", "skype", "facebook", "fb", "linkedin", "youtube", "reddit", "github",
    "gitlab", "signal", "threads", "twitch", "pinterest", "tumblr", "strava", "vinted", "depop",
    "ebay", "etsy", "steam", "xbox", "psn", "ig:", "ig ", "x:", "x is", "x -",
)
_LABELLED = re.compile(
    r"(?<!\w)(?:[a-z]{4,9}|tik ?tok|blue ?sky|fb|ig|x|psn)"
    r"(?P<name> (?:handle|user ?name|account|id|name|profile))?"
    r"(?: is|['’]s|[ ]?[:=–—-])[ ]"
    r"(?P<value>(?:live:)?[a-z](?:[\w.-]{1,29}\w|\w)(?:#[0-9]{4})?)(?![\w@/])"
)
_BEFORE_NETWORK = re.compile(r"(?<![\w.@/:-])(?P<value>[A-Za-z][\w.-]{2,29}\w),?$")
_SIGNED = re.compile(r"[_0-9]|\w\.\w")  # an iPhone is no name
_ON_NETWORK = re.compile(
    r" on (?:twitter|insta(?:gram)?|tik ?tok|snap(?:chat)?|telegram|mastodon|blue ?sky|discord"
    r"|skype|facebook|fb|linkedin|youtube|reddit|git(?:hub|lab)|signal|threads|twitch|strava"
    r"|vinted|depop|ebay|etsy|ig|x)(?!\w)"
)
_AS = re.compile(rf"{_ON_NETWORK.pattern}(?: as|:) @?(?P<value>[a-z][\w.-]{{2,28}}\w)")
_CALLED = re.compile(
    r"(?<!\w)(?:handle|gamer ?tag|screen ?name|nick(?:name)?)(?: is|['’]s|[ ]?[:=])[ ]"
    r"(?P<value>[a-z][\w.-]{2,29})(?![\w@/])"
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
_LINE = 60
_CODE_SIGNS = re.compile(r"[=;{}()<>]|\b(?:SELECT|DECLARE|SET|EXEC|WHERE|def|end|import|from)\b")
_COMMENT = re.compile(r"(?:^|\n)[ \t]{0,20}(?://+|#+|/\*+)[ \t]{1,4}$")
_MENTION = re.compile(r"[,:]? [a-z']{1,12} [a-z]|[,:]? [a-z]{1,12}[?!]")
_EVERYONE = frozenset({"here", "channel", "everyone", "all", "team", "group"})
_LINE_START = re.compile(r"(?:^|\n)[ \t]{0,20}$")
_CODE = """
media import charset keyframes supports page namespace container layer property apply tailwind
override deprecated param params return returns throws see since author version test before after
autowired bean component service controller entity staticmethod classmethod dataclass pytest
fixture abstractmethod functools cached todo type types link code interface inject module
suppresswarnings nullable nonnull snippet font-face counter-style starting-style view-transition
font-feature-values color-profile
"""
_WORDS_OF_CODE = frozenset(_CODE.split())


def find(text: str) -> Iterator[Hit]:
    for match in _AT.finditer(text) if "@" in text else ():
        if match.group()[1:].lower() not in _WORDS_OF_CODE:
            yield Hit(*match.span(), "HANDLE", *_grade(text, match))
    small = folded(text)
    for at in places(small, *_NETWORKS):
        named = _LABELLED.match(small, at)
        if named and (named["name"] or _chosen(text[slice(*named.span("value"))])):
            # "Twitter: none" names nobody
            yield Hit(*named.span("value"), "HANDLE", 0.75, "after the name of a network")
    for start, end, why in _told(text, small):
        if _chosen(text[start:end]):
            yield Hit(start, end, "HANDLE", 0.7, why)


def _told(text: str, small: str) -> Iterator[tuple[int, int, str]]:
    """``jane.d77 on Instagram`` and ``my handle is jane_d``."""
    for at in places(small, " on "):
        named = _AS.match(small, at)
        if named:
            yield *named.span("value"), "a name on a network"
        on = _ON_NETWORK.match(small, at)
        before_it = _BEFORE_NETWORK.search(text, max(0, at - 36), at) if on else None
        if before_it and _SIGNED.search(before_it["value"]):
            yield *before_it.span("value"), "before the name of a network"
    for at in places(small, "handle", "gamer", "screen", "nick"):
        match = _CALLED.match(small, at)
        if match:
            yield *match.span("value"), "after the word for such a name"


def _chosen(value: str) -> bool:
    """A sign, a digit behind letters, or a capital inside: no word of the sentence is so."""
    plain = value.replace("-", "").replace(".", "")
    marked = "_" in value or (not plain.isalpha() and not re.fullmatch(r"[A-Z]+[-.]?[0-9]+", value))
    dotted = "." in value and ".." not in value and value.islower()
    return marked or dotted or (value[1:] != value[1:].lower() and not value.isupper())


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    start, end = match.span()
    if match["server"]:
        return 0.85, "a name and its server"
    if text[start - 2 : start] == "**" == text[end : end + 2]:
        return 0.65, "an @ before a name in bold, as in a chat"
    if _in_code(text, start, end):
        line = before(text, start, _SOCIAL, reach=24)
        return (0.6, f"'{line}' before it") if line else (0.3, "an @ in code")
    support = around(text, start, end, _SOCIAL)
    if support:
        return 0.8, f"an @ before a name; {support}"
    if _MENTION.match(text, end) and _LINE_START.search(text, max(0, start - 30), start):
        ours = match.group()[1:].lower() not in _EVERYONE
        return (0.55 if ours else 0.3), "an @ before a name at the start of a line"
    return _alone(text, start, end)


def _in_code(text: str, start: int, end: int) -> bool:
    """At the start of a line with nothing behind it, as a decorator, or in a comment."""
    alone = text[end : end + 1] in ("", "\n", "(")
    prefix = _LINE_START if alone else _COMMENT
    return prefix.search(text, max(0, start - 30), start) is not None


def _alone(text: str, start: int, end: int) -> tuple[float, str]:
    value = text[start + 1 : end]
    chosen = not value.isalpha() or any(sign.isupper() for sign in value[1:])
    code = _CODE_SIGNS.search(text, max(0, start - _LINE), end + _LINE)
    if chosen and value[0].isalpha() and not code:
        return 0.6, "an @ before a name that reads like one chosen for a network"
    return 0.4, "an @ before a name"
