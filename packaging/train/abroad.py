"""Postal addresses of other countries, from Faker's providers: street, town and postcode in the
order of the country. Postcodes are no part of a LOCATION."""

from random import Random

from faker import Faker
from pools import latin

Part = list[tuple[str, str]]
POSTCODE_FIRST = {
    "de_DE": "Germany", "de_AT": "Austria", "de_CH": "Switzerland", "fr_FR": "France",
    "es_ES": "Spain", "it_IT": "Italy", "pl_PL": "Poland", "nl_NL": "Netherlands",
    "sv_SE": "Sweden", "da_DK": "Denmark", "no_NO": "Norway", "fi_FI": "Finland",
    "cs_CZ": "Czech Republic", "sk_SK": "Slovakia", "hr_HR": "Croatia", "pt_PT": "Portugal",
    "tr_TR": "Turkey", "ro_RO": "Romania", "es_MX": "Mexico", "lt_LT": "Lithuania",
}  # fmt: skip
STATE_THEN_CODE = {"en_US": "USA", "en_AU": "Australia", "en_CA": "Canada"}
TOWN_THEN_CODE = {
    "en_IN": "India", "pt_BR": "Brazil", "en_NZ": "New Zealand", "id_ID": "Indonesia",
    "en_BD": "Bangladesh", "zu_ZA": "South Africa", "en_IE": "Ireland",
}  # fmt: skip
PLACES = POSTCODE_FIRST | STATE_THEN_CODE | TOWN_THEN_CODE


class Abroad:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.fakers = {place: Faker(place) for place in PLACES}
        for faker in self.fakers.values():
            faker.seed_instance(random.getrandbits(32))
            _in_order(faker)

    def parts(self) -> list[Part]:
        """The parts of one address; between two of them goes a comma or a line end."""
        place = self.random.choice([*PLACES, "en_US", "en_US", "de_DE", "fr_FR", "en_IN"])
        faker = self.fakers[place]
        street = faker.street_address()
        town, code = faker.city(), faker.postcode()
        if not latin("".join(letter for letter in street + town if letter.isalpha())):
            return self.parts()
        parts: list[Part] = [[(piece, "LOCATION")] for piece in street.split("\n")]
        if place in STATE_THEN_CODE:
            state = faker.province_abbr() if place == "en_CA" else faker.state_abbr()
            parts += [[(town, "LOCATION")], [(state, "LOCATION"), (f" {code}", "")]]
        elif place in POSTCODE_FIRST:
            parts.append([(f"{code} ", ""), (town, "LOCATION")])
        else:
            parts.append([(town, "LOCATION"), (self.random.choice([" ", "-", " - "]) + code, "")])
        if self.random.random() < 0.7:
            parts.append([(PLACES[place], "LOCATION")])
        return parts


def _in_order(faker: Faker) -> None:
    """Faker takes the towns of Italy from a set, whose order differs from run to run."""
    for provider in faker.factories[0].providers:
        if towns := getattr(provider, "cities", ()):
            provider.cities = sorted(towns)
