"""What the practice deployment answers: what it saw, and a letter that uses it."""

import re
from collections.abc import Mapping, Sequence

# A kind, a number, and perhaps a form of the value: [PERSON_1_LAST].
PLACEHOLDER = re.compile(r"\[([A-Z][A-Z0-9_]{0,60}?)_[1-9][0-9]{0,6}(?:_[A-Z]{1,12}){0,3}\]")
_MOST_SHOWN = 5
_LONGEST_PIECE = 6

_HEAD = (
    "**This is the practice deployment.** It runs on this computer, nothing of your text has left "
    "it, and no AI has read it. An AI would have been given what stands here, and nothing else."
)
_NOTHING = (
    "I saw **no placeholder** in what you sent. Try a sentence with a name and an address in it, "
    "for example:\n\n```text\nPlease write to Jane Roe, jane.roe@example.org, about her visit.\n```"
)
_USES = ("PERSON", "ORGANISATION", "ORGANIZATION")


def reply(messages: Sequence[Mapping[str, object]]) -> str:
    """Markdown with a list, a quotation and a block of code. The placeholders in it are those of
    the last question that has any."""
    said = [str(each.get("content", "")) for each in messages if each.get("role") == "user"]
    last = next((text for text in reversed(said) if PLACEHOLDER.search(text)), "")
    seen = list(dict.fromkeys(match.group() for match in PLACEHOLDER.finditer(last)))
    if not seen:
        return f"{_HEAD}\n\n{_NOTHING}\n"
    told = f"Your question has {len(said[-1])} characters and is number {len(said)} of this talk."
    return f"{_HEAD}\n\n{told} I saw:\n\n{_listed(seen)}\n\n{_letter(seen)}\n"


def pieces(text: str) -> list[str]:
    """As a service would stream it: in small parts that also cut placeholders in two."""
    return [text[at : at + _LONGEST_PIECE] for at in range(0, len(text), _LONGEST_PIECE)]


def _listed(seen: Sequence[str]) -> str:
    kinds: dict[str, list[str]] = {}
    for placeholder in seen:
        match = PLACEHOLDER.fullmatch(placeholder)
        kinds.setdefault(match.group(1) if match else "", []).append(placeholder)
    return "\n".join(f"- {len(each)} × {kind}: {_shown(each)}" for kind, each in kinds.items())


def _shown(placeholders: Sequence[str]) -> str:
    more = len(placeholders) - _MOST_SHOWN
    shown = ", ".join(placeholders[:_MOST_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown


def _letter(seen: Sequence[str]) -> str:
    """The greeting goes to a person, where there is one."""
    people = [each for each in seen if each.startswith(tuple(f"[{kind}_" for kind in _USES))]
    greeted = people[0] if people else "Sir or Madam"
    about = [each for each in seen if each != greeted][:_MOST_SHOWN]
    named = f" We have noted: {', '.join(about)}." if about else ""
    record = "\n".join(f"{number}. {each}" for number, each in enumerate(seen[:_MOST_SHOWN], 1))
    return (
        f"An answer could begin like this:\n\n> Dear {greeted},\n>\n> thank you for your message."
        f"{named}\n>\n> Yours sincerely\n\nThe same as a record:\n\n```text\n{record}\n```\n\n"
        "When the values have been put back, you read them here; this server never had them."
    )
