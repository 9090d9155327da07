"""Numbers of the Royal College of Veterinary Surgeons: seven digits for a vet, a veterinary nurse
or a practice (RCVS, "Find a Vet"). There is no published check digit, so one needs its label.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import before, labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_CANDIDATE = re.compile(r"[0-9](?<![\w/+-].)(?<!(?<!\.)\..)[0-9]{6}(?![\w-]|[./ ]\d)")
_WORDS = phrases(
    "rcvs", "mrcvs", "frcvs", "rcvs number", "rcvs no", "rcvs registration", "rcvs membership",
    "mrcvs no", "mrcvs number", "royal college of veterinary surgeons", "rvn", "rvn number",
    "veterinary registration", "vet registration",
)
_OTHER_NUMBER = phrases("phone", "tel", "telephone", "mobile", "fax", "call", "ring")


def find(text: str) -> Iterator[Hit]:
    if not mentions(text, "rcvs", "rvn", "vet"):
        return
    for match, why in labelled(text, _CANDIDATE, _WORDS):
        if not before(text, match.start(), _OTHER_NUMBER, reach=12):
            yield Hit(*match.span(), "UK_RCVS", 0.9, why)
