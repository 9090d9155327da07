"""Write labelled UK office text from the templates: e-mails, forms, tables, chats, letters.

In a template ``[a|b]`` is a choice and ``{slot}`` is filled from the pools. Titles (Mr, Dr) and
postcodes are not part of a name; each line or comma part of an address is one LOCATION.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from abroad import Abroad
from people import written
from plain import Plain
from pools import Pools

FOLDER = Path(__file__).parent / "templates"
CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")
GREETING = (
    "[Hi|Hello|Dear|Morning|Hey|hi|FAO|To] "
    "[{first}|{first}|{first}|{mr}|{full}|{first} and {first}][,| -||!]"
)
COLUMNS = {
    "Name": "full", "Surname": "last", "First name": "first", "Organisation": "org",
    "Town": "town", "Address": "house", "Postcode": "postcode", "Date": "date", "Ref": "ref",
    "Amount": "money", "Role": "role", "Phone": "phone", "Site": "site", "County": "county",
    "Owner": "initials", "Contact": "listed", "Qty": "n", "Officer": "first", "Supplier": "org",
    "Country": "country", "Email": "email", "Item": "product",
}  # fmt: skip

LISTED = {
    "nick": ("nickname", "PERSON"),
    "tricky": ("tricky_first", "PERSON"),
    "oddtown": ("odd_town", "LOCATION"),
}
BODIES = ("org", "council", "court", "shop", "care", "worship", "fund", "farm", "team")

Spans = list[tuple[int, int, str]]


@dataclass
class Page:
    """A text in the making and where its names are."""

    text: str = ""
    spans: Spans = field(default_factory=list)

    def add(self, text: str, label: str = "") -> None:
        start = len(self.text)
        self.text += text
        if label:
            skip = 4 if text.startswith("the ") else 0
            self.spans.append((start + skip, len(self.text), label))


class Synth:
    """``document()`` gives one text with its spans; the same seed gives the same texts."""

    def __init__(self, pools: Pools) -> None:
        self.pools, self.random = pools, pools.random
        self.plain = Plain(pools)
        self.abroad = Abroad(self.random)
        self.person = pools.person()
        self.sentences = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
        self.negatives = (FOLDER / "plain.txt").read_text(encoding="utf-8").splitlines()
        self.blocks = (FOLDER / "blocks.txt").read_text(encoding="utf-8").strip().split("\n---\n")

    def document(self) -> tuple[str, Spans]:
        page = Page()
        forms = (self._email, self._prose, self._prose, self._block, self._table, self._chat)
        self.random.choices(forms, weights=(24, 14, 9, 40, 7, 6))[0](page)
        text = page.text.rstrip()
        return text, merged(text, [span for span in page.spans if span[1] <= len(text)])

    # Layouts

    def _email(self, page: Page) -> None:
        if self.pools.chance(0.8):
            self.fill(page, GREETING if self.pools.chance(0.85) else "{first}[,| -|]")
            page.add(self.random.choice(["\n\n", "\n", " "]))
        for _ in range(self.random.choice([1, 1, 2, 3, 4])):
            self._sentence(page)
            page.add(self.random.choice([" ", " ", "\n\n", "\n"]))
        if self.pools.chance(0.8):
            self._closing(page)

    def _closing(self, page: Page) -> None:
        self.fill(
            page,
            "[Kind regards|Regards|Best wishes|Many thanks|Thanks|Cheers|Yours sincerely|Best|Thx"
            "|KR][,|][\n\n|\n|\n|  ][{first}|{first}|{full}|{initials}|{first}\n\n{same_full}]",
        )
        if self.pools.chance(0.4):
            self.fill(
                page,
                "\n{role}[, | | \\ ||\n]{org}[\n{address}|\n{house}, {town} {postcode}|]"
                "[\nT: {phone}|\nTel {phone} Email {email}|]",
            )

    def _prose(self, page: Page) -> None:
        for _ in range(self.random.choice([1, 1, 1, 2, 3, 5])):
            self._sentence(page)
            page.add(" ")

    def _block(self, page: Page) -> None:
        for _ in range(self.random.choice([1, 1, 1, 2])):
            self.fill(page, self.random.choice(self.blocks))
            page.add(self.random.choice(["\n", "\n\n"]))

    def _table(self, page: Page) -> None:
        heads = self.random.sample(sorted(COLUMNS), self.random.randint(2, 5))
        comma = self.random.choice([",", "\t", " | ", "; ", "  ", " - ", "|"])
        if comma == ",":
            heads = [head for head in heads if COLUMNS[head] not in ("listed", "house")] or ["Name"]
        if self.pools.chance(0.7):
            page.add(comma.join(heads) + "\n")
        for _ in range(self.random.randint(1, 6)):
            self.fill(page, comma.join(f"{{{COLUMNS[head]}}}" for head in heads))
            page.add("\n")

    def _chat(self, page: Page) -> None:
        names = [self.pools.first() for _ in range(3)]
        for _ in range(self.random.randint(2, 6)):
            if self.pools.chance(0.3):
                page.add(f"[{self.plain.time()}] ")
            page.add(self.random.choice(names), "PERSON")
            page.add(self.random.choice([": ", ": ", " - ", ":\n"]))
            self._sentence(page)
            page.add("\n")

    def _sentence(self, page: Page) -> None:
        self.fill(
            page, self.random.choice(self.sentences if self.pools.chance(0.72) else self.negatives)
        )

    # Slots

    def fill(self, page: Page, template: str) -> None:
        while choice := CHOICE.search(template):
            picked = self.random.choice(choice[1].split("|"))
            template = template[: choice.start()] + picked + template[choice.end() :]
        for number, part in enumerate(SLOT.split(template)):
            if number % 2:
                self._slot(page, part)
            else:
                page.add(part)

    def _slot(self, page: Page, slot: str) -> None:
        """``caps_`` and ``low_`` before a slot write it in capitals or in lower case."""
        case, _, rest = slot.partition("_")
        if case in ("caps", "low"):
            start = len(page.text)
            self._slot(page, rest)
            found = page.text[start:]
            recased = found.upper() if case == "caps" else found.lower()
            if len(recased) == len(found):
                page.text = page.text[:start] + recased
        elif slot in ("abroad", "abroad_lines"):
            self._parts(page, self.abroad.parts(), ", " if slot == "abroad" else "\n")
        elif slot in LISTED:
            words, label = LISTED[slot]
            page.add(self.pools.pick(words), label)
        elif slot in BODIES:
            page.add(getattr(self.pools.bodies, slot)(), "ORGANIZATION")
        else:
            self._filled(page, slot)

    def _parts(self, page: Page, parts: list[list[tuple[str, str]]], comma: str) -> None:
        for number, part in enumerate(parts):
            page.add(comma if number else "")
            for text, label in part:
                page.add(text, label)

    def _filled(self, page: Page, slot: str) -> None:
        if slot in ("address", "lines"):
            self._address(page, ", " if slot == "address" else "\n")
        elif slot == "mr":
            page.add(f"{self.pools.pick('title')} ")
            self._slot(page, self.random.choice(["last", "last", "full"]))
        elif slot in ("full", "first", "last", "initials", "listed", "any") or slot.startswith(
            "same_"
        ):
            self._person(page, slot)
        elif slot in ("body", "firm", "unit"):
            page.add(self.pools.pick(slot), "ORGANIZATION")
        elif slot in ("town", "county", "country", "street", "site", "house"):
            page.add(getattr(self.pools, slot)(), "LOCATION")
        else:
            page.add(self.plain.value(slot, self.person))

    def _person(self, page: Page, slot: str) -> None:
        if not slot.startswith("same_"):
            self.person = self.pools.person()
        slot = slot.removeprefix("same_")
        if slot == "any":
            slot = self.random.choice(["first", "full", "full", "full", "last", "initials", "mr"])
        if slot == "mr":
            page.add(f"{self.pools.pick('title')} ")
            slot = "last"
        page.add(written(self.person, slot, self.pools), "PERSON")

    def _address(self, page: Page, comma: str) -> None:
        parts = [self.pools.house()]
        parts += [self.random.choice(self.pools.small)] * self.pools.chance(0.25)
        parts += [self.pools.town()] * self.pools.chance(0.92)
        parts += [self.pools.county().removeprefix("the ")] * self.pools.chance(0.3)
        parts += [self.pools.country().removeprefix("the ")] * self.pools.chance(0.08)
        if comma == ", " and self.pools.chance(0.08):
            comma = self.random.choice([" ", ",", "\n"])
        for number, part in enumerate(parts):
            page.add(comma if number else "")
            page.add(part, "LOCATION")


def merged(text: str, spans: Spans) -> Spans:
    """Two names of people with one space between them are one name."""
    joined: Spans = []
    for start, end, label in spans:
        if joined and label == joined[-1][2] == "PERSON" and text[joined[-1][1] : start] == " ":
            joined[-1] = (joined[-1][0], end, label)
        else:
            joined.append((start, end, label))
    return joined
