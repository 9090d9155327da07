"""Passwords and users among the options of a command: ``--password X``, ``curl -u user:X``, and the
``-p X`` of the commands whose manual pages give it that meaning; elsewhere ``-p`` is a port."""

import re
from collections.abc import Iterator

from cloakroom.detect.folding import word_starts
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.secret_value import is_code, is_placeholder

_VALUE = (
    r"(?:\"(?P<double>[^\"\s]{2,200})\"|'(?P<single>[^'\s]{2,200})'"
    r"|(?P<bare>[^\s\"'-][^\s\"']{2,200}+))"
)
_LONG = re.compile(
    r"-(?<!\S.)(?:-(?:[a-z]{1,12}-){0,2}"
    r"(?:password|passwd|passphrase|pass|pwd|token|api-key|secret)[ =]"
    rf"|u [\"']?[\w.@-]{{1,64}}:){_VALUE}"
)
_COMMAND = re.compile(
    r"(?<![\w-])(?:mysql(?:dump|admin|import)?|mariadb(?:-dump)?|sshpass|(?:docker|podman|nerdctl"
    r"|helm registry|az|oc|cf) login|sqlcmd|bcp|isql|7za?|zip|unzip|unrar|rar|htpasswd|ldapsearch"
    r"|ldapmodify|mongo(?:sh|dump|restore)?|impdp|rabbitmqadmin|smbclient|winexe|psexec(?:\.exe)?)"
    r"(?=[ ](?:[^\r\n]{0,160}[ ])?-[pPwa])"
)
_BY_LETTERS = """
mysql mysqldump mysqladmin mysqlimport mariadb sshpass docker podman nerdctl helm az oc cf sqlcmd
bcp isql z za zip unzip unrar rar htpasswd ldapsearch ldapmodify mongo mongosh mongodump
mongorestore impdp rabbitmqadmin smbclient winexe psexec
"""
_COMMAND_WORDS = tuple(_BY_LETTERS.split())
"""The letters that each of them begins with; but for the ``7`` of ``7za``."""
_SHORT = re.compile(rf"(?<=[ ])-[pPwa][ ]?{_VALUE}")
_USER = re.compile(r"(?<=[ ])-[uU][ ]?[\"']?(?P<value>[A-Za-z][\w.-]{1,39})(?=[\"' ])")
_LINE = 240
_NOBODY = frozenset({"root", "admin", "sa", "postgres", "user", "username"})


def find(text: str) -> Iterator[Hit]:
    if "--" in text or "-u " in text:
        for match in _LONG.finditer(text):
            yield from _secret(match, "after an option for a secret")
    if " -p" in text or " -P" in text or " -w" in text:
        position = 0
        for at in _command_places(text):
            command = _COMMAND.match(text, at) if at >= position else None
            if command:
                position = _line_end(text, command.end())
                yield from _of_command(text, command.end(), position)


def _command_places(text: str) -> list[int]:
    starts = word_starts(text)
    places = (at for word in _COMMAND_WORDS for at in starts.get(word, ()))
    return sorted(at - (text[at - 1 : at] == "7") for at in places)


def _line_end(text: str, start: int) -> int:
    """Of the line and of a command that goes on after a backslash, but not without end."""
    limit = min(len(text), start + _LINE)
    end = text.find("\n", start, limit)
    return end if end >= 0 else limit


def _of_command(text: str, start: int, end: int) -> Iterator[Hit]:
    for match in _SHORT.finditer(text, start, end):
        yield from _secret(match, "after the option for the password of this command")
    for match in _USER.finditer(text, start, end):
        if match["value"].lower() not in _NOBODY:
            yield Hit(*match.span("value"), "HANDLE", 0.7, "after the option for a user")


def _secret(match: re.Match[str], why: str) -> Iterator[Hit]:
    group = match.lastgroup or "bare"
    value = match[group]
    if not (is_placeholder(value) or is_code(value) or value.isdigit()):
        yield Hit(*match.span(group), "PASSWORD", 0.85, why)
