"""The parts of a template that are not names: dates, amounts, references, telephone numbers."""

import unicodedata

from pools import Pools

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
LETTERS = "ABCDEFGHJKLMNPRSTUVWY"
HOSTS = ("example.org", "example.com", "mail.example.net", "example.co.uk", "example.gov.uk")
LISTED = {
    slot: slot
    for slot in (
        "role", "product", "title", "formword", "animal", "breed", "occupation", "scheme",
        "heading", "adjective", "thing",
    )
}  # fmt: skip
LISTED |= {
    "abbr": "abbreviation", "after": "letters_after", "code": "code_word", "keys": "key_name",
}  # fmt: skip
"""The list in ``words.toml`` of each slot that is a word of a list."""


def ascii_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "".join(letter for letter in plain if letter.isalpha()) or "info"


class Plain:
    def __init__(self, pools: Pools) -> None:
        self.pools, self.random = pools, pools.random

    def value(self, slot: str, person: tuple[str, str]) -> str:
        if slot == "email":
            return self.email(person)
        if slot in LISTED:
            return self.pools.pick(LISTED[slot])
        return getattr(self, slot)()

    def n(self) -> str:
        return str(self.random.randint(1, 99))

    def day(self) -> str:
        return self.random.choice(DAYS)

    def month(self) -> str:
        return self.random.choice(MONTHS)

    def time(self) -> str:
        hour, minute = self.random.randint(1, 23), self.random.randint(0, 59)
        return self.random.choice(
            [f"{hour:02d}:{minute:02d}", f"{hour % 12 + 1}pm", f"{hour % 12 + 1}.30am"]
        )

    def date(self) -> str:
        day, month, year = (
            self.random.randint(1, 28),
            self.random.randint(1, 12),
            self.random.randint(1940, 2027),
        )
        name = MONTHS[month - 1]
        forms = (
            f"{day} {name} {year}",
            f"{day} {name}",
            f"{day:02d}/{month:02d}/{year}",
            f"{name} {year}",
            f"{day}/{month}/{year % 100:02d}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day} {name[:3]} {year}",
            f"{self.day()} {day} {name}",
            f"{day}th {name}",
            self.day(),
            f"{name} {day}, {year}",
        )
        return self.random.choice(forms)

    def money(self) -> str:
        amount = self.random.randint(1, 99_999)
        return self.random.choice(
            [
                f"£{amount}",
                f"£{amount:,}.00",
                f"£{amount % 100}k",
                f"€{amount}",
                f"£{amount % 500}.50",
            ]
        )

    def digits(self, count: int) -> str:
        return "".join(self.random.choices("0123456789", k=count))

    def phone(self) -> str:
        forms = (
            f"07{self.digits(3)} {self.digits(6)}",
            f"07{self.digits(9)}",
            f"+44 7{self.digits(3)} {self.digits(6)}",
            f"01{self.digits(3)} {self.digits(6)}",
            f"020 7{self.digits(3)} {self.digits(4)}",
            f"ext {self.digits(4)}",
        )
        return self.random.choice(forms)

    def postcode(self) -> str:
        area = "".join(self.random.choices(LETTERS, k=self.random.randint(1, 2)))
        gap = self.random.choice([" ", " ", " ", ""])
        outward = f"{area}{self.random.randint(1, 29)}"
        return outward + gap + self.digits(1) + "".join(self.random.choices(LETTERS, k=2))

    def ref(self) -> str:
        letters = "".join(self.random.choices(LETTERS, k=self.random.randint(2, 3)))
        forms = (
            f"{letters}/{self.digits(5)}",
            f"{letters}-{self.digits(4)}-{self.digits(2)}",
            f"#{self.digits(5)}",
            f"{letters}{self.digits(6)}",
            self.digits(8),
            f"{self.digits(2)}/{self.digits(5)}/{letters}",
            f"{letters}{self.digits(6)}{letters[0]}",
        )
        return self.random.choice(forms)

    def letter(self) -> str:
        return self.random.choice(LETTERS)

    def ini(self) -> str:
        """The initials by which minutes call somebody: no name."""
        return "".join(self.random.choices(LETTERS, k=self.random.choice([2, 2, 2, 3])))

    def grid(self) -> str:
        square = "".join(self.random.choices("HJNOST", k=1) + self.random.choices(LETTERS, k=1))
        size = self.random.choice([3, 3, 4])
        gap = self.random.choice([" ", " ", ""])
        return f"{square}{gap}{self.digits(size)}{gap}{self.digits(size)}"

    def handle(self) -> str:
        pick = self.pools.pick
        forms = (
            f"{pick('code_word')}{self.n()}",
            f"{pick('adjective')}{pick('thing')}".lower(),
            f"{pick('adjective')}_{pick('thing')}".lower(),
            f"{pick('thing')}{pick('adjective')}{self.n()}",
            f"{pick('thing')}_{ascii_name(self.pools.first())}".lower(),
            f"{ascii_name(self.pools.first())}{self.digits(2)}",
            f"{ascii_name(self.pools.first())[0]}{ascii_name(self.pools.last())}",
        )
        return self.random.choice(forms)

    def email(self, person: tuple[str, str]) -> str:
        first, last = map(ascii_name, person)
        local = self.random.choice(
            [f"{first}.{last}", f"{first[0]}{last}", first, f"{last}{self.digits(2)}"]
        )
        return f"{local}@{self.random.choice(HOSTS)}"
