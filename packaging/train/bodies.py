"""Names of organisations to fill templates with: councils, companies, shops, care homes, teams."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pools import Pools

SLOT = re.compile(r"\{(\w+)\}")
LETTERS = "ABCDEFGHIKLMNOPRSTUW"


class Bodies:
    """One drawing of each kind, composed from ``words.toml`` with the people and places of
    ``pools``: ``org()`` is any of them."""

    def __init__(self, pools: "Pools", listed: list[str]) -> None:
        self.pools, self.random, self.listed = pools, pools.random, listed
        self.kinds: tuple[tuple[float, Callable[[], str]], ...] = (
            (10, self.council),
            (12, lambda: pools.pick("body")),
            (5, lambda: pools.pick("unit")),
            (12, lambda: pools.pick("firm")),
            (4, lambda: self.random.choice(listed)),
            (18, self.company),
            (9, self.local),
            (7, self.society),
            (5, self.shop),
            (4, self.care),
            (3, self.worship),
            (4, self.fund),
            (3, self.farm),
            (3, self.team),
            (1, self.letters),
        )

    def org(self) -> str:
        weights = [weight for weight, _ in self.kinds]
        return self.random.choices(self.kinds, weights=weights)[0][1]()

    def letters(self) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.choice([3, 3, 4])))

    def council(self) -> str:
        area = self.random.choice([self.pools.county, self.pools.home_town, self.pools.home_town])()
        if self.pools.chance(0.06):
            return f"London Borough of {self.pools.home_town()}"
        return f"{area.removeprefix('the ')} {self.pools.pick('council_kind')}"

    def company(self) -> str:
        pick, last, trade = self.pools.pick, self.pools.last(), self.pools.pick("trade")
        partner = self.random.choice(["Sons", "Son", "Daughters", "Partners", self.pools.last()])
        forms = (
            f"{last} {trade}",
            f"{last} & {partner}",
            f"{last} {self.pools.last()}",
            f"{pick('brand_first')}{pick('brand_last')}",
            f"{pick('brand_first')}{pick('brand_last')} {trade}",
            f"{pick('brand_first')} {trade}",
            f"{self.pools.home_town()} {trade}",
            f"{self.random.choice('ABCDEFGHJKLMPRSTW')} {last} {trade}",
            f"{self.pools.invented()} {trade}",
            self.pools.invented(),
        )
        form = self.random.randrange(len(forms))
        needs_suffix = form in (2, 9) or self.pools.chance(0.5)
        return f"{forms[form]} {pick('suffix')}" if needs_suffix else forms[form]

    def court(self) -> str:
        if self.pools.chance(0.3):
            return self.pools.pick("high_court")
        return f"{self.pools.town()} {self.pools.pick('court_kind')}"

    def local(self) -> str:
        if self.pools.chance(0.2):
            return f"St {self.pools.pick('saint')}'s {self.pools.pick('saint_kind')}"
        first = self.pools.last() if self.pools.chance(0.15) else self.pools.home_town()
        return f"{first} {self.pools.pick('local_kind')}"

    def society(self) -> str:
        return self._composed("society")

    def shop(self) -> str:
        return self._composed("shop_form")

    def care(self) -> str:
        return self._composed("care_form")

    def worship(self) -> str:
        return self._composed("worship_form")

    def fund(self) -> str:
        return self._composed("fund_form")

    def farm(self) -> str:
        return self._composed("farm_form")

    def team(self) -> str:
        return self._composed("team_form")

    def _composed(self, kind: str) -> str:
        return SLOT.sub(lambda slot: self._part(slot[1]), self.pools.pick(kind))

    def _part(self, kind: str) -> str:
        if kind == "letter":
            return self.random.choice(LETTERS)
        made = {
            "town": self.pools.home_town,
            "last": self.pools.last,
            "first": self.pools.first,
            "site": self.pools.site,
            "street": self.pools.street,
        }.get(kind)
        return made() if made else self.pools.pick(kind)
