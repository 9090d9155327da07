"""``From: Okafor, Amira <a.okafor@example.org>``, ``Attendees: …``: lines that list people."""

import re
from typing import Final

from cloakroom.detect.name_rules.cue import Cue

_LINES: Final = (
    "from", "to", "cc", "bcc", "sent by", "reply-to", "sender", "recipients", "organiser",
    "organizer", "attendees", "required", "optional", "present", "in attendance", "attending",
    "apologies", "apologies received", "participants", "distribution", "circulation", "panel",
    "copied to", "invited", "also present", "absent",
)  # fmt: skip
_COLON: Final = r"[*_]{0,2}[ \t]{0,3}:[*_]{0,2}[ \t\"'“]{0,4}"


def _cue(line: str) -> Cue:
    first = re.split(r"[ -]", line)[0]
    words = line.replace(" ", "[ ]")
    return Cue(
        (first,), re.compile(rf"{words}{_COLON}", re.I), f"in the line '{line.capitalize()}:'",
        0.8, opens=True, listed=True, sure=False,
    )  # fmt: skip


CUES: Final = tuple(map(_cue, _LINES))
