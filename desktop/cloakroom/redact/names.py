"""Names for stand-ins. First names, chosen by us, are in use for women and men alike; surnames are
Faker's British ones (MIT licence). The two lists share no word."""

from functools import cache

FIRST_NAMES = (
    "Addison", "Alex", "Alexis", "Ari", "Ariel", "Ash", "Ashley", "Aubrey", "Avery", "Bailey",
    "Billie", "Blair", "Bobbie", "Brook", "Cameron", "Casey", "Charlie", "Chris", "Clem", "Dakota",
    "Darcy", "Devon", "Drew", "Eden", "Eli", "Ellis", "Emerson", "Emery", "Erin", "Evelyn",
    "Finley", "Frankie", "Glen", "Hadley", "Harley", "Hayden", "Hilary", "Hollis", "Indigo",
    "Jackie", "Jamie", "Jess", "Jo", "Jodie", "Jordan", "Jules", "Kai", "Keegan", "Kelly",
    "Kendall", "Kerry", "Kim", "Kit", "Lee", "Leslie", "Lindsay", "Logan", "Lou", "Marley",
    "Mel", "Merle", "Micah", "Morgan", "Nat", "Nicky", "Noel", "Oakley", "Parker", "Pat", "Peyton",
    "Phoenix", "Quinn", "Reese", "Remy", "Riley", "River", "Robin", "Rory", "Rowan", "Sam",
    "Sandy", "Sage", "Sasha", "Shannon", "Shay", "Sidney", "Skye", "Stevie", "Sunny", "Taylor",
    "Terry", "Toby", "Tony", "Val", "Vivian", "Wren",
)


@cache
def last_names() -> tuple[str, ...]:
    """In alphabetical order."""
    # Faker takes a quarter of a second to load: only for those who use stand-ins
    from faker.providers.person.en_GB import Provider

    given = {*FIRST_NAMES, *Provider.first_names_female, *Provider.first_names_male}
    return tuple(sorted({name for name in Provider.last_names if name.isalpha()} - given))


PLACE_BEGINNINGS = (
    "Amber", "Birch", "Cinder", "Dapple", "Ember", "Fallow", "Glimmer", "Hazel", "Juniper",
    "Kestrel", "Linnet", "Marl", "Nettle", "Otter", "Pebble", "Quill", "Rowan", "Sorrel",
    "Thistle", "Wren",
)

PLACE_ENDINGS = (
    "beck", "combe", "dell", "fold", "garth", "holt", "mere", "ness", "stow", "thwaite",
    "vale", "wick",
)
