"""The tokenizer of the pipeline: spaCy's, with short patterns and no list of special cases.

spaCy's own English patterns are alternatives by the hundred, and its special cases ("don't",
"gonna") cost a look at every token of a text in Python: together ten to thirty times the time of
what is here. Words are split alike, but for contractions, which stay whole, and times ("10am").
"""

import re
from typing import Final

from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

_SIGNS: Final = r"§%=—–,:;!?¿¡()\[\]{}<>_#*&|$£€¥¢•·●▪■□✓✔✗→►©®™°'\"“”‘’‚„`´«»‹›…~^"
_BEFORE: Final = rf"^(?:\.{{2,}}|\+(?!\d)|[{_SIGNS}\u2190-\u2bff\U0001f000-\U0001faff])"
_AFTER: Final = (
    rf"(?:['’][sS]|\.{{2,}}|[{_SIGNS}\u2190-\u2bff\U0001f000-\U0001faff]|(?<=\d)\+"
    r"|(?<=[\w)\]%'\"”’/+-])(?<![A-ZÀ-Þ])\.|(?<=[A-ZÀ-Þ]{2})\.)$"
)
_WITHIN: Final = (
    r"\.{2,}|…|[\u2190-\u2bff\U0001f000-\U0001faff]|(?<=\d)[-+*^](?=[\d-])"
    r"|(?<=[^\W\d_A-ZÀ-Þ])\.(?=[A-ZÀ-Þ])|(?<=[^\W\d_])[,()](?=[^\W\d_])|[;|]"
    r"|(?<=[^\W\d_])(?:-{1,3}|[–—~])(?=[^\W\d_])|(?<=\w)[:<>=/](?=[^\W\d_])"
)
_SHORT: Final = (
    r"(?:(?:[MmDdSsJj]r|MR|DR|MRS|[Mm]rs|[Mm]s|[Pp]rof|[Rr]ev|[Hh]on|[Ss]gt|[Cc]apt|[Cc]llr|[Ss]t"
    r"|[Ll]td|LTD|[Ii]nc|[Cc]orp|[Cc]o|[Bb]ros|vs|etc|approx|[Aa]pt)\.|(?:[A-Za-z]\.){2,})$"
)
_ADDRESS: Final = (
    r"(?:[A-Za-z][\w+.-]*://\S+|www\.\S+|[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[\w-]+\.)+(?:com|org|net|uk|gov|edu|io|eu|info|ie|de|fr|us|ac|co|nhs|test|example)"
    r"(?:[:/?#]\S*)?)$"
)


def tokenizer(vocab: Vocab) -> Tokenizer:
    return Tokenizer(
        vocab,
        prefix_search=re.compile(_BEFORE).search,
        suffix_search=re.compile(_AFTER).search,
        infix_finditer=re.compile(_WITHIN).finditer,
        token_match=re.compile(_SHORT).match,
        url_match=re.compile(_ADDRESS).match,
    )
