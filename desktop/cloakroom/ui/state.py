"""How far Cloakroom is with the clip at hand."""

from enum import Enum, auto


class State(Enum):
    EMPTY = auto()
    SCANNING = auto()
    REVIEW = auto()
    SCRUBBING = auto()
    SCRUBBED = auto()
    SECRET = auto()
    PICTURE = auto()  # under review
    UNREAD = auto()  # a picture that nobody here can read
    PROBLEM = auto()
