"""Names for stand-ins, chosen by us. First names and surnames share no word."""

FIRST_NAMES = (
    "Ada", "Alfie", "Anwen", "Arlo", "Beatrix", "Bruno", "Callum", "Carys", "Cedric", "Clara",
    "Dara", "Delia", "Dominic", "Edie", "Elspeth", "Emrys", "Esme", "Farah", "Fergus", "Flora",
    "Gareth", "Greta", "Hamish", "Hattie", "Hugo", "Idris", "Imogen", "Isla", "Jasper", "Jemima",
    "Kerensa", "Kit", "Lachlan", "Leila", "Lorcan", "Mabel", "Magnus", "Mina", "Morag", "Nadia",
    "Ned", "Niamh", "Nikhil", "Odette", "Olwen", "Otis", "Petra", "Priya", "Quentin", "Rafe",
    "Rhona", "Rosa", "Rupert", "Saskia", "Silas", "Tamsin", "Tobias", "Una", "Wilfred", "Yasmin",
)

LAST_NAMES = (
    "Abney", "Alderton", "Ashdown", "Barlow", "Bexley", "Birkett", "Bramwell", "Calloway",
    "Chettle", "Coldwell", "Cromer", "Dacre", "Denholm", "Dunmore", "Eastoe", "Elmhurst",
    "Fairlie", "Farrow", "Fenwick", "Garside", "Gillow", "Goswick", "Halden", "Harkness",
    "Hebden", "Hollins", "Ingleby", "Jessop", "Kelsall", "Kirkby", "Lamont", "Langley", "Larkin",
    "Lydgate", "Marwood", "Mellor", "Merrick", "Naismith", "Norbury", "Oakden", "Orrell",
    "Pargeter", "Pemberton", "Penrose", "Quayle", "Radley", "Ravensby", "Rigby", "Sandford",
    "Selwyn", "Stainton", "Tarrant", "Thirkell", "Tolland", "Underhay", "Vickery", "Wadham",
    "Westray", "Winslade", "Yardley",
)

PLACE_BEGINNINGS = (
    "Amber", "Birch", "Cinder", "Dapple", "Ember", "Fallow", "Glimmer", "Hazel", "Juniper",
    "Kestrel", "Linnet", "Marl", "Nettle", "Otter", "Pebble", "Quill", "Rowan", "Sorrel",
    "Thistle", "Wren",
)

PLACE_ENDINGS = (
    "beck", "combe", "dell", "fold", "garth", "holt", "mere", "ness", "stow", "thwaite",
    "vale", "wick",
)
