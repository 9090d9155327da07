"""What the network made of a text: its words as numbers, their marks, the tags, how likely."""

from dataclasses import dataclass

from cloakroom.detect.names.decoding import Floats, Numbers, Tags
from cloakroom.detect.names.found import Marks


@dataclass(frozen=True, slots=True)
class Reading:
    """Of each token: ``words`` a number, the same for the same word; ``shares`` (tokens, labels)
    the probability that it is part of a name."""

    words: Numbers
    marks: Marks
    tags: Tags
    shares: Floats
